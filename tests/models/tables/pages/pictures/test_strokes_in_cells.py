"""Rows of dots in cells that were taken for rules."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.pictures.strokes_in_cells import without_strokes_in_cells
from tests.models.tables.table_grids_by_hand import level, word

SIDES = tuple(
    Rule(box=Box(left=x - 0.5, top=0, right=x + 0.5, bottom=60), horizontal=False) for x in (0, 40, 80, 120)
)  # fmt: skip


def page(*rules: Rule) -> PrintedPage:
    return PrintedPage(
        page=Page(number=1, width=200, height=200), words=(word("12", 95, 35),), rules=(*SIDES, *rules), scanned=True
    )


def test_strokes_level_with_a_figure_that_touch_no_side_are_dots() -> None:
    """Previously each row of months with …… in it was two."""
    edge = level(20, 0, 120)
    assert without_strokes_in_cells(page(edge, level(40, 10, 30), level(40, 50, 70))).rules == (*SIDES, edge)


def test_what_reaches_a_side_or_stands_level_with_nothing_is_a_rule() -> None:
    for kept in (page(level(40, 0, 30), level(40, 50, 70)), page(level(20, 10, 30), level(20, 50, 70))):
        assert without_strokes_in_cells(kept) == kept
