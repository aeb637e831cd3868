"""A last column with a name and little else."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.blank_last_column import with_blank_last_column
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 240.0), tuple(20.0 * row for row in range(5))


def table(*more: tuple[str, float, float]) -> PageGrid:
    words = [word("单位", 4, 4), word("人数", 64, 4), word("学时", 124, 4), word("备注", 200, 4)]
    words += [word("31", left, 20.0 * row + 4) for row in range(1, 5) for left in (4, 64, 124)]
    return grid_of([*words, *(word(*one) for one in more)], ROWS, COLUMNS)


def test_a_name_apart_with_nothing_below_is_a_columns() -> None:
    """Previously 备注 was said in the head beside it."""
    assert texts_of(with_blank_last_column(table(), ()))[:2] == [
        ["单位", "人数", "学时", "备注"],
        ["31", "31", "31", ""],
    ]


def test_what_stands_under_it_is_the_columns() -> None:
    made = texts_of(with_blank_last_column(table(("新增", 196, 44)), ()))
    assert made[2] == ["31", "31", "31", "新增"]


def test_words_under_the_white_and_rules_leave_it() -> None:
    across = table(("在这一行还有话要说呢", 150, 64))
    assert with_blank_last_column(across, ()) == across
    side = Rule(box=Box(left=119.5, top=0, right=120.5, bottom=80), horizontal=False)
    assert with_blank_last_column(table(), [side]) == table()
