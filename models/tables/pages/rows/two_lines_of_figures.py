"""Two lines of figures beside a label in their middle are two rows, the label is of both. Texts have words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import Line, lines_of

FEWEST: Final = 2
"""Such rows of a table."""
FEWEST_COLUMNS: Final = 3
"""With a figure on both lines."""
LEVEL: Final = 0.3
"""Em by which figures of one line differ in height at most, and the label is off both at least."""
_FIGURE = re.compile(r"[+\\-−–—]?\d[\d.,:/'’ ]*[%*]?|[-—–−一]")


def with_two_lines_of_figures_apart(grid: PageGrid) -> PageGrid:
    """The grid, each such row as two."""
    if grid.form is not None:
        return grid
    own = [[cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 1)] for row in range(grid.n_rows)]
    edges = {row: edge for row in range(1, grid.n_rows) if (edge := _edge(own[row])) is not None}
    for row in sorted(edges, reverse=True) if len(edges) >= FEWEST else ():
        grid = cut_row(grid, row, edges[row], only={id(cell) for cell in own[row] if cell.column})
    return grid


def _edge(cells: Sequence[PageCell]) -> float | None:
    """Y between the two lines."""
    label = next((cell for cell in cells if (cell.column, cell.column_span) == (0, 1) and cell.words), None)
    told = [lines_of(cell.words) for cell in cells if cell.column and cell.words]
    lines = lines_of(label.words) if label is not None else []
    both = [own for own in told if len(own) == FEWEST]
    if len(lines) != 1 or len(both) < FEWEST_COLUMNS or not all(_is_figure(line) for own in told for line in own):
        return None
    heights, off = [both[0][at].middle for at in range(FEWEST)], LEVEL * both[0][0].size
    level = all(min(abs(line.middle - y) for y in heights) <= off for own in told for line in own)
    apart = heights[0] + off < lines[0].middle < heights[1] - off
    high, low = (max(own[0].box.bottom for own in both), min(own[1].box.top for own in both))
    return (high + low) / 2 if level and apart and high < low else None


def _is_figure(line: Line) -> bool:
    return _FIGURE.fullmatch(line.text) is not None
