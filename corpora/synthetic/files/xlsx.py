"""Reports as Excel workbooks: prose in merged rows, tables with true merges, on one sheet or a sheet a section."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpora.synthetic.files.archive import freeze_zip
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.report import Paragraph, PrintedCell, PrintedTable, Report
from corpora.synthetic.tables.forms import print_cell

PROSE_COLUMNS = 10
"""Prose is written across the ten columns of the widest common table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XlsxStyle:
    """Args: `sheet_per_section`; `numbers_as_text` figures typed as text; `merged_prose` paragraphs across columns."""

    sheet_per_section: bool = False
    numbers_as_text: bool = False
    merged_prose: bool = True


CLEAN = XlsxStyle()


def render_xlsx(report: Report, *, random: Random, style: XlsxStyle = CLEAN, surface: Surface = PLAIN) -> bytes:
    """The report as an XLSX file; the same bytes for the same arguments."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "总体情况" if style.sheet_per_section else "年度报告"
    row = 1
    if report.title:
        row = _write_prose(sheet, row, report.title, style)
    for paragraph in report.introduction:
        row = _write_prose(sheet, row, surface.prose(paragraph.text), style)
    for section in report.sections:
        if style.sheet_per_section and section is not report.sections[0]:
            sheet, row = workbook.create_sheet(section.number or section.title[:20]), 1
        row = _write_prose(sheet, row, section.heading, style)
        for content in section.content:
            if isinstance(content, Paragraph):
                row = _write_prose(sheet, row, surface.prose(content.text), style)
            else:
                row = _write_table(sheet, row, content, random, style, surface)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return freeze_zip(buffer.getvalue())


def _write_prose(sheet: Worksheet, row: int, text: str, style: XlsxStyle) -> int:
    sheet.cell(row=row, column=1, value=text)
    if style.merged_prose:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=PROSE_COLUMNS)
    return row + 1


def _write_table(
    sheet: Worksheet, top: int, table: PrintedTable, random: Random, style: XlsxStyle, surface: Surface
) -> int:
    """Writes the table from row `top` (from 1) on and returns the row after the blank one that follows it."""
    for cell in table.cells:
        row, column = top + cell.row, 1 + cell.column
        sheet.cell(row=row, column=column, value=_typed(cell, random, style, surface))
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(
                start_row=row,
                end_row=row + cell.row_span - 1,
                start_column=column,
                end_column=column + cell.column_span - 1,
            )
    return top + table.n_rows + 1


def _typed(cell: PrintedCell, random: Random, style: XlsxStyle, surface: Surface) -> str | int | float | None:
    """Excel stores binary floats; a figure of two decimals comes back as it was printed."""
    if cell.value is None or style.numbers_as_text or cell.text != print_cell(cell.value):
        return surface.cell(cell.text, random, header=cell.header) or None
    return int(cell.value) if cell.value % 1 == 0 else float(cell.value)
