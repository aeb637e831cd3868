"""A grid without a column or a row at one of its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.tables.pages.page_grid import PageCell, PageGrid


def without_column(grid: PageGrid, *, at_end: bool) -> PageGrid:
    """Without the last column `at_end`, else the first; what goes over it is a column less wide."""
    edges = grid.column_edges[:-1] if at_end else grid.column_edges[1:]
    column = grid.n_columns - 1 if at_end else 0
    cells = [
        _narrowed(cell, column, edges) for cell in grid.cells if (cell.column, cell.column_span) != (column, 1)
    ]  # fmt: skip
    box = replace(grid.box, left=max(grid.box.left, edges[0]), right=min(grid.box.right, edges[-1]))
    return replace(grid, box=box, column_edges=edges, cells=tuple(cells))


def _narrowed(cell: PageCell, column: int, edges: Sequence[float]) -> PageCell:
    over = cell.column <= column < cell.column + cell.column_span
    at = cell.column - (column == 0 and cell.column > 0)
    box = replace(cell.box, left=max(cell.box.left, edges[0]), right=min(cell.box.right, edges[-1]))
    return replace(cell, column=at, column_span=cell.column_span - over, box=box)


def without_row(grid: PageGrid, *, at_end: bool) -> PageGrid:
    """Without the last row `at_end`, else the first."""
    edges = grid.row_edges[:-1] if at_end else grid.row_edges[1:]
    row = grid.n_rows - 1 if at_end else 0
    cells = [replace(cell, row=cell.row - (not at_end)) for cell in grid.cells if cell.row != row]
    box = replace(grid.box, top=max(grid.box.top, edges[0]), bottom=min(grid.box.bottom, edges[-1]))
    return replace(grid, box=box, row_edges=edges, cells=tuple(cells))
