"""Headings over rows that have a fill of their own."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.labels.shaded_headings import with_shaded_headings
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 100.0, 200.0, 300.0)
ROWS = tuple(float(y) for y in range(0, 141, 20))
NAMES = ("一般检查", "血压", "体重", "血常规", "白细胞", "红细胞")


def words(*, beside: bool = False) -> list:
    found = [word("项目", 4, 4), word("结果", 110, 4), word("提示", 210, 4)]
    for number, name in enumerate(NAMES, 1):
        found.append(word(name, 4, 20 * number + 4))
        if beside or name not in ("一般检查", "血常规"):
            found.append(word("61", 110, 20 * number + 4))
    return found


def fill(row: int) -> Box:
    return Box(left=0, top=20.0 * row, right=300, bottom=20.0 * row + 20)


def test_a_filled_row_of_one_label_is_one_cell() -> None:
    made = with_shaded_headings(grid_of(words(), ROWS, COLUMNS), (fill(0), fill(1), fill(4)))
    assert [texts_of(made)[row] for row in (1, 4)] == [["一般检查[1x3]"], ["血常规[1x3]"]]
    assert texts_of(made)[2] == ["血压", "61", ""]


def test_rows_filled_by_turns_are_rows() -> None:
    grid = grid_of(words(), ROWS, COLUMNS)
    assert with_shaded_headings(grid, (fill(1), fill(3), fill(5))) == grid
    assert with_shaded_headings(grid, (fill(1),)) == grid
    full = grid_of(words(beside=True), ROWS, COLUMNS)
    assert with_shaded_headings(full, (fill(1), fill(4))) == full


def test_a_head_does_not_reach_into_a_filled_row() -> None:
    grid = grid_of(words(), ROWS, COLUMNS, {(0, 1): (2, 1), (0, 2): (2, 1)})
    made = with_shaded_headings(grid, (fill(1), fill(4)))
    assert texts_of(made)[:2] == [["项目", "结果", "提示"], ["一般检查[1x3]"]]


def test_a_filled_row_with_a_rule_above_it_alone_is_a_row() -> None:
    """Between rows that rules part, headings have a fill and no rule of their own."""
    rows = ("费用 单位 金额", "货船", "入港 每次 148.00", "离港 每次 96.50", "渔船", "码头 每吨 2.50", "冰 每吨 62.50")
    words = [
        Word(text=text, box=Box(left=x, top=105 + 20 * at, right=x + 9 * len(text), bottom=115 + 20 * at))
        for at, row in enumerate(rows)
        for text, x in zip(row.split(), (56.0, 200.0, 300.0), strict=False)
    ]
    ruled = (100.0, 120.0, 160.0, 180.0, 220.0, 240.0)  # none under a heading
    rules = [Rule(box=Box(left=50, top=y, right=400, bottom=y), horizontal=True) for y in ruled]
    shades = tuple(Box(left=50, top=top, right=400, bottom=top + 20) for top in (120.0, 180.0))
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), shades=shades
    )
    (grid,) = find_grids(page)
    assert grid.n_rows == len(rows)


def test_a_heading_in_a_fill_under_a_filled_head_is_a_row_of_its_own() -> None:
    rows = ("费用 单位 金额", "货船", "入港 每次 148.00", "离港 每次 96.50", "渔船", "码头 每吨 2.50", "冰 每吨 62.50")
    words = [
        Word(text=text, box=Box(left=x, top=105 + 20 * at, right=x + 9 * len(text), bottom=115 + 20 * at))
        for at, row in enumerate(rows)
        for text, x in zip(row.split(), (56.0, 200.0, 300.0), strict=False)
    ]
    rules = [Rule(box=Box(left=50, top=y, right=400, bottom=y), horizontal=True) for y in (160.0, 180.0, 220.0, 240.0)]
    shades = tuple(Box(left=50, top=top, right=400, bottom=top + 20) for top in (100.0, 120.0, 180.0))
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), shades=shades
    )
    (grid,) = find_grids(page)
    assert grid.n_rows == len(rows)


def test_a_heading_that_runs_over_columns_is_one_cell() -> None:
    """Previously a long one was torn where a column ends."""
    long = [*words(), word("各项检查各项检查各项", 28, 24), word("及其他", 84, 24), word("项目", 103, 24)]
    made = with_shaded_headings(grid_of(long, ROWS, COLUMNS), (fill(0), fill(1), fill(4)))
    assert len(texts_of(made)[1]) == 1


def test_headings_are_told_among_rows_filled_by_turns_where_all_that_stand_alone_are_filled() -> None:
    """Previously a row filled besides them kept three headings from being such."""
    names, rows = ("甲类", "一", "二", "乙类", "三", "四", "丙类", "五"), [20.0 * row for row in range(10)]
    held = [word("项目", 4, 4), word("结果", 110, 4), word("提示", 210, 4)]
    for number, name in enumerate(names, 1):
        held.append(word(name, 4, 20 * number + 4))
        if not name.endswith("类"):
            held += [word("61", 110, 20 * number + 4), word("7", 210, 20 * number + 4)]
    fills = tuple(map(fill, (1, 2, 4, 5, 7, 8)))
    made = texts_of(with_shaded_headings(grid_of(held, rows, COLUMNS), fills))
    assert [made[row] for row in (1, 4, 7)] == [["甲类[1x3]"], ["乙类[1x3]"], ["丙类[1x3]"]]
    plain = grid_of(held, rows, COLUMNS)
    assert with_shaded_headings(plain, tuple(map(fill, (1, 2, 4, 5, 8)))) == plain


def test_one_filled_row_among_rows_that_are_all_full_is_a_heading() -> None:
    """Previously two were asked for, though each other row of a report's key figures has a figure in each column."""
    held = [word("项目", 4, 4), word("结果", 110, 4), word("提示", 210, 4), word("每股指标", 4, 64)]
    for row in (1, 2, 4, 5):
        held += [word("收入", 4, 20 * row + 4), word("61", 110, 20 * row + 4), word("7", 210, 20 * row + 4)]
    made = texts_of(with_shaded_headings(grid_of(held, ROWS[:7], COLUMNS), (fill(3),)))
    assert made[3] == ["每股指标[1x3]"]
    blank = [one for one in held if (one.text, one.box.top) != ("7", 24)]
    grid = grid_of(blank, ROWS[:7], COLUMNS)
    assert with_shaded_headings(grid, (fill(3),)) == grid


def test_a_name_over_two_filled_rows_of_a_head_stays_one() -> None:
    """Previously a head with a fill a row had a blank under each name that was as high as the head."""
    head = [word("类别", 4, 14), word("今年", 150, 4), word("男", 110, 24), word("女", 210, 24)]
    body = [word("61", left, 44.0 + 20 * row) for row in range(3) for left in (4, 110, 210)]
    grid = grid_of([*head, *body], ROWS[:6], COLUMNS, {(0, 0): (2, 1), (0, 1): (1, 2)})
    assert with_shaded_headings(grid, (fill(0), fill(1))) == grid
