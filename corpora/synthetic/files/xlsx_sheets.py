"""Writing prose and tables into the sheets of a workbook, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.xlsx_style import XlsxStyle
from corpora.synthetic.report import PrintedCell, PrintedTable
from corpora.synthetic.tables.forms import print_cell

PROSE_COLUMNS = 10
"""Prose is written across the ten columns of the widest common table."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of a sheet (ECMA-376 part 1, 18.3.1.73)."""
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SHARE_OF_NOTES = 0.05


@dataclass(slots=True, kw_only=True)
class Book:
    """A workbook that is being written: `sheet` with the next free `row`, and what formulas are to be worth.

    `widest`: columns of the widest table; what is hidden beside tables is right of them all.
    `stored`: sheet number → coordinate → value.
    """

    workbook: Workbook
    sheet: Worksheet
    random: Random
    style: XlsxStyle
    surface: Surface
    widest: int = PROSE_COLUMNS
    row: int = 1
    stored: dict[int, dict[str, str]] = field(default_factory=dict)

    def prose(self, text: str) -> None:
        """A line of text, or a paragraph."""
        left = self.style.first_column
        self.sheet.cell(row=self.row, column=left, value=text)
        if self.style.merged_prose:
            self._merge(self.row, left, 1, PROSE_COLUMNS)
        self.row += 1

    def new_sheet(self, title: str) -> None:
        """Goes on in a sheet of its own."""
        self.sheet, self.row = self.workbook.create_sheet(title), self.style.first_row

    def table(self, table: PrintedTable) -> None:
        """The table from the next row on, and what is hidden beside it; the row after it stays blank."""
        top, left = self.row, self.style.first_column
        for cell in table.cells:
            self._cell(cell, table, top + cell.row, left + cell.column)
        bottom = top + table.n_rows
        if self.style.hidden == "rows":
            self._hidden_row(table, bottom, left)
            bottom += 1
        if self.style.hidden == "columns":
            self._hidden_column(table, top, left + self.widest)
        self.row = bottom + 1 + max(0, self.style.blank_rows - 1)

    def far_style(self) -> None:
        """A coloured blank cell in the last corner of the sheet, which makes its stated size enormous."""
        fill = PatternFill("solid", fgColor="FFFFEE")
        self.sheet.cell(row=LAST_ROW, column=LAST_COLUMN).fill = fill
        self.sheet.cell(row=1, column=LAST_COLUMN).fill = fill

    def _cell(self, cell: PrintedCell, table: PrintedTable, row: int, column: int) -> None:
        target: Any = self.sheet.cell(row=row, column=column)
        target.value = self._typed(cell)
        if cell.value is not None and not isinstance(target.value, str):
            target.number_format = number_format(cell, self.style)
        if self.style.number_format == "quoted" and cell.value is not None:
            target.value, target.quotePrefix = cell.text, True
        elif self.style.formulas and _is_total(cell, table) and isinstance(target.value, int):
            self._formula(target, cell, row, column)
        if self.style.notes and not cell.header and self.random.random() < SHARE_OF_NOTES:
            target.comment = Comment(f"上年为{self.random.randint(1, 400)}，请核对", "复核")
        if self.style.framed:
            self._frame(cell, row, column)
        if not self.style.faked_merges:
            self._merge(row, column, cell.row_span, cell.column_span)

    def _typed(self, cell: PrintedCell) -> str | int | float | None:
        """Excel stores binary floats; a figure of two decimals comes back as it was printed."""
        if cell.value is None or self.style.numbers_as_text or cell.text != print_cell(cell.value):
            return self.surface.cell(cell.text, self.random, header=cell.header) or None
        return int(cell.value) if cell.value % 1 == 0 else float(cell.value)

    def _formula(self, target: Any, cell: PrintedCell, row: int, column: int) -> None:
        letter = get_column_letter
        target.value = f"=SUM({letter(column - 6)}{row}:{letter(column - 1)}{row})"
        number = len(self.workbook.worksheets)
        self.stored.setdefault(number, {})[target.coordinate] = cell.text

    def _frame(self, cell: PrintedCell, row: int, column: int) -> None:
        for down in range(cell.row_span):
            for right in range(cell.column_span):
                self.sheet.cell(row=row + down, column=column + right).border = FRAME

    def _merge(self, row: int, column: int, height: int, width: int) -> None:
        if height > 1 or width > 1:
            self.sheet.merge_cells(
                start_row=row, end_row=row + height - 1, start_column=column, end_column=column + width - 1
            )

    def _hidden_row(self, table: PrintedTable, row: int, left: int) -> None:
        self.sheet.cell(row=row, column=left, value="上年数")
        for column in range(1, table.n_columns):
            self.sheet.cell(row=row, column=left + column, value=self.random.randint(100, 999))
        self.sheet.row_dimensions[row].hidden = True

    def _hidden_column(self, table: PrintedTable, top: int, column: int) -> None:
        for row in range(table.n_rows):
            self.sheet.cell(row=top + row, column=column, value=self.random.randint(100, 999))
        self.sheet.column_dimensions[get_column_letter(column)].hidden = True


def number_format(cell: PrintedCell, style: XlsxStyle) -> str:
    """The format of a figure's cell; General wherever another would round or is none (an apostrophe)."""
    shown = style.number_format
    if shown == "quoted" or cell.value is None or cell.value % 1:
        return "General"
    return shown


def shown_text(cell: PrintedCell, style: XlsxStyle) -> str:
    """What Excel shows in the cell: the figure in its format."""
    if cell.value is None or style.numbers_as_text or cell.text != print_cell(cell.value):
        return cell.text
    patterns = {"#,##0": "{:,}", "0.00": "{:.2f}"}
    return patterns.get(number_format(cell, style), cell.text).format(int(cell.value))


def _is_total(cell: PrintedCell, table: PrintedTable) -> bool:
    """Whether the cell ends a row of the requests form, as the sum of the six to its left."""
    return table.form == "requests" and cell.field is not None and cell.column == table.n_columns - 1
