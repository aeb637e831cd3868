"""Names of sums at the foot of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.sum_rows import (
    with_names_among_figures_wide,
    with_names_in_the_middle,
    with_names_of_sums_wide,
    with_names_over_numbers_wide,
)
from models.tables.pages.page_grid import PageCell, PageGrid
from tests.models.tables.pages.chosen.test_choose import word
from tests.models.tables.table_grids_by_hand import grid_of
from tests.models.tables.table_grids_by_hand import word as at

COLUMNS = (0.0, 50.0, 150.0, 250.0, 350.0)
BILL = ("1|木板|46|1007", "2|螺钉|6|207", "3|安装|21|118")
SUMS = ("||净额|1332", "||税额|253", "||合计|1585")


def table(*texts: str, end: float = 240.0) -> PageGrid:
    """Rows of 20 points; what stands in the third column ends at `end`."""
    cells = []
    for row, text in enumerate(texts):
        for column, said in enumerate(text.split("|")):
            left = end - 10.0 * len(said) - (7.0 if said == "偏" else 0.0) if column == 2 else COLUMNS[column] + 5
            words = (word(said, left, 20.0 * row + 5),) if said else ()
            box = Box(left=COLUMNS[column], top=20.0 * row, right=COLUMNS[column + 1], bottom=20.0 * row + 20)
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    edges = tuple(20.0 * row for row in range(len(texts) + 1))
    box = Box(left=0, top=0, right=350, bottom=edges[-1])
    return PageGrid(box=box, row_edges=edges, column_edges=COLUMNS, cells=tuple(cells), confidence=1.0, found_by="text")


def widths(grid: PageGrid) -> list[list[int]]:
    return [[cell.column_span for cell in grid.cells if cell.row == row] for row in range(grid.n_rows)]


def test_they_go_over_all_columns_before_the_figure() -> None:
    assert widths(with_names_of_sums_wide(table(*BILL, *SUMS), [])) == [[1, 1, 1, 1]] * 3 + [[3, 1]] * 3


def test_a_blank_before_two_sums_is_of_none_of_them() -> None:
    """Previously a blank as high as two rows left them, and all above, as they were."""
    grid = table(*BILL, *SUMS)
    high = next(cell for cell in grid.cells if (cell.row, cell.column) == (3, 0))
    cells = [
        replace(high, row_span=2),
        *(cell for cell in grid.cells if (cell.row, cell.column) not in ((3, 0), (4, 0))),
    ]
    made = with_names_of_sums_wide(replace(grid, cells=tuple(cells)), [])
    assert widths(made) == [[1, 1, 1, 1]] * 3 + [[3, 1]] * 3


def test_a_figure_within_a_name_is_of_it() -> None:
    """Plus 19 % of 965,88: previously the row was cut at the figure, and the sums above it were none."""
    words = (word("税率", 177, 85), word("9.5", 200, 85))
    cells = [
        replace(cell, words=words[cell.column - 1 :][:1]) if cell.row == 4 and cell.column in (1, 2) else cell
        for cell in table(*BILL, *SUMS, end=230.0).cells
    ]  # fmt: skip
    cut = replace(table(*BILL, *SUMS, end=230.0), cells=tuple(cells))
    assert widths(with_names_of_sums_wide(cut, [])) == [[1, 1, 1, 1]] * 3 + [[3, 1]] * 3


@pytest.mark.parametrize(
    "texts",
    [
        (*BILL, SUMS[0]),
        (*BILL, *SUMS, "注|||"),
        (*BILL, "||净额|1332", "||偏|12"),
        ("1|木板|46|1007", *SUMS[:1], "4||税额|253"),
    ],
    ids=["one", "something below", "ends elsewhere", "a number before it"],
)
def test_elsewhere_the_grid_stays_as_it_is(texts: Sequence[str]) -> None:
    grid = table(*texts)
    assert with_names_of_sums_wide(grid, []) is grid


def test_what_upright_rules_show_stays() -> None:
    grid = table(*BILL, *SUMS)
    rules = [Rule(box=Box(left=x, top=0, right=x, bottom=120), horizontal=False) for x in COLUMNS]
    assert with_names_of_sums_wide(grid, rules) is grid


def test_a_name_in_a_column_of_figures_goes_over_the_columns_before_it() -> None:
    """Previously it was a figure's cell, with blank ones before it."""
    rows = ("1|木板|46|1007", "2|螺钉|6|207", "||小计|1214", "3|安装|21|118", "4|运输|9|77")
    made = with_names_among_figures_wide(_ending_alike(table(*rows)), [])
    assert widths(made) == [[1, 1, 1, 1]] * 2 + [[3, 1]] + [[1, 1, 1, 1]] * 2
    assert made.cells[8].box.left == 0


