"""Blank places beside each other between rows of figures, joined by a finder: they are a cell for each column.

Nothing is printed that would join them. Heads are left alone: what is blank there may be of the names beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document.printed_page import Rule
from models.tables.pages.lattice import COVERED, RuleCover
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.values import is_value


def with_blanks_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such cells of one row in pieces; those that rules close on both sides, and beside which rules part
    columns, stay as they are.
    """
    if grid.form is not None or grid.found_by == "rules":
        return grid
    figures = [cell.row for cell in grid.cells if any(map(is_value, cell.words))]
    first = min(figures, default=grid.n_rows)
    upright = RuleCover(rules, horizontal=False)
    cells = [part for cell in grid.cells for part in _parts(cell, grid, first, upright)]
    return grid if len(cells) == len(grid.cells) else replace(grid, cells=tuple(cells))


def _parts(cell: PageCell, grid: PageGrid, first: int, upright: RuleCover) -> Iterator[PageCell]:
    inner = grid.column_edges[cell.column + 1 : cell.column + cell.column_span]
    if (
        cell.words
        or cell.unread
        or cell.row < first
        or cell.row_span > 1
        or not inner
        or _are_drawn(inner, grid, upright)
    ):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
        yield replace(cell, column=column, column_span=1, box=box)


def _are_drawn(edges: Sequence[float], grid: PageGrid, upright: RuleCover) -> bool:
    """Do rules show one of the edges in some row?"""
    return any(upright.share(x, *row) >= COVERED for x in edges for row in pairwise(grid.row_edges))
