"""A head over several columns and their own heads in one cell: the rules between them are lost in a dark fill, or were
too short for a reader of pictures.

The last line in the cell has one part in each of its columns, and what stands above it is one, in their middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x
from models.tables.values import is_value

ACROSS: Final = 1.5
"""Points that a word reaches over an edge on both sides where a head goes over that."""
ALIGNED: Final = 0.5
"""Em by which sides differ of lines under one another."""
FILLS: Final = 0.5
"""Share of the width of its columns that such a head takes at most."""
MOST_CUT: Final = 4
"""Columns of such a head."""
OFF: Final = 1.0
"""Em by which the upper head is off the middle of the cell at most."""


def with_heads_in_cells_apart(grid: PageGrid) -> PageGrid:
    """The grid with such cells of its first rows as two rows of heads; those beside them are as high as both."""
    if grid.form is not None:
        return grid
    row = 0
    while row <= first_of_body(grid) and row < grid.n_rows - 1:
        grid = _with_cut_head_whole(grid, row)
        parts = {id(cell): _parts(cell, grid.column_edges) for cell in grid.cells if cell.row == row}
        told = {key: found for key, found in parts.items() if found is not None}
        if told:
            grid = _cut(grid, row, told)
            row += 1
        row += 1
    return grid


def _with_cut_head_whole(grid: PageGrid, row: int) -> PageGrid:
    """The grid, cells of the row as one where a head stands over the edge between them, or off what is below it."""
    own = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
    for cell in own:
        if not (any(_is_over_side(word.box, grid, cell) for word in cell.words) or _stands_off(cell)):
            continue
        for run in (own[first : last + 1] for last in range(1, len(own)) for first in range(last)):
            if cell in run and len(run) <= MOST_CUT and (whole := _as_one(run, grid)) is not None:
                return replace(
                    grid, cells=tuple(whole if one is run[0] else one for one in grid.cells if one not in run[1:])
                )
    return grid


def _is_over_side(box: Box, grid: PageGrid, cell: PageCell) -> bool:
    sides = (grid.column_edges[cell.column], grid.column_edges[cell.column + cell.column_span])
    return any(box.left < side - ACROSS and box.right > side + ACROSS for side in sides)


def _stands_off(cell: PageCell) -> bool:
    """Are neither sides nor middles of its two lines under one another? Then they are not of one head."""
    lines = lines_of(cell.words)
    if len(lines) != 2:
        return False
    (one, other), near = (line.box for line in lines), ALIGNED * lines[0].size
    sides = min(abs(one.left - other.left), abs(one.right - other.right))
    return sides > near and abs(middle_x(one) - middle_x(other)) > OFF * lines[0].size


def _as_one(run: Sequence[PageCell], grid: PageGrid) -> PageCell | None:
    """The cell of all, if it holds a head over those of its columns."""
    beside = all(right.column == left.column + 1 for left, right in pairwise(run))
    if not beside or any(cell.column_span > 1 or cell.row_span > 1 for cell in run):
        return None
    words = tuple(word for cell in run for word in cell.words)
    whole = replace(run[0], column_span=len(run), words=words, box=around(cell.box for cell in run))
    parts = _parts(whole, grid.column_edges)
    return whole if parts is not None and _is_narrow(parts[0].box, whole.box) else None


def _is_narrow(head: Box, cell: Box) -> bool:
    """What fills the columns may be lines of two heads that a reader of pictures took for one word."""
    return head.right - head.left <= FILLS * (cell.right - cell.left)


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
    cut = cut_row(grid, row, at, only=told)
    if cut is grid:
        return grid
    heads = {cell.column: told[id(cell)] for cell in grid.cells if id(cell) in told}
    cells = [one for cell in cut.cells for one in _with_heads(cell, row, heads.get(cell.column), grid.column_edges)]
    return replace(cut, cells=tuple(cells))


def _with_heads(
    cell: PageCell, row: int, heads: tuple[Line, list[Line]] | None, columns: Sequence[float]
) -> Iterator[PageCell]:
    """The upper part of such a cell, and the heads of each column of its lower one; any other cell."""
    if heads is None or not row <= cell.row <= row + 1:
        yield cell
        return
    over, under = heads
    if cell.row == row:
        yield replace(cell, words=over.words)
        return
    for column, part in enumerate(under, cell.column):
        box = replace(cell.box, left=columns[column], right=columns[column + 1])
        yield replace(cell, column=column, column_span=1, box=box, words=part.words)
