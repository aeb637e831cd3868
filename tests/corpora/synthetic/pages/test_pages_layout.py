import json
from dataclasses import asdict, replace
from itertools import pairwise
from random import Random

import pytest

from corpora.synthetic.pages.columns import LONGEST_UNBROKEN, UNBROKEN, column_widths
from corpora.synthetic.pages.fonts import FontShelf
from corpora.synthetic.pages.ink import Rectangle, Stroke
from corpora.synthetic.pages.lay import lay_out
from corpora.synthetic.pages.sheet import folio_text
from corpora.synthetic.pages.style import (
    A3,
    A4,
    RULE_KINDS,
    SIXTEEN_K,
    PageLook,
    PageStyle,
    RuleLook,
    TableLook,
    TextLook,
)
from corpora.synthetic.pages.style_draw import draw_page_style
from corpora.synthetic.pages.typeset import NO_END, NO_START, Script, balanced_width, break_lines, set_upright_column
from corpora.synthetic.report import Paragraph, PrintedCell, PrintedTable, Report, Section, Statement

LONG = "各单位要按照统一部署，认真核对（包括上年结转）每一项数据，确保填报真实、完整、准确；2023年共办理12345件，占98.76%。"


def _plain(shelf: FontShelf, **table) -> PageStyle:
    song, hei = shelf.of("song")[0].name, shelf.of("hei")[0].name
    return PageStyle(
        text=TextLook(title_font=hei, heading_font=hei, body_font=song, body_size=12.0),
        table=TableLook(font=song, head_font=song, **table),
        page=PageLook(folio="of"),
    )


def _table(n_rows: int, n_columns: int = 3, *, heads: int = 1, text: str = "{row}.{column}", **more) -> PrintedTable:
    cells = tuple(
        PrintedCell(row=row, column=column, text=text.format(row=row, column=column), header=row < heads or column == 0)
        for row in range(n_rows)
        for column in range(n_columns)
    )
    return PrintedTable(form=None, n_rows=n_rows, n_columns=n_columns, cells=cells, n_header_rows=heads, **more)


def _report(*content, title: str | None = "标题") -> Report:
    section = Section(number="一", title="情况", content=content)
    return Report(body="某局", year=2023, title=title, introduction=(), sections=(section,))


def _words(page):
    return [word.text for word in page.truth.words]


def test_heads_are_repeated_after_a_break_and_are_no_rows_of_the_table(shelf):
    style = _plain(shelf, repeat_heads=True, continued="续表")
    pages = lay_out(_report(_table(90, heads=2)), style=style, random=Random(1), fonts=shelf)
    regions = [page.truth.regions[0] for page in pages]
    assert len(regions) >= 3
    assert sum(region.n_rows for region in regions) == 90
    assert regions[0].repeated_heads == ()
    for page, region in zip(pages[1:], regions[1:], strict=True):
        assert [cell.text for cell in region.repeated_heads] == ["0.0", "0.1", "0.2", "1.0", "1.1", "1.2"]
        assert region.row_lines[0].start.y > region.quad.box.top + 20
        assert min(cell.row for cell in region.cells) == region.first_row
        assert "续表" in _words(page)
    assert "续表" not in _words(pages[0])


def test_without_repeated_heads_a_part_begins_with_its_first_row(shelf):
    pages = lay_out(_report(_table(90)), style=_plain(shelf), random=Random(1), fonts=shelf)
    for page in pages[1:]:
        region = page.truth.regions[0]
        assert region.repeated_heads == ()
        assert region.row_lines[0].start.y == region.quad.box.top


def test_a_row_may_be_divided_and_its_text_goes_on_over_the_page(shelf):
    table = _table(12, 2, text=LONG * 4 + "{row}.{column}")
    pages = lay_out(_report(table), style=_plain(shelf, break_rows=True), random=Random(1), fonts=shelf)
    whole = lay_out(_report(table), style=_plain(shelf), random=Random(1), fonts=shelf)
    rows = [row for p in pages for r in p.truth.regions for row in range(r.first_row, r.first_row + r.n_rows)]
    assert len(rows) > 12, "no row was divided"
    assert [row for p in whole for r in p.truth.regions for row in range(r.first_row, r.first_row + r.n_rows)] == [
        *range(12)
    ]
    first, second = pages[0].truth.regions[0], pages[1].truth.regions[0]
    cut = second.first_row
    assert cut == first.first_row + first.n_rows - 1
    above, below = (next(c for c in r.cells if (c.row, c.column) == (cut, 1)).text for r in (first, second))
    assert above
    assert below
    assert above + below == table.cells[cut * 2 + 1].text


