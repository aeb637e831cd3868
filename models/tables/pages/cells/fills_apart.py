"""Cells of several rows whose lines stand in a fill each, one right above the other, without a rule between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_y
from models.tables.pages.regions.shade_rules import MOST_SHADES

SAME_EDGE: Final = 3.0
"""Points between a fill's side and that of its cell at most."""


def with_fills_apart(grid: PageGrid, shades: Sequence[Box]) -> PageGrid:
    """The grid, each such cell parted where one fill ends and the next begins."""
    if grid.form is not None or not 0 < len(shades) <= MOST_SHADES:
        return grid
    cells = [part for cell in grid.cells for part in _parts(cell, grid, shades)]
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parts(cell: PageCell, grid: PageGrid, shades: Sequence[Box]) -> list[PageCell]:
    if cell.row_span == 1 or len(cell.words) < 2:
        return [cell]
    own = [
        shade for shade in shades
        if max(abs(shade.left - cell.box.left), abs(shade.right - cell.box.right)) <= SAME_EDGE
    ]  # fmt: skip
    for row in range(cell.row + 1, cell.row + cell.row_span):
        y = grid.row_edges[row]
        both = any(abs(one.bottom - y) <= SAME_EDGE for one in own) and any(
            abs(one.top - y) <= SAME_EDGE for one in own
        )
        upper = tuple(word for word in cell.words if middle_y(word.box) < y)
        lower = tuple(word for word in cell.words if middle_y(word.box) >= y)
        if both and upper and lower:
            end = cell.row + cell.row_span
            above = replace(cell, row_span=row - cell.row, words=upper, box=replace(cell.box, bottom=y))
            below = replace(cell, row=row, row_span=end - row, words=lower, box=replace(cell.box, top=y))
            return [above, *_parts(below, grid, shades)]
    return [cell]
