"""Tables right under one another, and what stands over, between and under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.ruled_groups import ruled_groups
from tests.models.tables.table_grids_by_hand import level, texts_of, word

LEFT, RIGHT = 60.0, 460.0


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)


def row(top: float, texts: Sequence[str], columns: Sequence[float]) -> list[Word]:
    return [word(text, left, top) for text, left in zip(texts, columns, strict=True) if text]


def found(words: Iterable[Word], rules: Iterable[Rule]) -> tuple[PageGrid, ...]:
    return find_grids(PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules)))


def levels(*at: float) -> list[Rule]:
    return [level(y, LEFT, RIGHT) for y in at]


def test_a_line_between_two_closed_frames_is_no_row() -> None:
    rules = [*levels(100, 120, 140, 160, 180, 200, 220)]
    rules += [upright(x, 100, 160) for x in (LEFT, 160, 260, 360, RIGHT)]
    rules += [upright(x, 180, 220) for x in (LEFT, 210, RIGHT)]
    words = [one for top, texts in ((105, "项目 一 二 三"), (125, "道路 ▲ ▲ ■"), (145, "学校 ▲ ■ ■")) for one in
             row(top, texts.split(), (70, 200, 300, 400))]  # fmt: skip
    words += [
        word("图例：▲前期工作■施工", 62, 165),
        *row(185, ("问题", "措施"), (70, 300)),
        *row(205, ("缺口", "申报"), (70, 300)),
    ]
    assert [(grid.n_rows, grid.n_columns) for grid in found(words, rules)] == [(3, 4), (2, 2)]


def test_a_name_flush_with_the_rules_is_none_of_the_cells_that_are_set_in() -> None:
    rules = levels(100, 120, 140, 160, 200, 220, 240)
    words = [one for top, texts in ((105, "类型 依申请"), (125, "机构 审批局"), (145, "电话 82056677")) for one in
             row(top, texts.split(), (68, 200))]  # fmt: skip
    words += [word("申请材料目录", LEFT, 165), *row(185, ("序号", "材料", "原件"), (70, 180, 380))]
    words += [*row(205, ("1", "申请书", "1"), (74, 180, 384)), *row(225, ("2", "执照", "1"), (74, 180, 384))]
    first, second = found(words, rules)
    assert texts_of(first) == [["类型", "依申请"], ["机构", "审批局"], ["电话", "82056677"]]
    assert texts_of(second) == [["序号", "材料", "原件"], ["1", "申请书", "1"], ["2", "执照", "1"]]
    inside = [one if one.text != "申请材料目录" else word(one.text, 68, 165) for one in words]
    assert len(found(inside, rules)) == 1


def test_a_remark_over_all_columns_is_a_row_where_it_stands_in_one() -> None:
    rules = levels(100, 120, 140, 160, 180, 200)
    words = [one for number, top in enumerate((105, 125, 145, 165)) for one in
             row(top, (f"{number}号", "水", "合格"), (66, 200, 400))]  # fmt: skip
    remark = "备注本报告仅对来样负责未经书面同意不得部分复制本报告如有异议请于收到之日起十五日内提出过期不予受理也不予答复特此说明请各方知悉并遵照执行"
    (grid,) = found([*words, word(remark, 66, 185)], rules)
    assert texts_of(grid)[-1] == [f"{remark}[1x3]"]
    (short,) = found([*words, word(remark, 82, 185)], rules)  # prose is set in by two characters
    assert short.n_rows == 4


def test_particulars_over_a_head_without_a_rule_are_no_row() -> None:
    rules = levels(140, 240)
    columns = (66, 160, 260, 400)
    words = [*row(100, ("编制单位：某某公司", "2023年12月31日", "单位：元"), (60, 240, 420))]
    words += [*row(122, ("品种", "本期", "上期", "环比"), columns)]
    for number in range(4):
        words += row(146 + 24 * number, ("粮", f"{number}.98", f"{number}.52", "0.8%"), columns)
    (grid,) = found(words, rules)
    assert texts_of(grid)[0] == ["品种", "本期", "上期", "环比"]


def test_a_day_and_a_place_over_a_head_are_no_row() -> None:
    columns = (66, 160, 260)
    words = [*row(100, ("3月28日（星期四）", "地点：报告厅"), (60, 240)), *row(122, ("时间", "内容", "主持"), columns)]
    for number in range(4):
        words += row(146 + 24 * number, (f"{number + 8}:30", "报告", "馆长"), columns)
    (grid,) = found(words, levels(140))
    assert texts_of(grid)[0] == ["时间", "内容", "主持"]


def test_a_schedule_s_name_is_no_head_over_its_columns() -> None:
    columns = (66, 160, 260)
    words = [*row(104, ("Schedule A. Funds",), (66,)), *row(122, ("Fund", "Rate", "Sum"), columns)]
    for number in range(4):
        words += row(140 + 18 * number, ("Quay", f"{number}.3", f"1,20{number}"), columns)
    (grid,) = found(words, [])
    assert texts_of(grid)[0] == ["Fund", "Rate", "Sum"]


def test_rows_over_the_head_of_other_columns_are_a_table_of_their_own() -> None:
    rules = levels(145, 240)
    words = [one for top, texts in ((100, "姓名 蒲建国 性别 男 年龄 52岁"), (120, "编号 T0087 单位 分公司 日期 5月")) for one in
             row(top, texts.split(), (66, 130, 230, 290, 380, 430))]  # fmt: skip
    columns = (66, 202, 335, 415)
    words += row(152, ("检查项目", "结果", "参考", "提示"), columns)
    for number, name in enumerate(("收缩压", "舒张压", "指数", "血红")):
        words += row(172 + 18 * number, (name, f"{number}46", f"9{number}", ""), columns)
    first, second = found(words, rules)
    assert (first.n_rows, first.n_columns) == (2, 6)
    assert texts_of(second)[0] == ["检查项目", "结果", "参考", "提示"]


def test_a_gap_in_the_rules_between_two_groups_of_columns_is_no_column() -> None:
    columns = (66, 140, 200, 280, 340)
    rules = [level(y, left, right) for y in (100, 120, 140, 220) for left, right in ((60, 256), (261, 400))]
    words = [*row(104, ("常住", "户籍"), (150, 320)), *row(124, ("地区", "男", "女", "男", "女"), columns)]
    for number in range(4):
        words += row(
            146 + 18 * number, ("镇", f"{number}1,055", f"{number}6,742", f"{number}7,599", f"{number}3,175"), columns
        )
    (grid,) = found(words, rules)
    assert grid.n_columns == 5


def test_closed_frames_with_a_narrow_gap_between_are_two_tables() -> None:
    """Their sides look like one rule with a gap, which is closed as those of scans are."""
    rules = [*levels(100, 120, 140, 144.5, 164.5, 184.5), upright(LEFT, 100, 184.5), upright(RIGHT, 100, 184.5)]
    rules += [upright(x, 100, 140) for x in (160, 260, 360)] + [upright(x, 144.5, 184.5) for x in (210, 310)]
    words = [one for top in (105, 125) for one in row(top, ["编号", "甲", "名称", "乙"], (70, 200, 300, 400))]
    words += [one for top in (149, 169) for one in row(top, ["年度", "净值", "备注"], (70, 230, 350))]
    assert [(grid.n_rows, grid.n_columns) for grid in found(words, rules)] == [(2, 4), (2, 3)]
    same = [rule for rule in rules if rule.horizontal or rule.box.left < 70 or rule.box.left > 450]
    same += [upright(x, top, bottom) for x in (160, 260, 360) for top, bottom in ((100, 140), (144.5, 184.5))]
    assert len(found(words, same)) == 1  # the gap is a double rule


def test_a_strip_without_room_for_a_line_parts_two_tables_of_level_rules() -> None:
    columns = (70, 180, 320)
    words = [one for top in (105, 125, 145) for one in row(top, ("七班", "47", "80.4"), columns)]
    words += [one for top in (172, 192) for one in row(top, ("题号", "20", "15"), columns)]
    first, second = found(words, levels(100, 120, 160, 167, 187, 210))
    assert (first.n_rows, second.n_rows) == (3, 2)


def test_level_rules_under_a_closed_frame_are_of_the_next_table() -> None:
    """A bill above the months of the year; previously the rules below the months' head were the bill's, and a dark title
    over the bill was of one table with the months behind it.
    """
    columns = (64, 170, 280, 380)
    rules = [*levels(100, 120, 140, 160), *levels(190, 206, 222, 238)]
    rules += [upright(x, 100, 160) for x in (LEFT, 160, 270, 370, RIGHT)]
    words = [one for top in (105, 125, 145) for one in row(top, ("峰", "1751", "1.12", "1976"), columns)]
    words += row(172, ("近月用电情况", "", "", ""), columns)
    words += [one for top in (193, 209, 225) for one in row(top, ("月份", "3910", "4688", "6205"), columns)]
    assert [(grid.n_rows, grid.n_columns) for grid in found(words, rules)] == [(3, 4), (3, 4)]
    dark = [*levels(60, 80), *rules]
    assert [grid.n_rows for grid in found([*words, word("电费账单", 64, 66)], dark)][-2:] == [3, 3]


def test_two_tables_side_by_side_whose_level_rules_stand_at_one_height() -> None:
    heights = (100, 120, 140, 160)
    rules = [level(y, left, right) for y in heights for left, right in ((60, 200), (300, 460))]
    words = [one for top in (105, 125, 145) for one in row(top, ["编号", "名称", "日期", "班次"], (64, 130, 304, 390))]
    left, right = found(words, rules)
    assert (left.n_rows, left.n_columns, right.n_rows, right.n_columns) == (3, 2, 3, 2)
    (one,) = found([*words, word("数量", 240, 125)], rules)  # words in the gap are of a column
    assert one.n_columns == 5


def test_two_tables_side_by_side_with_nothing_but_white_between() -> None:
    columns = (60, 110, 160, 330, 390, 440)
    texts = [
        ["单位", "电话", "时间", "乡镇", "联络员", "手机"],
        *(["公司", f"66{n}", "24小时", "石桥", "范某", f"13{n}"] for n in range(4)),
    ]
    words = [
        one for number, texts_of_row in enumerate(texts) for one in row(100 + 18.0 * number, texts_of_row, columns)
    ]
    assert [(grid.n_rows, grid.n_columns) for grid in found(words, ())] == [(5, 3), (5, 3)]
    english = [
        word(text, left, one.box.top)
        for one in words
        if one.box.left == 60
        for text, left in (("Claims", 60), ("decided", 93), ("in", 131))
    ]
    english += [one for one in words if one.box.left > 300]  # words of one label are no columns
    assert len(found(english, ())) == 1
    pairs = (60, 110, 200, 250, 340, 390)  # a name and what it is, three times
    words = [one for number, texts_of_row in enumerate(texts) for one in row(100 + 18.0 * number, texts_of_row, pairs)]
    assert len(found(words, ())) == 1


def test_a_frame_right_under_a_wider_one_is_another_table() -> None:
    """Their right sides look like one rule."""
    wide = [*levels(100, 120, 140), *(upright(x, 100, 140) for x in (LEFT, 160, 260))]
    narrow = [level(y, 300, RIGHT) for y in (146, 166, 186)] + [upright(x, 146, 186) for x in (300, 350)]
    groups = ruled_groups([*wide, *narrow, upright(RIGHT, 100, 186)])
    assert [round(group.box.left) for group in groups] == [round(LEFT), 300]


def test_a_statement_of_a_picture_ends_where_who_signs_it_and_the_page_s_number_stand() -> None:
    """Over it, under the rule of the page's header, its name in larger print. Previously rows of it, all three."""
    columns = (70, 300, 390)
    words = [Word(text="合并利润表", box=Box(left=220, top=74, right=300, bottom=90))]
    words += [word("编制单位：天垣公司", 62, 98), word("2023年度", 230, 98), word("单位：元", 400, 98)]
    for at, texts in enumerate(
        (("项目", "本期", "上期"), ("营业收入", "48,290", "31,196"), ("营业成本", "26,410", "24,077"))
    ):
        words += row(125 + 20.0 * at, texts, columns)
    signed = [
        word("公司负责人：屈伯言", 62, 187),
        word("主管会计工作负责人：盛苓", 190, 187),
        word("会计机构负责人：鲍一川", 340, 187),
    ]
    number = [word("86", 230, 210), word("/", 242, 210), word("174", 248, 210)]
    read = [replace(one, origin="ocr") for one in (*words, *signed, *number)]
    (grid,) = found(read, levels(66, 118, 140, 160, 180))
    assert texts_of(grid) == [
        ["项目", "本期", "上期"],
        ["营业收入", "48,290", "31,196"],
        ["营业成本", "26,410", "24,077"],
    ]


