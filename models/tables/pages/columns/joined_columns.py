"""Two columns beside each other as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import middle_y

SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show."""


def with_columns_joined(grid: PageGrid, rules: Sequence[Rule], are_one: Callable[[PageGrid, int], bool]) -> PageGrid:
    """The grid without the edges that no rules show and at whose sides the columns `are_one`, from right to left."""
    upright = RuleCover(rules, horizontal=False)
    for edge in range(grid.n_columns - 1, 0, -1):
        if upright.share(grid.column_edges[edge], grid.box.top, grid.box.bottom) >= SHOWN:
            continue
        even = with_blanks_as_high(grid, edge)
        if are_one(even, edge):
            grid = without_edge(even, edge)
    return grid


def cells_beside(grid: PageGrid, edge: int) -> list[tuple[PageCell, PageCell]] | None:
    """Those that end at an edge between columns, with those that begin there; None where their rows are others."""
    before = {cell.row: cell for cell in grid.cells if cell.column + cell.column_span == edge}
    after = {cell.row: cell for cell in grid.cells if cell.column == edge}
    if {row: cell.row_span for row, cell in before.items()} != {row: cell.row_span for row, cell in after.items()}:
        return None
    return [(before[row], after[row]) for row in sorted(before)]


def with_blanks_as_high(grid: PageGrid, edge: int) -> PageGrid:
    """The grid, blank cells one above another as one where the cell on the other side of the edge is as high as all."""
    cells = list(grid.cells)
    for cell in grid.cells:
        if cell.row_span == 1 or not cell.words or edge not in (cell.column, cell.column + cell.column_span):
            continue
        column = edge - 1 if cell.column == edge else edge
        rows = range(cell.row, cell.row + cell.row_span)
        own = [one for one in cells if (one.column, one.column_span) == (column, 1) and one.row in rows]
        if sum(one.row_span for one in own) == len(rows) and not any(one.words or one.unread for one in own):
            high = replace(own[0], row_span=len(rows), box=around(one.box for one in own))
            cells = [one for one in cells if not any(one is part for part in own)] + [high]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def without_edge(grid: PageGrid, edge: int) -> PageGrid:
    """The grid without it; `cells_beside` are one each."""
    pairs = {id(left): right for left, right in cells_beside(grid, edge) or ()}
    cells: list[PageCell] = []
    for cell in grid.cells:
        if (other := pairs.get(id(cell))) is not None:
            said = sorted((*cell.words, *other.words), key=lambda word: (middle_y(word.box), word.box.left))
            span = cell.column_span + other.column_span - 1
            cells.append(replace(cell, column_span=span, words=tuple(said), box=around((cell.box, other.box))))
        elif cell.column > edge:
            cells.append(replace(cell, column=cell.column - 1))
        elif cell.column < edge < cell.column + cell.column_span:
            cells.append(replace(cell, column_span=cell.column_span - 1))
        elif cell.column < edge:
            cells.append(cell)
    return replace(grid, column_edges=(*grid.column_edges[:edge], *grid.column_edges[edge + 1 :]), cells=tuple(cells))
