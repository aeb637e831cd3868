"""Columns in which nothing stands, not even a name: white that a finder took for one, as words of a row stood in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.columns.grid_ends import without_column
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover

SHOWN: Final = 0.1
"""Share of the table's height along which rules run on an edge that they show."""
FEWEST: Final = 2
"""Columns of a table that may lose none."""


def without_blank_columns(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without those between others of which rules show neither side, or one where they draw all other edges;
    what stands left of them goes on to their end, behind a drawn side what stands right of them to that, and what goes
    over them is a column less wide.
    """
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    for column in reversed(range(1, grid.n_columns - 1)):
        sides = grid.column_edges[column : column + 2]
        own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
        if not own or any(cell.words or cell.unread for cell in own):
            continue
        shown = [upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in sides]
        if all(shown) or (any(shown) and not _are_drawn_but(grid, column, upright)):
            continue
        grid = _without(grid, column, drawn_before=shown[0])
    return grid


def _are_drawn_but(grid: PageGrid, column: int, upright: RuleCover) -> bool:
    """Do rules draw all edges between other columns, of which there are some?"""
    others = [x for at, x in enumerate(grid.column_edges) if 0 < at < grid.n_columns and at not in (column, column + 1)]
    return bool(others) and all(upright.share(x, grid.box.top, grid.box.bottom) >= COVERED for x in others)


def without_slivers(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a blank column at a side that is narrower than its print is high, no upright rule beside it:
    level rules that were read as beginning, or ending, a little apart.
    """
    upright = RuleCover(rules, horizontal=False)
    for at_end in (False, True):
        edges = grid.column_edges[-2:] if at_end else grid.column_edges[:2]
        column, inner = (grid.n_columns - 1, edges[0]) if at_end else (0, edges[1])
        size = max((word.box.bottom - word.box.top for cell in grid.cells for word in cell.words), default=0.0)
        own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
        blank = own and not any(cell.words or cell.unread for cell in own)
        drawn = upright.share(inner, grid.box.top, grid.box.bottom) >= SHOWN
        if grid.form is None and grid.n_columns > FEWEST and edges[1] - edges[0] < size and blank and not drawn:
            grid = without_column(grid, at_end=at_end)
    return grid


def _without(grid: PageGrid, column: int, *, drawn_before: bool) -> PageGrid:
    start, end = grid.column_edges[column : column + 2]
    cells = []
    for cell in grid.cells:
        if cell.column > column:
            left = start if drawn_before and cell.column == column + 1 else cell.box.left
            cells.append(replace(cell, column=cell.column - 1, box=replace(cell.box, left=left)))
        elif cell.column + cell.column_span > column:
            if cell.column_span > 1:
                cells.append(replace(cell, column_span=cell.column_span - 1))
        elif cell.column + cell.column_span == column and not drawn_before:
            cells.append(replace(cell, box=replace(cell.box, right=end)))
        else:
            cells.append(cell)
    gone = column + drawn_before
    edges = (*grid.column_edges[:gone], *grid.column_edges[gone + 1 :])
    return replace(grid, column_edges=edges, cells=tuple(cells))