def test_a_row_taller_than_a_page_is_divided_even_where_rows_are_kept_whole(shelf):
    table = _table(2, 2, text=LONG * 60)
    pages = lay_out(_report(table), style=_plain(shelf), random=Random(1), fonts=shelf)
    assert len(pages) > 2


def test_a_cell_over_many_rows_is_on_every_page_that_it_reaches(shelf):
    rest = tuple(PrintedCell(row=row, column=1, text=str(row), header=False) for row in range(80))
    tall = PrintedCell(row=0, column=0, row_span=80, text="办理结果")
    table = PrintedTable(form=None, n_rows=80, n_columns=2, cells=(tall, *rest))
    pages = lay_out(_report(table), style=_plain(shelf), random=Random(1), fonts=shelf)
    parts = [next(c for c in page.truth.regions[0].cells if c.column == 0) for page in pages]
    assert len(parts) >= 2
    assert "".join(part.text for part in parts) == "办理结果"
    for page, part in zip(pages, parts, strict=True):
        assert part.quad.box.top == page.truth.regions[0].quad.box.top
        assert part.quad.box.bottom == page.truth.regions[0].quad.box.bottom
    assert not any(rule.line.start.y == rule.line.end.y == 100 for rule in pages[0].truth.rules)


def test_caption_unit_line_and_note_stand_around_the_table(shelf):
    table = _table(4, caption="表1　收支情况", unit_line="单位：万元", note="注：不含下属单位。")
    page = lay_out(_report(table), style=_plain(shelf), random=Random(1), fonts=shelf)[0].truth
    box = page.regions[0].quad.box
    where = {word.text: word.quad.box for word in page.words}
    assert where["收支情况"].bottom <= where["单位：万元"].top + 1 < box.top
    assert where["单位：万元"].right == pytest.approx(box.right, abs=0.1)
    assert where["注：不含下属单位。"].top >= box.bottom


def test_a_heading_goes_with_its_table_to_the_next_page(shelf):
    filler = tuple(Paragraph(statements=(Statement(text=LONG),)) for _ in range(13))
    for lines in range(8, 14):
        report = _report(*filler[:lines], Paragraph(statements=(Statement(text="小标题"),), heading=True), _table(6))
        pages = lay_out(report, style=_plain(shelf, keep=True, row_height=40.0), random=Random(1), fonts=shelf)
        with_table = next(page for page in pages if page.truth.regions)
        assert "小标题" in _words(with_table)


def test_wide_tables_get_landscape_pages_and_prose_portrait_ones(shelf):
    style = _plain(shelf)
    style = replace(style, page=replace(style.page, landscape_from=8))
    after = Paragraph(statements=(Statement(text="以后的话。"),))
    pages = lay_out(_report(_table(5, 9), after), style=style, random=Random(1), fonts=shelf)
    for page in pages:
        landscape = page.truth.width > page.truth.height
        assert landscape == bool(page.truth.regions)
    assert "以后的话。" in _words(pages[-1])


@pytest.mark.parametrize("paper", [A4, A3, SIXTEEN_K])
@pytest.mark.parametrize("columns", [1, 2])
def test_text_keeps_to_the_margins(paper, columns, shelf, reports):
    style = _plain(shelf)
    style = replace(style, page=replace(style.page, paper=paper, columns=columns, folio="none"))
    for report in reports[:2]:
        for page in lay_out(report, style=style, random=Random(1), fonts=shelf):
            left, top, right, bottom = style.page.margins
            for word in page.truth.words:
                box = word.quad.box
                assert box.left >= left - 0.5
                assert box.right <= page.truth.width - right + 0.5
                assert box.top >= top - 0.5
                assert box.bottom <= page.truth.height - bottom + 0.5


