"""Tables that rules show in part or not at all, set by hand as words at places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.text_columns import despread, text_boundaries

PAGE = Page(number=1, width=600, height=800)
SIZE = 10.0


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + SIZE * len(text), bottom=top + SIZE))


def centred(text: str, middle: float, top: float) -> Word:
    return word(text, middle - SIZE * len(text) / 2, top)


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y - 0.25, right=right, bottom=y + 0.25), horizontal=True)


def texts(grid: PageGrid) -> list[list[str]]:
    rows = [["" for _ in range(grid.n_columns)] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = "".join(item.text for item in cell.words)
    return rows


LABELS = (("受理", "数量"), ("办结情况说明", ""), ("其他", ""))


def plain_table(*, value_at: float = 0.0) -> list[Word]:
    """Three rows; the second label takes two lines, its figures at `value_at` of the way down; one cell is blank."""
    words = [centred("项目", 150, 100), centred("上年", 300, 100), centred("本年", 400, 100)]
    words += [centred("受理数量", 150, 130), word("12", 295, 130), word("7", 397, 130)]
    words += [centred("办结情况", 150, 160), centred("的说明", 150, 173), word("3", 297, 160 + 13 * value_at)]
    words += [centred("其他", 150, 203), word("0", 297, 203), word("45", 395, 203)]
    return words


@pytest.mark.parametrize("value_at", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("rules", ["none", "three-line"])
def test_rows_and_columns_without_rules(rules: str, value_at: float) -> None:
    drawn = [level(y, 100, 450) for y in (94, 118, 220)] if rules == "three-line" else []
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(plain_table(value_at=value_at)), rules=tuple(drawn)))
    assert texts(grid) == [
        ["项目", "上年", "本年"], ["受理数量", "12", "7"], ["办结情况的说明", "3", ""], ["其他", "0", "45"],
    ]  # fmt: skip


def test_prose_is_no_table() -> None:
    lines = [word("本机关依法公开政府信息并及时答复申请人的各项请求", 80, 100 + 20 * row) for row in range(8)]
    assert find_grids(PrintedPage(page=PAGE, words=tuple(lines))) == ()


def test_two_columns_of_prose_are_no_table() -> None:
    lines = [word("依法公开政府信息并及时答复申请", left, 100 + 20 * row) for row in range(8) for left in (60, 320)]
    assert find_grids(PrintedPage(page=PAGE, words=tuple(lines))) == ()


def test_a_caption_whose_number_stands_apart_is_no_row() -> None:
    caption = [word("表1", 200, 76), word("受理情况", 240, 76)]
    rules = [level(y, 100, 450) for y in (90, 118, 220)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=(*caption, *plain_table()), rules=tuple(rules)))
    assert texts(grid)[0] == ["项目", "上年", "本年"]


def test_rules_between_rows_are_believed_where_two_columns_have_one_line_between_them() -> None:
    """Opening hours break into lines of dashes and times; number and code stand once between all rules."""
    words = [word("序号", 110, 96), word("时间", 210, 96), word("编码", 310, 96)]
    rules = [level(110, 100, 400)]
    for row in range(3):
        top = 120 + 80 * row
        words += [word(str(row + 1), 115, top + 25), word(f"00620{row}", 305, top + 25)]
        words += [word(text, 215, top + 14 * line) for line, text in enumerate(("8:30", "—", "12:00", "—", "17:30"))]
        rules.append(level(top + 74, 100, 400))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert [row[0] for row in texts(grid)] == ["序号", "1", "2", "3"]


def test_a_title_over_all_columns_does_not_part_a_table_without_outer_rules() -> None:
    """The head's two lines fill its row, so that the title has more white around it."""
    words = [word("序号", 110, 105), word("承办", 210, 101), word("单位", 210, 112), word("编码", 310, 105)]
    words += [word("一、市直单位", 110, 129), word("1", 110, 149), word("甲", 210, 149), word("7", 310, 149)]
    words += [word("2", 110, 169), word("乙", 210, 169), word("8", 310, 169)]
    rules = [level(y, 100, 400) for y in (100, 124, 144, 164, 184)]
    for top, bottom in ((100, 124), (144, 184)):
        rules += [
            Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False) for x in (200, 300)
        ]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert [row[0] for row in texts(grid)] == ["序号", "一、市直单位", "1", "2"]