def test_a_title_and_a_head_above_a_rule_are_of_the_table_below_it() -> None:
    """Filled rows show the first table; the rule under the second one's head has the same ends."""
    columns = (66, 250, 340)
    words = row(104, ("Nature", "Nombre", "Jours"), columns)
    for number in range(4):
        words += row(124 + 20 * number, (f"Service {'ABCD'[number]}", f"1{number}", f"38{number}"), columns)
    words += row(222, ("Formations suivies",), (60,))
    words += row(240, ("Domaine", "Agents", "Heures"), columns)
    for number in range(4):
        words += row(260 + 20 * number, (f"Domaine {'ABCD'[number]}", f"7{number}", f"2{number}"), columns)
    sides = ((LEFT, 240), (240, 330), (330, RIGHT))
    shades = tuple(Box(left=a, top=y, right=b, bottom=y + 20) for y in (139, 179, 275, 315) for a, b in sides)
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(levels(119, 255)), shades=shades
    )
    first, second = find_grids(page)
    assert texts_of(first)[0] == ["Nature", "Nombre", "Jours"]
    assert texts_of(second)[0] == ["Domaine", "Agents", "Heures"]


def _priced(top: float, title: str, head: str, columns: Sequence[float]) -> list[Word]:
    """A title, a head 18 points below it, and four rows with figures."""
    words = [*row(top, (title,), (60,)), *row(top + 18, head.split(), columns)]
    for number in range(4):
        texts = [f"Service {'ABCD'[number]}", *(f"{number}{at}.5" for at in range(1, len(columns)))]
        words += row(top + 40 + 18 * number, texts, columns)
    return words


