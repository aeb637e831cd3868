"""Documents reviewed in the order that would teach most, beside others: how much of a corpus is then read rightly.

    pytest -m benchmark -s tests/benchmarks/test_review_queue.py

Among ordinary generated reports (split dev) is a quarter of a house of its own words. The learner is a simulated one: of
each wording of a claim, and what the machine says of it, it keeps what reviewers mostly said instead; what nobody
reviewed is read as the machine reads it. Counted are the claims of reports that were held apart from the
beginning: every second one of both sorts, so that what is reviewed takes nothing from what is counted.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpora.document.reading import Reading
from corpora.labelled.teaching import Question, teaching_order
from corpora.readers.sources import RawSource
from corpora.synthetic.corpus import draw_corpus
from corpora.synthetic.files.html import render_html
from corpora.synthetic.gold import gold
from corpora.synthetic.house.draw import write_house
from corpora.synthetic.order import Order
from service.assemble import build_toolkit
from service.export.record import to_record
from service.labels.questions import questions_of, wording_of
from service.pipeline import read_report
from service.settings import Settings
from tests.benchmarks.simulated_reviewer import fields_of

ORDINARY = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "150"))
HOUSE = ORDINARY // 3
REVIEWED = (5, 10, 20, 40)
DRAWS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document: its questions, and for each claim its wording, what the machine says and what is true."""

    questions: tuple[Question, ...]
    claims: tuple[tuple[str, str | None, str | None], ...]


@pytest.mark.benchmark
def test_what_teaches_most_beside_chance(tmp_path: Path) -> None:
    every = list(_corpus(tmp_path))
    corpus, held = dict(every[::2]), [told for _, told in every[1::2]]
    orders = {
        "teaches most": [one.document for one in teaching_order({name: one.questions for name, one in corpus.items()})],
        "most doubt first": sorted(corpus, key=lambda name: -sum(one.doubt for one in corpus[name].questions)),
    }
    random = Random(5)
    print(
        f"\n{len(corpus)} documents to choose from, a quarter of the house; nobody reviewed: {_right(corpus, (), held):.2%} of claims right"
    )
    for count in REVIEWED:
        print(f"{count} reviewed:")
        for name, order in orders.items():
            ours = sum(one.startswith("house") for one in order[:count])
            print(f"  {name}: {_right(corpus, order[:count], held):.2%} (of the house {ours})")
        drawn = sorted(_right(corpus, random.sample(sorted(corpus), count), held) for _ in range(DRAWS))
        print(f"  at random, {DRAWS} draws: {sum(drawn) / DRAWS:.2%} ({drawn[0]:.2%} to {drawn[-1]:.2%})")


def _right(corpus: Mapping[str, Told], reviewed: Iterable[str], held: Sequence[Told]) -> float:
    """Share of the claims of the documents held apart."""
    heard: dict[tuple[str, str | None], Counter[str | None]] = {}
    for name in set(reviewed):
        for wording, said, true in corpus[name].claims:
            heard.setdefault((wording, said), Counter())[true] += 1
    right = whole = 0
    for told in held:
        for wording, said, true in told.claims:
            whole += 1
            learned = heard.get((wording, said))
            right += (learned.most_common(1)[0][0] if learned else said) == true
    return right / whole


def _corpus(folder: Path) -> Iterator[tuple[str, Told]]:
    toolkit = build_toolkit(Settings())

    def told(name: str, page: bytes, truth: Mapping[str, Any]) -> Told:
        reading = read_report(RawSource(path=name, data=page), toolkit)
        assert isinstance(reading, Reading), reading
        record = to_record(reading)
        true = dict(fields_of(record.text or "", truth))
        claims: Sequence[tuple[str, str | None, str | None]] = [
            (wording_of(one), one.field, true[one.numeral[0]]) for one in record.claims if one.numeral[0] in true
        ]
        return Told(questions=tuple(questions_of(record)), claims=tuple(claims))

    order = Order(count=ORDINARY, seed=77, kinds=("text",), planted=0.0, split="dev")
    for number, item in enumerate(draw_corpus(order)):
        page = render_html(item.report, random=Random(number)).encode()
        yield f"ordinary-{number}", told(f"{number}.html", page, gold(item.report, source="", kind=""))
    write_house(folder, count=HOUSE, seed=9, wordings="learned", first=600)
    for path in sorted((folder / "reports").iterdir()):
        truth = json.loads((folder / "gold" / f"{path.stem}.json").read_text("utf-8"))
        yield path.stem, told(path.name, path.read_bytes(), truth)