def test_a_sentence_in_a_plain_row_between_shaded_ones_does_not_part_the_table() -> None:
    words = [word("名称", 110, 105), word("水务局", 300, 105), word("主要职责", 110, 128)]
    words += [word("承担日常运转工作和受理。", 220, 122), word("负责投诉处理工作。", 220, 134)]
    words += [word("内设机构", 110, 155), word("业务科", 300, 155)]
    shades = tuple(Box(left=100, top=top, right=450, bottom=top + 25) for top in (97, 147))
    page = PrintedPage(page=PAGE, words=tuple(words), rules=(), shades=shades)
    (grid,) = find_grids(page)
    assert [row[0] for row in texts(grid)] == ["名称", "主要职责", "内设机构"]
    headed = [word("四、其他情况", 110, 128) if one.text == "主要职责" else one for one in words]
    assert len(find_grids(PrintedPage(page=PAGE, words=tuple(headed), rules=(), shades=shades))) != 1


def test_a_few_lines_of_prose_in_two_columns_are_no_table() -> None:
    lines = [word("　现就年度工作情况作如下说明，请", 60, 100), word("　各有关单位要明确专人，按时报", 320, 100)]
    lines += [
        word("予审阅。", 60, 120),
        word("送进度。", 320, 120),
        word("一、总体进展", 80, 140),
        word("具体情况见表。", 340, 140),
    ]
    assert find_grids(PrintedPage(page=PAGE, words=tuple(lines))) == ()
    labels = [word("事项名称", 60, 100), word("办理依据", 60, 120), word("承办机构", 60, 140)]
    beside = [*labels, *(one for one in lines if one.box.left >= 320)]
    assert find_grids(PrintedPage(page=PAGE, words=tuple(beside))) != ()


def test_a_wide_head_does_not_hide_the_columns_below_it() -> None:
    words = [centred("申请人情况及其他有关的情况", 300, 80)]
    words += [
        word(str(row + column), x, 100 + 20 * row) for row in range(4) for column, x in enumerate((200, 300, 400))
    ]
    assert len(text_boundaries(words)) == 2


def test_a_head_set_left_over_figures_set_right_is_one_column() -> None:
    words = [word("甲", 100, 80), word("年", 200, 80)]
    words += [word("丙丁", 100, 100 + 20 * row) for row in range(4)] + [
        word("7", 290, 100 + 20 * row) for row in range(4)
    ]
    assert len(text_boundaries(words)) == 1


def test_spread_labels_are_one_word_and_columns_of_characters_are_not() -> None:
    label = [word("规", 100, 100), word("章", 140, 100)]
    assert [item.text for item in despread(label, ())] == ["规章"]
    stacks = [
        word(text, x, y) for x, pair in ((100, "结果"), (140, "总计")) for text, y in zip(pair, (100, 112), strict=True)
    ]
    assert len(despread(stacks, ())) == 4
    fence = Rule(box=Box(left=124, top=90, right=125, bottom=120), horizontal=False)
    assert len(despread(label, (fence,))) == 2


def row(y: float, *said: str, xs: tuple[float, ...] = (120, 250, 380)) -> list[Word]:
    return [centred(text, x, y) for text, x in zip(said, xs, strict=True) if text]


def test_a_heading_parts_two_tables_between_rules() -> None:
    words = row(103, "项目", "上年", "本年") + row(123, "受理", "12", "7") + row(143, "办结", "3", "5")
    words += [word("三、收到申请情况", 80, 175)]
    words += row(203, "机构", "件数", "人数") + row(223, "教育局", "1", "2") + row(243, "民政局", "4", "6")
    drawn = tuple(level(y, 70, 450) for y in (98, 118, 138, 158, 198, 218, 238, 258))
    grids = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=drawn))
    assert [(grid.n_rows, grid.n_columns) for grid in grids] == [(3, 3), (3, 3)]


def test_a_title_row_does_not_part_a_table() -> None:
    words = row(103, "项目", "上年", "本年") + row(123, "受理", "12", "7") + [centred("第二十条第五项", 260, 143)]
    words += row(163, "项目", "上年", "本年") + row(183, "教育局", "1", "2")
    drawn = tuple(level(y, 70, 450) for y in (98, 118, 138, 158, 178, 198))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=drawn))
    assert (grid.n_rows, grid.n_columns) == (5, 3)