def test_a_name_set_otherwise_or_with_a_label_before_it_stays_in_its_column() -> None:
    rows = ("1|木板|46|1007", "2|螺钉|6|207", "3||缺货|1214", "4|安装|21|118")
    assert with_names_among_figures_wide(labelled := _ending_alike(table(*rows)), []) == labelled
    first = ("||小计|1214", "1|木板|46|1007", "2|螺钉|6|207", "3|安装|21|118")
    assert with_names_among_figures_wide(above := _ending_alike(table(*first)), []) == above
    left = table("1|木板|46|1007", "2|螺钉|6|207", "||偏|1214", "3|安装|21|118")
    assert with_names_among_figures_wide(left, []) == left


def _ending_alike(grid: PageGrid) -> PageGrid:
    """What stands in the third column ends at 240, however wide its characters are."""
    cells = [
        replace(cell, words=tuple(replace(one, box=replace(one.box, right=240.0)) for one in cell.words))
        if cell.column == 2 else cell
        for cell in grid.cells
    ]  # fmt: skip
    return replace(grid, cells=tuple(cells))


ACCOUNT = ("款|名称|数额|备考", "1|木板一|46|7", "2|螺钉二|6|20", "3|安装三|21|11")


def test_a_name_in_the_middle_of_numbers_and_names_goes_over_both() -> None:
    """Previously it was one of the names, a blank number before it."""
    made = with_names_over_numbers_wide(_named(table(*ACCOUNT, "|合计|73|38"), 65.0), [])
    assert widths(made) == [[1, 1, 1, 1]] * 4 + [[2, 1, 1]]
    flush = _named(table(*ACCOUNT, "|合计|73|38"), 55.0)
    assert with_names_over_numbers_wide(flush, []) == flush


GROUPS = ("类|品目|数额|备考", "纸|新闻|46|7", "布|衣类|6|20", "|鞋类|21|11")


def _grouped(grid: PageGrid) -> PageGrid:
    """The last label before the sums is of two rows."""
    label = next(cell for cell in grid.cells if (cell.row, cell.column) == (2, 0))
    cells = [replace(label, row_span=2) if cell is label else cell for cell in grid.cells]
    return replace(grid, cells=tuple(cell for cell in cells if (cell.row, cell.column) != (3, 0)))


def test_names_before_a_blank_in_the_last_rows_go_over_the_names_of_groups() -> None:
    """Previously of several such rows none did."""
    made = with_names_over_numbers_wide(_grouped(table(*GROUPS, "瓶||8|3", "合计||73|38")), [])
    assert widths(made) == [[1, 1, 1, 1]] * 3 + [[1, 1, 1]] + [[2, 1, 1]] * 2
    unknown = _grouped(table(*GROUPS, "合计|||38"))
    assert with_names_over_numbers_wide(unknown, []) == unknown  # a blank behind it, too


def test_where_each_row_has_a_label_that_of_the_sum_is_in_its_place() -> None:
    """Previously 合计 below dates and what was bought then was over both."""
    flat = table(*ACCOUNT, "合计||73|38")
    assert with_names_over_numbers_wide(flat, []) == flat
    numbered = table(*ACCOUNT[:3], "合计||73|38", ACCOUNT[3])
    assert with_names_over_numbers_wide(numbered, []) == numbered  # a row that is not the last


def _named(grid: PageGrid, left: float) -> PageGrid:
    """The name in the last row begins at `left`."""
    cells = [
        replace(cell, words=(word("合计", left, 85),)) if (cell.row, cell.column) == (4, 1) else cell for cell in grid.cells
    ]  # fmt: skip
    return replace(grid, cells=tuple(cells))