def test_numbers_are_never_broken_over_lines(shelf, reports):
    for seed, report in enumerate(reports):
        style = draw_page_style(Random(seed), rules=None, split="all", fonts=shelf)
        texts = {(f"t{n}", c.row, c.column): c for n, t in enumerate(report.tables, 1) for c in t.cells}
        for page in lay_out(report, style=style, random=Random(seed), fonts=shelf):
            for word in page.truth.words:
                if word.cell and word.text.isascii() and word.text.replace(".", "").replace(",", "").isdigit():
                    whole = texts[word.table, *word.cell].text
                    if max(map(len, UNBROKEN.findall(whole))) > LONGEST_UNBROKEN:
                        continue
                    at = whole.find(word.text)
                    around = whole[max(at - 1, 0) : at] + whole[at + len(word.text) : at + len(word.text) + 1]
                    assert not any(character.isdigit() for character in around), (whole, word.text)


def test_lines_neither_begin_with_a_stop_nor_end_with_an_opening_bracket(shelf):
    script = Script(shelf, shelf.of("song")[0])
    for width in range(90, 300, 7):
        lines = [line.text for line in break_lines(LONG * 3, script=script, size=12.0, width=width)]
        assert "".join(lines) == LONG * 3
        assert not any(line[0] in NO_START for line in lines)
        assert not any(line[-1] in NO_END for line in lines)
        assert all(script.width(line) * 12.0 <= width + 1e-6 for line in lines)
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(lines))


def test_a_character_wider_than_its_line_still_gets_one(shelf):
    script = Script(shelf, shelf.of("song")[0])
    assert [line.text for line in break_lines("公开", script=script, size=12.0, width=3.0)] == ["公", "开"]


def test_a_balanced_title_has_as_many_lines_and_no_orphan(shelf):
    script = Script(shelf, shelf.of("hei")[0])
    title = "某某市某某区行政审批服务局二〇二三年政府信息公开工作年度报告"
    width = 22.0 * (len(title) - 1)
    assert [len(line.text) for line in break_lines(title, script=script, size=22.0, width=width)][-1] == 1
    narrower = balanced_width(title, script=script, size=22.0, width=width)
    lengths = [len(line.text) for line in break_lines(title, script=script, size=22.0, width=narrower)]
    assert len(lengths) == 2
    assert abs(lengths[0] - lengths[1]) <= 2


def test_vertical_text_is_one_word_with_its_brackets_turned(shelf):
    script = Script(shelf, shelf.of("song")[0])
    runs, words = set_upright_column("（三）不予公开", script=script, size=10.0, x=50.0, top=100.0, pitch=11.0)
    assert [word.text for word in words] == ["（三）不予公开"]
    assert [run.turn for run in runs] == [90.0, 0.0, 90.0, 0.0, 0.0, 0.0, 0.0]
    box = words[0].quad.box
    assert (box.left, box.right, box.top, box.bottom) == pytest.approx((50, 60, 100.5, 176.5))


def test_a_character_that_no_font_has_is_printed_as_a_question_mark(shelf):
    script = Script(shelf, shelf.of("song")[0])
    assert script.printable("甲\U0010fffd乙 丙") == "甲?乙 丙"


def _laid_rules(shelf, kind, **more):
    style = replace(_plain(shelf), rules=RuleLook(kind=kind, **more))
    page = lay_out(_report(_table(5, 4)), style=style, random=Random(1), fonts=shelf)[0]
    return page.truth, [ink for ink in page.ink if isinstance(ink, (Stroke, Rectangle))]


def test_each_kind_of_rules_shows_what_it_says(shelf):
    levels = dict.fromkeys(RULE_KINDS, 0)
    uprights = dict(levels)
    for kind in RULE_KINDS:
        truth, _ = _laid_rules(shelf, kind)
        levels[kind] = sum(rule.line.start.y == rule.line.end.y for rule in truth.rules)
        uprights[kind] = len(truth.rules) - levels[kind]
        assert truth.regions[0].rules == kind
    full = ("all", "thin", "dotted", "dashed", "rectangles", "double", "partial")
    assert all((levels[kind], uprights[kind]) == (6, 5) for kind in full)
    assert (levels["three-line"], uprights["three-line"]) == (3, 0)
    assert (levels["horizontal"], uprights["horizontal"]) == (6, 0)
    assert levels["none"] == uprights["none"] == levels["shaded"] == 0


