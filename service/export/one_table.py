"""One table as a file of its own: CSV, a workbook, a web page."""

from __future__ import annotations

import csv
import io
from html import escape

from service.export.csv import BOM
from service.export.formula import defused
from service.export.sheetnames import SheetNames
from service.export.wire import TableRecord
from service.export.xlsx import cell_formats, load_xlsxwriter, put_cell

COLUMN_WIDTH = 14
"""Characters."""

STYLE = (
    "body{font-family:sans-serif;margin:1rem}table{border-collapse:collapse}caption{font-weight:bold;padding:.5rem}"
    "td,th{border:1px solid #999;padding:.2rem .5rem;text-align:center}th{background:#f2f2f2}"
)


def table_csv(table: TableRecord) -> bytes:
    """A row a row, UTF-8 with BOM; a merged cell's text stands at its top left, the rest of it is empty. Text that a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = defused(cell.text)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return BOM + text.getvalue().encode()


def table_workbook(table: TableRecord, *, name: str) -> bytes:
    """A workbook of one sheet, `name` as far as Excel allows it, with the table's merges. Raises UsageError where
    XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    book = load_xlsxwriter().Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    )
    sheet, formats = book.add_worksheet(SheetNames().take(name)), cell_formats(book)
    sheet.set_column(0, max(0, table.n_cols - 1), COLUMN_WIDTH)
    for cell in table.cells:
        put_cell(sheet, cell, formats)
    book.close()
    return stream.getvalue()


def table_page(table: TableRecord, *, title: str) -> bytes:
    """A web page that holds the table alone; all text in it is escaped."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="zh"><head>{head}</head><body>{table.html}</body></html>'.encode()
