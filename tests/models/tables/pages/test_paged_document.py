"""Pages put together: tables and rows over page breaks, furniture, paragraphs, boxes and page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.document import Document, Source
from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.passage import Passage
from corpora.document.printed_page import PrintedPage, Rule, Word
from corpora.document.region import Region
from models.tables.pages.find_grids import find_grids
from models.tables.pages.paged_document import paged_document

SOURCE = Source(path="a.pdf", sha256="0" * 64, media_type="application/pdf", size_bytes=1)
SIZE = 10.0
EDGES = (100.0, 200.0, 300.0, 400.0)


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + SIZE * len(text), bottom=top + SIZE))


def table(rows: Sequence[Sequence[str]], top: float) -> tuple[list[Word], list[Rule]]:
    """Ruled, rows 20 points high."""
    words = [
        word(text, EDGES[column] + 5, top + 20 * row + 5)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    bottom = top + 20 * len(rows)
    rules = [
        Rule(box=Box(left=100, top=y - 0.25, right=400, bottom=y + 0.25), horizontal=True)
        for y in (top + 20 * row for row in range(len(rows) + 1))
    ]
    rules += [Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False) for x in EDGES]
    return words, rules


def page(number: int, *parts: tuple[list[Word], list[Rule]], lines: Sequence[Word] = ()) -> PrintedPage:
    words = [*lines, *(item for words, _ in parts for item in words)]
    rules = [rule for _, rules in parts for rule in rules]
    return PrintedPage(page=Page(number=number, width=500, height=800), words=tuple(words), rules=tuple(rules))


def read(*pages: PrintedPage) -> Document:
    return paged_document(pages, source=SOURCE, find_grids=find_grids)


def rows_of(region: Region) -> list[list[str]]:
    return [[slip.text for slip in row] for row in region.rows]


HEAD = ["项目", "上年", "本年"]


def test_a_table_goes_on_and_its_head_is_said_once() -> None:
    document = read(
        page(1, table([HEAD, ["甲", "1", "2"]], 600), lines=[word("标题", 200, 100)]),
        page(2, table([HEAD, ["乙", "3", ""]], 100), lines=[word("续表", 360, 80)]),
    )
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert rows_of(region) == [HEAD, ["甲", "1", "2"], ["乙", "3", ""]]
    assert [slip.place.page_number for slip in region.rows[2]] == [2, 2, 2]
    assert region.rows[2][0].place.box == Box(left=100, top=120, right=200, bottom=140)
    assert "续表" not in document.text


def as_read(one: PrintedPage, confidence: float) -> PrintedPage:
    """From a picture."""
    words = tuple(replace(item, origin="ocr", confidence=confidence) for item in one.words)
    return replace(one, words=words, scanned=True)


def test_a_picture_with_another_title_under_the_same_heads_does_not_say_these_again() -> None:
    heads = [["行政诉讼的情况", "", ""], ["结果维持", "结果纠正", "其他结果"]]

    def said(title: str, confidence: float) -> list[str]:
        first = page(1, table([heads[0], ["未经复议直接起诉", "", ""], heads[1], ["1", "2", "3"]], 600))
        below = page(2, table([heads[0], [title, "", ""], heads[1], ["4", "5", "6"]], 100))
        document = read(as_read(first, 0.95), as_read(below, confidence))
        rows = (row for block in document.blocks if isinstance(block, Region) for row in rows_of(block))
        return [row[0] for row in rows]

    assert said("复议后起诉", 0.95)[4:] == ["行政诉讼的情况", "复议后起诉", "结果维持", "4"]
    assert said("复议后起诉", 0.6)[4:] == said("末经复议直按起诉", 0.95)[4:] == said("未经复议", 0.95)[4:] == ["4"]


def test_a_row_that_the_break_cuts_is_one_row() -> None:
    document = read(
        page(1, table([HEAD, ["甲的前半", "1", "2"]], 600)), page(2, table([["后半", "", ""], ["乙", "3", "4"]], 100))
    )  # fmt: skip
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert rows_of(region) == [HEAD, ["甲的前半后半", "1", "2"], ["乙", "3", "4"]]


def test_a_title_under_the_head_is_not_said_again_with_it() -> None:
    head, title = ["序号", "事项", "期限"], ["一、许可", "", ""]
    first = table([head, title, ["1", "甲", "自形成之日"]], 600)
    document = read(page(1, first), page(2, table([head, ["", "", "起公开"], ["2", "乙", "长期"]], 100)))
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert rows_of(region) == [head, title, ["1", "甲", "自形成之日起公开"], ["2", "乙", "长期"]]


def test_a_heading_over_rows_under_the_head_is_not_left_out_with_it() -> None:
    """Previously the part that a page begins with, 传统医药 under heads that say the same as before, was lost."""
    head = ["项目名称与编号", "姓名与性别", "出生年月日"]
    first = table([head, ["传统音乐", "", ""], ["甲", "乙", "1951.02"], ["丙", "丁", "1962.03"]], 600)
    below = table([head, ["传统医药", "", ""], ["戊", "己", "1953.04"]], 100)

    def joined(one: tuple[list[Word], list[Rule]], y: float) -> tuple[list[Word], list[Rule]]:
        words, rules = one
        inner = [rule for rule in rules if not (not rule.horizontal and 150 < rule.box.left < 350)]
        for x in EDGES[1:-1]:
            inner += [
                Rule(box=Box(left=x - 0.25, top=top, right=x + 0.25, bottom=bottom), horizontal=False)
                for top, bottom in ((y, y + 20), (y + 40, max(rule.box.bottom for rule in rules)))
            ]
        return words, inner

    document = read(page(1, joined(first, 600)), page(2, joined(below, 100)))
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert [row[0] for row in rows_of(region)] == [
        "项目名称与编号",
        "传统音乐",
        "甲",
        "丙",
        "传统医药",
        "戊",
    ]


def test_prose_in_two_short_columns_is_read_one_after_the_other() -> None:
    left = [word("现就年度工作情况作如下说明，请予", 60, 100), word("审阅。", 60, 120)]
    right = [word("各有关单位要明确专人，按时报送进", 320, 100), word("度。", 320, 120)]
    document = read(page(1, lines=[*left, *right]))
    assert [said for said in ("请予审阅。", "进度。") if said in document.text] == ["请予审阅。", "进度。"]


def test_blank_figures_after_a_break_are_no_rest_of_a_row() -> None:
    document = read(
        page(1, table([HEAD, ["甲", "1", "2"]], 600)), page(2, table([["乙", "", "5"], ["丙", "3", "4"]], 100))
    )  # fmt: skip
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert rows_of(region) == [HEAD, ["甲", "1", "2"], ["乙", "", "5"], ["丙", "3", "4"]]


def test_tables_with_words_between_them_are_two() -> None:
    document = read(
        page(1, table([HEAD, ["甲", "1", "2"]], 600)),
        page(2, table([HEAD, ["乙", "3", "4"]], 200), lines=[word("另一张表如下所示", 100, 150)]),
    )
    assert sum(isinstance(block, Region) for block in document.blocks) == 2


def test_the_next_copy_of_a_form_is_a_table_of_its_own() -> None:
    """Each page one project's; and a list whose rows begin alike throughout goes on."""

    def project(name: str, sum_: str) -> list[list[str]]:
        labels = ("项目名称", "主管部门", "资金总额", "年度目标", "绩效指标")
        return [["项目申报表", "", ""], *([label, name, sum_] for label in labels)]

    document = read(page(1, table(project("修渠", "40"), 100)), page(2, table(project("清淤", "65"), 100)))
    assert sum(isinstance(block, Region) for block in document.blocks) == 2
    listed = [["规章", f"第{n}号", str(n)] for n in range(1, 7)]
    document = read(page(1, table([HEAD, *listed], 600)), page(2, table([HEAD, *listed[::-1]], 100)))
    assert sum(isinstance(block, Region) for block in document.blocks) == 1


