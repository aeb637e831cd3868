"""Text set with tabs is no table, and a table without rules is no such text."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.no_tables.tabbed_text import strays
from tests.models.tables.table_grids_by_hand import grid_of

PAGE = Page(number=1, width=600, height=800)
SIZE = 10.0


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + SIZE * len(text), bottom=top + SIZE))


def table(*, wrapped: bool = False, ragged: bool = False) -> PrintedPage:
    """Eight labels with four figures each; the last figure below the label, or all of them where the label ends."""
    words: list[Word] = []
    for row in range(8):
        label = "受理" + "数量" * (row % 3)
        top = 100.0 + 28 * row
        start = 80 + SIZE * len(label) + 15 if ragged else 220
        words.append(word(label, 80, top))
        words += [word(str(row + n), start + 60 * n, top) for n in range(3)]
        words.append(word("7", 110, top + 13) if wrapped else word("7", start + 180, top))
    return PrintedPage(page=PAGE, words=tuple(words))


def test_columns_that_line_up_are_a_table() -> None:
    (grid,) = find_grids(table())
    assert (grid.n_rows, grid.n_columns) == (8, 5)


def test_figures_below_labels_are_the_rest_of_lines_set_with_tabs() -> None:
    assert find_grids(table(wrapped=True)) == ()


def test_figures_that_stand_where_labels_end_are_in_no_columns() -> None:
    assert find_grids(table(ragged=True)) == ()


def test_rows_that_their_numbers_begin_are_a_table() -> None:
    words = [word("合计", 80, 100), *(word("9", 220 + 60 * n, 100) for n in range(4))]
    for row in range(1, 9):
        words += [
            word(str(row), 80, 100 + 28 * row),
            *(word(str(row + n), 220 + 60 * n, 100 + 28 * row) for n in range(4)),
        ]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert (grid.n_rows, grid.n_columns) == (9, 5)


def test_figures_between_the_two_lines_of_a_label_are_its_row() -> None:
    """Previously they were rows without labels, and with them all tables of the page text that is set with tabs."""
    words = []
    for row in range(3):
        words += [word("农业", 4, 40.0 * row + 4), word("机械", 4, 40.0 * row + 24)]
        words += [word(text, left, 40.0 * row + 14) for text, left in (("8", 30), ("27", 90))]
    edges = [y for row in range(3) for y in (40.0 * row, 40.0 * row + 13, 40.0 * row + 24)]
    assert strays(grid_of(words, (*edges, 120.0), (0.0, 60.0, 120.0))) == 0
