"""Rows of a table beyond the rules or fills that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import line_of
from models.tables.pages.regions.row_growth import with_further_rows

COLUMNS = (60.0, 260.0, 400.0)
PITCH = 18.0


def word(text: str, left: float, top: float, *, height: float = 9.0) -> Word:
    wide = sum(height / 2 if sign.isascii() else height for sign in text)
    return Word(text=text, box=Box(left=left, top=top, right=left + wide, bottom=top + height))


def row(top: float, *texts: str, columns: Sequence[float] = COLUMNS) -> list[Word]:
    return [word(text, left, top) for text, left in zip(texts, columns, strict=True) if text]


def rows(top: float, *names: str) -> list[Word]:
    return [one for at, name in enumerate(names) for one in row(top + PITCH * at, name, f"1{at}", f"2{at}")]


def level(y: float, left: float = 56.0, right: float = 440.0) -> Rule:
    return Rule(box=Box(left=left, top=y, right=right, bottom=y), horizontal=True)


def found(words: Sequence[Word], rules: Sequence[Rule] = (), shades: Sequence[Box] = ()) -> tuple[PageGrid, ...]:
    page = Page(number=1, width=600, height=800)
    return find_grids(PrintedPage(page=page, words=tuple(words), rules=tuple(rules), shades=tuple(shades)))


def shape(words: Sequence[Word], rules: Sequence[Rule] = (), shades: Sequence[Box] = ()) -> list[tuple[int, int]]:
    return [(grid.n_rows, grid.n_columns) for grid in found(words, rules, shades)]


def test_rules_that_begin_below_the_first_row_leave_its_head_a_row() -> None:
    words = [*row(100, "名称", "小份", "大份"), *rows(118, "清炒", "红烧", "凉拌", "清蒸")]
    dotted = [level(y) for y in (132.0, 150.0, 168.0, 186.0)]
    assert shape(words, dotted) == [(5, 3)]


def test_sums_under_the_last_rule_are_rows() -> None:
    words = [*rows(118, "桌", "椅", "柜"), *row(172, "", "合计", "63"), *row(190, "", "税额", "6")]
    assert shape(words, [level(y) for y in (115.0, 132.0, 150.0, 168.0)]) == [(5, 3)]


def test_stripes_go_on_behind_a_heading_between_rows() -> None:
    upper, lower = rows(100, "货币资金", "应收账款", "存货"), rows(180, "短期借款", "应付账款", "应交税费")
    words = [*upper, word("流动负债：", 60, 160), *lower]
    boxes = [Box(left=56, top=96, right=440, bottom=150), Box(left=56, top=176, right=440, bottom=230)]
    (grown,) = with_further_rows(boxes, [], words, [])
    assert grown.box == Box(left=56, top=96, right=440, bottom=230)
    assert {152.5, 174.5} <= set(grown.edges)


def test_a_heading_over_heads_of_columns_parts_two_tables() -> None:
    upper, lower = rows(100, "一车间", "二车间", "三车间"), rows(208, "甲班", "乙班", "丙班")
    heads = row(190, "班次", "人数", "产量")
    boxes = [Box(left=56, top=96, right=440, bottom=150), Box(left=56, top=186, right=440, bottom=260)]
    words = [*upper, word("各班情况", 60, 168), *heads, *lower]
    assert len(with_further_rows(boxes, [], words, [])) == 2
    without_heads = [one for one in words if one not in heads]
    boxes[1] = Box(left=56, top=204, right=440, bottom=260)
    assert len(with_further_rows(boxes, [], without_heads, [])) == 2  # two rows' distance


@pytest.mark.parametrize(
    "beyond",
    [
        row(154, "编制单位：厂办", "", "单位：元"),
        [word("本表由各车间填报，厂办汇总。", 60, 154)],
        [*row(154, "四车间", "17", "27", columns=(60.0, 330.0, 500.0))],
        [*row(190, "四车间", "17", "27")],
        [*row(154, "四车间", "17", "27"), word("和上年相比增加", 408, 154), word("。", 473, 154)],
    ],
    ids=["particulars", "a sentence", "other columns", "far away", "text that goes on beside"],
)
def test_what_is_no_row_of_the_table_stays_outside(beyond: list[Word]) -> None:
    words = [*rows(100, "一车间", "二车间", "三车间"), *beyond]
    box = Box(left=56, top=96, right=440, bottom=150)
    assert [one.box for one in with_further_rows([box], [], words, [])] == [box]
    taken = with_further_rows([box], [], [*words[:9], *row(154, "四车间", "17", "27")], [])
    assert taken[0].box.bottom == 163
    assert taken[0].edges == (149.5,)


def test_nothing_grows_into_a_closed_frame() -> None:
    words = [*rows(100, "一车间", "二车间", "三车间"), *row(154, "四车间", "17", "27")]
    box, closed = Box(left=56, top=96, right=440, bottom=150), Box(left=56, top=151, right=440, bottom=170)
    assert [one.box for one in with_further_rows([box], [closed], words, [])] == [box]


def test_rows_of_columns_that_lie_over_each_other_go_on_behind_a_rule() -> None:
    """Ranks and names begin and end where others' do; of figures of one digit and of two no white is between columns."""
    columns = (60.0, 72.0, 180.0, 195.0, 260.0)
    words = [
        one
        for at, (name, first, last) in enumerate(
            (("Rovers", "17", "4"), ("Wanderers", "8", "14"), ("Albion", "5", "6"))
        )
        for one in row(100 + PITCH * at, str(at + 8), name, first, last, f"2{at}", columns=columns)
    ]
    words += row(154, "11", "Athletic", "3", "16", "40", columns=columns)
    words += row(172, "12", "City", "2", "20", "9", columns=columns)
    (grown,) = with_further_rows([Box(left=56, top=96, right=300, bottom=150)], [], words, [level(150.5, 56, 300)])
    assert grown.box.bottom == 181