def test_the_rule_under_a_page_header_is_none_of_the_tables() -> None:
    words = row(103, "项目", "上年", "本年") + row(123, "受理", "12", "7") + [centred("年度报告", 260, 40)]
    drawn = tuple(level(y, 70, 450) for y in (55, 98, 118, 138))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=drawn))
    assert (grid.n_rows, round(grid.box.top)) == (2, 98)


def test_figures_spread_over_their_cell_are_one() -> None:
    """As far from each other as from the rules; two cells without a rule between them have them further apart."""
    sides = tuple(Rule(box=Box(left=x, top=90, right=x + 0.5, bottom=130), horizontal=False) for x in (100, 160))
    near = [word("1", 113, 100), word("0", 137, 100)]
    assert [item.text for item in despread(near, sides)] == ["10"]
    apart = [word("1", 108, 100), word("0", 142, 100)]
    assert [item.text for item in despread(apart, sides)] == ["1", "0"]
    assert [item.text for item in despread(near, ())] == ["1", "0"]


def test_a_head_beside_its_figures_makes_no_column_of_its_own() -> None:
    """The head is set to the middle of a wide column, the figures to its left."""
    words = [word("类型", 100, 80), word("序号", 230, 80), word("编码", 330, 80)]
    words += [word(str(row + 1), 180, 100 + 20 * row) for row in range(4)]
    words += [word("甲", 100, 100 + 20 * row) for row in range(4)]
    words += [word("6704", 330, 100 + 20 * row) for row in range(4)]
    assert len(text_boundaries(words)) == 2


def test_prose_between_two_shaded_tables_is_no_row_of_one() -> None:
    """The last row of the first has no colour, so that nothing shows where it ends."""
    words: list[Word] = []
    for top in (100, 122, 150, 400, 422, 450):
        words += [word("甲乙", 105, top), word("丙丁", 255, top), word("戊", 405, top)]
    words += [word("具体情况由各单位于年底前报送。", 120, top) for top in (220, 250, 280)]
    shades = [Box(left=100, top=top, right=450, bottom=top + 22) for top in (94, 116, 394, 416)]
    found = find_grids(PrintedPage(page=PAGE, words=tuple(words), shades=tuple(shades)))
    assert [grid.n_rows for grid in found] == [3, 3]
    assert all("具体" not in item.text for grid in found for cell in grid.cells for item in cell.words)


def test_long_words_side_by_side_with_numbers_and_names_between_them_are_a_table() -> None:
    """No prose in two columns: other words stand beside both."""
    words: list[Word] = []
    for row in range(8):
        top = 100.0 + 34 * row
        words += [word("某某自治县人民政府城", 110, top), word("某某自治县桂香路大道", 350, top)]
        words += [word(str(row + 1), 60, top + 6), word("欧阳明远", 250, top + 6)]
        words += [word("市管理局", 110, top + 12), word("街二十号", 350, top + 12)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert (grid.n_rows, grid.n_columns) == (8, 4)


def test_a_blank_beside_a_low_word_of_ocr_is_no_gap() -> None:
    """Boxes of OCR are as high as their ink: that of "on" is low, and a blank was more than half of its height."""

    def line(top: float) -> list[Word]:
        return [
            Word(text=text, box=Box(left=left, top=top + low, right=right, bottom=top + 10), origin="ocr")
            for text, left, right, low in (("Date", 0, 20, 0), ("on", 24, 34, 4), ("file", 38, 54, 0))
        ]

    assert text_boundaries([*line(0), *line(20), *line(40)], needed=2) == []


def test_rows_in_a_frame_without_rules_within_are_told_by_words() -> None:
    """Only the frame and a rule under the head are drawn. Previously what lay below the head was one row."""
    rows = [
        ("服务项目", "时限", "标准"),
        ("户口簿换发", "即时", "免费"),
        ("居民证补领", "二十日", "按成本"),
        ("签注", "三日", ""),
    ]
    words = [
        word(text, left, 110 + 24 * number)
        for number, row in enumerate(rows)
        for text, left in zip(row, (110, 230, 330), strict=True) if text
    ]  # fmt: skip
    sides = [Rule(box=Box(left=x, top=100, right=x + 0.5, bottom=196), horizontal=False) for x in (100, 399.5)]
    rules = (level(100, 100, 400), level(127, 100, 400), level(196, 100, 400), *sides)
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert texts(grid) == [list(row) for row in rows]


def test_a_label_in_the_middle_of_two_lines_is_of_their_row() -> None:
    """A rule under each row, one of them two lines high. Previously its lines were prose between two tables."""
    words = []
    for number, (label, value) in enumerate((("设备名称", "恒温振荡培养箱"), ("生产厂家", "仪器制造公司"))):
        words += [word(label, 105, 105 + 25 * number), word(value, 180, 105 + 25 * number)]
    words += [word("控温范围四到六十度波动度零点三度振荡频率三十到三百", 180, 154), word("技术参数", 105, 160.5)]
    words += [word("每分钟振幅二十六毫米，可放三角瓶十二只。", 180, 167)]
    words += [word("附件", 105, 190), word("夹具托盘", 180, 190), word("状态", 105, 215), word("在用", 180, 215)]
    rules = tuple(level(y, 100, 450) for y in (100.0, 122.0, 148.0, 183.0, 207.0, 232.0))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=rules))
    assert (grid.n_rows, grid.n_columns) == (5, 2)
    assert texts(grid)[2][0] == "技术参数"


