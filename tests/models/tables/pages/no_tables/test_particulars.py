"""Particulars set in columns without rules are no table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.no_tables.particulars import is_of_particulars
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS, ROWS = (0.0, 150.0, 300.0), (0.0, 20.0, 40.0)
PATIENT = [
    word("姓名：龚某", 4, 4), word("性别：男", 160, 4), word("科室：呼吸科", 4, 24), word("床号：二七", 160, 24),
]  # fmt: skip


def test_lines_that_name_what_stands_behind_each_name_are_no_table() -> None:
    """A patient's, over the table of findings; previously a table was invented."""
    assert is_of_particulars(grid_of(PATIENT, ROWS, COLUMNS), [level(0, 0, 300), level(40, 0, 300)])


@pytest.mark.parametrize("line", [("姓名", "性别"), ("合计", "12")])
def test_rows_without_colons_and_what_rules_part_may_be_one(line: tuple[str, str]) -> None:
    rows = [word(line[0], 4, 24), word(line[1], 160, 24)]
    assert not is_of_particulars(grid_of([*PATIENT[:2], *rows], ROWS, COLUMNS), [])
    assert not is_of_particulars(grid_of(PATIENT, ROWS, COLUMNS), [level(20, 0, 300)])


def test_an_address_beside_particulars_is_no_table() -> None:
    def letter(names: tuple[str, ...]) -> PageGrid:
        words = [word(text, 4, 20 * at + 4) for at, text in enumerate(("St Oswin's", "The Old Forge", "Marstow"))]
        words += [word(f"{name} 25", 160, 20 * at + 4) for at, name in enumerate(names)]
        return grid_of(words, (0.0, 20.0, 40.0, 60.0), (0.0, 150.0, 300.0))

    assert is_of_particulars(letter(("Invoice no.:", "Order:", "Terms:")), [])
    assert not is_of_particulars(letter(("Invoice", "Order", "Terms")), [])
    assert not is_of_particulars(letter(("Rate:", "Rate:", "Rate:")), [])


def test_a_title_and_a_text_in_each_of_two_columns_are_no_table() -> None:
    """Previously what a sensor has and what it is for, beside each other, were a table of two rows."""
    words = [word("Features", 4, 4), word("Applications", 160, 4)]
    for at, (left, right) in enumerate(
        (("tube without", "dosing and"), ("parts that", "cooling of"), ("move", "tools"))
    ):
        words += [word(left, 4, 24.0 + 12 * at), word(right, 160, 24.0 + 12 * at)]
    assert is_of_particulars(grid_of(words, (0.0, 20.0, 60.0), COLUMNS), [])
    assert not is_of_particulars(grid_of(words, (0.0, 20.0, 34.0, 46.0, 60.0), COLUMNS), [])
    assert not is_of_particulars(grid_of(words, (0.0, 20.0, 60.0), COLUMNS), [level(20, 0, 300)])