@pytest.mark.parametrize(("short_by", "rows_of_it"), [(0.0, 4), (6.0, 3)])
def test_a_long_figure_whose_row_is_flush_with_two_columns_is_its_last_row(short_by: float, rows_of_it: int) -> None:
    """Less than a column's white before it; previously lost. A line that ends elsewhere is text."""
    words = []
    for at, (name, figure) in enumerate((("开放场次", "412"), ("已结场次", "412"), ("结束时间", "20:00"))):
        words += [word(name, 60, 100 + 14 * at), word(figure, 202 - 4.5 * len(figure), 100 + 14 * at)]
    long = [word("已提出申诉的场次数目", 60, 142), word("三起均驳回", 157 - short_by, 142)]
    (grid,) = found([*words, *long])
    assert (grid.n_rows, grid.n_columns) == (rows_of_it, 2)


def test_a_number_right_before_a_name_is_of_its_own_column_in_a_row_behind_a_rule() -> None:
    """In pictures the blank between them may be less than an em of the row's tallest word; previously the row was lost."""
    columns = (60.0, 76.0, 180.0, 260.0)
    words = [
        one
        for at, (name, wins) in enumerate((("Rovers", "17"), ("Wanderers", "18"), ("Albion", "15")))
        for one in row(100 + PITCH * at, f"1{at}", name, wins, f"2{at}", columns=columns)
    ]
    words += row(154, "13", "City", "21", "90", columns=(60.0, 77.0, 180.0, 260.0))
    (grown,) = with_further_rows([Box(left=56, top=96, right=290, bottom=150)], [], words, [level(150.5, 56, 290)])
    assert grown.box.bottom == 163


@pytest.mark.parametrize(("height", "bottom"), [(9.0, 163.0), (7.0, 150.0)], ids=["a row", "a note in smaller print"])
def test_a_row_that_was_read_is_as_high_as_its_ink(height: float, bottom: float) -> None:
    """Figures and capitals are lower than names with a g in them. Previously such a name's row ended the table before it
    where the others had none.
    """
    words = [*rows(100, "NORD", "SUED", "WEST"), *row(154, "Augsburg", "13", "23")]
    words = [
        replace(
            one, origin="ocr", box=replace(one.box, bottom=one.box.top + (height if one.text == "Augsburg" else 7.0))
        )
        for one in words
    ]
    words = [
        replace(one, box=replace(one.box, bottom=one.box.top + 0.7 * height))
        if one.box.top == 154 and one.text.isdigit()
        else one
        for one in words
    ]
    (grown,) = with_further_rows([Box(left=56, top=96, right=440, bottom=150)], [], words, [])
    assert grown.box.bottom == bottom


