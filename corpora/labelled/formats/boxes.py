"""What of a table stands on a page: boxes of the whole, its rows, columns, header and cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora.document.geometry import Box, around
from corpora.labelled.label import CellLabel, TableLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A box with its category; `cell` is set for cells alone."""

    category: str
    box: Box
    cell: CellLabel | None = None


def parts_of(table: TableLabel, page: int) -> Iterator[Part]:
    """The table first, then rows, columns, header, spanning cells, cells.

    Rows and columns reach over the table's width and height there, as those of PubTables-1M do; their other two edges
    are those of the cells that lie in this row or column alone.
    """
    cells = [(cell, cell.box) for cell in table.cells if cell.page == page and cell.box is not None]
    if not cells:
        return
    whole = around(box for _, box in cells)
    yield Part(category="table", box=whole)
    for row in sorted({cell.row for cell, _ in cells}):
        if own := [box for cell, box in cells if cell.row == row and cell.row_span == 1]:
            band = around(own)
            box = Box(left=whole.left, top=band.top, right=whole.right, bottom=band.bottom)
            yield Part(category="table row", box=box)
    for column in sorted({cell.column for cell, _ in cells}):
        if own := [box for cell, box in cells if cell.column == column and cell.column_span == 1]:
            band = around(own)
            box = Box(left=band.left, top=whole.top, right=band.right, bottom=whole.bottom)
            yield Part(category="table column", box=box)
    if head := [box for cell, box in cells if cell.row < _head_rows(table)]:
        yield Part(category="table column header", box=around(head))
    for cell, box in cells:
        if cell.row_span > 1 or cell.column_span > 1:
            yield Part(category="table spanning cell", box=box)
    for cell, box in cells:
        yield Part(category="table cell", box=box, cell=cell)


def _head_rows(table: TableLabel) -> int:
    """Rows at the top whose cells are all headers."""
    plain = {row for cell in table.cells if not cell.header for row in range(cell.row, cell.row + cell.row_span)}
    return min(plain, default=table.n_rows)
