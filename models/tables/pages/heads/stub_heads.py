"""The head of the stub, the column of labels: a head over columns of figures does not reach over it.

Finders take the blank place beside a head that stands over several columns for a part of it. It is the upper part of
the stub's own head, which stands at the foot of the heads (U.S. Census Bureau, Manual of Tabular Presentation, 1949).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import middle_x
from models.tables.values import is_value

NEARER: Final = 0.8
"""Of the distance between a head's middle and that of the columns with the stub, that to the others' is at most."""


def without_stub_joined(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, of whose heads none reaches over the first column and others unless it is set over them all."""
    if grid.form is not None or grid.n_columns < 3:
        return grid
    level = RuleCover(rules, horizontal=True)
    cells = list(grid.cells)
    for cell in grid.cells:
        below = next((one for one in cells if one.column == 0 and one.row == cell.row + cell.row_span), None)
        if below is None or not _joined(cell, below, grid):
            continue
        cells.remove(cell)
        box, inner = cell.box, grid.column_edges[1]
        cells.append(replace(cell, column=1, column_span=cell.column_span - 1, box=replace(box, left=inner)))
        edge = grid.row_edges[below.row]
        if level.share(edge, grid.column_edges[0], inner) >= COVERED:
            cells.append(replace(cell, words=(), column_span=1, box=replace(box, right=inner)))
        else:
            cells.remove(below)
            whole = Box(left=below.box.left, top=box.top, right=below.box.right, bottom=below.box.bottom)
            cells.append(replace(below, row=cell.row, row_span=below.row_span + cell.row_span, box=whole))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _joined(cell: PageCell, below: PageCell, grid: PageGrid) -> bool:
    """Does a head over columns of figures reach over the stub, whose head is right below?"""
    over_stub = cell.column == 0 and 1 < cell.column_span < grid.n_columns
    if not over_stub or not cell.words or below.column_span > 1:
        return False
    if any(map(is_value, (*cell.words, *below.words))) or not _is_head(cell, grid):
        return False
    inked = around(word.box for word in cell.words)
    first, end = grid.column_edges[1], grid.column_edges[cell.column_span]
    if inked.left < first - CROSSES:
        return False
    own = abs(middle_x(inked) - (first + end) / 2)
    return own <= NEARER * abs(middle_x(inked) - (grid.column_edges[0] + end) / 2)


def _is_head(cell: PageCell, grid: PageGrid) -> bool:
    """No figure stands as high as it, and words in each column under it."""
    foot = cell.row + cell.row_span
    figures = [one.row for one in grid.cells if one.words and all(map(is_value, one.words))]
    under = {
        column
        for one in grid.cells
        if one.row == foot and one.words
        for column in range(one.column, one.column + one.column_span)
    }
    return all(row >= foot for row in figures) and set(range(1, cell.column_span)) <= under