def test_thousands_that_a_blank_parts_are_of_one_column() -> None:
    """Neither part of 4 210 stands under its like in every row, so that the table passed for text set with tabs."""
    rows = [
        ("人员支出", "4 210", "4 377"),
        ("事务支出", "1 105", "1 042"),
        ("补助", "890", "890"),
        ("投资", "315", "12 402"),
    ]
    words = []
    for number, (label, *figures) in enumerate(rows):
        words.append(word(label, 100, 100 + 13 * number))
        for figure, right in zip(figures, (250.0, 350.0), strict=True):
            at = right - 5.5 * len(figure.replace(" ", "")) - 2.8 * figure.count(" ")
            for part in figure.split():
                box = Box(left=at, top=100 + 13 * number, right=at + 5.5 * len(part), bottom=110 + 13 * number)
                words.append(Word(text=part, box=box))
                at += 5.5 * len(part) + 2.8
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert (grid.n_rows, grid.n_columns) == (4, 3)


def test_the_blank_in_a_phrase_over_columns_divides_none() -> None:
    """A spanning head has a blank where a head below it ends and its figures have not begun."""
    words = [Word(text=text, box=Box(left=left, top=top, right=right, bottom=top + 8)) for text, left, top, right in (
        ("Benefits", 411, 44, 445), ("(percent", 447, 44, 482), ("of", 484.8, 44, 492.7), ("workers)", 495, 44, 551),
        ("Health", 393, 58, 420), ("Pension", 452, 58, 484.3), ("Leave", 521, 58, 563),
    )]  # fmt: skip
    for top in (90, 104, 118, 132):
        words += [
            Word(text=text, box=Box(left=left, top=top, right=left + 10.4, bottom=top + 8))
            for text, left in (("58", 421.4), ("41", 487.0), ("77", 570.0))
        ]
    assert len(text_boundaries(words)) == 2


