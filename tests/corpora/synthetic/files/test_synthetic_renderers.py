import io
import re
from dataclasses import replace
from random import Random

import html5lib
import pytest
from docx import Document
from openpyxl import load_workbook

from corpora.synthetic.draw import Habits, draw_reports
from corpora.synthetic.files.docx import ODD, DocxStyle, render_docx
from corpora.synthetic.files.html import HtmlStyle, render_html
from corpora.synthetic.files.kinds import TEXT_FORMS
from corpora.synthetic.files.surface import Surface, encode
from corpora.synthetic.files.text import render_text
from corpora.synthetic.files.visual import visual_rows
from corpora.synthetic.files.xlsx import XlsxStyle, render_xlsx

REPORT = draw_reports(Random(7), year=2023, level="county", body="砚溪湾县人民政府")[0]
BLANKS = draw_reports(Random(7), year=2023, level="county", body="砚溪湾县人民政府", habits=Habits(blank_share=0.5))[0]
FIGURES = [[c.text for c in table.cells if c.field] for table in REPORT.tables]


def text(form, report=REPORT, surface=None):
    return render_text(report, form=form, random=Random(1), surface=surface or Surface())


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_text_forms_keep_every_sentence_and_every_figure_in_order(form):
    rendered = re.sub(r"\*\*(\d+)\*\* (?=\d)", r"\1", text(form))
    assert all(statement.text in rendered for statement in REPORT.statements)
    table = rendered[rendered.index("四、政府信息公开行政复议") : rendered.index("五、存在的主要问题")]
    assert re.findall(r"(?<![\d.])\d+(?![\d.])", table.replace("|", " ")) == FIGURES[2]


def test_cells_form_has_a_tab_and_a_cell_a_line_and_blank_lines_between_rows():
    rendered = text("cells")
    table = rendered[rendered.index("三、收到和处理") : rendered.index("四、政府信息公开行政复议")]
    slots = visual_rows(REPORT.tables[1])
    assert sum(line.startswith("\t") for line in table.split("\n")) == sum(len(row) for row in slots)
    assert "\n\t三、本年度办理结果\n\t（一）予以公开\n" in table
    assert "\n\t\n\t\n\t2.其他法律行政法规禁止公开\n" in table


def test_rows_form_pads_to_the_grid():
    lines = [line for line in text("rows").split("\n") if "\t" in line]
    assert {line.count("\t") for line in lines} == {3, 9, 14}


def test_shifted_form_loses_left_cells_and_keeps_the_width():
    lines = [line for line in text("shifted").split("\n") if line.count("\t") == 9]
    lost = [line for line in lines if re.match(r"(\d\.|（[二三四五六])", line)]
    assert len(lines) == 28
    assert lost


def test_a_form_that_cannot_show_blanks_refuses_them():
    with pytest.raises(ValueError, match="blank"):
        text("spaces", BLANKS)


def test_surface_types_prose_and_cells():
    surface = Surface(half_width=True, spaced_digits=True, cell_blanks="no_break", broken_labels=True, bookmarks=True)
    rendered = text("cells", surface=surface)
    assert "，" not in rendered.split("二、主动公开")[0]
    assert "商业\n企业" in rendered
    assert "[bookmark: _Hlk" in rendered
    assert re.search("\t\N{NO-BREAK SPACE}\\d|\\d\N{NO-BREAK SPACE}\n", rendered)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_come_back(encoding):
    rendered = text("cells", surface=Surface(cell_blanks="no_break"))
    assert encode(rendered, encoding, newline="\r\n").decode(encoding).replace("\r\n", "\n") == rendered


def parsed_tables(**style):
    page = render_html(REPORT, random=Random(1), style=HtmlStyle(**style))
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return page, [
        [["".join(cell.itertext()).strip() for cell in row.iter("td")] for row in table.iter("tr")]
        for table in tree.iter("table")
    ]


@pytest.mark.parametrize(
    "style",
    [
        {},
        {"no_row_spans": True},
        {"unclosed_rows": True},
        {"span_per_character": True},
        {"paragraphs_in_cells": True},
        {"no_row_spans": True, "unclosed_rows": True, "span_per_character": True, "paragraphs_in_cells": True},
    ],
)
def test_pages_keep_every_row_and_figure(style):
    _, tables = parsed_tables(**style)
    assert [len(rows) for rows in tables] == [14, 28, 4]
    assert tables[2][3] == FIGURES[2]
    assert [row[-7:] for row in tables[1][3:]] == [FIGURES[1][start : start + 7] for start in range(0, 175, 7)]


def test_pages_show_their_damage():
    page, tables = parsed_tables(unclosed_rows=True, no_row_spans=True, furniture=True, four_tables=True)
    assert "</tr>" not in page.split("content")[1]
    assert "rowspan" not in page
    assert [len(rows) for rows in tables] == [3, 4, 3, 4, 3, 28, 4]
    assert "索 引 号" in tables[0][0]


def grid_texts(table):
    """python-docx repeats a merged cell's text at every position; a position's text is enough here."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_word_tables_have_true_merges():
    document = Document(io.BytesIO(render_docx(REPORT, random=Random(1))))
    proactive, requests, disputes = document.tables
    assert (len(requests.rows), len(requests.columns)) == (28, 10)
    for cell in REPORT.tables[1].cells:
        assert requests.cell(cell.row, cell.column).text == cell.text
        corner = requests.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        assert corner._tc is requests.cell(cell.row, cell.column)._tc
    assert grid_texts(disputes)[3] == FIGURES[2]
    assert proactive.cell(13, 3).text == FIGURES[0][-1]


def test_odd_word_leaves_columns_out_and_hides_text():
    data = render_docx(REPORT, random=Random(1), style=ODD)
    xml = Document(io.BytesIO(data)).element.xml
    assert "w:gridBefore" in xml
    assert "2023" not in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)
    hidden = re.findall(r"<w:vMerge/>.*?</w:tc>", xml, re.DOTALL)
    assert any("<w:t" in cell for cell in hidden)


def test_word_tables_pasted_as_text():
    data = render_docx(REPORT, random=Random(1), style=DocxStyle(tables_as_text=True))
    document = Document(io.BytesIO(data))
    assert document.tables == []
    assert any(paragraph.text.count("\t") == 9 for paragraph in document.paragraphs)


@pytest.mark.parametrize("split", [True, False])
def test_workbooks_have_true_merges(split):
    data = render_xlsx(REPORT, random=Random(1), style=XlsxStyle(sheet_per_section=split))
    workbook = load_workbook(io.BytesIO(data))
    assert len(workbook.sheetnames) == (6 if split else 1)
    values = [
        str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert FIGURES[2] == [value for value in values if value.isdigit()][-15:]
    assert sum(len(sheet.merged_cells.ranges) for sheet in workbook) > 30


def test_blank_cells_are_empty_everywhere():
    field = next(cell for cell in BLANKS.tables[1].cells if cell.field in BLANKS.figures.blank)
    assert field.text == ""
    document = Document(io.BytesIO(render_docx(BLANKS, random=Random(1))))
    assert document.tables[1].cell(field.row, field.column).text == ""


def test_the_same_arguments_give_the_same_bytes():
    assert render_docx(REPORT, random=Random(1)) == render_docx(REPORT, random=Random(1))
    assert render_xlsx(REPORT, random=Random(1)) == render_xlsx(REPORT, random=Random(1))
    other = replace(REPORT, title="别的标题")
    assert render_docx(REPORT, random=Random(1)) != render_docx(other, random=Random(1))
