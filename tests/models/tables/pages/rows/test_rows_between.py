"""What stands halfway between two rows is of both."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.rows_between import with_rows_between_joined
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0)


def table(*, length: float = 30.0) -> PageGrid:
    """Four rows of 15 points with two figures, and a length `length` points below the first one."""
    words = [word("40.2", 124, length)]
    for row in range(4):
        words += [word(f"{row}:1", 4, 15.0 * row + 22), word("3.5", 64, 15.0 * row + 22)]
    words.append(word("41.0", 124, 67))
    return grid_of(words, (15.0, 31.0, 38.0, 49.0, 64.0, 80.0), COLUMNS)


def test_a_row_of_it_alone_is_none() -> None:
    """Previously the length of two gears was a row of its own."""
    made = texts_of(with_rows_between_joined(table(), ()))
    assert made[0] == ["0:1", "3.5", "40.2[2x1]"]
    assert len(made) == 4


def test_off_the_middle_it_is_one() -> None:
    grid = table(length=33.0)
    assert with_rows_between_joined(grid, ()) == grid


def test_a_rule_beside_it_parts_it() -> None:
    grid = table()
    assert with_rows_between_joined(grid, [level(31.0, 120, 180)]) == grid
