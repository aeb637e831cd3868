"""Tables as WordprocessingML: with true merges, faked ones, and rows that do not fit each other."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from docx.oxml.ns import nsdecls

from corpora.synthetic.files.docx_style import DocxStyle
from corpora.synthetic.files.docx_words import REVISION, words_xml
from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import PrintedTable

COLUMN_TWIPS = 900
HAIR_TWIPS = 12
"""By how much edges miss each other where they do; under a millimetre, so that nobody sees it."""
NUMBER_TWIPS = 300
FEWEST_ROWS_TO_SPLIT = 6
BORDERLESS = "<w:tcBorders>" + "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right")
) + "</w:tcBorders>"  # fmt: skip
PROPERTIES = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'

Row = list[Slot]


def tables_xml(table: PrintedTable, random: Random, style: DocxStyle, surface: Surface) -> list[str]:
    """The table as one `w:tbl`, or as two where it is split."""
    rows = visual_rows(table)
    parts = _split(table, rows, random) if style.split_tables else [rows]
    return [_table(table, part, random, style, surface) for part in parts]


def framed(inside: str) -> str:
    """Blocks inside the one cell of a table."""
    return (
        f'<w:tbl {nsdecls("w")}>{PROPERTIES}<w:tblGrid><w:gridCol w:w="9600"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="9600" w:type="dxa"/></w:tcPr>{inside}<w:p/></w:tc></w:tr></w:tbl>'
    )


def _split(table: PrintedTable, rows: list[Row], random: Random) -> list[list[Row]]:
    """Head and first rows; then the head once more and the others, cells over both parts opened anew."""
    if not table.n_header_rows or len(rows) < FEWEST_ROWS_TO_SPLIT + table.n_header_rows:
        return [rows]
    at = random.randint(table.n_header_rows + 2, len(rows) - 3)
    repeats = random.random() < 0.5
    first = [
        Slot(cell=slot.cell if repeats else replace(slot.cell, text=""), continued=False) if slot.continued else slot
        for slot in rows[at]
    ]
    return [rows[:at], [*rows[: table.n_header_rows], first, *rows[at + 1 :]]]


def _table(table: PrintedTable, rows: list[Row], random: Random, style: DocxStyle, surface: Surface) -> str:
    """Written as XML: python-docx's own merge takes quadratic time and knows no gridBefore."""
    widths = _grid_widths(table, style)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = [_row(slots, random, style, surface) for slots in rows]
    if style.tracked and len(rows) > FEWEST_ROWS_TO_SPLIT:
        written.insert(len(rows) - 1, _deleted(written[-1]))
    return f"<w:tbl {nsdecls('w')}>{PROPERTIES}<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>"


def _grid_widths(table: PrintedTable, style: DocxStyle) -> list[int]:
    """Twips of the grid's columns; two for each where labels are split or edges miss each other."""
    if style.hair_columns:
        return [COLUMN_TWIPS - HAIR_TWIPS, HAIR_TWIPS] * table.n_columns
    if style.split_labels:
        return [NUMBER_TWIPS, COLUMN_TWIPS - NUMBER_TWIPS] * table.n_columns
    return [COLUMN_TWIPS] * table.n_columns


def _deleted(row: str) -> str:
    """A row that a revision took out."""
    gone = f"<w:trPr><w:del {REVISION.format(number=77)}/></w:trPr>"
    return "<w:tr>" + gone + re.sub(r"^<w:tr>(<w:trPr>.*?</w:trPr>)?", "", row)


def _row(slots: Row, random: Random, style: DocxStyle, surface: Surface) -> str:
    skipped = 0
    if style.vertical == "grid_before":
        while slots[0].continued:
            skipped += slots[0].cell.column_span * _unit(style)
            slots = slots[1:]
    before = f'<w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>' if skipped else ""
    off = style.hair_columns and random.random() < 0.4
    cells = "".join(
        _cells(slot, random, style, surface, off=off, last=slot is slots[-1], first=slot is slots[0] and not skipped)
        for slot in slots
    )
    return f"<w:tr>{before}{cells}</w:tr>"


def _unit(style: DocxStyle) -> int:
    """Columns of the grid that a column of the table takes."""
    return 2 if style.hair_columns or style.split_labels else 1


def _cells(
    slot: Slot, random: Random, style: DocxStyle, surface: Surface, *, off: bool, first: bool, last: bool
) -> str:
    """A slot as one `w:tc`, or several where its merge is faked or its label split."""
    cell = slot.cell
    text = _text(slot, style)
    typed = surface.cell(text, random, header=cell.header) if text else ""
    vertical = _vertical(slot, style)
    if cell.column_span > 1 and style.horizontal != "merged":
        return _faked(slot, typed, vertical, random, style)
    span = cell.column_span * _unit(style)
    if off and first != last:
        # An edge a hair to the left: the row's first cell ends earlier and its last begins earlier.
        span += 1 if last else -1
    number = re.match(r"\d\.", typed) if style.split_labels and cell.row_span == 1 else None
    if number:
        left = _tc(number[0], 1, vertical, random, style, figure=False)
        return left + _tc(typed[number.end() :], span - 1, vertical, random, style, figure=False)
    return _tc(typed, span, vertical, random, style, figure=not cell.header)


def _text(slot: Slot, style: DocxStyle) -> str:
    cell = slot.cell
    if style.vertical == "middle" and cell.row_span > 1:
        return cell.text if slot.middle else ""
    merged = cell.row_span > 1 and style.vertical not in ("blank", "middle")
    return cell.text if slot.continued and merged and style.hidden_text else slot.text


def _vertical(slot: Slot, style: DocxStyle) -> str:
    """Properties that join the slot with the one above."""
    if slot.cell.row_span == 1 or style.vertical in ("blank", "middle"):
        return BORDERLESS if style.borderless and slot.continued else ""
    return "<w:vMerge/>" if slot.continued else '<w:vMerge w:val="restart"/>'


def _faked(slot: Slot, typed: str, vertical: str, random: Random, style: DocxStyle) -> str:
    count = slot.cell.column_span
    shown = count // 2 if style.horizontal == "middle" else 0
    cells = []
    for number in range(count):
        properties = vertical
        if style.horizontal == "old_merge":
            properties = f'<w:hMerge w:val="restart"/>{vertical}' if number == 0 else f"<w:hMerge/>{vertical}"
        elif style.borderless and number != shown and "tcBorders" not in vertical:
            properties = vertical + BORDERLESS
        text = typed if number == shown else ""
        cells.append(_tc(text, _unit(style), properties, random, style, figure=not slot.cell.header))
    return "".join(cells)


def _tc(text: str, span: int, properties: str, random: Random, style: DocxStyle, *, figure: bool) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    width = f'<w:tcW w:w="{COLUMN_TWIPS}" w:type="dxa"/>'
    words = words_xml(text, random, style, figure=figure)
    return f"<w:tc><w:tcPr>{width}{wide}{properties}</w:tcPr><w:p>{words}</w:p></w:tc>"
