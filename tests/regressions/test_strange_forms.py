"""Statutory forms in files that other programs and other hands spoilt; each asks for all 200 figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape
from random import Random

import pytest

from corpora.document.reading import Reading
from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.forms import disputes_form, proactive_form, requests_form
from corpora.synthetic.values import draw_years

Read = Callable[..., Reading]
Render = Callable[[PrintedTable], str]

FIGURES = draw_years(Random(8), level="county", years=1)[0]
HEADINGS = (
    "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip
TITLE = "云屏岭市水利局2023年政府信息公开工作年度报告"


def page(render: Render) -> str:
    parts = [f"<h1>{TITLE}</h1><p>一、总体情况</p><p>我局坚持以公开为常态，依法做好各项工作。</p>"]
    tables = (proactive_form(FIGURES), requests_form(FIGURES), disputes_form(FIGURES))
    for heading, table in zip(HEADINGS, tables, strict=True):
        parts.append(f"<p>{heading}</p>{render(table)}")
    return f"<html><body>{''.join(parts)}</body></html>"


def rows(table: PrintedTable) -> list[list[PrintedCell]]:
    return [[cell for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def spans(cell: PrintedCell) -> str:
    return f' rowspan="{cell.row_span}" colspan="{cell.column_span}"'


def formatting_left_open(table: PrintedTable) -> str:
    """Cells end where the next begins, and so does the font in them."""
    lines = ["".join(f"<TH{spans(c)}><FONT size=2><B>{escape(c.text)}" for c in row) for row in rows(table)]
    return f"<TABLE>{''.join(f'<TR>{line}' for line in lines)}</TABLE>"


def labels_told_in_each_row(table: PrintedTable) -> str:
    """No spans: a label that covers several rows is told in each, one that covers several columns once."""
    grid = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            grid[row][cell.column] = cell.text
    return _plain(grid)


def each_row_a_table(table: PrintedTable) -> str:
    """Each row is a table of its own; what a label covers below its first row is blank."""
    lines = []
    for row in range(table.n_rows):
        begun = [c for c in table.cells if c.row <= row < c.row + c.row_span]
        cells = sorted(begun, key=lambda cell: cell.column)
        texts = "".join(f"<td colspan={c.column_span}>{escape(c.text) if c.row == row else ''}</td>" for c in cells)
        lines.append(f"<table><tr>{texts}</tr></table>")
    return f"<div>{''.join(lines)}</div>"


def _plain(grid: Sequence[Sequence[str]]) -> str:
    lines = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in grid]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


RENDERS: tuple[Render, ...] = (formatting_left_open, labels_told_in_each_row, each_row_a_table)


@pytest.mark.parametrize("render", RENDERS, ids=lambda one: one.__name__)
def test_every_figure_is_read(render: Render, read: Read) -> None:
    reading = read(page(render))
    found = {figure.field: figure.value for figure in reading.layout.figures}
    assert {f: (found.get(f), value) for f, value in FIGURES.values.items() if found.get(f) != value} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


def test_a_label_with_a_year_in_its_words_is_no_spoilt_figure(read: Read) -> None:
    """结转2024年度继续办理 was taken for a figure that cannot be read, and the row for one of eight cells."""
    table = requests_form(FIGURES)
    words = {
        "四、结转下年度继续办理": "四、结转2024年度继续办理",
        "一、本年新收政府信息公开申请数量": "一、2023年新收政府信息公开申请数量",
    }
    lines = ["\t".join(words.get(cell.text, cell.text) for cell in row) for row in rows(table)]
    reading = read("\n".join([TITLE, HEADINGS[1], *lines]))
    found = {figure.field: figure for figure in reading.layout.figures}
    row = {name: value for name, value in FIGURES.values.items() if name.startswith("requests.carried_out.")}
    assert {name: found[name].value for name in row} == row
    assert min(found[name].confidence for name in row) > 0.8


def whole_grid(table: PrintedTable) -> list[list[str]]:
    grid = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def data_frame(table: PrintedTable) -> list[str]:
    """As programs print one: numbered columns and rows, NaN for what a merged cell covers."""
    grid = [[text or "NaN" for text in row] for row in whole_grid(table)]
    widths = [max(len(row[column]) for row in grid) for column in range(table.n_columns)]
    heads = "".join(str(column).rjust(width + 2) for column, width in enumerate(widths))
    body = (
        f"{number:<2}" + "".join(t.rjust(w + 2) for t, w in zip(row, widths, strict=True))
        for number, row in enumerate(grid)
    )
    return [f"  {heads}", *body]


def lists(table: PrintedTable) -> list[str]:
    return ["[", *(f"  {json.dumps(row, ensure_ascii=False)}," for row in whole_grid(table)), "]"]


def tuples(table: PrintedTable) -> list[str]:
    return [f"({', '.join(repr(text) if text else 'None' for text in row)})," for row in whole_grid(table)]


def pairs_on_a_line(table: PrintedTable) -> list[str]:
    """Each row as its label and pairs of heads and figures; the third form a line for each way."""
    heads, lines = list[str](), list[str]()
    for row in rows(table):
        labels = [cell.text for cell in row if cell.header]
        figures = [cell.text for cell in row if not cell.header]
        if not figures:
            heads = labels[1:] if table.n_rows < 20 else list(APPLICANTS)
        elif len(figures) < 15:
            told = zip(heads, figures, strict=True)
            lines.append("".join(labels) + "：" + "；".join(f"{head}：{figure}" for head, figure in told))
        else:
            parts = [(way, figures[start : start + 5]) for start, way in WAYS.items()]
            lines += [f"{way}：" + "，".join(map(" ".join, zip(RESULTS, part, strict=True))) for way, part in parts]
    return lines


APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
WAYS = {0: "行政复议", 5: "行政诉讼（未经复议直接起诉）", 10: "行政诉讼（复议后起诉）"}


@pytest.mark.parametrize("write", [data_frame, lists, tuples, pairs_on_a_line], ids=lambda one: one.__name__)
def test_every_figure_is_read_that_a_program_printed(write: Callable[[PrintedTable], list[str]], read: Read) -> None:
    parts = [TITLE, "一、总体情况", "我局坚持以公开为常态，依法做好各项工作。"]
    tables = (proactive_form(FIGURES), requests_form(FIGURES), disputes_form(FIGURES))
    for heading, table in zip(HEADINGS, tables, strict=True):
        parts += [heading, *write(table)]
    reading = read("\n".join(parts))
    found = {figure.field: figure.value for figure in reading.layout.figures}
    assert {f: (found.get(f), value) for f, value in FIGURES.values.items() if found.get(f) != value} == {}
    assert [check for check in reading.checks if check.verdict == "contradicted"] == []


@pytest.mark.parametrize("gap", ["\t", " ", "\n"], ids=["tabs", "blanks", "lines"])
@pytest.mark.parametrize("glued", [1, 5])
def test_two_cells_of_a_row_that_ran_together_are_parted_by_its_sum(glued: int, gap: str, read: Read) -> None:
    """12 and 316 without anything between: only one cut leaves a row that adds up, or the row is left unread."""
    lines = []
    for row in rows(requests_form(FIGURES)):
        texts, first = [cell.text for cell in row], sum(cell.header for cell in row)
        if len(texts) - first == 7:
            texts[first + glued : first + glued + 2] = ["".join(texts[first + glued : first + glued + 2])]
        lines.append(gap.join(texts))
    reading = read("\n".join([TITLE, HEADINGS[1], *lines]))
    told = {f.field: f.value for f in reading.layout.figures if f.field.startswith("requests.") and f.value is not None}
    assert {name: value for name, value in told.items() if FIGURES.values[name] != value} == {}
    assert len(told) > 100
