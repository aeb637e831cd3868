"""Cells of all rows in boxes that upright rules draw: several columns say one thing each, in the middle of their rows,
beside columns that say something in every row. A pass costs the same wherever one goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover

FEWEST_ROWS: Final = 3
"""Of the body, no rule between; an odd number, so that one is in the middle."""
FEWEST: Final = 2
"""Such columns, and full ones: one alone may say it of that row."""


def with_cells_of_all_rows(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such cells."""
    body = first_of_body(grid)
    n_rows = grid.n_rows - body
    if grid.form is not None or not body or n_rows < FEWEST_ROWS or n_rows % 2 == 0:
        return grid
    level, upright = (RuleCover(rules, horizontal=horizontal) for horizontal in (True, False))
    if any(level.share(y, grid.box.left, grid.box.right) > 0 for y in grid.row_edges[body + 1 : -1]):
        return grid
    columns = [_body_of(grid, column, body) for column in range(grid.n_columns)]
    full = [own for own in columns if own and all(cell.words for cell in own)]
    lone = [own for own in columns if own and [at for at, cell in enumerate(own) if cell.words] == [n_rows // 2]]
    drawn = [own for own in lone if _is_boxed(own[0], grid, body, upright)]
    if len(drawn) < FEWEST or len(full) < FEWEST or len(full) + len(lone) < grid.n_columns or len(drawn) < len(lone):
        return grid
    cells = [cell for cell in grid.cells if not any(cell is one for own in drawn for one in own)]
    for own in drawn:
        box = replace(own[0].box, bottom=own[-1].box.bottom)
        cells.append(replace(own[n_rows // 2], row=body, row_span=n_rows, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _body_of(grid: PageGrid, column: int, body: int) -> list[PageCell]:
    """A cell for each row, from top to bottom; none where cells are larger."""
    own = [cell for cell in grid.cells if (cell.column, cell.column_span, cell.row_span) == (column, 1, 1)]
    found = sorted((cell for cell in own if cell.row >= body), key=lambda cell: cell.row)
    return found if len(found) == grid.n_rows - body else []


def _is_boxed(cell: PageCell, grid: PageGrid, body: int, upright: RuleCover) -> bool:
    """Does a rule run along the left side of the column, through all of the body?"""
    return upright.share(cell.box.left, grid.row_edges[body], grid.row_edges[-1]) >= COVERED
