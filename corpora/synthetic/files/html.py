"""Reports as web pages, from clean to the damage that editors and site templates do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from random import Random

from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import Paragraph, PrintedTable, Report

PROACTIVE_BLOCKS = ((0, 4), (4, 7), (7, 11), (11, 14))
"""Row ranges of the four tables into which some editors cut the first form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlStyle:
    """Irregularities of one page.

    Args:
        no_row_spans: merged cells are followed by blank ones in the rows below, as flat editors write them.
        unclosed_rows: `</tr>` and `</td>` are missing.
        span_per_character: every character in an element of its own.
        furniture: a metadata table and a navigation list before the report, a footer after it.
        four_tables: the first form cut into four tables.
        paragraphs_in_cells: cell text wrapped in `<p>` and styled.
    """

    no_row_spans: bool = False
    unclosed_rows: bool = False
    span_per_character: bool = False
    furniture: bool = False
    four_tables: bool = False
    paragraphs_in_cells: bool = False


CLEAN = HtmlStyle()


def draw_html_style(random: Random) -> HtmlStyle:
    """Each irregularity in about a third of the pages."""
    chances = [random.random() < 0.35 for _ in range(6)]
    return HtmlStyle(
        no_row_spans=chances[0],
        unclosed_rows=chances[1],
        span_per_character=chances[2] and random.random() < 0.5,
        furniture=chances[3],
        four_tables=chances[4],
        paragraphs_in_cells=chances[5],
    )


def render_html(report: Report, *, random: Random, style: HtmlStyle = CLEAN, surface: Surface = PLAIN) -> str:
    """The report as an HTML page that declares UTF-8."""
    title = escape(report.title or "政府信息公开")
    lines = ["<!DOCTYPE html>", f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>']
    if style.furniture:
        lines += _furniture(report)
    lines.append('<div class="content">')
    if report.title:
        lines.append(f"<h1>{_marked(report.title, style)}</h1>")
    lines += [_paragraph(paragraph, style, surface) for paragraph in report.introduction]
    for section in report.sections:
        lines.append(f"<p><strong>{_marked(section.heading, style)}</strong></p>")
        for content in section.content:
            if isinstance(content, Paragraph):
                lines.append(_paragraph(content, style, surface))
            else:
                lines += _tables(content, random, style, surface)
    lines.append("</div>")
    if style.furniture:
        lines.append("<div class='footer'>主办单位：示例单位　网站标识码：0000000000　<a href='#'>打印</a></div>")
    return "\n".join([*lines, "</body></html>", ""])


def _furniture(report: Report) -> Iterator[str]:
    links = "".join(f"<li><a href='#'>{name}</a></li>" for name in ("首页", "政务公开", "互动交流"))
    yield f"<ul class='nav'>{links}</ul>"
    rows = (
        ("索 引 号", f"00000000/{report.year + 1}-00017", "信息分类", "政府信息公开年报"),
        ("发布机构", report.body, "发文日期", f"{report.year + 1}-01-18"),
        ("文　　号", "无", "关 键 词", "年度报告"),
    )
    cells = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    yield f"<table class='meta' border='0'>{cells}</table>"


def _paragraph(paragraph: Paragraph, style: HtmlStyle, surface: Surface) -> str:
    words = _marked(surface.prose(paragraph.text), style)
    return f"<h3>{words}</h3>" if paragraph.heading else f"<p>　　{words}</p>"


def _marked(text: str, style: HtmlStyle) -> str:
    """Escaped text; with a span around every character where the style says so."""
    if not style.span_per_character:
        return escape(text).replace("\n", "<br>")
    return "".join(f"<span>{escape(character)}</span>" for character in text).replace("<span>\n</span>", "<br>")


def _tables(table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    if style.four_tables and table.form == "proactive":
        for top, bottom in PROACTIVE_BLOCKS:
            inside = (replace(cell, row=cell.row - top) for cell in table.cells if top <= cell.row < bottom)
            yield from _table(replace(table, n_rows=bottom - top, cells=tuple(inside)), random, style, surface)
    else:
        yield from _table(table, random, style, surface)


def _table(table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    yield "<table border='1' cellspacing='0'><tbody>"
    for slots in visual_rows(table):
        shown = [slot for slot in slots if style.no_row_spans or not slot.continued]
        end = "" if style.unclosed_rows else "</tr>"
        yield "<tr>" + "".join(_cell(slot, random, style, surface) for slot in shown) + end
    yield "</tbody></table>"


def _cell(slot: Slot, random: Random, style: HtmlStyle, surface: Surface) -> str:
    cell = slot.cell
    spans = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    if cell.row_span > 1 and not style.no_row_spans:
        spans += f' rowspan="{cell.row_span}"'
    text = "" if slot.continued else _marked(surface.cell(slot.text, random, header=cell.header), style)
    if style.paragraphs_in_cells:
        text = f'<p style="text-align:center"><font size="2">{text}</font></p>'
    return f"<td{spans}>{text}" + ("" if style.unclosed_rows else "</td>")
