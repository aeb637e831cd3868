"""Heads over labels of groups and the names behind them."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.heads_over_groups import with_heads_over_groups
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 40.0, 100.0, 160.0), tuple(20.0 * row for row in range(6))


def schools() -> PageGrid:
    words = [word("学校类别", 44, 4), word("学生数", 104, 4), word("城区", 4, 34), word("乡村", 4, 74)]
    words += [word(f"第{name}所", 44, 20.0 * row + 4) for row, name in enumerate("甲乙丙丁", 1)]
    words += [word("31", 104, 20.0 * row + 4) for row in range(1, 5)]
    return grid_of(words, ROWS, COLUMNS, {(1, 0): (2, 1), (3, 0): (2, 1)})


def test_a_head_beside_a_blank_over_groups_is_of_both_columns() -> None:
    """Previously the column of groups had a blank for its head."""
    assert texts_of(with_heads_over_groups(schools(), ()))[0] == ["学校类别[1x2]", "学生数"]


def test_a_rule_between_them_parts_them() -> None:
    side = Rule(box=Box(left=39.5, top=0, right=40.5, bottom=20), horizontal=False)
    assert with_heads_over_groups(schools(), [side]) == schools()
