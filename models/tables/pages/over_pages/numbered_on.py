"""Numbered rows that the next page goes on counting: one table, though white shows its columns otherwise there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x

COLUMNS: Final = (0, 1)
"""In which numbers stand."""
FEWEST: Final = 2
"""Numbers of each part."""
MOSTLY: Final = 0.5
"""Of the narrower of two columns, what both are over to be one."""
_NUMBER = re.compile(r"\d{1,4}")

Extent = tuple[float, float]
"""X from and to which the words of a column stand, from the middle of the numbers."""


def numbered_alike(table: WholeTable, other: WholeTable) -> tuple[WholeTable, WholeTable] | None:
    """Both parts with the same columns, where the rows of the second go on counting those of the first and cells that
    say something are of one column or of all; None where they do not.
    """
    one, two = _number_column(table), _number_column(other)
    if one is None or two is None or _numbers(table, one)[-1] + 1 != _numbers(other, two)[0]:
        return None
    for part in (table, other):
        if any(cell.text and 1 < cell.column_span < len(part.edges) - 1 for cell in part.cells):
            return None
        if {cell.row for cell in part.cells if cell.row_span == 1} != set(range(part.n_rows)):
            return None
    zero, other_zero = _middle(table, one), _middle(other, two)
    columns = _united(_extents(table, zero), _extents(other, other_zero))
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    edges = (columns[0][0], *inner, columns[-1][1])
    return _with_columns(table, edges, zero), _with_columns(other, edges, other_zero)


def _number_column(table: WholeTable) -> int | None:
    return next((column for column in COLUMNS if len(_numbers(table, column)) >= FEWEST), None)


def _numbers(table: WholeTable, column: int) -> list[int]:
    """The numbers of a column, if all are after the first and each is one more than the one above."""
    own = [cell for cell in sorted(table.cells, key=_row) if (cell.column, cell.column_span) == (column, 1)]
    told = [cell.text.strip() for cell in own if cell.text]
    while told and not _NUMBER.fullmatch(told[0]):
        told.pop(0)
    if not all(map(_NUMBER.fullmatch, told)):
        return []
    numbers = list(map(int, told))
    return numbers if all(b == a + 1 for a, b in pairwise(numbers)) else []


def _row(cell: TableCell) -> int:
    return cell.row


def _middle(table: WholeTable, column: int) -> float:
    """X of the middle of the last number."""
    last = [cell for cell in table.cells if (cell.column, cell.column_span) == (column, 1) and cell.words][-1]
    return middle_x(last.words[0].box)


def _extents(table: WholeTable, zero: float) -> list[Extent]:
    found = []
    for column in range(len(table.edges) - 1):
        boxes = [
            word.box for cell in table.cells if (cell.column, cell.column_span) == (column, 1) for word in cell.words
        ]  # fmt: skip
        if boxes:
            found.append((min(box.left for box in boxes) - zero, max(box.right for box in boxes) - zero))
    return found


def _united(one: Sequence[Extent], other: Sequence[Extent]) -> list[Extent]:
    """The columns of both; what is over two columns of the other part is these."""
    kept = [extent for extent in one if sum(_meet(extent, at) for at in other) < FEWEST]
    kept += [extent for extent in other if sum(_meet(extent, at) for at in one) < FEWEST]
    united: list[Extent] = []
    for extent in sorted(kept, key=sum):
        if united and _meet(extent, united[-1]):
            united[-1] = (min(united[-1][0], extent[0]), max(united[-1][1], extent[1]))
        else:
            united.append(extent)
    return united


def _meet(one: Extent, other: Extent) -> bool:
    """Have they most of the narrower one in common?"""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > MOSTLY * min(one[1] - one[0], other[1] - other[0])


def _with_columns(table: WholeTable, edges: Sequence[float], zero: float) -> WholeTable:
    """The table, its words by these columns; cells of several rows keep to theirs, and what is left over is blank."""
    held: dict[tuple[int, int], list[Word]] = {}
    cells = [cell for cell in table.cells if cell.row_span > 1 and cell.words]
    high = [replace(cell, column=slot(edges, middle_x(cell.words[0].box) - zero), column_span=1) for cell in cells]
    wide = [replace(cell, column_span=len(edges) - 1) for cell in table.cells if cell.text and cell.column_span > 1]
    for cell in table.cells:
        for word in cell.words if cell.row_span == cell.column_span == 1 else ():
            held.setdefault((cell.row, slot(edges, middle_x(word.box) - zero)), []).append(word)
    taken = {(row, cell.column) for cell in high for row in range(cell.row, cell.row_end)}
    taken |= {(cell.row, column) for cell in wide for column in range(len(edges) - 1)}
    first = {cell.row: cell for cell in table.cells if cell.row_span == 1}
    made: list[TableCell] = [*high, *wide]
    for column in range(len(edges) - 1):
        rows = [row for row in range(table.n_rows) if (row, column) not in taken]
        told = {row for row in rows if (row, column) in held}
        runs = [range(rows[0], rows[-1] + 1)] if rows and not told and column == 0 else [range(r, r + 1) for r in rows]
        sides = (zero + edges[column], zero + edges[column + 1])
        made += [_cell(run, column, held.get((run.start, column), ()), first, sides) for run in runs]
    return replace(
        table, left=zero + edges[0], edges=tuple(edge - edges[0] for edge in edges),
        cells=tuple(sorted(made, key=lambda cell: (cell.row, cell.column))),
    )  # fmt: skip


def _cell(
    rows: range, column: int, words: Sequence[Word], first: Mapping[int, TableCell], sides: tuple[float, float]
) -> TableCell:
    """A cell of one column; `first` is a cell of each row."""
    row = first[rows.start]
    box = Box(left=sides[0], top=row.box.top, right=sides[1], bottom=first[rows[-1]].box.bottom)
    if first[rows[-1]].page_number != row.page_number:
        box = replace(box, bottom=row.box.bottom)
    return TableCell(
        row=rows.start, column=column, row_span=len(rows), column_span=1, text=cell_text(words),
        page_number=row.page_number, box=box, words=tuple(words),
    )  # fmt: skip
