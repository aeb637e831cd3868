"""`gouji evaluate suspects`: are the labels that the reader doubts the wrong ones?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final, get_args

import click

from corpora.document.errors import UsageError
from corpora.document.geometry import Span
from corpora.labelled.cell_opinions import cell_opinions, voices_of
from corpora.labelled.from_passage import as_text
from corpora.labelled.label import FigureLabel, LabelledText
from corpora.labelled.opinion import OPINION_KINDS, OpinionKind
from corpora.labelled.suspects import Suspect, Suspects, cell_suspect
from corpora.profiles.load import load_profiles
from corpora.synthetic.corpus import draw_corpus
from corpora.synthetic.order import Order
from corpora.synthetic.passages import passages_of
from corpora.synthetic.report import Report
from corpora.synthetic.split import Split
from models.language.label_review import examine
from models.language.network.reader import WEIGHTS, load_reader
from training.metrics.layout import aligned, percent
from training.metrics.scores import ratio
from training.review.planted_labels import Plant, plant_in_figures, plant_in_text

COLUMNS: Final = ("kind", "labels", "planted", "doubted", "true", "found", "first N", "first 50")


@click.command("suspects", help="在真值标注里故意标错一部分，看读者怀疑的标注中有多少确实错了、错标找出了多少。")
@click.option("--count", type=click.IntRange(min=1), default=200, show_default=True, help="生成的报告份数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子。")
@click.option(
    "--split", type=click.Choice(get_args(Split)), default="dev", show_default=True, help="用哪个划分的措辞。"
)
@click.option("--share", type=click.FloatRange(0, 1), default=0.02, show_default=True, help="标错的比例。")
@click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="换用该文件夹中的网络；默认为随软件附带的网络。",
)
@click.option("--show", type=click.IntRange(min=0), default=0, help="另列前若干个并未标错的怀疑。")
def suspects(count: int, seed: int, split: Split, share: float, weights: Path | None, show: int) -> int:
    """Prints a row a kind: labels, planted, doubted, doubted and planted, and how clean the top of the list is."""
    try:
        reader = load_reader(weights or WEIGHTS)
    except ImportError as error:
        raise UsageError(f"pip install gouji[language] ({error.name})") from error
    held = Suspects()
    plants: list[Plant] = []
    order = Order(count=count, seed=seed, kinds=("text",), planted=0.0, split=split)
    random = Random(f"label errors {seed}")
    for item in draw_corpus(order):
        texts, figures, own = _mislabelled(item.report, random, share=share)
        plants += own
        examine(texts, reader, into=held)
        claims = [claim for text in texts for claim in text.claims]
        for figure, opinion in cell_opinions(figures, load_profiles(), others=voices_of(claims)):
            held.add(opinion, cell_suspect(figure, opinion, document=texts[0].document))
    ranked = held.ranked()
    click.echo(aligned(COLUMNS, rows_of(ranked, plants, held.asked())))
    known = Known.of(plants)
    for one in [one for one in ranked if known.of_suspect(one) is None][:show]:
        click.echo(f"{one.kind} {one.score:.3f} {one.words}: {one.given} → {one.said} ({one.sure:.2f})  {one.context}")
    return 0


def _mislabelled(
    report: Report, random: Random, *, share: float
) -> tuple[list[LabelledText], tuple[FigureLabel, ...], list[Plant]]:
    document = hashlib.sha256(f"{report.body} {report.year} {random.random()}".encode()).hexdigest()
    plants: list[Plant] = []
    texts, start = [], 0
    for passage in passages_of(report):
        item, own = plant_in_text(as_text(passage, document=document, start=start), random, share=share)
        texts.append(item)
        plants += own
        start += len(passage.text) + 1
    figures, own = plant_in_figures(list(_figures(report)), random, share=share / 4, document=document)
    return texts, figures, [*plants, *own]


def _figures(report: Report) -> Iterator[FigureLabel]:
    for number, table in enumerate(report.tables, start=1):
        for cell in table.cells:
            if cell.field is not None:
                yield FigureLabel(
                    field=cell.field, label="", value=None if cell.value is None else Decimal(cell.value),
                    state="blank" if cell.value is None else "read", unit=None, table=f"t{number}",
                    cell=(cell.row, cell.column), origin="person", confidence=1.0,
                )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Plants, by where they stand."""

    spans: Mapping[tuple[OpinionKind, str], Sequence[Plant]]
    cells: Mapping[tuple[str, str], Plant]
    numbers: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, plants: Sequence[Plant]) -> Known:
        """Of examples by their id, of cells by document and field."""
        spans: dict[tuple[OpinionKind, str], list[Plant]] = {}
        for one in plants:
            if isinstance(one.place, Span):
                spans.setdefault((one.kind, one.example), []).append(one)
        cells = {(one.document, one.place): one for one in plants if isinstance(one.place, str)}
        return cls(spans=spans, cells=cells)

    def of_suspect(self, one: Suspect) -> Plant | None:
        """The plant that the suspect tells of: of its kind, and touching it."""
        if one.kind == "cell":
            return self.cells.get((one.document, one.words))
        start, end = (0, 0) if one.span is None else one.span
        offset = int(one.example.rpartition("-")[2])
        for plant in self.spans.get((one.kind, one.example), ()):
            if isinstance(plant.place, Span) and plant.place.start < end - offset and start - offset < plant.place.end:
                return plant
        return None


def rows_of(
    ranked: Sequence[Suspect], plants: Sequence[Plant], asked: Mapping[OpinionKind, int]
) -> list[dict[str, object]]:
    """A row a kind and one for all. `first N`: of as many as were planted, so many are; `found`: of the planted ones
    so many are anywhere in the list.
    """
    known = Known.of(plants)
    matched = [(one.kind, known.of_suspect(one)) for one in ranked]
    numbers = Counter(one.kind for one in plants)
    rows: list[dict[str, object]] = []
    for kind in (*OPINION_KINDS, None):
        own = [plant for of, plant in matched if kind in (None, of)]
        planted = sum(numbers.values()) if kind is None else numbers[kind]
        found = len({id(plant) for plant in own if plant is not None})
        rows.append({
            "kind": kind or "all", "labels": sum(asked.values()) if kind is None else asked[kind], "planted": planted,
            "doubted": len(own), "true": percent(ratio(sum(one is not None for one in own), len(own))),
            "found": percent(ratio(found, planted)),
            "first N": percent(ratio(sum(one is not None for one in own[:planted]), min(planted, len(own)))),
            "first 50": percent(ratio(sum(one is not None for one in own[:50]), min(50, len(own)))),
        })  # fmt: skip
    return rows
