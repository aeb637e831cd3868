"""Reports as Excel workbooks: prose in merged rows, tables with true merges, on one sheet or a sheet a section."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from random import Random

from openpyxl import Workbook

from corpora.synthetic.files.archive import freeze_zip
from corpora.synthetic.files.pieces import Piece, pieces
from corpora.synthetic.files.surface import PLAIN, Surface
from corpora.synthetic.files.xlsx_package import rewrite_sheets
from corpora.synthetic.files.xlsx_sheets import PROSE_COLUMNS, Book, shown_text
from corpora.synthetic.files.xlsx_style import CLEAN, XlsxStyle, draw_xlsx_style
from corpora.synthetic.report import Paragraph, PrintedTable, Report

__all__ = ["CLEAN", "XlsxStyle", "as_shown", "draw_xlsx_style", "render_xlsx"]

OLD_FIGURES = ((120, 31, 0, 2, 4, 1, 158), (6, 0, 0, 0, 0, 0, 6))
"""Rows of the hidden sheet: the year before, which is nobody's business."""


def render_xlsx(report: Report, *, random: Random, style: XlsxStyle = CLEAN, surface: Surface = PLAIN) -> bytes:
    """The report as an XLSX file; the same bytes for the same arguments."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "总体情况" if style.sheet_per_section else "年度报告"
    widest = max((PROSE_COLUMNS, *(table.n_columns for table in report.tables)))
    book = Book(workbook=workbook, sheet=sheet, random=random, style=style, surface=surface, widest=widest)
    book.row = style.first_row
    sections = 0
    for piece in pieces(report):
        if piece.kind == "heading":
            sections += 1
            if style.sheet_per_section and sections > 1:
                book.new_sheet(piece.number or piece.name[:20])
        _write(book, piece, report)
    if style.far_styles:
        book.far_style()
    if style.hidden == "sheet":
        _add_hidden_sheet(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return freeze_zip(rewrite_sheets(buffer.getvalue(), stored=book.stored, share=style.shared_strings))


def as_shown(report: Report, style: XlsxStyle) -> Report:
    """The report with the cells of its tables as Excel shows them (1,895 or 12.00 for figures without)."""

    def shown(content: Paragraph | PrintedTable) -> Paragraph | PrintedTable:
        if isinstance(content, Paragraph):
            return content
        return replace(content, cells=tuple(replace(cell, text=shown_text(cell, style)) for cell in content.cells))

    sections = tuple(replace(section, content=tuple(map(shown, section.content))) for section in report.sections)
    return replace(report, sections=sections)


def _write(book: Book, piece: Piece, report: Report) -> None:
    if piece.table is not None:
        book.table(piece.table)
        return
    plain = piece.kind not in ("paragraph", "subheading")
    book.prose(piece.text if plain else book.surface.prose(piece.text))
    if piece.kind == "title" and book.style.date:
        cell = book.sheet.cell(row=book.row, column=book.style.first_column)
        cell.value, cell.number_format = datetime.date(report.year + 1, 1, 18), 'yyyy"年"m"月"d"日"'
        book.row += 1
    if piece.kind == "heading":
        book.row += book.style.blank_rows


def _add_hidden_sheet(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("上年")
    for number, label in enumerate(("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")):
        sheet.append([label, None, None, *OLD_FIGURES[number]])
    sheet.sheet_state = "hidden"