def test_ink_of_rules(shelf):
    assert all(isinstance(ink, Stroke) for ink in _laid_rules(shelf, "all")[1])
    assert all(ink.dash for ink in _laid_rules(shelf, "dashed")[1])
    assert all(ink.width is None for ink in _laid_rules(shelf, "rectangles", ink="filled")[1])
    assert len(_laid_rules(shelf, "rectangles", ink="cells")[1]) == 20
    truth, ink = _laid_rules(shelf, "double")
    assert len(ink) == len(truth.rules) + 4
    assert {rule.style for rule in _laid_rules(shelf, "thin", width=0.1, outer_width=0.1)[0].rules} == {"hair"}
    shaded = _laid_rules(shelf, "shaded", shade=(0.9, 0.9, 0.9), head_shade=(0.8, 0.8, 0.8))[1]
    assert [ink.colour[0] for ink in shaded] == [0.8, 0.9, 0.9]


def test_partial_rules_leave_the_same_boundaries_out_on_every_page(shelf):
    style = replace(_plain(shelf), rules=RuleLook(kind="partial", missing=0.5, frame="none"))
    pages = lay_out(_report(_table(90, 8)), style=style, random=Random(3), fonts=shelf)
    shown = [
        sorted({round(rule.line.start.x) for rule in page.truth.rules if rule.line.start.x == rule.line.end.x})
        for page in pages
    ]
    assert shown[0]
    assert all(each == shown[0] for each in shown)
    assert len(shown[0]) < 7


def test_a_corner_of_two_names_is_divided_by_a_diagonal(shelf):
    cells = list(_table(4, 4, text="办理数量").cells)
    cells[0] = replace(cells[0], text="年份\n项目")
    table = replace(_table(4, 4), cells=tuple(cells))
    page = lay_out(_report(table), style=_plain(shelf, diagonal_heads=True), random=Random(1), fonts=shelf)[0].truth
    slant = [r.line for r in page.rules if r.line.start.x != r.line.end.x and r.line.start.y != r.line.end.y]
    assert len(slant) == 1
    first, second = (next(w.quad.box for w in page.words if w.text == text) for text in ("年份", "项目"))
    assert first.left > second.right
    assert first.bottom <= second.top + 0.01


def test_narrow_columns_wrap_labels_to_the_characters_they_hold(shelf, reports):
    style = _plain(shelf, columns="narrow", narrow_em=2)
    pages = lay_out(reports[0], style=style, random=Random(1), fonts=shelf)
    region = next(region for page in pages for region in page.truth.regions if region.form == "requests")
    words = [w.text for p in pages for w in p.truth.words if w.table == region.table and w.cell == (5, 0)]
    assert words
    assert max(map(len, words)) <= 2


def test_a_table_too_wide_for_its_size_is_set_smaller(shelf):
    script = Script(shelf, shelf.of("song")[0])
    look = _plain(shelf).table
    table = _table(3, 12, text="123,456,{row}{column}")
    measures = column_widths(table, look=look, script=script, width=440.0)
    assert measures.size < look.size
    assert sum(measures.widths) == pytest.approx(440.0)


def test_level_value_columns_are_equally_wide(shelf):
    script = Script(shelf, shelf.of("song")[0])
    cells = list(_table(3, 4, text="1").cells)
    cells[-1] = replace(cells[-1], text="123456789")
    table = replace(_table(3, 4), cells=tuple(cells))
    uneven = column_widths(table, look=_plain(shelf).table, script=script, width=440.0).widths
    level = column_widths(table, look=_plain(shelf, level_values=True).table, script=script, width=440.0).widths
    assert uneven[3] > uneven[2] + 1
    assert level[1] == pytest.approx(level[2]) == pytest.approx(level[3])


def test_styles_are_json_and_differ(shelf):
    styles = [draw_page_style(Random(seed), rules=None, split="all", fonts=shelf) for seed in range(60)]
    texts = [json.dumps(asdict(style), ensure_ascii=False, sort_keys=True) for style in styles]
    assert len(set(texts)) == 60
    assert {style.rules.kind for style in styles} == set(RULE_KINDS)
    again = draw_page_style(Random(7), rules=None, split="all", fonts=shelf)
    assert again == styles[7]
    assert draw_page_style(Random(7), rules="dotted", split="all", fonts=shelf).rules.kind == "dotted"


def test_page_numbers():
    forms = ("none", "plain", "dashes", "of", "page")
    assert [folio_text(form, number=3, count=8) for form in forms] == ["", "3", "— 3 —", "第3页 共8页", "第 3 页"]


