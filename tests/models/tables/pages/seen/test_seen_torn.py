"""Pieces that the finder of regions saw of what geometry found as one table."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.seen.seen_torn import without_torn
from tests.models.tables.pages.chosen.test_choose import PAGE, Places
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0)


def page(*, white: float, columns: int) -> tuple[PrintedPage, PageGrid, list[Box]]:
    """Three rows of four columns, white, and three rows of so many columns."""
    rows = [0.0, 15.0, 30.0, 45.0, 45.0 + white, 60.0 + white, 75.0 + white, 90.0 + white]
    words: list[Word] = []
    for at, top in enumerate(rows[:-1]):
        n = 0 if at == 3 else 4 if at < 3 else columns
        words += [word(f"{at}{column}", 60.0 * column + 20, top + 3) for column in range(4 - n, 4)]
    rules: list[Rule] = [level(y, 0, 240) for y in rows]
    pieces = [Box(left=0, top=0, right=240, bottom=45), Box(left=0, top=45 + white, right=240, bottom=90 + white)]
    grid = grid_of(words, rows, COLUMNS)
    return PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)), PageGrid(
        box=grid.box, row_edges=grid.row_edges, column_edges=grid.column_edges, cells=grid.cells, confidence=1.0,
        found_by="both",
    ), pieces  # fmt: skip


def test_tables_of_other_columns_with_white_between_are_two() -> None:
    """Previously one, where OCR cannot read the title between them."""
    shown, grid, pieces = page(white=25, columns=2)
    assert without_torn(pieces, [grid], shown, Places()) == pieces


def test_a_blank_row_and_the_same_columns_are_of_one() -> None:
    for white, columns in ((15.0, 2), (25.0, 4)):
        shown, grid, pieces = page(white=white, columns=columns)
        assert without_torn(pieces, [grid], shown, Places()) == [grid.box]


def test_pieces_beside_one_another_are_no_matter() -> None:
    """They have no white above one another: previously a box upside down stopped the reading of a page."""
    shown, grid, (upper, lower) = page(white=25, columns=2)
    beside = [Box(left=0, top=0, right=100, bottom=110), Box(left=110, top=10, right=240, bottom=112)]
    assert without_torn(beside, [grid], shown, Places()) == beside
    assert upper.bottom < lower.top


def test_numbers_of_titles_in_full_characters_tell_of_two_tables() -> None:
    """Previously 叁　随车箱件, a blank apart, was a row of the table above, as its number was none."""
    shown, grid, pieces = page(white=25, columns=4)
    title = [word("叁", 0, 53), word("随车箱件", 30, 53)]
    told = PrintedPage(page=PAGE, words=(*shown.words, *title), rules=shown.rules)
    held = grid_of([*(one for cell in grid.cells for one in cell.words), *title], grid.row_edges, COLUMNS)
    assert without_torn(pieces, [replace(held, found_by="both")], told, Places()) == pieces


def test_a_closed_frame_and_an_open_table_with_words_between_are_two() -> None:
    """Previously a league's prizes under its crosstable were rows of that."""
    shown, grid, pieces = page(white=25, columns=4)
    note = word("a win counts two", 60, 53)
    told = replace(shown, words=(*shown.words, note))
    assert without_torn(pieces, [grid], told, Places(), frames=pieces[:1]) == pieces
    assert without_torn(pieces, [grid], told, Places(), frames=pieces) == [grid.box]
    assert without_torn(pieces, [grid], shown, Places(), frames=pieces[:1]) == [grid.box]


def test_names_of_columns_under_a_title_begin_another_table() -> None:
    """Previously washers and nuts, priced under the screws, were rows of these, as the columns are as many."""
    shown, grid, pieces = page(white=25, columns=4)
    titled = [
        word("fittings", 0, 53),
        *(word(name, 60.0 * at + 20, 73) for at, name in enumerate(("size", "bag", "nut"))),
    ]
    rest = [one for one in shown.words if not 70 < one.box.top < 85]
    own = replace(shown, words=(*rest, *titled, word("ring", 200, 73)))
    assert without_torn(pieces, [grid], own, Seen()) == pieces
    untitled = replace(own, words=tuple(one for one in own.words if one.text != "fittings"))
    assert without_torn(pieces, [grid], untitled, Seen()) == [grid.box]


class Seen(Places):
    """A finder that is sure of no word."""

    def at(self, x: float, y: float) -> float:
        return 0.5
