"""Numbered rows that the next page goes on counting, and forms that go on with fewer columns."""

from __future__ import annotations

from dataclasses import replace

from models.tables.pages.over_pages.continued import table_of, with_fragment
from models.tables.pages.over_pages.same_columns import Reach, edges_of_fewer
from models.tables.pages.over_pages.whole_table import Fragment, WholeTable
from tests.models.tables.table_grids_by_hand import grid_of, word


def part(page: int, first: int, columns: tuple[float, ...], *, notes: bool) -> Fragment:
    words = []
    for row in range(3):
        words += [word(str(first + row), 34, 20.0 * row + 4), word("档案管理办法", 64, 20.0 * row + 4)]
        words += [word("长期", 144, 20.0 * row + 4), *([word("新增", 184, 20.0 * row + 4)] if notes else [])]
    return Fragment(page_number=page, grid=grid_of(words, (0.0, 20.0, 40.0, 60.0), columns))


def joined(first: int) -> WholeTable | None:
    above = part(1, 1, (30.0, 60.0, 135.0, 180.0, 210.0), notes=True)
    below = part(2, first, (30.0, 60.0, 170.0), notes=False)
    return with_fragment(table_of(above), replace(below, grid=below.grid))


def test_rows_that_count_on_are_of_one_table_with_the_columns_of_both() -> None:
    """Previously a list whose columns white shows otherwise on each page was a table a page."""
    table = joined(4)
    assert table is not None
    told = [[cell.text for cell in table.cells if cell.row == row] for row in (2, 3)]
    assert told == [["3", "档案管理办法", "长期", "新增"], ["4", "档案管理办法", "长期", ""]]


def test_others_are_another_table() -> None:
    assert joined(9) is None


def test_a_label_and_a_text_stand_in_the_columns_of_pairs() -> None:
    reaches = [Reach(column=0, left=10, right=60), Reach(column=1, left=140, right=300)]
    pairs = (0.0, 80.0, 160.0, 240.0, 400.0)
    both = edges_of_fewer((pairs, []), ((0.0, 100.0, 400.0), reaches))
    assert both == (pairs, (0.0, 80.0, 400.0))
    assert edges_of_fewer((pairs, []), ((0.0, 100.0, 300.0), reaches)) is None


def test_no_white_is_looked_for_where_rules_draw_the_columns() -> None:
    """Previously a ruled form's last rows took the columns of the page before, and a date stood in a cell of its own."""

    def fragment(page: int, columns: tuple[float, ...], drawn: bool) -> Fragment:
        words = []
        for row in range(3):
            y = 20.0 * row + 4
            words += [word("姓名", 4, y), word("甲乙丙丁", 104, y), word("丁", 170, y), word("戊", 244, y)]
        grid = grid_of(words, (0.0, 20.0, 40.0, 60.0), columns)
        return Fragment(page_number=page, grid=replace(grid, found_by="rules") if drawn else grid)

    def joined_to(drawn: bool) -> WholeTable | None:
        above = table_of(fragment(1, (0.0, 80.0, 160.0, 240.0, 400.0), drawn))
        return with_fragment(above, fragment(2, (0.0, 95.0, 400.0), drawn))

    assert joined_to(False) is not None
    assert joined_to(True) is None


def test_a_label_longer_than_those_above_goes_on_in_their_column() -> None:
    """Previously a form whose labels are wider on its second page was two tables."""
    below = [Reach(column=0, left=10, right=110), Reach(column=1, left=150, right=300)]
    above = [Reach(column=0, left=10, right=50), Reach(column=1, left=140, right=155)]
    pairs = (0.0, 80.0, 160.0, 240.0, 400.0)
    both = edges_of_fewer((pairs, above), ((0.0, 130.0, 400.0), below))
    assert both is not None
    assert both[0][1] == both[1][1] == 125.0
    wider = [*above, Reach(column=1, left=100, right=155)]
    assert edges_of_fewer((pairs, wider), ((0.0, 130.0, 400.0), below)) is None