LEADER = "…" * 12


def test_a_list_of_contents_is_no_table() -> None:
    titles = ("一、部门职能", "二、机构设置", "三、名词解释", "四、编制说明", "五、预算表")
    lines = [
        part
        for number, title in enumerate(titles)
        for part in (
            word(title, 60, 100 + 24 * number), word(LEADER, 180, 100 + 24 * number),
            word(str(3 + number), 320, 100 + 24 * number),
        )
    ]  # fmt: skip
    document = read(page(1, lines=lines))
    assert not any(isinstance(block, Region) for block in document.blocks)
    assert document.text.count(LEADER) == 5
    values = [replace(one, text=f"1{one.text}0") if one.box.left == 320 else one for one in lines]
    document = read(page(1, lines=[replace(one, text="90") if one.text == "150" else one for one in values]))
    assert sum(isinstance(block, Region) for block in document.blocks) == 1, "amounts behind leaders are a table's"


def test_headers_and_page_numbers_are_left_out() -> None:
    pages = [
        page(
            n, lines=[word("某局年度报告", 200, 30), word(f"第{n}段的话，到此为止。", 80, 300), word(f"{n}", 245, 770)]
        )
        for n in (1, 2, 3)
    ]
    assert read(*pages).text == "第1段的话，到此为止。\n第2段的话，到此为止。\n第3段的话，到此为止。\n"


