"""Planted label errors are found, and what is told of them is counted rightly."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random

import pytest

pytest.importorskip("onnxruntime")

from click.testing import CliRunner

from corpora.document.geometry import Span
from corpora.labelled.from_passage import as_text
from corpora.labelled.sound import sound_text
from corpora.labelled.suspects import Suspect
from corpora.synthetic.passages import draw_passages
from training.metrics.evaluate import evaluate
from training.metrics.evaluate_suspects import rows_of
from training.review.planted_labels import Plant, plant_in_text

# Asked without importing it, which takes a second of every process of the tests.
pytestmark = pytest.mark.skipif(find_spec("cleanlab") is None, reason="cleanlab is not installed")


def test_most_planted_errors_are_found_and_most_of_the_first_are_planted() -> None:
    result = CliRunner().invoke(evaluate, ["suspects", "--count", "12", "--seed", "11", "--share", "0.04"])
    assert result.exception is None, result.output
    heads, *lines = (line.split() for line in result.output.splitlines())
    rows = {line[0]: dict(zip(["kind", "labels", "planted", "doubted", "true", "found", "first N", "first 50"], line,
                              strict=True)) for line in lines}  # fmt: skip
    assert heads[0] == "kind"
    assert int(rows["all"]["planted"]) > 30
    assert float(rows["all"]["found"].rstrip("%")) > 80
    for kind in ("entity", "relation", "cell"):
        assert float(rows[kind]["first N"].rstrip("%")) > 60, kind


def test_labels_with_plants_in_them_still_fit_their_text() -> None:
    random, kinds = Random(3), set[str]()
    passages = draw_passages(5, split="dev")
    for number in range(60):
        item, plants = plant_in_text(as_text(next(passages), document="ab" * 32, start=number), random, share=0.5)
        sound_text(item)
        kinds |= {f"{one.kind} {one.how}" for one in plants}
    assert kinds >= {"entity label", "entity end", "entity left out", "entity invented", "relation left out",
                     "relation relation", "field field"}  # fmt: skip


def test_a_suspect_counts_for_a_plant_of_its_kind_and_place_only() -> None:
    def suspect(kind: str, start: int) -> Suspect:
        return Suspect(
            kind=kind, document="ab", example="ab-100", span=Span(100 + start, 102 + start), cell=None, words="",  # type: ignore[arg-type]
            context="", given="", said="x", origin=None, sure=1.0,
        )  # fmt: skip

    plants = [Plant(kind="entity", document="ab", example="ab-100", place=Span(4, 8), how="label")]
    told = [suspect("entity", 3), suspect("entity", 7), suspect("entity", 8), suspect("field", 5)]
    *_, whole = rows_of(told, plants, {"entity": 5, "relation": 0, "field": 1, "cell": 0})
    assert whole["doubted"] == 4
    assert whole["true"] == "50.00%"
    assert whole["found"] == "100.00%"
    assert whole["first N"] == "100.00%"
