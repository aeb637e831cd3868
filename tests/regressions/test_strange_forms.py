"""Statutory forms in files that other programs and other hands spoilt; each asks for all 200 figures."""

from __future__ import annotations

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
