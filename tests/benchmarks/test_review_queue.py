"""Documents reviewed in the order that would teach most, beside others: how much of a corpus is then read rightly.

    pytest -m benchmark -s tests/benchmarks/test_review_queue.py

Among ordinary generated reports (split dev) is a quarter of a house of its own words. The learner is a simulated one: of
each wording of a claim it keeps what reviewers mostly said that it speaks of, and reads a claim with it; wordings that
nobody reviewed are read as the machine reads them. Counted are the claims of the reports that were not reviewed.
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
    corpus = dict(_corpus(tmp_path))
    orders = {
        "teaches most": [one.document for one in teaching_order({name: one.questions for name, one in corpus.items()})],
        "most doubt first": sorted(corpus, key=lambda name: -sum(one.doubt for one in corpus[name].questions)),
    }
    random = Random(5)
    print(f"\n{len(corpus)} documents, {HOUSE} of the house; nobody reviewed: {_right(corpus, ()):.2%} of claims right")
    for count in REVIEWED:
        print(f"{count} reviewed:")
        for name, order in orders.items():
            ours = sum(one.startswith("house") for one in order[:count])
            print(f"  {name}: {_right(corpus, order[:count]):.2%} (of the house {ours})")
        drawn = sorted(_right(corpus, random.sample(sorted(corpus), count)) for _ in range(DRAWS))
        print(f"  at random, {DRAWS} draws: {sum(drawn) / DRAWS:.2%} ({drawn[0]:.2%} to {drawn[-1]:.2%})")


def _right(corpus: Mapping[str, Told], reviewed: Iterable[str]) -> float:
    """Share of the claims of all other documents."""
    chosen = set(reviewed)
    heard: dict[str, Counter[str | None]] = {}
    for name in chosen:
        for wording, _, true in corpus[name].claims:
            heard.setdefault(wording, Counter())[true] += 1
    right = whole = 0
    for name, told in corpus.items():
        for wording, said, true in told.claims if name not in chosen else ():
            whole += 1
            right += (heard[wording].most_common(1)[0][0] if wording in heard else said) == true
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