def test_lines_under_titles_and_headers_are_rules_of_no_table(shelf):
    style = _plain(shelf)
    style = replace(
        style,
        text=replace(style.text, title_rule=True, title_colour=(0.8, 0.0, 0.0)),
        page=replace(style.page, header="年度报告", header_rule=True),
        rules=RuleLook(kind="none"),
    )
    page = lay_out(_report(_table(3)), style=style, random=Random(1), fonts=shelf)[0].truth
    title = next(word.quad.box for word in page.words if word.text == "标题")
    header = next(word.quad.box for word in page.words if word.text == "年度报告")
    ys = sorted(rule.line.start.y for rule in page.rules)
    assert len(ys) == 2
    assert header.bottom - 5 < ys[0] < title.top
    assert title.bottom < ys[1] < page.regions[0].quad.box.top
    assert [mark.kind for mark in page.marks] == ["header", "footer"]


def test_text_on_dark_heads_is_pale_and_a_table_without_heads_has_no_dark_row(shelf):
    look = RuleLook(kind="shaded", head_shade=(0.1, 0.1, 0.4), head_text=(1.0, 1.0, 1.0))
    style = replace(_plain(shelf), rules=look)
    with_heads = lay_out(_report(_table(3)), style=style, random=Random(1), fonts=shelf)[0]
    assert sum(getattr(ink, "colour", None) == (1.0, 1.0, 1.0) for ink in with_heads.ink) == 3
    assert sum(isinstance(ink, Rectangle) for ink in with_heads.ink) == 1
    without = lay_out(_report(_table(3, heads=0)), style=style, random=Random(1), fonts=shelf)[0]
    assert not any(isinstance(ink, Rectangle) or ink.colour != (0.0, 0.0, 0.0) for ink in without.ink)


def test_a_watermark_is_a_mark_and_no_word(shelf):
    style = _plain(shelf)
    style = replace(style, page=replace(style.page, watermark="样张"))
    laid = lay_out(_report(_table(3)), style=style, random=Random(1), fonts=shelf)[0]
    assert "watermark" in [mark.kind for mark in laid.truth.marks]
    assert not any("样" in word.text for word in laid.truth.words)
    assert "".join(ink.text for ink in laid.ink[:2]) == "样张"


def test_a_title_page_holds_the_title_alone(shelf):
    style = _plain(shelf)
    style = replace(style, page=replace(style.page, title_page=True, folio_from=2))
    pages = lay_out(_report(_table(3)), style=style, random=Random(1), fonts=shelf)
    assert _words(pages[0]) == ["标题"]
    assert _words(pages[1])[0] == "一、情况"


def test_short_labels_may_be_spread_over_their_cells(shelf):
    table = _table(3, 2, text="合计")
    spread, centred = (
        lay_out(_report(table), style=_plain(shelf, label_align=align), random=Random(1), fonts=shelf)[0].truth
        for align in ("spread", "center")
    )
    wide, narrow = (
        next(w.quad.box for w in page.words if w.cell == (1, 0) and w.text == "合计") for page in (spread, centred)
    )
    assert wide.right - wide.left > 1.2 * (narrow.right - narrow.left)
    assert (wide.right + wide.left) / 2 == pytest.approx((narrow.right + narrow.left) / 2)


def test_a_user_may_add_a_font(shelf):
    path = shelf.of("hei")[0].path
    added = FontShelf.installed(added=[(path, "fang")])
    face = added.face(path.stem.lower())
    assert face.role == "fang"
    assert face in added.of("fang")
    assert face.advance("公") == pytest.approx(1.0, abs=0.05)


def test_a_heading_over_a_table_takes_the_whole_width_of_a_page_with_two_columns(shelf):
    style = _plain(shelf)
    style = replace(style, page=replace(style.page, columns=2))
    heading = "收到和处理政府信息公开申请情况说明"
    report = Report(
        body="某局",
        year=2023,
        title=None,
        introduction=(Paragraph(statements=(Statement(text=LONG),)),),
        sections=(Section(number="三", title=heading, content=(_table(4),)),),
    )
    page = lay_out(report, style=style, random=Random(1), fonts=shelf)[0].truth
    assert f"三、{heading}" in [word.text for word in page.words]
    assert not any(word.text == LONG for word in page.words)
