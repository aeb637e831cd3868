"""Sums at a table's foot that a finder put into one row: figures under one another in the last column, and as many
lines of names level with them, where nothing stands in the column of labels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import Line, lines_of
from models.tables.values import is_value

FEWEST_COLUMNS: Final = 3
LEVEL: Final = 0.5
"""Em by which a name and its figure are off one height at most."""


def with_sums_apart(grid: PageGrid) -> PageGrid:
    """The grid, each such row as a row for each figure."""
    body = first_of_body(grid)
    if grid.form is not None or not body or grid.n_columns < FEWEST_COLUMNS:
        return grid
    for row in reversed(range(body + 1, grid.n_rows)):
        for above, below in reversed(list(pairwise(_figures(grid, row)))):
            grid = cut_row(grid, row, (above.box.bottom + below.box.top) / 2)
    return grid


def _figures(grid: PageGrid, row: int) -> list[Line]:
    """The lines of the last column, if they are sums with names; none where they are not."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    told = [cell for cell in own if cell.words]
    if any(cell.row_span > 1 for cell in own) or not told or any(cell.column == 0 for cell in told):
        return []
    last = [cell for cell in told if cell.column == grid.n_columns - 1]
    figures = lines_of(word for cell in last for word in cell.words)
    names = lines_of(word for cell in told if cell not in last for word in cell.words)
    if len(figures) < 2 or len(names) != len(figures):
        return []
    alone = all(len(line.words) == 1 and is_value(line.words[0]) for line in figures)
    named = not any(is_value(line.words[0]) for line in names)
    level = all(
        abs(one.middle - other.middle) <= LEVEL * max(one.size, other.size)
        for one, other in zip(figures, names, strict=True)
    )
    return figures if alone and named and level else []
