"""Tables of a web page: as `<table>` with what editors do to one, and as grids of `<div>`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from random import Random

from corpora.synthetic.files.html_style import HtmlStyle
from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import PrintedTable

PROACTIVE_BLOCKS = ((0, 4), (4, 7), (7, 11), (11, 14))
"""Row ranges of the four tables into which some editors cut the first form."""
SHARE_OF_EMPTY_ROWS = 0.15
SHARE_OF_WRONG_SPANS = 0.3
"""Of the cells that cover several rows."""
NO_HEIGHT = "<tr style='height:0'>{cells}</tr>"
WORD_TABLE = (
    "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 "
    "style='border-collapse:collapse;mso-table-layout-alt:fixed;border:none;mso-border-alt:solid windowtext .5pt'>"
)
WORD_CELL = "style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'"


def html_tables(table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    """The table's markup, as several tables where the style cuts it, with its second copy."""
    write = _grid if style.grid != "table" else _table
    for part in _parts(table, style):
        state = random.getstate()
        lines = list(write(part, random, style, surface))
        if style.table_in_cell:
            lines = ["<table width='100%'><tr><td align='center'>", *lines, "</td></tr></table>"]
        yield from lines
        if style.copy != "none":
            random.setstate(state)
            yield from COPIES[style.copy](list(write(part, random, style, surface)))


COPIES: dict[str, Callable[[Sequence[str]], Iterator[str]]] = {
    "mobile": lambda lines: iter(("<div class='mobile-only' style='display:none'>", *lines, "</div>")),
    "media": lambda lines: iter(
        ("<style>@media (min-width:768px){.m-only{display:none}}</style><div class='m-only'>", *lines, "</div>")
    ),
    "tab": lambda lines: iter(("<div class='tab-pane' hidden>", "<div class='tab-inner'>", *lines, "</div>", "</div>")),
    "noscript": lambda lines: iter(("<noscript>", *lines, "</noscript>")),
    "comment": lambda lines: iter(("<!-- 旧表", *(line.replace("--", "") for line in lines), "-->")),
}


def marked(text: str, style: HtmlStyle) -> str:
    """Escaped text with line breaks, in the inline elements that the style scatters over it."""
    if style.span_per_character:
        return "".join(f"<span>{escape(sign)}</span>" for sign in text).replace("<span>\n</span>", "<br>")
    inside = escape(text).replace("\n", "<br>")
    if style.split_numbers:
        inside = re.sub(r"(?<![&#\w])(\d+)(\d)(?!\w*;)", r"<b>\1</b><span style='font-family:宋体'>\2</span>", inside)
    return inside


def _parts(table: PrintedTable, style: HtmlStyle) -> Iterator[PrintedTable]:
    if not (style.four_tables and table.form == "proactive"):
        yield table
        return
    for top, bottom in PROACTIVE_BLOCKS:
        inside = (replace(cell, row=cell.row - top) for cell in table.cells if top <= cell.row < bottom)
        yield replace(table, n_rows=bottom - top, cells=tuple(inside))


def _table(table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    yield WORD_TABLE if style.writer == "word" else "<table border='1' cellspacing='0'><tbody>"
    rows = visual_rows(table)
    parts = _part_starts(rows) if style.head_parts else []
    for number, slots in enumerate(rows):
        if number in parts:
            yield "</tbody><thead>" if parts.index(number) % 2 == 0 else "</thead><tbody>"
        shown = [slot for slot in slots if style.no_row_spans or not slot.continued]
        end = "" if style.unclosed_rows else "</tr>"
        before = "<td width='0'></td>" if style.empty_columns else ""
        yield "<tr>" + before + "".join(_cell(slot, table, random, style, surface) for slot in shown) + end
        if style.empty_rows and _between(slots) and random.random() < SHARE_OF_EMPTY_ROWS:
            yield NO_HEIGHT.format(cells="<td></td>" * table.n_columns)
    yield "</table>" if style.writer == "word" else "</tbody></table>"


def _part_starts(rows: list[list[Slot]]) -> list[int]:
    """Where a part of rows may begin: browsers cut the cells that reach over its end (HTML, "forming a table")."""
    free = [number for number in range(1, len(rows)) if not any(slot.continued for slot in rows[number])]
    return sorted({free[0], free[len(free) // 2]}) if free else []


def _between(slots: list[Slot]) -> bool:
    """Whether no cell of the row reaches into the next one, so that a row of its own fits between."""
    return all(not slot.continued and slot.cell.row_span == 1 for slot in slots)


def _cell(slot: Slot, table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> str:
    cell = slot.cell
    width, height = cell.column_span, cell.row_span
    if style.overlong_spans and cell.row + height == table.n_rows and height > 1:
        height += 1
    if style.overlong_spans and cell.column + width == table.n_columns and width > 1:
        width += 1
    if style.wrong_spans and cell.header and 1 < height < table.n_rows and random.random() < SHARE_OF_WRONG_SPANS:
        height += random.choice((-1, 1))
    spans = f' colspan="{width}"' if width > 1 else ""
    if height > 1 and not style.no_row_spans:
        spans += f' rowspan="{height}"'
    text = "" if slot.continued else marked(surface.cell(slot.text, random, header=cell.header), style)
    if style.no_break_spaces:
        text = f"&nbsp;{text}&nbsp;" if text else "&nbsp;"
    if style.writer == "word":
        return f"<td{spans} {WORD_CELL}>{word_paragraph(text)}</td>"
    if style.paragraphs_in_cells:
        text = f'<p style="text-align:center"><font size="2">{text}</font></p>'
    return f"<td{spans}>{text}" + ("" if style.unclosed_rows else "</td>")


def word_paragraph(inside: str) -> str:
    """Markup in a paragraph as Word writes one."""
    return (
        "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
        f"<span lang=EN-US style='font-size:9.0pt;mso-bidi-font-family:宋体'>{inside}<o:p></o:p></span></p>"
    )


def _grid(table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface) -> Iterator[str]:
    """Rows of boxes: neither spans columns nor rows, a lower part of a cell is a blank box."""
    name, flex = style.grid_class, style.grid == "flex"
    yield f"<div class='{name}-table'>"
    for slots in visual_rows(table):
        yield f"<div class='{name}-row'>" + "".join(_box(slot, table, random, style, surface, flex) for slot in slots)
        yield "</div>"
    yield "</div>"


def _box(slot: Slot, table: PrintedTable, random: Random, style: HtmlStyle, surface: Surface, flex: bool) -> str:
    share = 100 * slot.cell.column_span / table.n_columns
    width = f"flex:0 0 {share:.2f}%" if flex else f"width:{share:.2f}%"
    text = "" if slot.continued else marked(surface.cell(slot.text, random, header=slot.cell.header), style)
    kind = "th" if slot.cell.header else "td"
    return f"<div class='{style.grid_class}-{kind}' style='{width}'>{text}</div>"


def grid_sheet(style: HtmlStyle) -> str:
    """The style sheet that makes grids of the boxes; "" where there are none."""
    name = style.grid_class
    if style.grid == "css_table":
        return (
            f".{name}-table{{display:table;width:100%}}.{name}-row{{display:table-row}}"
            f".{name}-td,.{name}-th{{display:table-cell;border:1px solid #333;padding:2px}}"
        )
    if style.grid == "flex":
        return (
            f".{name}-table{{border:1px solid #333}}.{name}-row{{display:flex;flex-wrap:nowrap}}"
            f".{name}-td,.{name}-th{{border:1px solid #999;text-align:center}}"
        )
    return ""
