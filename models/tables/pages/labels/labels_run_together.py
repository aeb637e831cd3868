"""Labels that a finder put into one cell though rows are between them: each is on the line of the first of its rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import lines_of, middle_y

LEVEL: Final = 0.25
"""Em by which a label is off the line of its first row at most."""
FEWEST_ROWS: Final = 3
"""Of such a cell; two lines in two rows may be one label."""


def with_labels_run_together_apart(grid: PageGrid) -> PageGrid:
    """The grid, each such label with the rows up to the next one."""
    if grid.form is not None:
        return grid
    cells = [part for cell in grid.cells for part in _parts(cell, grid)]
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parts(cell: PageCell, grid: PageGrid) -> list[PageCell]:
    lines = lines_of(cell.words)
    if cell.column or cell.column_span > 1 or cell.row_span < FEWEST_ROWS or len(lines) < 2:
        return [cell]
    middles = _middles(cell, grid)
    starts = [
        next((row for row, y in middles.items() if abs(y - line.middle) <= LEVEL * line.size), None) for line in lines
    ]
    rows = [row for row in starts if row is not None]
    if len(rows) < len(lines) or rows[0] != cell.row or min(after - row for row, after in pairwise(rows)) < 2:
        return [cell]
    ends = [*rows[1:], cell.row + cell.row_span]
    return [
        replace(
            cell, row=row, row_span=end - row, words=line.words,
            box=replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[end]),
        )
        for row, end, line in zip(rows, ends, lines, strict=True)
    ]  # fmt: skip


def _middles(cell: PageCell, grid: PageGrid) -> dict[int, float]:
    """Y of the middle of each of its rows, of what stands beside it in that row alone, on one line."""
    found: dict[int, float] = {}
    for row in range(cell.row, cell.row + cell.row_span):
        own = [one for one in grid.cells if (one.row, one.row_span) == (row, 1) and one.column and one.words]
        single = [one for one in own if len(lines_of(one.words)) == 1]
        if single:
            found[row] = middle_y(around(word.box for one in single for word in one.words))
    return found
