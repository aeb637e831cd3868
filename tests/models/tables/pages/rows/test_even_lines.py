"""Rows of words that a finder put together."""

from __future__ import annotations

import pytest

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.even_lines import with_even_lines_apart
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 180.0, 240.0), (0.0, 20.0, 52.0, 86.0)


def examinations(*, step: float = 16.0) -> PageGrid:
    """Four, the first two on one day, `step` points from the second to the third."""
    words = [word(text, left + 4, 4) for text, left in zip(("Day", "Hour", "What", "Who"), COLUMNS, strict=False)]
    tops = (24.0, 40.0, 40 + step, 56 + step)
    for at, top in enumerate(tops):
        words += [word(text, left + 4, top) for text, left in ((f"{8 + at}h", 60), ("Nursing", 120), ("Tang", 180))]
    words += [word("1 July", 4, 32), word("2 July", 4, tops[2]), word("3 July", 4, tops[3])]
    return grid_of(words, ROWS, COLUMNS)


def test_lines_at_one_distance_in_several_columns_are_rows() -> None:
    """Previously two examinations of one day were a row, and so were two of two days."""
    made = texts_of(with_even_lines_apart(examinations(), ()))
    assert made[1:] == [
        ["1 July[2x1]", "8h", "Nursing", "Tang"], ["9h", "Nursing", "Tang"], ["2 July", "10h", "Nursing", "Tang"],
        ["3 July", "11h", "Nursing", "Tang"],
    ]  # fmt: skip


def test_lines_nearer_to_each_other_than_rows_or_rules_between_leave_them_whole() -> None:
    apart = examinations(step=20)
    assert with_even_lines_apart(apart, ()) == apart
    assert with_even_lines_apart(examinations(), [level(52, 0, 240)]) == examinations()


@pytest.mark.parametrize("step", [18.0, 13.0])
def test_labels_and_one_column_with_a_line_on_every_height_are_rows(step: float) -> None:
    """Previously what parking costs, for nothing at some places, was one row with two figures in it."""
    words = [word("Place", 4, 4), word("First", 64, 4), word("Then", 124, 4)]
    for at, text in enumerate(("600", "free", "500", "free")):
        words += [word("Lot", 4, 24 + step * at), word(text, 64, 24 + step * at)]
    words += [word("300", 124, 24), word("200", 124, 24 + 2 * step)]
    made = with_even_lines_apart(grid_of(words, (0.0, 20.0, 20 + step, 90.0), COLUMNS[:4]), ())
    assert (made.n_rows == 5) == (step == 18)
