"""Grids from rules that are drawn here by hand."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid

PAGE = Page(number=1, width=600, height=800)


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y - 0.25, right=right, bottom=y + 0.25), horizontal=True)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 10 * len(text), bottom=top + 10))


def cells(grid: PageGrid) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, "".join(word.text for word in cell.words))
        for cell in grid.cells
    ]


def test_each_cell_once_with_its_words_and_blank_ones_kept() -> None:
    rules = [level(y, 100, 400) for y in (100, 130, 160)] + [upright(x, 100, 160) for x in (100, 250, 400)]
    words = (word("项目", 120, 110), word("数量", 300, 110), word("甲", 120, 140))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=words, rules=tuple(rules)))
    assert cells(grid) == [(0, 0, 1, 1, "项目"), (0, 1, 1, 1, "数量"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "")]
    assert grid.cells[3].box == Box(left=250, top=130, right=400, bottom=160)


def test_rules_that_stop_merge_cells() -> None:
    rules = [level(y, 100, 400) for y in (100, 190)] + [level(130, 200, 400), level(160, 200, 400)]
    rules += [upright(x, 100, 190) for x in (100, 200, 400)] + [upright(300, 130, 190)]
    words = (word("总", 120, 140), word("头", 290, 110), word("1", 220, 140), word("2", 320, 140))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=words, rules=tuple(rules)))
    assert cells(grid) == [
        (0, 0, 3, 1, "总"), (0, 1, 1, 2, "头"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2"), (2, 1, 1, 1, ""), (2, 2, 1, 1, ""),
    ]  # fmt: skip


def test_a_double_frame_is_one_edge() -> None:
    rules = [level(y, 100, 400) for y in (100, 101.6, 130, 160, 161.6)]
    rules += [upright(x, 100, 161.6) for x in (100, 101.6, 250, 398.4, 400)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=(word("甲", 120, 110),), rules=tuple(rules)))
    assert (grid.n_rows, grid.n_columns) == (2, 2)


def test_a_table_that_is_open_at_its_sides_has_its_outer_columns() -> None:
    rules = [level(y, 100, 400) for y in (100, 130, 160)] + [upright(x, 100, 160) for x in (200, 300)]
    words = (word("甲", 120, 110), word("1", 240, 110), word("2", 340, 110))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=words, rules=tuple(rules)))
    assert [text for *_, text in cells(grid)] == ["甲", "1", "2", "", "", ""]


def test_a_line_under_a_header_is_no_table() -> None:
    assert find_grids(PrintedPage(page=PAGE, words=(word("页眉", 100, 40),), rules=(level(60, 50, 550),))) == ()


def test_a_heading_between_two_frames_is_no_row_of_one_table() -> None:
    """Word sets all tables of a report to one width, and its headings need no more room than a row."""
    rules = [level(y, 100, 400) for y in (100, 118, 136, 152, 170, 188)]
    rules += [upright(x, top, bottom) for x in (100, 400) for top, bottom in ((100, 136), (152, 188))]
    rules += [upright(250, 100, 136), upright(200, 152, 188), upright(300, 152, 188)]
    words = (
        word("规章", 110, 104), word("0", 260, 104), word("许可", 110, 122), word("7", 260, 122),
        word("三、收到和处理情况", 100, 139),
        word("新收", 110, 156), word("3", 210, 156), word("4", 310, 156),
        word("结转", 110, 174), word("1", 210, 174), word("0", 310, 174),
    )  # fmt: skip
    found = find_grids(PrintedPage(page=PAGE, words=words, rules=tuple(rules)))
    assert [[text for *_, text in cells(grid)] for grid in found] == [
        ["规章", "0", "许可", "7"],
        ["新收", "3", "4", "结转", "1", "0"],
    ]


def test_the_white_in_a_cell_over_several_columns_parts_none() -> None:
    """What may be ticked, twice with a blank at one place; previously the column above it was two, blank in each row."""
    rules = [level(y, 50, 450) for y in (100, 120, 140, 160, 180, 200)]
    rules += [upright(x, 100, 200) for x in (50, 450)] + [upright(x, 100, 160) for x in (150, 350)]
    words = [word(text, x, y) for y in (105, 125, 145) for text, x in (("名称", 60), ("数量", 160), ("备注", 360))]
    words += [word(text, x, 165) for text, x in (("标签完整", 60), ("袋无破损渗漏", 160), ("颜色正常无气泡", 250))]
    words += [word(text, x, 185) for text, x in (("姓名", 60), ("病案号腕带", 160), ("有效期内", 250))]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert (grid.n_rows, grid.n_columns) == (5, 3)


def test_the_white_in_prose_that_fills_its_cell_parts_no_columns() -> None:
    """Three lines, the blanks of which happen to stand under one another."""
    rules = [level(y, 50, 550) for y in (100, 145)] + [upright(x, 100, 145) for x in (50, 110, 450, 500, 550)]
    words = [word("评价", 60, 118), word("医师", 460, 118), word("王某", 510, 118)]
    for line in range(3):
        top = 104 + 14 * line
        words += [
            word("输注后复查上升明显", 115, top),
            word("Hb", 213, top),
            word("较输注前升高且平稳无不适", 240, top),
        ]
        words += [word("出血停止后", 367, top), word("再查", 425, top)]
    found = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert [(one.n_rows, one.n_columns) for one in found] == [(1, 4)]


def test_a_date_under_a_signature_is_of_its_cell() -> None:
    """OCR makes letters of the signature, without confidence; previously two rows."""
    rules = [level(y, 50, 550) for y in (100, 150)] + [upright(x, 100, 150) for x in (50, 150, 450, 550)]
    words = [word("意见", 60, 120), word("同意", 160, 120)]
    signed = [word("mm", 460, 105), word("04-13", 460, 135)]
    for confidence, one_row in ((0.4, True), (0.9, False)):
        read = [
            replace(one, origin="ocr", confidence=confidence if one.text == "mm" else 0.9) for one in (*words, *signed)
        ]
        (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(read), rules=tuple(rules), scanned=True))
        assert (grid.n_rows == 1, grid.n_columns) == (one_row, 3)