def test_labels_set_in_under_a_heading_are_rows_of_their_own() -> None:
    """Previously the heading was the first line of the label below it."""
    labels = [
        ("许可事项", 100, None),
        ("住宅", 112, "12"),
        ("两户至四户的", 112, "202"),
        ("全部合计的数量", 100, "214"),
    ]
    words = [word(label, left, 100 + 16 * number) for number, (label, left, _) in enumerate(labels)]
    for number, (_, _, figure) in enumerate(labels):
        if figure:
            words += [word(figure, 300, 100 + 16 * number), word("7", 380, 100 + 16 * number)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert [row[0] for row in texts(grid)] == [label for label, _, _ in labels]


def test_an_edge_crosses_the_head_over_its_columns_rather_than_one_under_it() -> None:
    """Figures set to the right leave more white under the second head, which is centred, than beside it."""
    words: list[Word] = []
    for left, year in ((0, "2019"), (200, "2020")):
        words += [
            centred(year, left + 250, 80),
            centred("绝对数", left + 215, 100),
            centred("增长幅度", left + 288, 100),
        ]
        words += [word("1284", left + 205, 120 + 20 * row) for row in range(4)]
        words += [word("6.8", left + 305, 120 + 20 * row) for row in range(4)]
    at = text_boundaries(words)[0]
    assert 245 < at < 270


def test_a_number_in_the_middle_of_three_rows_is_the_label_of_all() -> None:
    words = [word("温度", 100, 80), word("pH", 200, 80), word("去除率", 290, 80), word("吸附量", 390, 80)]
    for group, label in enumerate(("15", "25", "35")):
        top = 110 + 66 * group
        words.append(word(label, 100, top + 20))
        for row in range(3):
            words += [
                word(f"{5 + row}.0", 195, top + 20 * row),
                word("41.2", 290, top + 20 * row),
                word("31.7", 390, top + 20 * row),
            ]
    rules = [level(y, 90, 450) for y in (74, 100, 300)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    first = [
        (cell.row, cell.row_span, "".join(item.text for item in cell.words)) for cell in grid.cells if not cell.column
    ]
    assert first == [(0, 1, "温度"), (1, 3, "15"), (4, 3, "25"), (7, 3, "35")]


def three_tables(*, heads_joined: bool) -> PrintedPage:
    """Three of two columns and three rows, 12 points of white between; rules over, under the head and under each. Joined,
    the first and the last rule go over all of them, as over the groups of one table's head.
    """
    words, rules = [], []
    for number, left in enumerate((60.0, 222.0, 384.0)):
        for row, (label, value) in enumerate((("月份", "指数"), ("一月", f"1{number}"), ("二月", f"2{number}"))):
            words += [word(label, left + 5, 100 + 20 * row), word(value, left + 100, 100 + 20 * row)]
        rules += [level(y, left, left + 150) for y in ((116,) if heads_joined else (96, 116, 156))]
    if heads_joined:
        rules += [level(y, 60, 534) for y in (96, 156)]
    return PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules))


def test_three_tables_that_the_same_white_parts_stay_three() -> None:
    grids = find_grids(three_tables(heads_joined=False))
    assert [(grid.n_rows, grid.n_columns) for grid in grids] == [(3, 2)] * 3
    assert [texts(grid)[1] for grid in sorted(grids, key=lambda one: one.box.left)] == [
        ["一月", "10"], ["一月", "11"], ["一月", "12"],
    ]  # fmt: skip


def test_groups_of_a_head_under_one_rule_are_one_table() -> None:
    (grid,) = find_grids(three_tables(heads_joined=True))
    assert (grid.n_rows, grid.n_columns) == (3, 6)


def test_a_blank_within_one_label_makes_no_column_that_several_others_cross() -> None:
    """OCR parts words at marks. Short labels keep their distance from figures wherever a column might begin."""
    words = [word("营业利润亏损以负号填列", 50, 100 + 20 * row) for row in range(3)]
    words += [word("税金", 50, 160 + 20 * row) for row in range(4)]
    words += [word("投资收益损", 50, 240), word("填列", 120, 240)]
    words += [word("73", 300, 100 + 20 * row) for row in range(8)]
    (at,) = text_boundaries(words)
    assert at > 160


def test_a_head_of_two_lines_beside_its_figures_is_of_their_column() -> None:
    """It is centred over them, they are set to the right. Previously the head had a column of its own."""
    words = [word("Day", 100, 100), word("Height", 200, 95), word("ft", 220, 107), word("Tide", 330, 100)]
    for row in range(5):
        words += [word(f"{row}", 105, 130 + 15 * row), word(f"{row}.8", 265, 130 + 15 * row)]
        words += [word("in", 340, 130 + 15 * row)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=()))
    assert grid.n_columns == 3


@pytest.mark.parametrize(("confidence", "rows"), [(None, 17), (0.7, 17), (0.3, 5)])
def test_lines_of_figures_level_with_each_other_are_rows_between_rules(confidence: float | None, rows: int) -> None:
    """Of two days beside each other each has several, with a rule below. Previously days were the rows; of pictures,
    where specks may be read as figures, later too.
    """
    words = [word(text, x, 100) for text, x in (("Day", 100), ("Time", 150), ("Day", 260), ("Time", 310))]
    for day in range(4):
        top = 120 + 50 * day
        words += [word(f"{day + 1}", 105, top), word(f"{day + 5}", 265, top)]
        words += [
            word(f"{line}3{day}{side}", 150 + 160 * side, top + 12 * line) for line in range(4) for side in (0, 1)
        ]
    if confidence is not None:
        words = [replace(one, origin="ocr", confidence=confidence) for one in words]
    rules = [level(y, 95, 360) for y in (94, 115, 167, 217, 267, 317)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert grid.n_rows == rows


def test_numbers_of_rows_under_one_another_are_no_label_set_vertically() -> None:
    words = [word(text, x, 100) for text, x in (("星期", 100), ("组长", 150), ("组员", 220))]
    for row, text in enumerate("一二三四五"):
        words += [word(text, 105, 118 + 17 * row), word("程一诺", 150, 118 + 17 * row)]
        words += [word("王子轩、李沐阳", 220, 118 + 17 * row)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=()))
    assert texts(grid)[1:] == [[text, "程一诺", "王子轩、李沐阳"] for text in "一二三四五"]


