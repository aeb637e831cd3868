"""Rows of nothing but what stands halfway between the lines of two rows as far apart as others: cells of both of these.

A finder by lines gives a cell of two rows, one line high, a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_y

HALFWAY: Final = 0.25
"""Em by which it is off the middle of both at most."""
FEWEST: Final = 2
"""Columns with words in both rows."""
AS_OTHERS: Final = 1.2
"""Of the usual distance of two rows, that of these at most."""
SHOWN: Final = 0.2
"""Share of its columns' width that a rule covers which parts the two."""


def with_rows_between_joined(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without such rows."""
    if grid.form is not None or grid.n_rows <= FEWEST:
        return grid
    level = RuleCover(rules, horizontal=True)
    middles = _middles(grid)
    between = [row for row in range(1, grid.n_rows - 1) if _is_between(grid, row, middles)]
    full = [middles[row] for row in sorted(middles) if row not in between]
    steps = [below - above for above, below in pairwise(full)]
    for row in reversed(between):
        near = middles[row + 1] - middles[row - 1] <= AS_OTHERS * median(steps)
        if near and {row - 1, row + 1}.isdisjoint(between) and not _are_parted(grid, row, level):
            grid = _without(grid, row)
    return grid


def _told(grid: PageGrid, row: int) -> dict[int, PageCell]:
    """Cells of the row alone that say something, by their column."""
    return {cell.column: cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 1) and cell.words}


def _middles(grid: PageGrid) -> dict[int, float]:
    """Y of the middle of each row whose cells are of one line."""
    rows = {row: _told(grid, row).values() for row in range(grid.n_rows)}
    return {
        row: middle_y(around(word.box for cell in cells for word in cell.words))
        for row, cells in rows.items()
        if cells and all(len(lines_of(cell.words)) == 1 for cell in cells)
    }


def _is_between(grid: PageGrid, row: int, middles: dict[int, float]) -> bool:
    """Are both rows beside it blank in its columns, and have words in others, and is it halfway?"""
    if not {row - 1, row, row + 1} <= middles.keys():
        return False
    above, own, below = (_told(grid, at) for at in (row - 1, row, row + 1))
    if own.keys() & (above.keys() | below.keys()) or len(above.keys() & below.keys()) < FEWEST:
        return False
    blank = [_at(grid, at, column) for at in (row - 1, row + 1) for column in own]
    if any(max(cell.row_span, cell.column_span) > 1 for cell in (*own.values(), *blank)):
        return False
    em = max(word.box.bottom - word.box.top for cell in own.values() for word in cell.words)
    return abs(2 * middles[row] - middles[row - 1] - middles[row + 1]) <= 2 * HALFWAY * em


def _at(grid: PageGrid, row: int, column: int) -> PageCell:
    return next(
        cell for cell in grid.cells
        if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span
    )  # fmt: skip


def _are_parted(grid: PageGrid, row: int, level: RuleCover) -> bool:
    sides = [grid.column_edges[column : column + 2] for column in _told(grid, row)]
    return any(level.share(grid.row_edges[at], *side) >= SHOWN for side in sides for at in (row, row + 1))


def _without(grid: PageGrid, row: int) -> PageGrid:
    """The grid without the row; what it says is of the rows above and below."""
    own = _told(grid, row)
    edge = (grid.row_edges[row] + grid.row_edges[row + 1]) / 2
    cells: list[PageCell] = []
    for cell in grid.cells:
        end = cell.row + cell.row_span
        if cell.column in own and cell.row <= row + 1 and end >= row:
            if cell is own[cell.column]:
                box = replace(cell.box, top=grid.row_edges[row - 1], bottom=grid.row_edges[row + 2])
                cells.append(replace(cell, row=row - 1, row_span=2, box=box))
            continue
        if (cell.row, end) == (row, row + 1):
            continue
        box = cell.box
        if end == row:
            box = replace(box, bottom=edge)
        elif cell.row == row + 1:
            box = replace(box, top=edge)
        inside = cell.row <= row < end
        cells.append(replace(cell, row=cell.row - (cell.row > row), row_span=cell.row_span - inside, box=box))
    edges = (*grid.row_edges[:row], edge, *grid.row_edges[row + 2 :])
    return replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
