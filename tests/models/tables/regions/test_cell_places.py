"""Cells without words have their place from those beside and above them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid
from corpora.document.place import Place
from models.tables.regions.cell_places import with_places

PITCH, WIDTH = 20.0, 50.0


def placed(row: int, column: int, *, page: int = 1, lean: float = 0.0, rows: int = 1, columns: int = 1) -> Cell:
    """A cell of a regular table; `lean` moves each row to the right."""
    at = (row * 10 + column, row * 10 + column + 1)
    box = Box(
        left=column * WIDTH + lean * row, top=row * PITCH, right=(column + columns) * WIDTH + lean * row,
        bottom=(row + rows) * PITCH,
    )  # fmt: skip
    place = Place(span=Span(*at), page_number=page, box=box)
    return Cell(row=row, column=column, text="7", row_span=rows, column_span=columns, place=place)


def blank(row: int, column: int, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(row=row, column=column, text="", state="blank", row_span=rows, column_span=columns)


def grid(*cells: Cell, n_rows: int, n_columns: int) -> Grid:
    return Grid(n_rows=n_rows, n_columns=n_columns, cells=cells)


def box_of(found: Grid, row: int, column: int) -> tuple[float, float, float, float]:
    place = found.at(row, column).place
    assert place is not None
    assert place.box is not None
    return place.box.left, place.box.top, place.box.right, place.box.bottom


def test_a_blank_lies_between_the_edges_of_its_row_and_column() -> None:
    found = with_places(grid(placed(0, 0), placed(0, 1), placed(1, 0), blank(1, 1), n_rows=2, n_columns=2))
    assert box_of(found, 1, 1) == (WIDTH, PITCH, 2 * WIDTH, 2 * PITCH)
    place = found.at(1, 1).place
    assert place is not None
    assert (place.page_number, place.span) == (1, Span(11, 11))  # behind the cell before it


def test_a_merged_blank_covers_all_its_rows_and_columns() -> None:
    cells = (blank(0, 0, rows=2, columns=2), placed(0, 2), placed(1, 2), placed(2, 0), placed(2, 1), placed(2, 2))
    found = with_places(grid(*cells, n_rows=3, n_columns=3))
    assert box_of(found, 0, 0) == (0.0, 0.0, 2 * WIDTH, 2 * PITCH)


def test_columns_that_lean_are_taken_from_the_nearest_rows() -> None:
    rows = [placed(row, column, lean=2.0) for row in range(30) for column in range(2) if (row, column) != (29, 1)]
    found = with_places(grid(*rows, blank(29, 1), n_rows=30, n_columns=2))
    assert box_of(found, 29, 1)[0] == pytest.approx(WIDTH + 2.0 * 29, abs=2.0 * 3)


def test_a_column_without_words_lies_between_its_neighbours() -> None:
    cells = [cell for row in range(3) for cell in (placed(row, 0), blank(row, 1), placed(row, 2))]
    found = with_places(grid(*cells, n_rows=3, n_columns=3))
    assert box_of(found, 1, 1) == (WIDTH, PITCH, 2 * WIDTH, 2 * PITCH)


def test_a_blank_stands_on_the_page_of_its_row() -> None:
    cells = (placed(0, 0), placed(0, 1), placed(1, 0, page=2), blank(1, 1), placed(2, 0, page=2), placed(2, 1, page=2))
    place = with_places(grid(*cells, n_rows=3, n_columns=2)).at(1, 1).place
    assert place is not None
    assert place.page_number == 2


def test_a_row_without_words_lies_between_those_above_and_below() -> None:
    cells = (placed(0, 0), placed(0, 1), blank(1, 0), blank(1, 1), placed(2, 0), placed(2, 1))
    assert box_of(with_places(grid(*cells, n_rows=3, n_columns=2)), 1, 1) == (WIDTH, PITCH, 2 * WIDTH, 2 * PITCH)


def test_a_column_that_a_page_leaves_blank_is_that_of_the_other_page_moved() -> None:
    def moved(cell: Cell) -> Cell:
        assert cell.place is not None
        assert cell.place.box is not None
        box = cell.place.box
        return replace(cell, place=replace(cell.place, box=replace(box, left=box.left + 7, right=box.right + 7)))

    cells = (placed(0, 0), placed(0, 1), moved(placed(1, 0, page=2)), blank(1, 1))
    assert box_of(with_places(grid(*cells, n_rows=2, n_columns=2)), 1, 1)[::2] == (WIDTH + 7, 2 * WIDTH + 7)


def test_a_merged_blank_that_a_page_cuts_ends_with_the_page() -> None:
    cells = (blank(0, 0, rows=3), placed(0, 1), placed(1, 1), placed(2, 1, page=2), placed(3, 0), placed(3, 1))
    place = with_places(grid(*cells, n_rows=4, n_columns=2)).at(0, 0).place
    assert place is not None
    assert place.page_number == 1
    assert place.box is not None
    assert (place.box.top, place.box.bottom) == (0.0, 2 * PITCH)


def test_where_nothing_tells_nothing_is_said() -> None:
    whole_row_lost = grid(placed(0, 0), placed(0, 1), blank(1, 0), blank(1, 1), n_rows=2, n_columns=2)
    place = with_places(whole_row_lost).at(1, 1).place
    assert place is not None
    assert (place.page_number, place.box) == (1, None)
    without_pages = grid(
        Cell(row=0, column=0, text="1", place=Place(span=Span(0, 1))), blank(0, 1), n_rows=1, n_columns=2
    )
    assert with_places(without_pages) == without_pages
