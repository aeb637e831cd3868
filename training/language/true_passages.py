"""Passages of documents whose prose is true, with the totals of their tables: what formulas are learned from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from corpora.synthetic.corpus import draw_corpus
from corpora.synthetic.files.text import render_text
from corpora.synthetic.order import Order
from corpora.synthetic.written import WrittenReport, read_written, render
from models.language.formulas.passages import Passage, passages_of
from models.language.formulas.stated import value_of
from models.language.formulas.totals import totals_of
from models.language.grammar.reader import GrammarReader
from training.language.read_layout import read_layout


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePassage:
    """`document` names the report that the passage stands in, `totals` are those of its tables by name."""

    document: str
    passage: Passage
    totals: Mapping[str, Decimal]


def passages_by_hand(path: Path) -> Iterator[TruePassage]:
    """Those of a file of reports by hand (`corpora.synthetic.written`) in which no figure stands that the file names as
    contradicted or doubtful; none of a report where it names a kind of check without a figure, which may be anywhere.
    """
    for written in read_written(path):
        named = [one.claimed for one in (*written.contradicted, *written.doubtful)]
        if None in named:
            continue
        for one in _passages(_name(path, written), written.file_name, render(written)):
            if all(count.value not in named for count in one.passage.counts):
                yield one


def drawn_passages(count: int, *, seed: int) -> Iterator[TruePassage]:
    """Those of `count` drawn reports of split train, in which nothing is planted."""
    order = Order(count=count, seed=seed, kinds=("text",), planted=0.0, split="train")
    for item in draw_corpus(order):
        text = render_text(item.report, form="rows", random=Random(f"formulas {seed} {item.number}"))
        yield from _passages(f"drawn-{seed}/{item.number:04d}", f"{item.number:04d}.txt", text.encode())


def _name(path: Path, written: WrittenReport) -> str:
    return f"{path.stem}/{written.id}"


def _passages(name: str, file_name: str, data: bytes) -> Iterator[TruePassage]:
    read = read_layout(data, path=file_name)
    claims = GrammarReader().read(read.document, read.layout, profile=read.profile).claims
    figures = {figure.field: figure for figure in read.layout.figures}
    totals = totals_of(lambda expression: value_of(expression, figures))
    for passage in passages_of(read.document.text, claims, year=read.layout.year):
        yield TruePassage(document=name, passage=passage, totals=totals)
