"""A row that a page break cuts is one row, also where the label's column is told a little otherwise on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cut_rows import under
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

BOX = Box(left=0.0, top=0.0, right=100.0, bottom=100.0)
Rows = Sequence[Sequence[tuple[str, int]]]
"""Each row as (text, columns) of its cells."""


def _table(page: int, rows: Rows) -> WholeTable:
    cells = []
    for row, told in enumerate(rows):
        column = 0
        for text, span in told:
            cells.append(
                TableCell(row=row, column=column, row_span=1, column_span=span, text=text, page_number=page, box=BOX)
            )  # fmt: skip
            column += span
    return WholeTable(
        page_number=page, last_page=page, box=BOX, left=0.0, edges=tuple(range(column + 1)), n_rows=len(rows),
        cells=tuple(cells),
    )  # fmt: skip


ABOVE = [[("1.甲", 2), ("3", 1), ("4", 1)], [("2.逾期未按", 2), ("0", 1), ("5", 1)]]
BELOW = [("3.其他", 2), ("0", 1), ("1", 1)]


@pytest.mark.parametrize(
    "rest",
    [
        [("收费通知缴纳", 2), ("", 1), ("", 1)],
        [("", 1), ("收费通知缴纳", 1), ("", 1), ("", 1)],
        [("收费通知缴纳", 1), ("", 1), ("", 1), ("", 1)],
    ],
    ids=["same columns", "begins a column later", "ends a column earlier"],
)
def test_the_rest_of_a_label_joins_it(rest: list[tuple[str, int]]) -> None:
    joined = under(_table(1, ABOVE), _table(2, [rest, BELOW]))
    told = [[cell.text for cell in joined.cells if cell.row == row] for row in range(joined.n_rows)]
    assert told == [["1.甲", "3", "4"], ["2.逾期未按\n收费通知缴纳", "0", "5"], ["3.其他", "0", "1"]]


@pytest.mark.parametrize(
    "first",
    [[("3.乙", 2), ("", 1), ("", 1)], [("收费", 1), ("通知", 1), ("1", 1), ("", 1)]],
    ids=["numbered", "figures"],
)
def test_a_row_of_its_own_stays_one(first: list[tuple[str, int]]) -> None:
    assert under(_table(1, ABOVE), _table(2, [first, BELOW])).n_rows == 4


TEXTS = [[("文号", 1), ("单位", 1)], [("水发一号", 1), ("柳河乡", 1)]]


@pytest.mark.parametrize(
    ("first", "n_rows"),
    [([("财预二号", 1), ("石桥镇", 1)], 3), ([("财预二号", 1), ("", 1)], 3), ([("", 1), ("人民政府", 1)], 2)],
    ids=["filled", "a label and a blank", "no label"],
)
def test_a_row_of_texts_is_cut_where_its_label_is_not_said_again(first: list[tuple[str, int]], n_rows: int) -> None:
    """Previously a full row of texts at the top of a page joined the last one of the page before."""
    assert under(_table(1, TEXTS), _table(2, [first])).n_rows == n_rows


def test_the_unit_of_a_figure_joins_it() -> None:
    above = [[("甲", 1), ("3万元", 1), ("4万元", 1)], [("乙", 1), ("15万", 1), ("6元", 1)]]
    below = [[("", 1), ("元", 1), ("", 1)], [("丙", 1), ("1万元", 1), ("2元", 1)]]
    joined = under(_table(1, above), _table(2, below))
    assert [cell.text for cell in joined.cells if cell.row == 1] == ["乙", "15万\n元", "6元"]


def test_the_points_of_a_group_go_on_with_its_label() -> None:
    """Previously a figure beside a label of several rows ended at the page break where the label went on."""
    above, below = (
        _table(1, [[("解读", 1), ("25", 1), ("4", 1)], [("", 1), ("", 1), ("5", 1)]]),
        _table(2, [[("", 1), ("", 1), ("6", 1)], [("平台", 1), ("21", 1), ("7", 1)]]),
    )
    high = tuple(replace(cell, row_span=2) for cell in above.cells if cell.column < 2 and not cell.row)
    rest = tuple(cell for cell in above.cells if cell.column == 2)
    joined = under(replace(above, cells=high + rest), below)
    assert [cell.row_span for cell in joined.cells if cell.text in ("解读", "25")] == [3, 3]


def test_a_label_whose_last_line_is_full_goes_on_in_what_is_said_below() -> None:
    line = Word(text="加强水务管理工作", box=Box(left=5.0, top=80.0, right=95.0, bottom=90.0))
    rows = [[("文号", 1), ("单位", 1), ("期限", 1)], [("加强水务管理工作", 1), ("柳河乡", 1), ("长期", 1)]]
    rest = _table(2, [[("及公共场所", 1), ("人民政府", 1), ("", 1)]])
    above = _table(1, rows)
    assert under(above, rest).n_rows == 3
    cells = tuple(replace(cell, words=(line,)) if cell.text == line.text else cell for cell in above.cells)
    assert under(replace(above, cells=cells), rest).n_rows == 2


def test_a_row_that_lacks_what_all_others_have_is_the_rest_of_one() -> None:
    """Previously the second lines of a row of a list, its short cells blank, were a row of their own."""
    above = [[(f"细则{row}", 1), ("某局", 1), ("三年", 1), ("长期", 1)] for row in range(4)]
    rest = [("的通知", 1), ("和分局", 1), ("", 1), ("", 1)]
    below = [rest, [("细则五", 1), ("某局", 1), ("两年", 1), ("长期", 1)]]
    joined = under(_table(1, above), _table(2, below))
    assert [cell.text for cell in joined.cells if cell.row == 3] == ["细则3\n的通知", "某局\n和分局", "三年", "长期"]
    one_blank = [[("细则四", 1), ("某局", 1), ("三年", 1), ("", 1)], below[1]]
    assert under(_table(1, above), _table(2, one_blank)).n_rows == 6


def _read(page: int, rows: Sequence[Sequence[str]]) -> WholeTable:
    """Read from a picture: lines of each text under each other, 10 points a character, three columns of 60."""
    cells = []
    for row, told in enumerate(rows):
        for column, text in enumerate(told):
            words = tuple(
                Word(
                    text=line, origin="ocr",
                    box=Box(
                        left=60.0 * column, top=60.0 * row + 12 * at, right=60.0 * column + 10 * len(line),
                        bottom=60.0 * row + 12 * at + 10,
                    ),
                )
                for at, line in enumerate(text.split("\n")) if line
            )  # fmt: skip
            cells.append(
                TableCell(
                    row=row, column=column, row_span=1, column_span=1, text=text, page_number=page, box=BOX, words=words
                )
            )  # fmt: skip
    return WholeTable(
        page_number=page, last_page=page, box=BOX, left=0.0, edges=(0, 60, 120, 180), n_rows=len(rows),
        cells=tuple(cells),
    )  # fmt: skip


FINES = [
    ["当事人", "事实", "金额"],
    ["甲某物流\n公司", "超出核定\n质量运输", "30"],
    ["乙某餐饮\n店", "未建立记\n录制度", "40"],
]


def test_a_row_whose_texts_had_room_for_more_is_whole() -> None:
    """Previously a fine whose amount was not read was the rest of the row above the break."""
    below = [["丙某药房", "擅自占用\n道路", ""], ["丁某商行", "未公示许\n可", "50"]]
    assert under(_read(1, FINES), _read(2, below)).n_rows == 5


def test_a_row_whose_texts_are_all_full_goes_on() -> None:
    above = [*FINES[:2], ["乙某餐饮", "未建立记", "40"]]
    joined = under(_read(1, above), _read(2, [["店", "录制度", ""], ["丁某商行", "未公示许\n可", "50"]]))
    assert [cell.text for cell in joined.cells if cell.row == 2] == ["乙某餐饮\n店", "未建立记\n录制度", "40"]


def test_parts_of_a_code_are_no_figures() -> None:
    """Previously 119961 above the break was a figure, and what goes on with it a row of its own."""
    above = [["当事人", "代码", "金额"], ["甲某", "AQ99\nQ4T7", "30"], ["己某", "AX99\nQ4T7", "30"]]
    above += [["乙某餐饮", "1299", "40"]]
    joined = under(_read(1, above), _read(2, [["店", "0009\nAY", ""], ["丁某", "1399\nXX", "50"]]))
    assert [cell.text for cell in joined.cells if cell.row == 3] == ["乙某餐饮\n店", "1299\n0009\nAY", "40"]


NUMBERS = [
    [("", 1), ("4.", 1), ("反复申请", 1), ("1", 1), ("2", 1)],
    [("", 1), ("5", 1), ("要", 1), ("0", 1), ("3", 1)],
]


def test_a_number_parted_from_its_stop_is_one_row() -> None:
    rest = [("", 1), (".", 1), ("求重新出具", 1), ("", 1), ("", 1)]
    joined = under(_table(1, NUMBERS), _table(2, [rest, [("", 1), ("6.", 1), ("其他", 1), ("0", 1), ("1", 1)]]))
    assert [cell.text for cell in joined.cells if cell.row == 1] == ["", "5\n.", "要\n求重新出具", "0", "3"]
    assert joined.n_rows == 3


def test_blanks_parted_otherwise_below_the_break_are_no_rows() -> None:
    above = [[("一", 1), ("", 1), ("1.甲", 1), ("4", 1)], [("", 1), ("", 1), ("2.逾期", 1), ("0", 1)]]
    below = _table(2, [[("", 2), ("不补正", 1), ("", 1)], [("", 2), ("3.其他", 1), ("1", 1)]])
    reaching = replace(below.cells[0], row_span=2)
    below = replace(below, cells=(reaching, *(cell for cell in below.cells[1:] if (cell.row, cell.column) != (1, 0))))
    joined = under(_table(1, above), below)
    assert [cell.text for cell in joined.cells if cell.row == 1] == ["", "", "2.逾期\n不补正", "0"]
    assert [(cell.text, cell.row_span) for cell in joined.cells if cell.row == 2] == [("", 1), ("3.其他", 1), ("1", 1)]
