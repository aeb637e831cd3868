"""What stands over a filled head that names each column: particulars of the table or its unit, and no row of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.grid_ends import without_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import holds, middle_x
from models.tables.pages.regions.shade_rules import MOST_SHADES
from models.tables.values import is_value, is_year

AS_WIDE: Final = 0.95
"""Of the table, that such a fill is at least."""
FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
"""Of the table."""
MOST_ROWS: Final = 2
"""Over the head."""


def without_rows_over_filled_head(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box]) -> PageGrid:
    """The grid without rows that end above such a fill, unless a rule runs over them."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or len(shades) > MOST_SHADES:
        return grid
    head = next((shade for shade in shades if _heads_all(shade, grid)), None)
    level = RuleCover(rules, horizontal=True)
    if level.share(grid.row_edges[0], grid.box.left, grid.box.right) >= COVERED:
        return grid
    while head is not None and grid.n_rows > FEWEST_ROWS and _is_above(grid, head):
        grid = without_row(grid, at_end=False)
    return grid


def _heads_all(shade: Box, grid: PageGrid) -> bool:
    """Is it as wide as the table, over its first figures, and has a name over each column, and nothing else, in it?"""
    width = grid.column_edges[-1] - grid.column_edges[0]
    if min(shade.right, grid.column_edges[-1]) - max(shade.left, grid.column_edges[0]) < AS_WIDE * width:
        return False
    held = [(cell, word) for cell in grid.cells for word in cell.words if holds(shade, word.box)]
    named = {_column(middle_x(word.box), grid) for _, word in held}
    figures = any(is_value(word) and not is_year(word.text) for _, word in held)
    above = [cell for cell in grid.cells if cell.words and cell.words[-1].box.bottom <= shade.top]
    rows = Counter(cell.row for cell in above)
    if len(rows) > MOST_ROWS or max(rows.values(), default=0) == grid.n_columns or any(map(_is_figure, above)):
        return False  # it is a stripe, and the head is over it
    return len(named) == grid.n_columns and not figures


def _is_figure(cell: PageCell) -> bool:
    return bool(cell.column) and all(map(is_value, cell.words))


def _column(x: float, grid: PageGrid) -> int:
    return sum(edge <= x for edge in grid.column_edges[1:-1])


def _is_above(grid: PageGrid, head: Box) -> bool:
    """Do all words of the first row end above the fill, and is one there?"""
    own = [cell for cell in grid.cells if cell.row == 0]
    words = [word for cell in own for word in cell.words]
    return (
        bool(words) and all(cell.row_span == 1 for cell in own) and all(word.box.bottom <= head.top for word in words)
    )
