"""A worksheet as what it prints: visible cells with their merged ranges, on rows and columns counted anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from corpora.readers.xlsx_format import printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A cell that holds something, be it white, or is framed and blank. Only visible rows and columns count, from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    framed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`items` sorted by row and column; `hidden` counts cells that print but lie in hidden rows or columns."""

    name: str
    items: tuple[Item, ...]
    hidden: int


def visible_sheet(worksheet: Worksheet, *, formulas: Worksheet | None = None) -> Sheet:
    """Everything on the sheet that a printer would print. `formulas` is the same sheet with formulas in place of their
    values: where none was stored, they stand for it.
    """
    rows, columns = _Lines(_hidden_rows(worksheet)), _Lines(_hidden_columns(worksheet))
    merges = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in worksheet.merged_cells.ranges}
    items: list[Item] = []
    hidden = 0
    # `_cells` holds just the cells that exist; iterating over rows would visit a declared XFD1048576.
    for (row, column), cell in worksheet._cells.items():
        if isinstance(cell, MergedCell):
            continue
        bottom, right = merges.get((row, column), (row, column))
        written = cell.value if cell.value is not None else _formula(formulas, row, column)
        text = printed(written, cell.number_format)
        height, width = rows.visible(row, bottom), columns.visible(column, right)
        if not height or not width:
            hidden += bool(text.strip())
            continue
        framed = _framed(cell)
        if written is not None or framed or height > 1 or width > 1:
            items.append(
                Item(
                    row=rows.position(row),
                    column=columns.position(column),
                    row_span=height,
                    column_span=width,
                    text=text,
                    framed=framed,
                )
            )
    items.sort(key=lambda item: (item.row, item.column))
    return Sheet(name=worksheet.title, items=tuple(items), hidden=hidden)


def _formula(formulas: Worksheet | None, row: int, column: int) -> str | None:
    """In a cell that has no value of its own; of an array formula, whose text lies elsewhere, the sign alone."""
    cell = formulas._cells.get((row, column)) if formulas is not None else None
    if cell is None or isinstance(cell, MergedCell) or cell.value is None:
        return None
    return cell.value if isinstance(cell.value, str) else "="


class _Lines:
    """Rows or columns (from 1), some of them hidden, kept as ranges: a hidden range may be a million long."""

    def __init__(self, hidden: Iterable[tuple[int, int]]) -> None:
        self._ranges: list[tuple[int, int]] = []
        for first, last in sorted(hidden):
            if self._ranges and first <= self._ranges[-1][1] + 1:
                self._ranges[-1] = (self._ranges[-1][0], max(last, self._ranges[-1][1]))
            else:
                self._ranges.append((first, last))

    def position(self, line: int) -> int:
        """How many visible lines come before."""
        return line - 1 - sum(max(0, min(last, line - 1) - first + 1) for first, last in self._ranges)

    def visible(self, first: int, last: int) -> int:
        """How many of the lines from `first` to `last` are visible."""
        return self.position(last + 1) - self.position(first)


def _hidden_rows(worksheet: Worksheet) -> list[tuple[int, int]]:
    return [
        (number, number)
        for number, row in worksheet.row_dimensions.items()
        if row.hidden or (row.height is not None and row.height == 0)
    ]


def _hidden_columns(worksheet: Worksheet) -> list[tuple[int, int]]:
    return [
        (column.min, column.max)
        for column in worksheet.column_dimensions.values()
        if column.min and column.max and (column.hidden or (column.customWidth and column.width == 0))
    ]


def _framed(cell: Cell) -> bool:
    if not cell.has_style:
        return False
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return sum(side is not None and side.style is not None for side in sides) >= 2
