"""A sum tells which of the looks at faint print is right, and never a digit that no look saw."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpora.profiles.profile import Identity
from models.tables.doubt.faint_figures import read_faint
from models.tables.doubt.reading_together import Reading

SUM = Identity(id="行", name="行", left=("计",), right=("甲", "乙", "丙"))


def _of(*looks: tuple[str, float]) -> list[Reading]:
    return [Reading(value=Decimal(text), text=text, likely=likely) for text, likely in looks]


def _told(known: dict[str, str], faint: dict[str, list[Reading]], sums: Sequence[Identity] = (SUM,)) -> dict[str, str]:
    sure = {name: _of((text, 1.0))[0] for name, text in known.items()}
    return {name: reading.text for name, reading in read_faint(sure, faint, sums).items()}


def test_the_looks_that_make_the_sum_hold_are_read() -> None:
    """Previously the figures stayed unread, whatever their looks."""
    faint = {"乙": _of(("11", 0.3), ("31", 0.25), ("1", 0.1)), "丙": _of(("15", 0.4), ("17", 0.3), ("7", 0.2))}
    assert _told({"计": "71", "甲": "43"}, faint) == {"乙": "11", "丙": "17"}


def test_no_digit_comes_from_the_sum() -> None:
    assert _told({"计": "9", "甲": "4", "乙": "3"}, {"丙": _of(("7", 0.9), ("1", 0.2))}) == {}
    assert _told({"计": "9", "甲": "4", "乙": "3"}, {}) == {}


def test_where_two_ways_are_as_likely_none_is_read() -> None:
    either = _of(("1", 0.3), ("2", 0.3))
    assert _told({"计": "7", "甲": "4"}, {"乙": either, "丙": either}) == {}


def test_what_breaks_as_many_sums_as_it_mends_is_not_read() -> None:
    column = Identity(id="列", name="列", left=("列计",), right=("丙", "丁"))
    faint = {"丙": _of(("2", 0.3))}
    known = {"计": "9", "甲": "4", "乙": "3", "列计": "5", "丁": "4"}
    assert _told(known, faint, (SUM, column)) == {}
    assert _told({**known, "丁": "3"}, faint, (SUM, column)) == {"丙": "2"}
