"""What is to be stamped and the date behind it."""

from __future__ import annotations

from models.tables.pages.cells.signed_and_dated import with_signed_and_dated
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 220.0), (0.0, 20.0, 40.0)


def test_are_one_cell() -> None:
    """Previously 2022年3月12日 was a cell of its own."""
    words = [word("意见", 4, 24), word("（签章）", 64, 24), word("2022年3月12日", 124, 24), word("姓名", 4, 4)]
    made = with_signed_and_dated(grid_of(words, ROWS, COLUMNS), ())
    assert texts_of(made)[1] == ["意见", "（签章） 2022年3月12日[1x2]"]


def test_other_dates_stay() -> None:
    grid = grid_of([word("出生", 4, 24), word("女", 64, 24), word("2022年3月12日", 124, 24)], ROWS, COLUMNS)
    assert with_signed_and_dated(grid, ()) == grid
