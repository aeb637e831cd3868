"""Grids are judged by what mends make of them, too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.printed_page import PrintedPage
from models.tables.pages.chosen.choose import choose_grids
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.pages.chosen.test_choose import COLUMNS, PAGE, RIGHT, ROWS, WORDS, grid

BLANK_ROW, ONE_CELL = (100.0, 130.0, 145.0, 160.0, 190.0), (100.0, 190.0)


def mended(one: PageGrid) -> PageGrid:
    return RIGHT if one.found_by == "text" else one


@pytest.mark.parametrize(
    ("rows", "by_mends", "best"),
    [(BLANK_ROW, False, "recogniser"), (BLANK_ROW, True, "text"), (ONE_CELL, True, "recogniser")],
    ids=["as it is", "mended", "too far off"],
)
def test_what_mends_put_right_speaks_for_no_other_grid(rows: Sequence[float], by_mends: bool, best: str) -> None:
    """Previously a row of nothing but cells between two others lost to a grid that had two rows in one."""
    page = PrintedPage(page=PAGE, words=WORDS, rules=())
    found = [[grid(rows, COLUMNS, found_by="text")], [grid(ROWS, (100, 150, 200, 300, 400), found_by="recogniser")]]
    (made,) = choose_grids(page, found, mend=mended if by_mends else None)
    assert made.found_by == best
