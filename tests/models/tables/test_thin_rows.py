"""The gap between two tables is no row of one."""

from __future__ import annotations

from models.tables.pages.thin_rows import without_thin_ends
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

WORDS = [word("年度", 4, 10), word("净值", 110, 10), word("2024", 4, 30), word("12", 110, 30)]
COLUMNS = (0.0, 100.0, 200.0)


def test_a_first_or_last_row_without_room_for_a_word_is_left_out() -> None:
    made = without_thin_ends(grid_of(WORDS, (0, 5, 25, 45, 50), COLUMNS))
    assert texts_of(made) == [["年度", "净值"], ["2024", "12"]]
    assert (made.row_edges, made.box.top, made.box.bottom) == ((5, 25, 45), 5, 45)


def test_blank_rows_with_room_stay() -> None:
    grid = grid_of(WORDS, (-20, 5, 25, 45, 60), COLUMNS)
    assert without_thin_ends(grid) == grid
    tall = grid_of(WORDS, (0, 5, 25, 45), COLUMNS, {(0, 1): (2, 1)})
    assert without_thin_ends(tall) == tall