def test_a_rule_over_sums_alone_parts_their_rows_names_too() -> None:
    """Previously what stands left of the rule was one cell of both rows."""
    names = ("收入", "成本", "毛利", "费用", "净利", "股东")
    words = [word("附注", 220, 100), word("本年", 320, 100), word("上年", 400, 100)]
    for row, name in enumerate(names):
        words.append(word(name, 100, 120 + 16 * row))
        words += [word(f"{row}4", 325 + 80 * side, 120 + 16 * row) for side in (0, 1)]
    words.append(word("12", 225, 136))
    rules = [level(115, 95, 440), *(level(118 + 16 * row, 310, 440) for row in (2, 4, 5))]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert [row[0] for row in texts(grid)] == ["", *names]
    assert (texts(grid)[2][1], texts(grid)[3][1]) == ("12", "")


def test_where_a_rule_over_names_and_figures_is_broken_a_cell_is_of_both_rows() -> None:
    """Previously the symbol of three rows was that of the one that it is level with, as if the rules were over sums."""
    words = [
        word(text, left, 100)
        for text, left in (("参数", 100), ("条件", 200), ("符号", 300), ("最小", 380), ("最大", 450))
    ]
    for row, name in enumerate(("五伏型", "十二伏型", "廿四伏型", "常温下", "低电平")):
        top = 120 + 16 * row
        words += [word(name, 200, top), word(f"{row}4", 385, top), word(f"{row}7", 455, top)]
    words += [word("工作电压", 100, 136), word("电压", 300, 136), word("起动电压", 100, 168), word("电流", 300, 168)]
    words += [word("转速", 100, 184), word("转", 300, 184)]
    rules = [level(y, 95, 490) for y in (96, 117, 165, 181, 197)]
    rules += [level(y, left, right) for y in (133, 149) for left, right in ((198, 290), (370, 490))]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    spans = {cell.words[0].text: cell.row_span for cell in grid.cells if cell.words and cell.column in (0, 2)}
    assert (spans["工作电压"], spans["电压"], spans["电流"]) == (3, 3, 1)


def test_the_blank_in_a_chinese_name_makes_no_column() -> None:
    words = [word("时间", 100, 100), word("主持人", 200, 100)]
    for row, (one, two) in enumerate((("馆长", "裴远"), ("教授", "史文清"), ("馆长", "裴远"), ("副馆长", "乔木"))):
        words += [word(f"{8 + row}:30", 100, 120 + 16 * row), word(one, 200, 120 + 16 * row)]
        words.append(word(two, 210 + SIZE * len(one), 120 + 16 * row))
    assert len(text_boundaries(words)) == 1


def test_short_heads_with_one_blank_between_are_columns_where_nothing_lies_over_it() -> None:
    words = [word(text, 100 + 50 * at, 100) for at, text in enumerate(("维持结果", "纠正结果", "其他结果"))]
    words += [word("0", 115 + 50 * at, 120) for at in range(3)]
    assert len(text_boundaries(words)) == 2


