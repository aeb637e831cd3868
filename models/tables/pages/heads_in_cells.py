"""A head over several columns and their own heads in one cell: the rules between them are lost in a dark fill, or were
too short for a reader of pictures.

The last line in the cell has one part in each of its columns, and what stands above it is one, in their middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.head_lines import first_of_body
from models.tables.pages.line_shapes import segments
from models.tables.pages.lines import Line, lines_of, middle_x
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.values import is_value

OFF: Final = 1.0
"""Em by which the upper head is off the middle of the cell at most."""


def with_heads_in_cells_apart(grid: PageGrid) -> PageGrid:
    """The grid with such cells of its first rows as two rows of heads; those beside them are as high as both."""
    if grid.form is not None:
        return grid
    row = 0
    while row <= first_of_body(grid) and row < grid.n_rows - 1:
        parts = {id(cell): _parts(cell, grid.column_edges) for cell in grid.cells if cell.row == row}
        told = {key: found for key, found in parts.items() if found is not None}
        if told:
            grid = _cut(grid, row, told)
            row += 1
        row += 1
    return grid


def _parts(cell: PageCell, columns: Sequence[float]) -> tuple[Line, list[Line]] | None:
    """The head over all of the cell's columns, and the heads of each; None where it has no such."""
    lines = lines_of(cell.words) if cell.column_span > 1 and cell.row_span == 1 else []
    if len(lines) != 2 or any(map(is_value, cell.words)):
        return None
    over, under = (segments(line) for line in lines)
    inner = columns[cell.column : cell.column + cell.column_span + 1]
    if len(over) != 1 or len(under) != cell.column_span:
        return None
    if any(
        not left <= part.box.left < part.box.right <= right
        for part, left, right in zip(under, inner, inner[1:], strict=False)
    ):
        return None
    off = abs(middle_x(over[0].box) - (inner[0] + inner[-1]) / 2)
    return (over[0], under) if off <= OFF * over[0].size else None


def _cut(grid: PageGrid, row: int, told: dict[int, tuple[Line, list[Line]]]) -> PageGrid:
    """The row as two, between the heads and those under them."""
    over, under = next(iter(told.values()))
    at = (over.box.bottom + min(part.box.top for part in under)) / 2
    cells = [one for cell in grid.cells for one in _of(cell, row, at, told.get(id(cell)), grid.column_edges)]
    edges = (*grid.row_edges[: row + 1], at, *grid.row_edges[row + 1 :])
    return replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _of(
    cell: PageCell, row: int, at: float, parts: tuple[Line, list[Line]] | None, columns: Sequence[float]
) -> Iterator[PageCell]:
    """What becomes of a cell."""
    if parts is None:
        below = cell.row > row
        yield replace(
            cell, row=cell.row + below, row_span=cell.row_span + (not below and cell.row + cell.row_span > row)
        )
        return
    over, under = parts
    yield replace(cell, words=over.words, box=replace(cell.box, bottom=at))
    for column, part in enumerate(under, cell.column):
        box = Box(left=columns[column], top=at, right=columns[column + 1], bottom=cell.box.bottom)
        yield PageCell(row=row + 1, column=column, row_span=1, column_span=1, box=box, words=part.words)
