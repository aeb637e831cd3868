"""Bars drawn to scale, and the figures at their ends."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.no_tables.bars import figures_of_bars, is_of_bars
from tests.models.tables.table_grids_by_hand import grid_of, word

FIGURES = (47, 34, 55, 11)


def page_of(fills: list[Box], words: list[Word]) -> PrintedPage:
    page = Page(number=1, width=400, height=400)
    return PrintedPage(page=page, words=tuple(words), rules=(), shades=tuple(fills))


@pytest.mark.parametrize("level", [True, False])
def test_figures_at_the_ends_of_bars_are_a_charts(level: bool) -> None:
    """Previously a chart's labels and figures were a table."""
    fills, words = [], []
    for at, figure in enumerate(FIGURES):
        start = 40.0 * at
        if level:
            fills.append(Box(left=100, top=start, right=100 + 2.0 * figure, bottom=start + 12))
            words += [word("Mining", 10, start + 1), word(f"{figure}%", 104 + 2 * figure, start + 1)]
        else:
            fills.append(Box(left=start, top=200 - 2.0 * figure, right=start + 20, bottom=200))
            words += [word("2019", start, 204), word(f"{figure}", start + 5, 188 - 2 * figure)]
    found = figures_of_bars(page_of(fills, words))
    assert len(found) == len(FIGURES)
    assert is_of_bars(grid_of(words, (0, 400), (0, 400)), found)
    assert not is_of_bars(grid_of([word("2019", 9, 300)], (0, 400), (0, 400)), found)


def test_fills_of_cells_are_no_bars() -> None:
    fills = [Box(left=100, top=20.0 * at, right=160, bottom=20.0 * at + 20) for at in range(4)]
    words = [word(str(figure), 110, 20 * at + 4) for at, figure in enumerate(FIGURES)]
    assert figures_of_bars(page_of(fills, words)) == ()


def test_bars_beside_a_column_of_figures_leave_it_a_table() -> None:
    """The figures stand in line, as in no chart."""
    fills = [
        Box(left=100, top=20.0 * at, right=100 + figure, bottom=20.0 * at + 12) for at, figure in enumerate(FIGURES)
    ]
    words = [word(str(figure), 101, 20 * at + 1) for at, figure in enumerate(FIGURES)]
    assert figures_of_bars(page_of(fills, words)) == ()


def test_fills_beside_and_above_each_other_are_cells() -> None:
    """Previously figures that happened to be to the scale of their cells' widths made a table a chart."""
    lefts, rights = (0.0, 63.0, 146.0, 229.0), (60.0, 143.0, 226.0, 281.0)
    fills = [
        Box(left=left, top=18.0 * row, right=right, bottom=18.0 * row + 15)
        for row in range(4)
        for left, right in zip(lefts, rights, strict=True)
    ]
    told = ((0, "60"), (1, "80"), (3, "52"))
    words = [word(text, rights[at] - 12 - 5 * row, 18.0 * row + 2) for row, (at, text) in enumerate(told, 1)]
    assert len(figures_of_bars(page_of([fills[4], fills[9], fills[15]], words))) == 3
    assert figures_of_bars(page_of(fills, words)) == ()