def test_names_to_be_signed_and_a_text_that_was_cut_are_no_table() -> None:
    """Previously what stands at the foot of an inventory, and a notice in its frame, were tables of two rows."""
    signed = [word("处理人：", 4, 4), word("在场人：", 160, 4), word("执行员：", 4, 24), word("书记员：", 160, 24)]
    assert is_of_particulars(grid_of(signed, ROWS, COLUMNS), [])
    dated = [word("代表人：", 4, 4), word("代表人：", 160, 4), word("日期：", 4, 24), word("年 月 日", 160, 24)]
    assert is_of_particulars(grid_of(dated, ROWS, COLUMNS), [])
    text = [word(f"word{at}", 4 + 28.0 * (at % 9), 4 + 20.0 * (at // 9)) for at in range(18)]
    assert is_of_particulars(grid_of(text, ROWS, COLUMNS), [level(0, 0, 300), level(40, 0, 300)])
    apart = [word(one.text, one.box.left + 20 * (one.box.left > 100), one.box.top) for one in text]
    assert not is_of_particulars(grid_of(apart, ROWS, COLUMNS), [])


def test_a_title_in_much_larger_print_over_one_line_is_no_table() -> None:
    """Previously a timetable's title and when it is valid were one, where a fill closed the first."""

    def large(text: str, left: float) -> Word:
        return replace(word(text, left, 0), box=Box(left=left, top=0.0, right=left + 60, bottom=16.0))

    line = [word("Valid from June", 4, 24), word("Seats: 43", 160, 24)]
    assert is_of_particulars(grid_of([large("Line 431", 4), large("Pass", 160), *line], ROWS, COLUMNS), [])
    plain = [word("Line 431", 4, 4), word("Pass", 160, 4)]
    assert not is_of_particulars(grid_of([*plain, *line], ROWS, COLUMNS), [])


def test_two_addresses_beside_particulars_and_who_is_asked_are_no_tables() -> None:
    """Previously who is billed, where it goes and the invoice's number were a table, as was a name with its colon."""
    bill = ("Invoice to", "Stourcombe Office", "The Stable Yard"), ("Deliver to", "North Avenue", "Gate 3")
    told = ("Invoice no.: 25", "Date: 28 May", "Your order: 4")
    words = [
        word(text, 4 + 110.0 * at, 20.0 * row + 4 + at)
        for at, own in enumerate((*bill, told))
        for row, text in enumerate(own)
    ]
    edges = (0.0, 20.0, 40.0, 60.0), (0.0, 110.0, 220.0, 330.0)
    assert is_of_particulars(grid_of(words, *edges), [])
    plain = [word(one.text.replace(":", ""), one.box.left, one.box.top) for one in words]
    assert not is_of_particulars(grid_of(plain, *edges), [])
    asked = [word("联系人：", 4, 4), word("温女士", 160, 4), word("地址：", 4, 24), word("云梯镇", 160, 24)]
    assert is_of_particulars(grid_of(asked, ROWS, COLUMNS), [])
    apart = [word("联系人：温女士", 4, 4), word("5518", 160, 4), word("地", 4, 24), word("址：云梯镇", 160, 24)]
    assert is_of_particulars(grid_of(apart, ROWS, COLUMNS), [])


def test_what_a_document_is_beside_who_made_it_is_no_table() -> None:
    title = replace(word("KR36 series", 4, 0), box=Box(left=4, top=0, right=100, bottom=16))
    rest = [
        word("Kestrel Ltd", 160, 0),
        word("Sheet 36", 160, 12),
        word("An encoder", 4, 24),
        word("May 2025", 160, 26),
    ]
    assert is_of_particulars(grid_of([title, *rest], (0.0, 23.0, 40.0), COLUMNS), [])
    small = [word("KR36 series", 4, 4), *rest]
    assert not is_of_particulars(grid_of(small, (0.0, 23.0, 40.0), COLUMNS), [])


def test_who_issued_a_document_and_when_is_no_table() -> None:
    issued = [word("柳荫街道办事处", 4, 4), word("监督电话：6677021", 160, 4), word("2024年12月9日", 160, 24)]
    assert is_of_particulars(grid_of(issued, ROWS, COLUMNS), [])
    counted = [word("合计", 4, 4), word("6677", 160, 4), word("2024年12月9日", 160, 24)]
    assert not is_of_particulars(grid_of(counted, ROWS, COLUMNS), [])


def test_what_stands_in_larger_print_over_one_line_each_is_no_table() -> None:
    """Previously a mason's name and INVOICE, over what he does and its number, were one."""

    def larger(text: str, left: float, size: float) -> Word:
        return replace(word(text, left, 0), box=Box(left=left, top=0.0, right=left + 60, bottom=size))

    below = [word("Monumental masons", 4, 24), word("No. 3107", 160, 18)]
    assert is_of_particulars(
        grid_of([larger("Aldous", 4, 16), larger("INVOICE", 160, 13), *below], (0, 17, 40), COLUMNS), []
    )
    plain = [larger("Aldous", 4, 15), larger("INVOICE", 160, 11)]
    assert not is_of_particulars(grid_of([*plain, *below], (0, 17, 40), COLUMNS), [])


@pytest.mark.parametrize("end", ["。", ""])
def test_a_slip_to_be_torn_off_is_no_table(end: str) -> None:
    """Previously who received an application, and of how many pages, were cells between its blanks, in a picture."""
    words = [word("你单位提交的材料", 60, 4), word(f"收悉，共_页{end}", 160, 4)]
    words += [word("受理人：", 4, 24), word("查询电话：8126033", 160, 24)]
    blank = level(14, 4, 56)
    assert is_of_particulars(grid_of(words, ROWS, COLUMNS), [blank]) == bool(end)


@pytest.mark.parametrize("last", ["咨询电话：8126033", "8126"])
def test_a_slip_with_a_title_is_none_however_many_cells_its_blanks_make(last: str) -> None:
    """Previously the blanks of a sentence were edges of five columns."""
    words = [word("受理回执", 4, 4), word("编号：", 60, 4)]
    words += [
        word(text, 60.0 * at + 4, 24) for at, text in enumerate(("兹收到", "提交的材料共", "份。请于", "日领取。"))
    ]
    words += [word("受理人：", 120, 44), word(last, 180, 44)]
    grid = grid_of(words, (0.0, 20.0, 40.0, 60.0), (0.0, 60.0, 120.0, 180.0, 300.0))
    assert is_of_particulars(grid, []) == (last != "8126")
