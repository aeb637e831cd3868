"""A head over several columns in one cell with their own heads."""

from __future__ import annotations

from models.tables.pages.cells.heads_in_cells import with_heads_in_cells_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0)
ROWS = (0.0, 40.0, 60.0)
BODY = [word("keys", 4, 44), word("14", 70, 44), word("2", 130, 44)]


def test_a_head_in_the_middle_over_heads_of_each_column_is_a_row_of_its_own() -> None:
    words = [word("Item", 4, 14), word("State", 108, 4), word("good", 80, 22), word("bad", 140, 22), *BODY]
    made = with_heads_in_cells_apart(grid_of(words, ROWS, COLUMNS, {(0, 1): (1, 2)}))
    assert texts_of(made) == [["Item[2x1]", "State[1x2]"], ["good", "bad"], ["keys", "14", "2"]]


def test_two_lines_of_one_head_stay_one_cell() -> None:
    words = [word("Item", 4, 14), word("State when", 96, 4), word("handed over", 94, 22), *BODY]
    grid = grid_of(words, ROWS, COLUMNS, {(0, 1): (1, 2)})
    assert with_heads_in_cells_apart(grid) == grid


def test_a_head_that_the_edge_under_it_cuts_is_over_both_its_columns() -> None:
    words = [word("Item", 4, 14), word("State", 109, 4), word("good", 80, 22), word("bad", 140, 22), *BODY]
    made = with_heads_in_cells_apart(grid_of(words, ROWS, COLUMNS))
    assert texts_of(made) == [["Item[2x1]", "State[1x2]"], ["good", "bad"], ["keys", "14", "2"]]


def test_a_head_near_the_edge_that_stands_off_what_is_below_it_is_over_both() -> None:
    """As on pictures, where the edge was found beside it."""
    words = [word("Item", 4, 14), word("Sum", 103, 4), word("up", 70, 22), word("down", 140, 22), *BODY]
    made = with_heads_in_cells_apart(grid_of(words, ROWS, COLUMNS))
    assert texts_of(made) == [["Item[2x1]", "Sum[1x2]"], ["up", "down"], ["keys", "14", "2"]]


def test_lines_of_two_heads_read_as_one_word_are_none_over_both() -> None:
    words = [
        word("Item", 4, 14),
        word("Added sinceLost since", 68, 4),
        word("May", 83, 22),
        word("June", 140, 22),
        *BODY,
    ]
    grid = grid_of(words, ROWS, COLUMNS)
    assert with_heads_in_cells_apart(grid) == grid


def test_a_head_within_its_column_is_over_none_beside_it() -> None:
    words = [word("Item", 4, 14), word("State", 70, 4), word("good", 80, 22), word("bad", 140, 22), *BODY]
    grid = grid_of(words, ROWS, COLUMNS)
    assert with_heads_in_cells_apart(grid) == grid
