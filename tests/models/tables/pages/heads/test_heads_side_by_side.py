"""Heads that stand side by side in one cell."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.heads_side_by_side import with_heads_side_by_side_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 180.0, 240.0, 300.0), (0.0, 20.0, 40.0, 60.0)


def premiums(*heads: tuple[str, float]) -> PageGrid:
    words = [word("Age", 4, 24), *(word(text, left, 4) for text, left in heads)]
    words += [word("10 y", left + 10, 24) for left in COLUMNS[1:-1]]
    words += [word("412", left + 10, 44) for left in COLUMNS[:-1]]
    return grid_of(words, ROWS, COLUMNS, {(0, 1): (1, 4)})


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        ((("男", 117.0), ("女", 237.0)), ["", "男[1x2]", "女[1x2]"]),
        ((("男", 160.0), ("女", 190.0)), ["", "男 女[1x4]"]),
        ((("Men", 110.0), ("Women", 230.0), ("All", 280.0)), ["", "Men Women All[1x4]"]),
    ],
)
def test_each_is_over_as_many_columns(heads: tuple[tuple[str, float], ...], first: list[str]) -> None:
    """Previously men and women were one head, as one rule runs under both."""
    assert texts_of(with_heads_side_by_side_apart(premiums(*heads), ()))[0] == first


def test_what_rules_close_is_one() -> None:
    """Three boxes to be ticked in one cell of a form."""
    sides = [Rule(box=Box(left=x, top=0, right=x, bottom=60), horizontal=False) for x in (60.0, 300.0)]
    drawn = premiums(("男", 117.0), ("女", 237.0))
    assert with_heads_side_by_side_apart(drawn, sides) == drawn
