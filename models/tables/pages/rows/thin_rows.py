"""Grids that take the gap between two tables, or between the strokes of a wide double rule, for a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from models.tables.pages.page_grid import PageCell, PageGrid

THIN: Final = 0.7
"""Of the words' height, less than which no row has."""
RAISED: Final = 0.75
"""Of the usual print, less than which is raised: the 3 of m³ tells nothing of rows."""
THIN_OF_INK: Final = 0.9
"""The same of the height of ink, which is less than the words'."""


def without_thin_ends(grid: PageGrid) -> PageGrid:
    """The grid without a first or last row that has no word and no room for one."""
    words = [word for cell in grid.cells for word in cell.words]
    if grid.form is not None or not words:
        return grid
    thin = THIN_OF_INK if any(word.origin == "ocr" for word in words) else THIN
    least = thin * median(word.box.bottom - word.box.top for word in words)
    edges = grid.row_edges
    first = int(edges[1] - edges[0] < least and _is_blank(grid, 0))
    last = grid.n_rows - int(edges[-1] - edges[-2] < least and _is_blank(grid, grid.n_rows - 1))
    if last - first < 1 or (first, last) == (0, grid.n_rows):
        return grid
    kept = [replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last]
    return _between(grid, edges[first : last + 1], kept)


def without_thin_rows(grid: PageGrid) -> PageGrid:
    """The grid without rows that have no word and no room for one, wherever they are."""
    sizes = [word.box.bottom - word.box.top for cell in grid.cells for word in cell.words]
    if grid.form is not None or not sizes:
        return grid
    read = any(word.origin == "ocr" for cell in grid.cells for word in cell.words)  # as high as its ink, a dash as well
    usual = median(sizes)
    least = THIN_OF_INK * usual if read else THIN * min(size for size in sizes if size >= RAISED * usual)
    thin = [
        row for row, (top, bottom) in enumerate(pairwise(grid.row_edges))
        if bottom - top < least and not any(cell.words for cell in grid.cells if (cell.row, cell.row_span) == (row, 1))
    ]  # fmt: skip
    if not thin or len(thin) == grid.n_rows:
        return grid
    cells = [_over(cell, thin) for cell in grid.cells]
    if any(cell.words and not cell.row_span for cell in cells):
        return grid
    edges = [edge for row, edge in enumerate(grid.row_edges) if row not in thin]
    return _between(grid, edges, [cell for cell in cells if cell.row_span])


def _over(cell: PageCell, thin: Sequence[int]) -> PageCell:
    """The cell without thin rows above it and in it."""
    above = sum(row < cell.row for row in thin)
    inside = sum(cell.row <= row < cell.row + cell.row_span for row in thin)
    return replace(cell, row=cell.row - above, row_span=cell.row_span - inside)


def _is_blank(grid: PageGrid, row: int) -> bool:
    """Are its cells wordless, and of no other row?"""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    return all(not cell.words and cell.row_span == 1 for cell in own)


def _between(grid: PageGrid, edges: Sequence[float], cells: Sequence[PageCell]) -> PageGrid:
    box = replace(grid.box, top=max(grid.box.top, edges[0]), bottom=min(grid.box.bottom, edges[-1]))
    return replace(grid, box=box, row_edges=tuple(edges), cells=tuple(cells))
