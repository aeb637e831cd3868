"""合计 in tables that fill no form, through the whole line as HTML."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell
from corpora.document.mention import Mentions
from corpora.document.place import Place
from corpora.document.reading import Reading
from service.checks.inspection import Inspection
from service.checks.tables.totals import table_totals

HEAD = ("单位", "一季度", "二季度", "合计")
ROWS = (("水务所", 12, 8, 20), ("河湖所", 5, 9, 14), ("防汛办", 7, 6, 13), ("合计", 24, 23, 47))

Judge = Callable[..., list[Check]]


def html(rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, *rows))
    return f"<html><body><h1>云屏岭市水利局巡查情况统计表</h1><table>{lines}</table></body></html>"


@pytest.fixture
def judge(read: Callable[..., Reading]) -> Judge:
    def run(rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> list[Check]:
        checks = read(html(rows, head), path="表.html").checks
        assert {check.kind for check in checks} <= {"table-identity"}
        return list(checks)

    return run


def test_totals_that_hold(judge: Judge) -> None:
    assert [check.verdict for check in judge(ROWS)] == ["supported", "supported"]


def test_one_total_that_does_not(judge: Judge) -> None:
    wrong = (*ROWS[:3], ("合计", 25, 23, 47))
    (check,) = [item for item in judge(wrong) if item.verdict == "contradicted" and item.claimed == 25]
    assert check.found == 24
    assert [item.text for item in check.evidence] == ["25", "12", "5", "7", "47", "23"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ((("水务所", 12, 8, 99), ("河湖所", 5, 9, 77)), HEAD),
        ((("水务所", 12, 8, 20), ("其中：一组", 6, 2, 8), ("合计", 12, 8, 20)), HEAD),
        ((("水务所", "", 8, 20), ("河湖所", 5, 9, 14), ("合计", 24, 23, 47)), HEAD),
        ((("水务所", 12, 8, 20), ("河湖所", 5, 9, 14)), ("单位", "一季度", "二季度", "全年目标")),
        ((("水务所", 0, 0, 0), ("河湖所", 0, 0, 0), ("合计", 0, 0, 4)), HEAD),
    ],
)
def test_what_may_be_no_sum_is_left_alone(judge: Judge, rows: Sequence[Sequence[object]], head: Sequence[str]) -> None:
    """No total holds elsewhere on the line, a subtotal among the parts, a blank part, no total, zeros alone."""
    assert [check for check in judge(rows, head) if check.verdict == "contradicted"] == []


def contradicted(checks: Sequence[Check]) -> list[tuple[object, object]]:
    return [(check.claimed, check.found) for check in checks if check.verdict == "contradicted"]


def test_one_wrong_part_is_told_once_with_what_both_totals_ask_for(judge: Judge) -> None:
    wrong = (("水务所", 12, 8, 20), ("河湖所", 5, 4, 14), *ROWS[2:])
    assert contradicted(judge(wrong)) == [(4, 9)]


SUBTOTALS = (
    ("甲", 3, 40),
    ("乙", 4, 50),
    ("小计", 7, 90),
    ("丙", 5, 60),
    ("丁", 6, 70),
    ("小计", 11, 130),
    ("总计", 18, 220),
)
OUTLINE = (("一、税收", 30, 33), ("1.增值税", 10, 12), ("2.契税", 20, 21), ("二、非税", 7, 9), ("1.罚没", 3, 4), ("2.其他", 4, 5), ("合计", 37, 42))  # fmt: skip
WITHIN = (("甲", 30, 33), ("其中：新增", 10, 12), ("乙", 7, 9), ("合计", 37, 42))
FIRST = (("合计", 37, 42), ("甲", 30, 33), ("乙", 7, 9))
SHARES = (("甲", 30, "75%"), ("乙", 10, "25%"), ("合计", 40, "100%"))
TWO_HEADS = ("单位", "件数", "金额")


@pytest.mark.parametrize("rows", [SUBTOTALS, OUTLINE, WITHIN, FIRST, SHARES])
def test_other_forms_of_totals_hold(judge: Judge, rows: Sequence[Sequence[object]]) -> None:
    assert [check.verdict for check in judge(rows, TWO_HEADS)] == ["supported"]


@pytest.mark.parametrize(
    ("rows", "row", "value", "found"),
    [(SUBTOTALS, 6, 28, 18), (SUBTOTALS, 2, 9, 7), (OUTLINE, 6, 47, 37), (WITHIN, 3, 57, 37), (FIRST, 0, 36, 37)],
)
def test_a_wrong_digit_in_other_forms(
    judge: Judge, rows: Sequence[Sequence[object]], row: int, value: int, found: int
) -> None:
    wrong = [list(line) for line in rows]
    wrong[row][1] = value
    assert contradicted(judge(wrong, TWO_HEADS)) == [(value, found)]


@pytest.mark.parametrize(
    "rows",
    [
        (("甲", 30, 80), ("乙", 10, 90), ("丙", 8, 85), ("合计", 48, 85)),
        (("甲", 30, 1.25), ("乙", 10, 1.35), ("合计", 40, 2.61)),
        (("甲", 30, ""), ("乙", 10, 9), ("合计", 40, 12)),
        (("甲", 30, 5), ("乙", 10, 9), ("平均", 20, 9)),
        (("甲", "30%", 5), ("乙", "10%", 9), ("合计", "20%", 14)),
        (("甲", 30, 5), ("乙", 10, 9), ("丙", 10, 9), ("合计", 38, 17)),
        (("甲", 30, "无"), ("乙", 11, "无"), ("退休", 4, "无"), ("合计", 41, "无")),
    ],
)
def test_averages_rounding_hidden_parts_and_overlaps_are_no_errors(
    judge: Judge, rows: Sequence[Sequence[object]]
) -> None:
    """An average in the total's row, decimals that were rounded, a blank that may hide 3, rates, people
    counted once, a row left out."""
    assert contradicted(judge(rows, TWO_HEADS)) == []


def test_two_halves_are_added_apart(judge: Judge) -> None:
    head = ("收入", "金额", "支出", "金额")
    rows = [["拨款", 812.5, "工资", 700], ["其他", 20, "办公", 132.5], ["合计", 832.5, "合计", 832.5]]
    assert {check.verdict for check in judge(rows, head)} == {"supported"}
    rows[2][1] = 852.5
    assert contradicted(judge(rows, head)) == [(Decimal("852.5"), Decimal("832.5"))]


def test_a_row_of_numbers_that_never_add_up_is_no_sum_with_one_slip(judge: Judge) -> None:
    rows = [["甲", 12, 16, 24], ["乙", 9, 10, 1], ["丙", 430, 13, 0], ["丁", 85, 79, 16]]
    assert contradicted(judge(rows, ("单位", "检查", "抽查", "合计"))) == []


def test_dots_and_dashes_are_numbers_that_are_not_there(judge: Judge) -> None:
    rows = [["甲", "……", 16, 16], ["乙", "……", 10, 10], ["丙", 13, "—", 13], ["丁", 79, "……", 79]]
    assert contradicted(judge(rows, ("单位", "检查", "抽查", "合计"))) == []
    rows[3][3] = 49
    assert contradicted(judge(rows, ("单位", "检查", "抽查", "合计"))) == [(49, 79)]


def test_a_row_whose_cells_moved_is_no_contradiction(judge: Judge) -> None:
    head = ("序号", "单位", "男", "女", "合计")
    rows = [[1, "甲", 20, 5, 25], [2, "乙", 30, 7, 37], [3, "丙", 11, 9, 20], ["合计", 61, 21, 82, ""]]
    assert contradicted(judge(rows, head)) == []


def test_a_copy_of_a_table_is_not_judged_again(read: Callable[..., Reading]) -> None:
    page = html((*ROWS[:3], ("合计", 25, 23, 47)))
    table = page[page.index("<table>") : page.index("</body>")]
    once, twice = (read(text, path="表.html").checks for text in (page, page.replace(table, table + table)))
    assert len(once) == len(twice) > 0


BUDGET = (("行政运行", 17887739, 59493807, 77381546), ("城管执法", 11091562, 6522681, 17614243))


def test_amounts_that_lost_their_decimals_may_be_off_by_as_much(judge: Judge) -> None:
    """Of 元, rounded one by one; of things nothing was rounded."""
    rows = (*BUDGET, ("合计", 28979301, 66016488, 94995790))
    assert contradicted(judge(rows, ("支出科目", "基本支出（元）", "项目支出（元）", "合计（元）"))) == []
    assert contradicted(judge(rows, ("单位", "一季度", "二季度", "合计"))) == [(94995790, 94995789)]
    more = (*BUDGET, ("合计", 28979301, 66016488, 94995793))
    assert contradicted(judge(more, ("支出科目", "基本支出（元）", "项目支出（元）", "合计（元）"))) == [
        (94995793, 94995789)
    ]


def totals_on_page(
    read: Callable[..., Reading], rows: Sequence[Sequence[object]], *, page: int, headed: bool
) -> list[str]:
    """Verdicts where the table stands on that page, with or without its head."""
    reading = read(html(rows, HEAD[:3]), path="表.html")
    (table,) = reading.layout.tables

    def moved(cell: Cell) -> Cell:
        place = Place(span=Span(start=0, end=0), page_number=page, box=Box(left=0, top=0, right=9, bottom=9))
        return replace(cell, row=cell.row - (not headed), place=place)

    kept = tuple(moved(cell) for cell in table.grid.cells if headed or cell.row)
    grid = replace(table.grid, n_rows=table.grid.n_rows - (not headed), cells=kept)
    layout = replace(reading.layout, tables=(replace(table, grid=grid),))
    inspection = Inspection(document=reading.document, layout=layout, mentions=Mentions(), profile=None)
    return [finding.verdict for finding in table_totals(inspection)]


@pytest.mark.parametrize(("page", "headed"), [(2, False), (2, True), (1, False)])
def test_rows_on_the_page_before_may_make_up_a_total(read: Callable[..., Reading], page: int, headed: bool) -> None:
    """A table without a head at the beginning of a later page is the rest of one, as far as anyone knows."""
    parts = tuple(row[:3] for row in ROWS[:3])
    more = (*parts, ("合计", 29, 23))
    torn = page > 1 and not headed
    assert ("contradicted" in totals_on_page(read, more, page=page, headed=headed)) is not torn
    less = (*parts, ("合计", 21, 23))
    assert "contradicted" in totals_on_page(read, less, page=page, headed=headed)
