"""Lines of one row that a finder took for two rows."""

from __future__ import annotations

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.broken_rows import with_broken_rows_whole
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0)
EDGES = (0.0, 20.0, 50.0, 67.0, 80.0, 110.0)


def decrees(*, second: str = "的通知", apart: float = 13.0) -> PageGrid:
    """Decrees of two lines each under a head, 30 points from one to the next; an edge cuts the second one."""
    words = [word("文件名称", 4, 5), word("文号", 64, 5)]
    for top, name, number in ((25, "关于绿化管理", "市政规一二"), (85, "关于供水管理", "市政规三四")):
        words += [word(name, 4, top), word("的通知", 4, top + 13), word(number, 64, top), word("号", 64, top + 13)]
    words += [word("关于停车管理", 4, 55), word(second, 4, 55 + apart)]
    words += [word("市政规五六", 64, 55), word("号", 64, 55 + apart)]
    return grid_of(words, EDGES, COLUMNS)


def test_what_goes_on_with_full_lines_is_no_row() -> None:
    made = texts_of(with_broken_rows_whole(decrees(), ()))
    assert made[2] == ["关于停车管理 的通知", "市政规五六 号"]
    assert len(made) == 4


def test_lines_as_far_apart_as_rows_are_two() -> None:
    grid = decrees(apart=16)
    assert with_broken_rows_whole(grid, ()) == grid


def test_a_rule_between_them_parts_them() -> None:
    grid = decrees()
    assert with_broken_rows_whole(grid, [level(67, 0, 120)]) == grid


def test_a_line_with_room_for_more_ends_a_text() -> None:
    words = [one for cell in decrees().cells for one in cell.words if one.text != "关于停车管理"]
    grid = grid_of([*words, word("停车", 4, 55)], EDGES, COLUMNS)
    assert with_broken_rows_whole(grid, ()) == grid


def test_figures_at_the_middle_of_two_lines_are_of_both() -> None:
    """A label of two lines beside its figure, halfway down; the finder had a row for its first line alone."""
    words = [word("学校类别", 4, 5), word("数", 64, 5)]
    for top, name, number in ((25, "完全中小学", "5"), (85, "九年制学校", "7")):
        words += [word(name, 4, top), word("校区", 4, top + 13), word(number, 64, top + 6.5)]
    words += [word("独立的中学", 4, 55), word("校区", 4, 68), word("9", 64, 61.5)]
    made = texts_of(with_broken_rows_whole(grid_of(words, (0.0, 20.0, 50.0, 66.0, 80.0, 110.0), COLUMNS), ()))
    assert made[2] == ["独立的中学 校区", "9"]


def test_one_line_a_row_stays_so() -> None:
    names = ["应急管理局", "市场监管局", "农业农村局", "自然资源局"]
    words = [word(one, left, 20.0 * at + 5) for at, one in enumerate(names) for left in (4, 64)]
    grid = grid_of(words, [20.0 * at for at in range(5)], COLUMNS)
    assert with_broken_rows_whole(grid, ()) == grid


def test_figures_close_below_their_heads_are_a_row() -> None:
    """Previously Würmbach and its bees were a part of the head."""
    words = [word("Ortsgruppe", 4, 5), word("Verlust", 64, 5), word("Würmbach", 4, 17), word("33", 64, 17)]
    for at, name in enumerate(("Neuhof", "Hohenstett", "Gesamt")):
        words += [word(name, 4, 32.0 + 15 * at), word(f"{at}1", 64, 32.0 + 15 * at)]
    grid = grid_of(words, (0.0, 16.0, 30.0, 45.0, 60.0, 75.0), COLUMNS)
    assert with_broken_rows_whole(grid, ()) == grid


def test_figures_level_with_the_first_line_leave_the_others_be() -> None:
    """A label over two lines, its figure beside the first: a form read so lost the labels of its other rows."""
    words = [word("情形", 4, 5), word("件数", 64, 5)]
    for top, name, figure in ((25, "未按要求缴费", "0"), (85, "没有现成信息", "7")):
        words += [word(name, 4, top), word("不再处理", 4, top + 13), word(figure, 64, top)]
    words += [word("申请人未缴费", 4, 55), word("不再处理", 4, 68), word("3", 64, 55)]
    grid = grid_of(words, EDGES, COLUMNS)
    assert with_broken_rows_whole(grid, ()) == grid


def test_what_begins_with_a_number_goes_on_with_nothing() -> None:
    grid = decrees(second="2.通知")
    assert with_broken_rows_whole(grid, ()) == grid
