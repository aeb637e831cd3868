"""Tables as WordprocessingML: with true merges, faked ones, and rows that do not fit each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from docx.oxml.ns import nsdecls

from corpora.synthetic.files.docx_style import DocxStyle
from corpora.synthetic.files.docx_words import REVISION, words_xml
from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import Slot, visual_rows
from corpora.synthetic.report import PrintedTable

COLUMN_TWIPS, PAGE_TWIPS = 900, 9600
"""Of a column, and of all together at most: a page's width within its margins."""
HAIR_TWIPS = 12
"""By how much edges miss each other where they do; under a millimetre, so that nobody sees it."""
NUMBER_TWIPS = 300
FEWEST_ROWS_TO_SPLIT = 6
SHARE_OF_ROWS_OFF = 0.4
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
    writer = _Writer(widths=widths, random=random, style=style, surface=surface)
    written = [writer.row(slots) for slots in rows]
    if style.tracked and len(rows) > FEWEST_ROWS_TO_SPLIT:
        written.insert(len(rows) - 1, _deleted(written[-1]))
    return f"<w:tbl {nsdecls('w')}>{PROPERTIES}<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>"


def _grid_widths(table: PrintedTable, style: DocxStyle) -> list[int]:
    """Twips of the grid's columns; two for each where labels are split or edges miss each other."""
    width = column_twips(table)
    if style.hair_columns:
        return [width - HAIR_TWIPS, HAIR_TWIPS] * table.n_columns
    if style.split_labels:
        return [NUMBER_TWIPS, width - NUMBER_TWIPS] * table.n_columns
    return [width] * table.n_columns


def column_twips(table: PrintedTable) -> int:
    """Width of each column, so that a wide table stays on its page."""
    return min(COLUMN_TWIPS, PAGE_TWIPS // table.n_columns)


def _deleted(row: str) -> str:
    """A row that a revision took out."""
    gone = f"<w:trPr><w:del {REVISION.format(number=77)}/></w:trPr>"
    return "<w:tr>" + gone + re.sub(r"^<w:tr>(<w:trPr>.*?</w:trPr>)?", "", row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes the cells of one table; `widths` are those of its grid's columns in twips."""

    widths: list[int]
    random: Random
    style: DocxStyle
    surface: Surface

    @property
    def unit(self) -> int:
        """Columns of the grid that a column of the table takes."""
        return 2 if self.style.hair_columns or self.style.split_labels else 1

    def row(self, slots: Row) -> str:
        """A `w:tr`."""
        skipped = 0
        if self.style.vertical == "grid_before":
            while slots[0].continued:
                skipped += slots[0].cell.column_span * self.unit
                slots = slots[1:]
        before = f'<w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>' if skipped else ""
        off = self.style.hair_columns and not skipped and self.random.random() < SHARE_OF_ROWS_OFF
        cells = "".join(
            self.cells(slot, off=off, last=slot is slots[-1], first=slot is slots[0] and not skipped) for slot in slots
        )
        return f"<w:tr>{before}{cells}</w:tr>"

    def cells(self, slot: Slot, *, off: bool, first: bool, last: bool) -> str:
        """A slot as one `w:tc`, or several where its merge is faked or its label split."""
        cell, start = slot.cell, slot.cell.column * self.unit
        text = _text(slot, self.style)
        typed = self.surface.cell(text, self.random, header=cell.header) if text else ""
        vertical = _vertical(slot, self.style)
        if cell.column_span > 1 and self.style.horizontal != "merged":
            return self.faked(slot, typed, vertical)
        span = cell.column_span * self.unit
        if off and first != last:
            # An edge a hair to the left: the row's first cell ends earlier and its last begins earlier.
            span, start = (span + 1, start - 1) if last else (span - 1, start)
        number = re.match(r"\d\.", typed) if self.style.split_labels and cell.row_span == 1 else None
        if number:
            left = self.tc(number[0], start, 1, vertical, figure=False)
            return left + self.tc(typed[number.end() :], start + 1, span - 1, vertical, figure=False)
        return self.tc(typed, start, span, vertical, figure=not cell.header)

    def faked(self, slot: Slot, typed: str, vertical: str) -> str:
        """The cells of a merge over columns that is none, or one in Word's older way."""
        style, count = self.style, slot.cell.column_span
        shown = count // 2 if style.horizontal == "middle" else 0
        cells = []
        for number in range(count):
            properties = vertical
            if style.horizontal == "old_merge":
                properties = f'<w:hMerge w:val="restart"/>{vertical}' if number == 0 else f"<w:hMerge/>{vertical}"
            elif style.borderless and number != shown and "tcBorders" not in vertical:
                properties = vertical + BORDERLESS
            start = (slot.cell.column + number) * self.unit
            text = typed if number == shown else ""
            cells.append(self.tc(text, start, self.unit, properties, figure=not slot.cell.header))
        return "".join(cells)

    def tc(self, text: str, start: int, span: int, properties: str, *, figure: bool) -> str:
        """A `w:tc` over the grid's columns from `start` on."""
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        width = f'<w:tcW w:w="{sum(self.widths[start : start + span])}" w:type="dxa"/>'
        words = words_xml(text, self.random, self.style, figure=figure)
        return f"<w:tc><w:tcPr>{width}{wide}{properties}</w:tcPr><w:p>{words}</w:p></w:tc>"


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
