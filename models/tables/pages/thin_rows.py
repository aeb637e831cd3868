"""Grids that take the gap between two tables right under one another for a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from models.tables.pages.page_grid import PageCell, PageGrid

THIN: Final = 0.7
"""Of the words' height, less than which no row has."""


def without_thin_ends(grid: PageGrid) -> PageGrid:
    """The grid without a first or last row that has no word and no room for one."""
    sizes = [word.box.bottom - word.box.top for cell in grid.cells for word in cell.words]
    if grid.form is not None or not sizes:
        return grid
    least = THIN * median(sizes)
    edges = grid.row_edges
    first = int(edges[1] - edges[0] < least and _is_blank(grid, 0))
    last = grid.n_rows - int(edges[-1] - edges[-2] < least and _is_blank(grid, grid.n_rows - 1))
    if last - first < 1 or (first, last) == (0, grid.n_rows):
        return grid
    kept = [replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last]
    return _between(grid, edges[first : last + 1], kept)


def _is_blank(grid: PageGrid, row: int) -> bool:
    """Are its cells wordless, and of no other row?"""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    return all(not cell.words and cell.row_span == 1 for cell in own)


def _between(grid: PageGrid, edges: Sequence[float], cells: Sequence[PageCell]) -> PageGrid:
    box = replace(grid.box, top=max(grid.box.top, edges[0]), bottom=min(grid.box.bottom, edges[-1]))
    return replace(grid, box=box, row_edges=tuple(edges), cells=tuple(cells))
