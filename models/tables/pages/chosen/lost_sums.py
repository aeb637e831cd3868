"""Rows at a table's foot that another grid of it has: a label, and figures in line with those above.

Finders of regions end a table at its last rule, below which its sums stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x
from models.tables.values import is_value

SAME_EDGE: Final = 3.0
"""Points by which edges of two grids differ that are one."""
IN_LINE: Final = 1.0
"""Points by which the ends or middles of figures in line differ."""
FEWEST: Final = 2
"""Figures of such a row."""
MOST: Final = 2
"""Such rows."""


def loses_sums(grid: PageGrid, other: PageGrid) -> bool:
    """Has the other one the same columns and rows, and such rows below?"""
    more = other.n_rows - grid.n_rows
    if not 0 < more <= MOST or other.n_columns != grid.n_columns or grid.n_rows < FEWEST:
        return False
    ends = zip(grid.row_edges[1:], other.row_edges[1:], strict=False)
    return all(abs(one - two) <= SAME_EDGE for one, two in ends) and all(
        _is_sum(other, row, grid.n_rows) for row in range(grid.n_rows, other.n_rows)
    )


def _is_sum(grid: PageGrid, row: int, end: int) -> bool:
    own = [cell for cell in grid.cells if cell.row == row and cell.words]
    label, figures = own[:1], own[1:]
    if not label or label[0].column or len(figures) < FEWEST or any(map(is_value, label[0].words)):
        return False
    return all(all(map(is_value, cell.words)) and _is_in_line(cell, _above(grid, cell.column, end)) for cell in figures)


def _above(grid: PageGrid, column: int, end: int) -> list[Box]:
    cells = (cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row < end)
    return [around(word.box for word in cell.words) for cell in cells if cell.words and all(map(is_value, cell.words))]


def _is_in_line(cell: PageCell, boxes: Sequence[Box]) -> bool:
    own = around(word.box for word in cell.words)
    return any(
        min(abs(own.right - box.right), abs(own.left - box.left), abs(middle_x(own) - middle_x(box))) <= IN_LINE
        for box in boxes
    )
