"""Edges of rows at which nothing but blank cells ends, beside texts that go over them: no rule shows them, and no row
ends there. Dashes that were not read leave such blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.rows.broken_rows import SHOWN, joined_rows

FEWEST: Final = 2
"""Cells with words that reach over the edge, the label among them."""


def without_edges_between_blanks(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, the rows at both sides of such an edge as one."""
    level = RuleCover(rules, horizontal=True)
    row = grid.n_rows - 1
    while grid.form is None and row > 0:
        if _is_idle(grid, row, level):
            grid = joined_rows(grid, row - 1)
        row -= 1
    return grid


def _is_idle(grid: PageGrid, row: int, level: RuleCover) -> bool:
    above = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row + cell.row_span == row}
    below = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row == row}
    over = [cell for cell in grid.cells if cell.row < row < cell.row + cell.row_span]
    if above.keys() != below.keys() or any(cell.words for cell in (*above.values(), *below.values())):
        return False
    told = [cell for cell in over if cell.words]
    labels = [cell for cell in told if _is_of_row(cell, row)]
    drawn = any(level.share(grid.row_edges[row], cell.box.left, cell.box.right) >= SHOWN for cell in above.values())
    return len(told) >= FEWEST and bool(labels) and not drawn


def _is_of_row(cell: PageCell, row: int) -> bool:
    """Is it of these two rows alone?"""
    return cell.row == row - 1 and cell.row_span == FEWEST