def test_lines_become_paragraphs_also_over_a_page() -> None:
    full = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
    first = [word(full[:28], 100, 200), word(full, 80, 220), word("后面没有了。", 80, 240), word(full[:28], 100, 700)]
    second = [word(full, 80, 100), word("也完了。", 80, 120)]
    document = read(page(1, lines=first), page(2, lines=second))
    assert document.text.split("\n")[:-1] == [full[:28] + full + "后面没有了。", full[:28] + full + "也完了。"]
    passages = [block for block in document.blocks if isinstance(block, Passage)]
    assert [passage.place.page_number for passage in passages] == [1, 1]
    assert passages[0].place.box == Box(left=80, top=200, right=380, bottom=250)


def test_spans_say_what_they_cover() -> None:
    document = read(page(1, table([HEAD, ["甲", "1", ""]], 300), lines=[word("前言", 100, 100)]))
    for block in document.blocks:
        if isinstance(block, Region):
            for slip in (slip for row in block.rows for slip in row):
                assert document.text[slice(*slip.place.span)] == slip.text


def test_a_figure_at_the_foot_of_a_page_is_no_page_number() -> None:
    """Lone numbers that count with the pages are; one that does not is what the page says last."""
    pages = [
        page(
            n, lines=[word("决定如下。", 80, 300), *([word("629", 80, 740)] if n == 2 else []), word(f"{n}", 245, 770)]
        )
        for n in (1, 2, 3)
    ]
    assert read(*pages).text == "决定如下。\n决定如下。\n629\n决定如下。\n"


def test_a_part_without_the_first_columns_goes_on_where_the_right_sides_meet() -> None:
    """A group's cell that goes over pages may be drawn on the first of them alone."""
    words, rules = table([["", "1.乙", "3"], ["", "2.丙", "4"]], 100)
    narrow = [
        Rule(box=Box(left=200, top=rule.box.top, right=400, bottom=rule.box.bottom), horizontal=True)
        if rule.horizontal
        else rule
        for rule in rules
        if rule.horizontal or rule.box.left > 150
    ]
    document = read(page(1, table([HEAD, ["一、甲", "0.子", "2"]], 600)), page(2, (words, narrow)))
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert [row[-1] for row in rows_of(region)] == ["本年", "2", "3", "4"]


def test_columns_of_figures_are_no_columns_of_prose() -> None:
    """Lines set with tabs whose halves are long only by their tabs."""
    lines = [word(text, x, 100 + 20 * row) for row in range(6) for text, x in (
        ("一二三四", 80), ("11", 160), ("22", 200), ("33", 300), ("44", 340), ("55", 380)
    )]  # fmt: skip
    document = paged_document([page(1, lines=lines)], source=SOURCE, find_grids=lambda _: ())
    assert document.text.count("\t") >= 5 * 6 - 5
    assert document.text.split("\n")[0].startswith("一二三四\t11\t22\t33")


def test_lines_that_hang_below_a_cut_row_are_of_its_cells() -> None:
    """Browsers end the sides of a cell above its last line. Previously that line was prose, and the table two."""
    below = [word("名称", 105, 645), word("数量", 305, 645)]
    document = read(
        page(1, table([HEAD, ["甲的", "1", "可数"]], 600), lines=[word("标题", 200, 100), *below]),
        page(2, table([["乙", "3", "4"]], 100)),
    )
    (region,) = [block for block in document.blocks if isinstance(block, Region)]
    assert rows_of(region) == [HEAD, ["甲的名称", "1", "可数数量"], ["乙", "3", "4"]]


def test_a_note_below_a_table_is_none_of_its_cells() -> None:
    document = read(
        page(1, table([HEAD, ["甲", "1", "2"]], 600), lines=[word("注：本表数据为初步统计数", 105, 645)]),
        page(2, table([["乙", "3", "4"]], 100)),
    )
    assert len([block for block in document.blocks if isinstance(block, Region)]) == 2
