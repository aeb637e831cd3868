"""Rows without upright rules below heads that have them."""

from __future__ import annotations

from collections.abc import Sequence

from models.tables.pages.grids.open_rows import open_rows
from tests.models.tables.table_grids_by_hand import word


def _walls(*rows: Sequence[float]) -> set[tuple[int, int]]:
    """Three words a row, which begin there."""
    words = {
        (at, column): [word("31", left, 20.0 * at)] for at, row in enumerate(rows) for column, left in enumerate(row)
    }
    return set(open_rows(len(rows), 3, words, ruled=(), crossed=()))


def test_a_wide_name_among_narrow_ones_is_of_its_column() -> None:
    """We and Fr: previously all of a Wednesday's tides were one cell."""
    usual = (0.0, 25.0, 60.0)
    assert _walls(usual, usual, usual, (0.0, 18.0, 60.0)) == {(row, edge) for row in range(4) for edge in (1, 2)}


def test_words_that_stand_close_in_most_rows_or_right_beside_each_other_are_one_cell() -> None:
    usual, near = (0.0, 25.0, 60.0), (0.0, 18.0, 60.0)
    assert _walls(usual, usual, near, near) == {(row, edge) for row in range(2) for edge in (1, 2)}
    assert _walls(usual, usual, usual, (0.0, 13.0, 60.0)) == {(row, edge) for row in range(3) for edge in (1, 2)}


def test_the_first_row_alone_is_a_head_where_each_column_has_a_name() -> None:
    """A filled head without uprights over a body with them; previously its names were one cell."""
    usual = (0.0, 18.0, 60.0)
    words = {(0, column): [word("Net", left, 0.0)] for column, left in enumerate((0.0, 25.0, 60.0))}
    ruled = {(row, edge) for row in (1, 2) for edge in (1, 2)}
    words |= {(row, column): [word("31", left, 20.0 * row)] for row in (1, 2) for column, left in enumerate(usual)}
    assert open_rows(3, 3, words, ruled=ruled, crossed=()) == {(0, 1), (0, 2)}
    del words[0, 1]
    assert open_rows(3, 3, words, ruled=ruled, crossed=()) == set()


def test_rows_of_a_form_that_are_not_under_one_another_tell_nothing() -> None:
    """From … to …, and a date to be filled in further down; previously the cells of both were cut."""
    words = {(row, column): [word("31", 30.0 * column, 20.0 * row)] for row in (1, 4) for column in range(3)}
    assert open_rows(5, 3, words, ruled=(), crossed=()) == set()


def test_what_may_be_ticked_is_in_one_cell() -> None:
    """A form that was read: previously boxes with their names, over a date to be filled in, had a column each."""
    words = {(row, column): [word("31", 30.0 * column, 20.0 * row)] for row in (0, 1) for column in range(3)}
    assert open_rows(2, 3, words, ruled=(), crossed=()) == {(row, edge) for row in (0, 1) for edge in (1, 2)}
    boxes = {(0, column): [word("□巡检", 30.0 * column, 0.0)] for column in range(3)}
    assert open_rows(2, 3, words | boxes, ruled=(), crossed=()) == set()