def test_a_title_and_a_head_between_two_rules_part_the_tables() -> None:
    words = [*_priced(100, "Bettpreise", "Raum Flur Preis", (66, 250, 340))]
    words += _priced(236, "Pflegepreise", "Grad Preis", (66, 340))
    first, second = found(words, levels(132, 268))
    assert texts_of(first)[0] == ["Raum", "Flur", "Preis"]
    assert texts_of(second)[0] == ["Grad", "Preis"]
    assert (first.n_rows, second.n_rows) == (5, 5)


def test_a_filled_head_below_a_title_that_is_set_off_begins_a_table() -> None:
    """No rule runs below the fills; rules part the rows."""
    words = [*_priced(100, "Fares", "Kind Adult Youth", (66, 250, 340))]
    words += _priced(236, "Route 12 East", "Stop Hall Quay", (66, 250, 340))
    tops = [154 + 18 * at for at in range(4)] + [290 + 18 * at for at in range(4)]
    fills = tuple(Box(left=LEFT, top=y, right=RIGHT, bottom=y + 20) for y in (114.0, 250.0))
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(levels(*tops)), shades=fills
    )
    first, second = find_grids(page)
    assert texts_of(first)[0] == ["Kind", "Adult", "Youth"]
    assert texts_of(second)[0] == ["Stop", "Hall", "Quay"]
