"""Rows that are numbered in a column of their own."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.numbered_rows import with_numbered_rows
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 30.0, 130.0, 200.0)
ROWS = (0.0, 20.0, 32.0, 44.0, 61.0, 78.0, 90.0, 102.0)


def listed(last: str = "3") -> PageGrid:
    """Three rows of three, one and three lines, a finder's row a line."""
    words = [word("序号", 4, 4), word("名称", 34, 4), word("说明", 134, 4)]
    for number, y in (("1", 38.0), ("2", 65.0), (last, 92.0)):
        words += [word(number, 4, y - 5), word("长期", 134, y - 5)]
    words += [word(text, 34, y) for text, y in zip("甲乙丙丁戊己庚", (21, 33, 45, 60, 75, 87, 99), strict=True)]
    return grid_of(words, (*ROWS, 114.0), COLUMNS)


def test_a_number_in_the_middle_of_lines_has_one_row() -> None:
    """Previously each line of a cell was a row."""
    made = with_numbered_rows(listed(), ())
    assert texts_of(made) == [
        ["序号", "名称", "说明"], ["1", "甲 乙 丙", "长期"], ["2", "丁", "长期"], ["3", "戊 己 庚", "长期"],
    ]  # fmt: skip


def test_what_does_not_count_on_is_no_number() -> None:
    assert with_numbered_rows(listed("5"), ()) == listed("5")


def test_figures_between_the_numbers_are_of_rows_without_any() -> None:
    words = [word(text, left, y) for text, y in (("1", 24), ("2", 44), ("3", 84)) for left in (4.0, 134.0)]
    words += [word("小计", 34, 64), word("9", 134, 64)]
    grid = grid_of(words, (20.0, 40.0, 60.0, 80.0, 100.0), COLUMNS)
    assert with_numbered_rows(grid, ()) == grid


def test_a_heading_between_the_numbers_leaves_the_rows() -> None:
    grid = listed()
    words = [one for cell in grid.cells for one in cell.words]
    headed = grid_of([*words, word("二、其他", 34, 52)], (*ROWS, 114.0), COLUMNS)
    assert with_numbered_rows(headed, ()) == headed
