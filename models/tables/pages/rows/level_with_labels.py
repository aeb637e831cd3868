"""Cells that a finder made as high as two rows, with a line level with each row's label: they are two.

A timetable has the numbers of its services in one row, and marks of notes under some of them in the next.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import lines_of

LEVEL: Final = 0.2
"""Em by which lines on one height differ."""
FEWEST: Final = 2
"""Cells with a line on both rows; others may have one on the first alone."""


def with_cells_level_with_labels(grid: PageGrid) -> PageGrid:
    """The grid with such cells of two rows that each have a label in the first column."""
    if grid.form is not None:
        return grid
    for row in range(grid.n_rows - 1):
        labels = [_label(grid, at) for at in (row, row + 1)]
        high = [cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 2) and cell.words and cell.column]
        if len(high) < FEWEST or any(label is None or len(lines_of(label.words)) != 1 for label in labels):
            continue
        heights = [lines_of(label.words)[0].middle for label in labels if label is not None]
        rows = [[_row_of(line.middle, line.size, heights) for line in lines_of(cell.words)] for cell in high]
        if sum(own == [0, 1] for own in rows) < FEWEST or not all(own in ([0], [0, 1]) for own in rows):
            continue
        cells = [cell for cell in grid.cells if not any(cell is one for one in high)]
        cells += [part for cell in high for part in _parts(cell, grid)]
        grid = replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    return grid


def _label(grid: PageGrid, row: int) -> PageCell | None:
    own = (cell for cell in grid.cells if (cell.row, cell.column, cell.row_span, cell.column_span) == (row, 0, 1, 1))
    return next((cell for cell in own if cell.words), None)


def _row_of(middle: float, size: float, heights: list[float]) -> int | None:
    return next((at for at, height in enumerate(heights) if abs(middle - height) <= LEVEL * size), None)


def _parts(cell: PageCell, grid: PageGrid) -> list[PageCell]:
    edge = grid.row_edges[cell.row + 1]
    lines = [line.words for line in lines_of(cell.words)]
    boxes = replace(cell.box, bottom=edge), replace(cell.box, top=edge)
    return [
        replace(cell, row=cell.row + at, row_span=1, box=box, words=tuple(lines[at]) if at < len(lines) else ())
        for at, box in enumerate(boxes)
    ]