def test_the_last_name_in_the_middle_goes_over_all_columns_before_its_figures() -> None:
    """Previously 合计 in the middle of a name, a court and a case was of the latter two."""
    columns = (0.0, 40.0, 100.0, 200.0, 250.0, 300.0)
    rows = [
        ("文晓", "刑庭", "盗窃", "100", "140"),
        ("管学", "民庭", "离婚", "100", "100"),
        ("路小", "行庭", "工伤", "40", "90"),
    ]
    words = [
        at(text, left + 3, 20.0 * row + 4)
        for row, texts in enumerate((("姓名", "庭室", "案由", "补助", "小计"), *rows))
        for text, left in zip(texts, columns, strict=False)
    ]
    sums = [at("240", 203, 84), at("330", 253, 84)]
    edges = [20.0 * row for row in range(6)]

    def table_with(left: float) -> PageGrid:
        return grid_of([*words, at("合计", left, 84), *sums], edges, columns, {(4, 1): (1, 2)})

    assert widths(with_names_in_the_middle(table_with(92), []))[4] == [3, 1, 1]
    assert with_names_in_the_middle(table_with(142), []) == table_with(142)


def people(sums: Sequence[Word], columns: Sequence[float] = (0.0, 40.0, 100.0, 160.0, 220.0)) -> PageGrid:
    """Numbers, places, names and areas, and what is in the last row."""
    words = [
        at(text, left + 4, 20.0 * row + 4)
        for row, texts in enumerate((("序号", "村", "姓名", "亩"), *[("1", "上寨", "李进", "980")] * 3))
        for text, left in zip(texts, columns, strict=False)
    ]
    return grid_of([*words, *sums], [20.0 * row for row in range(6)], columns)


def test_a_name_that_says_how_many_is_over_all_columns_before_its_figures() -> None:
    """Previously 合计 and 10人 were of two columns, a village's and a name's."""
    sums = [at("合计", 60, 84), at("10", 79, 84), at("人女", 98, 84), at("652", 164, 84)]
    assert widths(with_names_in_the_middle(people(sums), []))[4] == [3, 1]
    far = [at("合计", 62, 84), at("10人", 104, 84), at("652", 164, 84)]
    assert with_names_in_the_middle(people(far), []) == people(far)


def test_a_rule_that_ends_above_the_last_row_lets_its_name_go_over_both_columns() -> None:
    """Previously any upright rule kept 合计 in the column of kinds, a blank before it."""
    grid = people([at("合计", 75, 84), at("652", 164, 84)], (0.0, 60.0, 160.0, 190.0, 220.0))

    def rule(bottom: float) -> Rule:
        return Rule(box=Box(left=60, top=0, right=60.5, bottom=bottom), horizontal=False)

    assert widths(with_names_in_the_middle(grid, [rule(80)]))[4] == [2, 1, 1]
    assert with_names_in_the_middle(grid, [rule(100)]) == grid


@pytest.mark.parametrize(("left", "begins"), [(100.0, 60.0), (100.0, 95.0), (84.0, 60.0)])
def test_a_name_right_of_where_all_else_begins_may_be_in_the_middle_of_all_columns(left: float, begins: float) -> None:
    """Where the last of them ends in the white before the figures is a guess. Previously 合计 was a village."""
    words = [at("栏", 4, 4), at("数额", 220, 4), at("村寨名", 60, 24), at("合计", left, 84), at("652", 230, 84)]
    for row in range(1, 4):
        words += [at("7", 4, 20.0 * row + 4), at("村", begins, 20.0 * row + 4), at("980", 230, 20.0 * row + 4)]
    grid = grid_of(words, [20.0 * row for row in range(6)], (0.0, 20.0, 50.0, 110.0, 260.0))
    over = widths(with_names_in_the_middle(grid, []))[4] == [3, 1]
    assert over == (left == 100 and begins == 60)


@pytest.mark.parametrize(("begins", "whole"), [(104.0, True), (4.0, False)])
def test_a_name_in_the_first_column_may_be_in_the_middle_of_all(begins: float, whole: bool) -> None:
    """Previously a wide first column kept 合计 for itself, though all its names begin at the left."""
    words = [at("货物", 4, 4), at("数", 150, 4), at("价", 200, 4), at("金额", 250, 4)]
    for row in range(1, 4):
        words += [at("书架", 4, 20.0 * row + 4), at("14", 150, 20.0 * row + 4), at("42", 200, 20.0 * row + 4)]
        words.append(at("588", 250, 20.0 * row + 4))
    grid = grid_of([*words, at("合计", begins, 84), at("1354", 250, 84)], [20.0 * row for row in range(6)],
                   (0.0, 140.0, 190.0, 220.0, 290.0))  # fmt: skip
    assert (widths(with_names_in_the_middle(grid, []))[4] == [3, 1]) == whole


