"""Drawn documents with general tables, through the whole line: no alarm before a digit is changed, one after."""

from collections.abc import Callable
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.files.html import render_html
from corpora.synthetic.general_report import draw_general_report, plant_in_general_report
from training.metrics.scores import speaks_of

SEEDS = range(24)


def flags(read: Callable[..., Reading], report: object, seed: int) -> list[object]:
    reading = read(render_html(report, random=Random(seed)), path="页.html")
    return [check for check in reading.checks if check.verdict == "contradicted"]


def told(check: object) -> dict[str, object]:
    return {
        "kind": check.kind,
        "fields": check.fields,
        "claimed": check.claimed,
        "found": check.found,
        "evidence": [{"role": item.role, "text": item.text} for item in check.evidence],
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_consistent_document_raises_no_alarm(read: Callable[..., Reading], seed: int) -> None:
    assert flags(read, draw_general_report(Random(seed)), seed) == []


def test_most_wrong_digits_are_found_and_nothing_else_is_said(read: Callable[..., Reading]) -> None:
    found = planted = 0
    for seed in SEEDS:
        result = plant_in_general_report(draw_general_report(Random(seed)), Random(seed))
        if result is None:
            continue
        report, contradiction = result
        truth = {"kind": contradiction.kind, "claimed": contradiction.claimed, "found": contradiction.found}
        said = flags(read, report, seed)
        assert all(speaks_of(told(check), truth) for check in said)
        planted, found = planted + 1, found + bool(said)
    assert planted > 10
    assert found / planted > 0.75
