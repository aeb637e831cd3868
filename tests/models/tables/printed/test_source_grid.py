"""Grids in the source's own geometry: doubt of the print goes into the cells."""

from __future__ import annotations

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import UNREAD, Region, Slip
from models.tables.printed.source_grid import GUESSED, STATED, source_grid
from models.tables.regions.freeform import freeform_grid, split_lines_at_spaces


def slip(text: str, at: int, *, column: int | None = None, confidence: float = 1.0) -> Slip:
    place = Place(span=Span(at, at + len(text)))
    return Slip(text=text, place=place, column=column, confidence=confidence)


def test_a_figure_that_was_doubtful_in_a_picture_stays_so_in_its_cell() -> None:
    # A photo of a balance sheet, whose rule beside the figure was read as a 1: the word said 0.31, its cell 0.95.
    row = (slip("其他应收款", 0, column=0, confidence=0.99), slip("-417,492.721", 6, column=1, confidence=0.31))
    region = Region(rows=(row,), place=Place(span=Span(0, 18)), trust="grid")
    grid = source_grid([region])
    assert grid is not None
    assert [cell.confidence for cell in grid.cells] == [STATED, 0.31]


def test_lines_cut_at_spaces_keep_their_doubt() -> None:
    rows = tuple((slip("利息 120", 7 * line, confidence=0.2),) for line in range(3))
    region = Region(rows=rows, place=Place(span=Span(0, 20)), trust="cells")
    grid = freeform_grid(split_lines_at_spaces(region))
    assert grid is not None
    assert {cell.confidence for cell in grid.cells} == {0.2}


def test_what_a_file_states_is_as_sure_as_before() -> None:
    region = Region(rows=((slip("a", 0), slip("1", 2)),), place=Place(span=Span(0, 3)), trust="rows")
    grid = source_grid([region])
    assert grid is not None
    assert {cell.confidence for cell in grid.cells} == {GUESSED}


def test_a_cell_whose_ink_was_not_read_is_no_blank_one() -> None:
    row = (slip("现金", 0, column=0), slip("", 3, column=1, confidence=UNREAD), slip("", 4, column=2))
    grid = source_grid([Region(rows=(row,), place=Place(span=Span(0, 5)), trust="grid")])
    assert grid is not None
    assert [(cell.state, cell.confidence) for cell in grid.cells[1:]] == [("unreadable", UNREAD), ("blank", STATED)]