@pytest.mark.parametrize(("figure", "rows_of_it"), [("63", 4), ("元", 3)])
def test_a_sum_below_the_last_rule_may_have_a_blank(figure: str, rows_of_it: int) -> None:
    """Previously it was a row only if it had something in each column: a total has no name beside its label."""
    columns = (60.0, 160.0, 260.0, 360.0)
    names = zip(("北", "南", "东"), ("甲", "乙", "丙"), strict=True)
    words = [
        one
        for at, pair in enumerate(names)
        for one in row(100 + PITCH * at, *pair, f"1{at}", f"2{at}", columns=columns)
    ]
    words += row(154, "合计", "", figure, "33", columns=columns)
    (grown,) = with_further_rows([Box(left=56, top=96, right=400, bottom=150)], [], words, [level(150.5, 56, 400)])
    assert grown.box.bottom == (163 if rows_of_it == 4 else 150)


def test_a_head_of_several_heights_over_the_first_rule_is_the_tables() -> None:
    """Previously heads of one line beside those of two and over several columns, no rule above, were in no table."""
    ends = (245.0, 321.0, 398.0, 474.0, 551.0)
    names = [("检查", 202, 310), ("（台）", 198, 321), ("合格", 278, 310), ("（台）", 274, 321), ("结果件", 427, 307)]
    names += [("改正", 355, 324), ("立案", 432, 324), ("移送", 508, 324), ("器具", 44, 316)]
    words = [word(text, left, top) for text, left, top in [*names, ("统计", 40, 292)]]
    for at, label in enumerate(("加油机", "计价秤", "汽车衡", "水表")):
        figures = [word(f"{at}{column}", end - 9, 341 + 15.5 * at) for column, end in enumerate(ends)]
        words += [word(label, 44, 341 + 15.5 * at), *figures]
    stripes = [
        Box(left=left, top=top, right=right, bottom=top + 15.5)
        for top in (353.5, 384.5)
        for left, right in pairwise((40.0, 172, 249, 325, 402, 479, 556))
    ]
    (grid,) = found(words, [level(319, left=330, right=551), level(338, left=40, right=556)], stripes)
    assert (grid.n_rows, grid.n_columns) == (6, 6)
    assert grid.box.top == pytest.approx(307, abs=2)


def test_a_title_between_a_frame_and_a_head_parts_two_tables() -> None:
    """Previously the rule over rows of the second one was taken for the foot of the frame, in a picture."""
    frame = [Rule(box=Box(left=x, top=100, right=x, bottom=172), horizontal=False) for x in (56.0, 250.0, 390.0, 440.0)]
    frame += [level(y) for y in (100.0, 118.0, 136.0, 154.0, 172.0)]
    words = [*rows(104, "甲", "乙", "丙", "丁"), word("五、非经常性项目", 56, 190), word("单位：元", 400, 206)]
    words += [*row(222, "项目", "金额", "说明"), *rows(240, "处置", "补助", "其他")]
    assert shape(words, [*frame, level(236), level(296)]) == [(4, 3), (4, 3)]


def test_heads_of_several_heights_stand_over_the_first_stripe() -> None:
    """Previously a league's head was lost: P, W, For in the middle of columns whose figures are set to the right."""
    columns = (60.0, 90.0, 252.0, 312.0, 372.0, 432.0)
    words = [
        one
        for at in range(4)
        for one in row(160 + PITCH * at, f"{at + 1}", "Railway", "15", "12", "41", "9", columns=columns)
    ]
    heads = [word(text, left, top) for text, left, top in (
        ("Matches", 268, 124), ("Sets", 352, 124), ("Team", 120, 132), ("Points", 410, 132),
        ("P", 244, 143), ("W", 304, 143), ("For", 356, 143),
    )]  # fmt: skip
    (grown,) = with_further_rows([Box(left=56, top=156, right=460, bottom=156 + PITCH * 4)], [], [*words, *heads], [])
    assert grown.box.top == 124
    far = [replace(one, box=replace(one.box, top=one.box.top - 12, bottom=one.box.bottom - 12)) for one in heads]
    (alone,) = with_further_rows([Box(left=56, top=156, right=460, bottom=156 + PITCH * 4)], [], [*words, *far], [])
    assert alone.box.top == 156


