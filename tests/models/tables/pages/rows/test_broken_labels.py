"""Labels of groups that an edge between their rows cuts."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.broken_labels import with_broken_labels_whole
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 20.0, 70.0, 100.0)
ROWS = (0.0, 20.0, 44.0, 68.0)


def schools(*, first: float = 34.0, second: float = 45.0) -> PageGrid:
    """A head, and two kinds of schools; the two characters of their group stand under each other at their middle."""
    words = [word("类", 4, 5), word("学校类别", 24, 5), word("数", 74, 5)]
    words += [word("完全小学", 24, 27), word("73", 74, 27), word("教学点", 24, 51), word("24", 74, 51)]
    return grid_of([*words, word("小", 4, first), word("学", 4, second)], ROWS, COLUMNS)


def test_a_label_at_the_middle_of_two_rows_is_one() -> None:
    assert texts_of(with_broken_labels_whole(schools(), ()))[1] == ["小 学[2x1]", "完全小学", "73"]


def test_a_rule_between_its_parts_makes_two_of_them() -> None:
    grid = schools()
    assert with_broken_labels_whole(grid, [level(44, 0, 20)]) == grid


def test_labels_at_the_middles_of_their_rows_are_two() -> None:
    grid = schools(first=27, second=51)
    assert with_broken_labels_whole(grid, ()) == grid


def test_where_a_rule_parts_the_rows_beside_it_a_label_may_begin_with_the_first() -> None:
    grid = schools(first=26, second=43)
    assert with_broken_labels_whole(grid, ()) == grid
    assert texts_of(with_broken_labels_whole(grid, [level(44, 20, 100)]))[1][0] == "小 学[2x1]"