def test_the_end_of_a_rule_under_a_wide_head_parts_columns() -> None:
    """Heads are centred, figures set to the right. Previously 市区 was in the column of 全市."""
    words = [word("指标", 110, 106), word("全市", 240, 106), word("按地区分", 395, 100)]
    words += [word("市区", 350, 114), word("县域", 450, 114)]
    for row in range(4):
        words.append(word(f"甲{row}", 100, 134 + 16 * row))
        words += [word(f"{row}{side}", x, 134 + 16 * row) for side, x in enumerate((285, 385, 485))]
    rules = [level(94, 95, 510), level(112, 320, 510), level(128, 95, 510), level(200, 95, 510)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert grid.n_columns == 4
    assert 327.5 in grid.column_edges  # between 305 and 350


@pytest.mark.parametrize(("apart", "rows"), [(20.0, 5), (12.0, 4)])
def test_a_head_and_the_first_row_between_two_rules_are_two_where_they_stand_as_far_apart_as_rows(
    apart: float, rows: int
) -> None:
    """Dotted rules under the rows and one over the head; two lines nearer to each other may be of one cell."""
    first = 125.0
    words = [word(text, left, first - apart) for text, left in (("茶点", 100), ("份量", 260), ("价格", 400))]
    for at, name in enumerate(("桂花糯米藕", "绿豆冰糕", "椒盐核桃酥", "话梅小番茄")):
        top = first + 20 * at
        words += [word(name, 100, top), word("一碟", 260, top), word(f"2{at}", 410, top)]
    rules = [level(first - 28, 95, 440), *(level(first + 15 + 20 * at, 95, 440) for at in range(4))]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules)))
    assert (grid.n_rows, grid.n_columns) == (rows, 3)


def test_what_goes_on_under_a_text_beside_a_label_is_of_its_row() -> None:
    """Previously a line longer than labels are parted the table."""
    values = ("市政工程合同", "河口建筑公司", "延长桥梁加固工程的工期并相应调整监理费用", "三个月")
    words = [
        word(text, left, 100 + 20 * at + 13 * (at > 2))
        for at, pair in enumerate(zip(("名称", "承包人", "内容", "期限"), values, strict=True))
        for text, left in zip(pair, (60, 160), strict=True)
    ]
    words.append(word("及材料差价并按变更后的图纸验收和结算价款", 160, 153))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert texts(grid)[2] == ["内容", values[2] + "及材料差价并按变更后的图纸验收和结算价款"]
    assert len(grid.row_edges) == 5


def test_letters_that_name_treatments_are_no_label_set_vertically() -> None:
    """Previously one label over all rows, as of characters under one another."""
    words = row(100, "处理", "株高", "鲜重", "合计", xs=(105, 220, 340, 440))
    for at, text in enumerate("GHBK"):
        words += row(118 + 17 * at, text, f"{41 + at}±1a", f"{7 + at}±2b", f"{48 + at}.2", xs=(105, 220, 340, 440))
    (grid,) = find_grids(PrintedPage(page=PAGE, words=tuple(words)))
    assert [line[0] for line in texts(grid)] == ["处理", "G", "H", "B", "K"]


def test_a_heading_of_capitals_in_a_picture_leads_the_rows_below_it() -> None:
    """Its ink is lower than that of rows with a g in them; previously head and rows were two tables, without it."""
    words = [word("年份项目", 50, 104), word("上年", 250, 104), word("本年", 350, 104), centred("白葡萄", 205, 128)]
    words += [
        word(text, left, top) for top in (146, 162, 178) for text, left in (("雷司令", 50), ("12", 250), ("7", 350))
    ]
    lower = [
        replace(one, box=replace(one.box, top=130, bottom=137.5)) if one.text == "白葡萄" else one for one in words
    ]
    read = tuple(replace(one, origin="ocr") for one in lower)
    rules = [level(y, 48, 400) for y in (100, 118)]
    rules += [Rule(box=Box(left=x, top=100, right=x, bottom=118), horizontal=False) for x in (200, 300)]
    (grid,) = find_grids(PrintedPage(page=PAGE, words=read, rules=(*rules, level(192, 48, 400)), scanned=True))
    assert texts(grid)[1][0] + texts(grid)[1][1] == "白葡萄"
    assert grid.n_rows == 5


def test_labels_of_figures_and_of_texts_behind_them_are_two() -> None:
    """Previously 金　额　说　明, all as far apart, were one label over both columns, which so were one."""
    head = [word(sign, 100 + 20.0 * at, 100) for at, sign in enumerate("金额说明")]
    figures = [word("1234", 90, 120.0 + 20 * at) for at in range(3)]
    texts = [word("补贴贴息", 140, 120)]
    assert [item.text for item in despread([*head, *figures, *texts], ())][:2] == ["金额", "说明"]
    assert next(item.text for item in despread([*head, *figures], ())) == "金额说明"
    assert len(text_boundaries(despread([*head, *figures, *texts], ()))) == 1