@pytest.mark.parametrize("last", ["Fee", "12"])
def test_names_in_the_middle_of_their_columns_head_the_row_above_the_first_stripe(last: str) -> None:
    """Previously a head was lost whose names are over none of the figures, which are set to the right."""
    columns = (60.0, 236.0, 306.0, 376.0)
    words = [one for at in range(4) for one in row(160 + PITCH * at, "Railway", "15", "12", "41", columns=columns)]
    heads = [word("Team", 110, 142), word("Won", 200, 142), word("Lost", 270, 142), word(last, 345, 142)]
    (grown,) = with_further_rows([Box(left=56, top=156, right=400, bottom=156 + PITCH * 4)], [], [*words, *heads], [])
    assert grown.box.top == (142 if last == "Fee" else 156)


def test_a_heading_with_its_number_is_over_the_head_and_no_part_of_it() -> None:
    """Previously 一、, right over the heads of a table, was one over several columns."""
    columns = (60.0, 90.0, 252.0, 312.0, 372.0)
    words = [
        one
        for at in range(4)
        for one in row(160 + PITCH * at, f"{at + 1}", "Railway", "15", "12", "41", columns=columns)
    ]
    heads = [word("Matches", 268, 124), word("Team", 120, 132), word("Points", 360, 132)]
    heads += [word("P", 244, 143), word("W", 304, 143), word("一、各队成绩", 200, 112)]
    (grown,) = with_further_rows([Box(left=56, top=156, right=400, bottom=156 + PITCH * 4)], [], [*words, *heads], [])
    assert grown.box.top == 124


def test_the_last_line_of_a_head_has_the_others_above_it() -> None:
    """Previously min and max stood over the first stripe, and what names the other columns, a little higher, was lost."""
    columns = (60.0, 150.0, 210.0, 270.0, 330.0, 390.0, 450.0)
    figures = ("9.40", "11.2", "12.8", "15.0")
    words = [one for at in range(4) for one in row(160 + PITCH * at, "Rose", "60", "box", *figures, columns=columns)]
    heads = [word(text, left + 2, 142) for text, left in zip(("low", "top") * 2, columns[3:], strict=True)]
    heads += [word(text, left, 136) for text, left in zip(("Product", "Size", "Unit"), columns, strict=False)]
    heads += [word("Monday", 285, 130), word("Thursday", 405, 130), word("Prices at auction", 230, 115)]
    (grown,) = with_further_rows([Box(left=56, top=156, right=480, bottom=156 + PITCH * 4)], [], [*words, *heads], [])
    assert grown.box.top == 130


def test_a_head_of_one_line_right_over_the_first_rule_names_each_column() -> None:
    """Rows of several lines, whose lines are near each other, tell little of how far apart rows are; OCR reads two
    characters under each other as one word.
    """
    columns = (60.0, 100.0, 240.0, 360.0)
    lots = [
        row(131, "", "", "面层六成棉", "签约四十五", columns=columns),
        row(136, "1", "冬装", "", "", columns=columns),
    ]
    lots += [row(141, "", "", "里层摇粒绒", "天内", columns=columns)]
    lots += [
        row(160, "2", "春装", "针织布", "八月", columns=columns),
        row(177, "3", "短袖", "网眼布", "同上", columns=columns),
    ]
    words = [one for line in lots for one in line]
    downwards = Word(text="包号", box=Box(left=60, top=104, right=69, bottom=123))
    heads = [downwards, *row(109, "", "货物", "规格", "供货期", columns=columns)]
    rules = [level(y, 56, 440) for y in (126.0, 155.0, 172.0, 190.0)]
    (grid,) = found([*words, *heads], rules)
    assert grid.box.top < 110
    assert line_of(heads).size == 9.0
    assert line_of([downwards]).size == 19.0


