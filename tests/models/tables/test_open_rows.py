"""Rows without upright rules below heads that have them."""

from __future__ import annotations

from collections.abc import Sequence

from models.tables.pages.open_rows import open_rows
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