def test_a_name_between_blanks_in_the_middle_of_three_columns_is_over_all_of_them() -> None:
    """Previously it was too near to the middle of its own, though all else in that begins further left; and a dash that
    OCR read as 一 was no figure.
    """
    columns = (0.0, 60.0, 130.0, 180.0, 230.0, 260.0)
    words = [
        at(text, left + 4, 4) for text, left in zip(("路段", "服务区", "桩号", "车位", "客房"), columns, strict=False)
    ]
    for row in range(1, 4):
        for text, left in zip(("北线", "竹海", "K38", "210", "30"), columns, strict=False):
            words.append(at(text, left + 4, 20.0 * row + 4))
    sums = [at("合计", 85, 84), at("630", 184, 84), replace(at("一", 234, 84), origin="ocr")]
    grid = grid_of([*words, *sums], [20.0 * row for row in range(6)], columns)
    assert widths(with_names_in_the_middle(grid, []))[4] == [3, 1, 1]


def test_names_set_right_among_names_that_begin_at_one_place_go_over_both_columns() -> None:
    """Previously a blank and a name; one alone may be in its column."""
    edges, rows = (0.0, 60.0, 160.0, 220.0), tuple(20.0 * row for row in range(7))
    texts = (("Day", "Field", "kg"), ("1 May", "Combes", "846"), ("2 May", "Pioch", "692"), ("", "", ""))
    texts = (*texts, ("4 May", "Clos", "510"), ("5 May", "Mas", "112"), ("", "", ""))
    words = [
        at(text, (4, 64, 190)[column], 20 * row + 4)
        for row, told in enumerate(texts[:6])
        for column, text in enumerate(told)
        if text
    ]
    sums = [at("Subtotal", 116, 64), at("1538", 190, 64), at("Total", 131, 104), at("2160", 190, 104)]
    words = [one for one in words if one.box.top != 104]
    grid = grid_of([*words, *sums], rows[:7], edges)
    wide = with_names_over_numbers_wide(grid, ())
    assert [(cell.row, cell.column_span) for cell in wide.cells if cell.column_span > 1] == [(3, 2), (5, 2)]
    single = grid_of([*words, *sums[:2]], rows[:7], edges)
    assert with_names_over_numbers_wide(single, ()) == single


def test_a_name_in_the_middle_of_all_columns_is_off_texts_that_begin_at_one_place() -> None:
    """Previously a last row's name, by chance in the middle of its own column, too, was of that alone."""
    rows = [("1", "force", "choice"), ("2", "inertia", "choice"), ("3", "pressure", "blanks"), ("4", "air", "blanks")]
    words = [at("No", 4, 4), at("Topic", 44, 4), at("Kind", 134, 4), at("Marks", 174, 4)]
    for row, texts in enumerate(rows, 1):
        words += [at(text, left, 20.0 * row + 4) for text, left in zip((*texts, "12"), (4, 44, 134, 174), strict=True)]
    words += [at("total", 72, 104), at("48", 174, 104)]
    edges, columns = [20.0 * row for row in range(7)], (0.0, 40.0, 130.0, 170.0, 200.0)
    assert widths(with_names_in_the_middle(grid_of(words, edges, columns), []))[5] == [3, 1]


def test_one_name_set_right_of_texts_that_begin_at_one_place_goes_over_all_before_its_figure() -> None:
    """Previously what is left of a club's fees was in the column of what it spent."""
    rows = [("fees", "7440", "rooms", "4800"), ("gifts", "800", "prizes", "1368"), ("sum", "8240", "boards", "622")]
    words = [at(text, left, 4) for text, left in zip(("In", "Sum", "Out", "Sum"), (4, 64, 104, 204), strict=True)]
    for row, texts in enumerate(rows, 1):
        words += [at(text, left, 20.0 * row + 4) for text, left in zip(texts, (4, 64, 104, 204), strict=True)]
    words += [at("left over", 150, 84), at("2082", 204, 84)]
    edges, columns = [20.0 * row for row in range(6)], (0.0, 60.0, 100.0, 200.0, 240.0)
    assert widths(with_names_of_sums_wide(grid_of(words, edges, columns), []))[4] == [3, 1]
    flush = [one if one.text != "left over" else at("left over", 104, 84) for one in words]
    assert widths(with_names_of_sums_wide(grid_of(flush, edges, columns), []))[4] == [1, 1, 1, 1]
