"""The place of a photograph in a form."""

from __future__ import annotations

from models.tables.pages.cells.places_of_photos import with_place_of_photo
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 180.0), (0.0, 20.0, 40.0, 60.0)


def form(value: str = "女") -> PageGrid:
    words = [word("姓名", 4, 4), word("周童", 64, 4), word("性别", 4, 24), word(value, 64, 24), word("住址", 4, 44)]
    return grid_of([*words, word("（照片）", 150, 14)], ROWS, COLUMNS, {(2, 1): (1, 1)})


def test_is_a_column_of_its_own_as_high_as_the_rows_that_its_name_is_in_the_middle_of() -> None:
    """Previously （照片） was said in the cell beside it."""
    made = with_place_of_photo(form(), ())
    assert texts_of(made) == [["姓名", "周童", "（照片）[2x1]"], ["性别", "女"], ["住址", "[1x2]"]]


def test_what_stands_above_it_in_its_column_keeps_its_words() -> None:
    made = with_place_of_photo(form("二〇〇一年"), ())
    assert sum(len(cell.words) for cell in made.cells) == 6


def test_a_rule_beside_it_leaves_the_cells() -> None:
    assert with_place_of_photo(form(), [level(20, 60, 180)]) == form()
