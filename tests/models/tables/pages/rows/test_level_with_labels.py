"""Cells of two rows with a line level with each."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.level_with_labels import with_cells_level_with_labels
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 100.0, 140.0, 180.0)


def services(*, low: float = 24.0) -> PageGrid:
    """`low` is where the marks of notes stand."""
    words = [word("Service", 4, 4), word("Notes", 4, 24), word("Quay", 4, 44)]
    words += [word(number, left, 4) for number, left in (("201", 64), ("203", 104), ("205", 144))]
    words += [word("S", 64, low), word("F", 144, low)]
    words += [word("0642", left, 44) for left in (64, 104, 144)]
    spans = {(0, column): (2, 1) for column in (1, 2, 3)}
    return grid_of(words, (0.0, 20.0, 40.0, 60.0), COLUMNS, spans)


def test_they_are_two_where_each_row_has_a_label() -> None:
    """Previously 201 and the mark of its note were one, and so was the number beside it, over nothing."""
    assert texts_of(services())[:2] == [["Service", "201 S[2x1]", "203[2x1]", "205 F[2x1]"], ["Notes"]]
    made = texts_of(with_cells_level_with_labels(services()))
    assert made[:2] == [["Service", "201", "203", "205"], ["Notes", "S", "", "F"]]


def test_lines_that_are_level_with_no_label_are_of_one_cell() -> None:
    assert with_cells_level_with_labels(services(low=15.0)) == services(low=15.0)
