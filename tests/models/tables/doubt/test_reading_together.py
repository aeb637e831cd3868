"""Doubtful figures of rows and columns are read anew together, from looks at their own prints alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpora.profiles.profile import Identity
from models.tables.doubt.reading_together import Reading, read_together

PARTS = ("甲", "乙", "丙")


def _identities() -> list[Identity]:
    rows = [Identity(id=r, name=r, left=(f"{r}.计",), right=tuple(f"{r}.{c}" for c in "子丑")) for r in (*PARTS, "总")]
    return rows + [
        Identity(id=c, name=c, left=(f"总.{c}",), right=tuple(f"{r}.{c}" for r in PARTS)) for c in ("子", "丑", "计")
    ]


def _readings(**figures: Sequence[tuple[str, float]]) -> dict[str, list[Reading]]:
    """All figures nought but those told; each with its looks, the first first."""
    told = {f"{r}.{c}": [("0", 0.9)] for r in (*PARTS, "总") for c in ("子", "丑", "计")}
    told |= {name.replace("_", "."): list(looks) for name, looks in figures.items()}
    return {
        name: [Reading(value=Decimal(text), text=text, likely=likely) for text, likely in looks]
        for name, looks in told.items()
        if looks
    }


def _read(readings: dict[str, list[Reading]]) -> dict[str, str]:
    return {name: reading.text for name, reading in read_together(readings, _identities()).items()}


def test_noughts_read_as_their_sides_are_noughts_where_sums_have_room_for_none() -> None:
    """Previously no single change mended all sums of a figure, and whole rows were given up."""
    sides = (("11", 0.4), ("0", 0.2))
    found = _read(_readings(甲_子=sides, 甲_丑=sides, 乙_子=(("6", 0.3), ("0", 0.2)), 乙_丑=sides))
    assert {found[name] for name in ("甲.子", "甲.丑", "乙.子", "乙.丑")} == {"0"}


def test_a_part_that_is_more_than_its_whole_is_read_anew_though_another_is_not_known() -> None:
    unknown = {"丙_子": (), "丙_计": (), "丙_丑": ()}
    both = (("9", 0.3), ("0", 0.2))
    found = _read(_readings(甲_子=both, 甲_计=both, 乙_丑=both, 乙_计=both, **unknown))
    assert {found[name] for name in ("甲.子", "甲.计", "乙.丑", "乙.计")} == {"0"}


def test_what_no_look_says_is_not_made_up() -> None:
    seven = (("7", 0.3), ("1", 0.2))
    found = _read(_readings(甲_子=seven, 甲_丑=seven, 乙_子=seven, 乙_丑=seven))
    assert set(found.values()) <= {"0", "1", "7"}
    assert "0" not in {found["甲.子"], found["甲.丑"], found["乙.子"], found["乙.丑"]}


def test_one_sum_that_fails_is_left_to_others() -> None:
    assert _read(_readings(甲_子=(("11", 0.4), ("0", 0.2)))) == {}
