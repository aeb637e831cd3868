"""Edges at which no cell begins or ends."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from models.tables.pages.columns.unused_edges import without_blanks_off_one_cell, without_unused_edges
from models.tables.pages.page_grid import PageCell
from tests.models.tables.pages.regions.test_closed_frames import COLUMNS, ROWS, grid
from tests.models.tables.table_grids_by_hand import grid_of, level, word


def test_edges_that_all_cells_go_over_are_left_out() -> None:
    whole = grid(ROWS, COLUMNS, found_by="text")
    assert without_unused_edges(whole) is whole
    last = [cell for cell in whole.cells if cell.row == whole.n_rows - 1]
    taller = [replace(cell, row_span=2, box=replace(cell.box, bottom=cell.box.bottom + 9)) for cell in last]
    others = tuple(cell for cell in whole.cells if cell not in last)
    torn = replace(whole, row_edges=(*whole.row_edges, whole.row_edges[-1] + 9), cells=(*others, *taller))
    mended = without_unused_edges(torn)
    assert (mended.n_rows, mended.n_columns) == (whole.n_rows, whole.n_columns)
    assert mended.row_edges == (*whole.row_edges[:-1], torn.row_edges[-1])
    assert {(cell.row, cell.column, cell.row_span) for cell in mended.cells} == {
        (cell.row, cell.column, cell.row_span) for cell in whole.cells
    }


def test_an_edge_that_one_cell_ends_at_stays() -> None:
    box = Box(left=0, top=0, right=30, bottom=20)
    cells = (
        PageCell(row=0, column=0, row_span=2, column_span=2, box=box, words=()),
        PageCell(row=0, column=2, row_span=1, column_span=1, box=box, words=()),
        PageCell(row=1, column=2, row_span=1, column_span=1, box=box, words=()),
    )
    torn = replace(
        grid(ROWS, COLUMNS, found_by="text"),
        row_edges=(0.0, 10.0, 20.0),
        column_edges=(0.0, 10.0, 20.0, 30.0),
        cells=cells,
    )
    mended = without_unused_edges(torn)
    assert mended.row_edges == (0.0, 10.0, 20.0)
    assert mended.column_edges == (0.0, 20.0, 30.0)
    assert [(cell.column, cell.column_span) for cell in mended.cells] == [(0, 1), (1, 1), (1, 1)]


def test_an_edge_that_takes_a_blank_off_one_cell_is_none() -> None:
    """A line of a head that OCR does not know leaves its second line in a row of its own."""
    rows, columns = (0.0, 12.0, 24.0, 40.0), (0.0, 60.0, 120.0, 180.0)
    words = [word("Place", 4, 7), word("Dose", 64, 13), word("All", 130, 7), word("Lund", 4, 27), word("7", 70, 27)]
    spans = {(0, 0): (2, 1), (0, 2): (2, 1)}
    made = without_blanks_off_one_cell(grid_of(words, rows, columns, spans), ())
    assert (made.n_rows, [one.text for one in made.cells[1].words]) == (2, ["Dose"])
    assert made.row_edges == (0.0, 24.0, 40.0)
    assert made.cells[1].box.top == 0


def test_an_edge_with_words_on_both_sides_of_several_columns_or_that_a_rule_draws_stays() -> None:
    rows, columns = (0.0, 12.0, 24.0, 40.0), (0.0, 60.0, 120.0, 180.0)
    words = [word("Place", 4, 7), word("Dose", 64, 13), word("All", 130, 7)]
    one = grid_of(words, rows, columns, {(0, 0): (2, 1), (0, 2): (2, 1)})
    assert without_blanks_off_one_cell(one, [level(12, 60, 120)]) == one
    told = grid_of([*words, word("One", 64, 1)], rows, columns, {(0, 0): (2, 1), (0, 2): (2, 1)})
    assert without_blanks_off_one_cell(told, ()) == told
    two = grid_of(words, rows, columns, {(0, 0): (2, 1)})
    assert without_blanks_off_one_cell(two, ()) == two
