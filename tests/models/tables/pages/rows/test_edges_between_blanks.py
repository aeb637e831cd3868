"""Edges of rows at which nothing but blank cells ends."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.edges_between_blanks import without_edges_between_blanks
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 50.0, 80.0, 110.0)


def months() -> PageGrid:
    """A head, and two rows of which the first was cut where its dash was not read."""
    words = [word("行业", 4, 5), word("一月", 54, 5), word("二月", 84, 5)]
    words += [word("烟花", 4, 32), word("3", 84, 32), word("矿山", 4, 65), word("2", 54, 65), word("4", 84, 65)]
    return grid_of(words, (0.0, 20.0, 38.0, 56.0, 80.0), COLUMNS, {(1, 0): (2, 1), (1, 2): (2, 1)})


def test_what_texts_go_over_beside_blanks_is_no_edge() -> None:
    made = texts_of(without_edges_between_blanks(months(), ()))
    assert made == [["行业", "一月", "二月"], ["烟花", "", "3"], ["矿山", "2", "4"]]


def test_a_rule_between_blanks_is_one() -> None:
    grid = months()
    assert without_edges_between_blanks(grid, [level(38, 50, 80)]) == grid