@pytest.mark.parametrize("first", ["Roses", "Garden 5 6 7"])
def test_heads_stand_over_a_filled_heading_between_rows(first: str) -> None:
    """Previously a market's head was lost, as the first stripe says no figure; a title over it is none of it."""
    columns = (60.0, 236.0, 306.0, 376.0)
    words = [one for at in range(1, 5) for one in row(160 + PITCH * at, "Freedom", "15", "12", "41", columns=columns)]
    words += [word(text, left, 160) for text, left in zip(first.split(), columns, strict=False)]
    heads = [
        word("Item", 62, 141),
        *(word(name, left - 22, 147) for name, left in zip(("Low", "Mid", "Top"), columns[1:], strict=True)),
    ]
    heads += [word("Monday", 290, 136)]
    title = [word("Prices", 240, 122)]
    box = Box(left=56, top=158, right=400, bottom=160 + PITCH * 5)
    (grown,) = with_further_rows([box], [], [*words, *heads, *title], [])
    assert grown.box.top == 136


def test_years_over_the_first_rule_are_of_the_head() -> None:
    """Previously any figure there ended it."""
    columns = (60.0, 236.0, 306.0, 376.0)
    words = [one for at in range(4) for one in row(160 + PITCH * at, "Rubber", "15", "12", "41", columns=columns)]
    names = [
        word("Product", 62, 141),
        *(word(year, left, 146) for year, left in zip(("2021", "2022"), columns[1:], strict=False)),
    ]
    names += [word("Stock", 376, 141), word("Output", 260, 134)]
    box = Box(left=56, top=157, right=400, bottom=160 + PITCH * 4)
    (grown,) = with_further_rows([box], [], [*words, *names], [level(157, 56, 400)])
    assert grown.box.top == 134
    figures = [replace(one, text="12") if one.text == "2021" else one for one in names]
    (alone,) = with_further_rows([box], [], [*words, *figures], [level(157, 56, 400)])
    assert alone.box.top == 157


def test_a_row_below_the_last_stripe_of_names_right_behind_figures_is_one() -> None:
    """Previously the last row of a table of two columns and texts right behind the second was lost."""
    texts = (
        ("项目", "成绩", "保持者"),
        ("百米", "13.4", "柴一鸣"),
        ("跳高", "1.42", "佟硕"),
        ("跳远", "4.06", "柴一鸣"),
    )
    words: list[Word] = []
    for at, (label, figure, name) in enumerate((*texts, ("垒球", "47.65", "申屠勇"))):
        top = 100.0 + PITCH * at
        end = word(figure, 0, top).box.right
        words += [word(label, 60, top), word(figure, 280 - end, top), word(name, 286.5, top)]
    box = Box(left=56, top=96, right=440, bottom=167)
    assert [one.box.bottom for one in with_further_rows([box], [], words, [])] == [181]
    apart = [one for one in words if one.text != "佟硕"]
    assert [one.box for one in with_further_rows([box], [], apart, [])] == [box]


def test_a_table_that_a_rule_ends_goes_into_no_frame_below_it() -> None:
    """Previously two frames for photographs, right under a table, took its columns."""
    words = [*row(100, "年度", "胸围", "树高"), *rows(118, "一九", "二零", "二三")]
    drawn = [level(y) for y in (96.0, 114.0, 132.0, 150.0, 168.0)]
    sides = [Rule(box=Box(left=x, top=178, right=x, bottom=260), horizontal=False) for x in (56, 240, 250, 440)]
    frames = [one for y in (178.0, 260.0) for one in (level(y, 56, 240), level(y, 250, 440))]
    photos = [word("照片", 120, 210), word("位置图", 320, 210)]
    assert (4, 3) in shape([*words, *photos], [*drawn, *frames, *sides])


def test_particulars_to_be_filled_in_over_a_frame_are_no_rows_of_it() -> None:
    """Previously an engine's number and its boiler's, a line under each, were heads of its log."""
    told = [word(text, left, 80) for text, left in (("Loco:", 60), ("No. 3", 110), ("Boiler:", 230), ("4171", 300))]
    told += [word(text, left, 62) for text, left in (("Due:", 60), ("Nov.", 110), ("Sheet:", 230), ("19", 300))]
    body = [*row(100, "Date", "Coal", "Water"), *rows(118, "Fri", "Sat", "Sun")]
    frame = [level(y) for y in (96.0, 114.0, 132.0, 150.0, 168.0)]
    frame += [Rule(box=Box(left=x, top=96, right=x, bottom=168), horizontal=False) for x in (56, 240, 380, 440)]
    assert (4, 3) in shape([*told, *body], frame)
