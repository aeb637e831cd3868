"""Headings over rows that a fill of their own marks: one area over all columns, with words at its beginning alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_y
from models.tables.values import is_value

FEWEST: Final = 2
"""Such headings of a table; one row alone may be a total without figures, but where all other rows have these."""
SO_MANY: Final = 3
"""Such headings, where other rows are filled, too."""
SAME: Final = 4.0
"""Points between a side of an area and the row's: the row's edges run within the white above and below its words."""
ALL: Final = 0.95
"""Of the table's width that one area covers."""


def with_shaded_headings(grid: PageGrid, shades: Sequence[Box]) -> PageGrid:
    """The grid with each such heading over its row; in tables of alternate fill, filled rows say more than that."""
    if grid.form is not None or grid.n_columns < 2 or not shades:
        return grid
    filled = [row for row in range(1, grid.n_rows) if any(_fills(shade, grid, row) for shade in shades)]
    apart = grid
    for row in filled:
        cut = _without_cells_from_above(apart, row)
        apart = cut if _heading(cut, row) is not None else apart
    headings = {row: cell for row in filled if (cell := _heading(apart, row)) is not None}
    if len(headings) < FEWEST and not (len(filled) == 1 and _is_among_full_rows(headings, apart)):
        return grid
    if len(filled) - len(headings) >= FEWEST and not _are_filled_alone(headings, apart):
        return grid
    return replace(apart, cells=tuple(_spread(apart, headings)))


def _are_filled_alone(headings: Collection[int], grid: PageGrid) -> bool:
    """Are all rows that say nothing beside their label filled? Alternate fill would leave out some of so many."""
    alone = {row for row in range(1, grid.n_rows) if _heading(grid, row) is not None}
    return len(headings) >= SO_MANY and alone <= set(headings)


def _is_among_full_rows(headings: Collection[int], grid: PageGrid) -> bool:
    """Does each row but the one heading say something in all columns, one above it and one below it figures?"""
    body = first_of_body(grid)
    rest = [row for row in range(body, grid.n_rows) if row not in headings]
    full = all(cell.words for cell in grid.cells if cell.row in rest)
    return bool(body and headings) and full and all(min(rest, default=0) < row < grid.n_rows - 1 for row in headings)


def _fills(shade: Box, grid: PageGrid, row: int) -> bool:
    edges = (grid.row_edges[row], grid.row_edges[row + 1])
    across = min(shade.right, grid.box.right) - max(shade.left, grid.box.left)
    level = abs(shade.top - edges[0]) <= SAME and abs(shade.bottom - edges[1]) <= SAME
    return level and across >= ALL * (grid.box.right - grid.box.left)


def _without_cells_from_above(grid: PageGrid, row: int) -> PageGrid:
    """The grid without cells that reach into the row from the row above, and say nothing in it: no cell is of two
    fills.
    """
    from_above = [cell for cell in grid.cells if cell.row < row == cell.row + cell.row_span - 1]
    top = grid.row_edges[row]
    if not from_above or any(middle_y(word.box) > top for cell in from_above for word in cell.words):
        return grid
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell not in from_above:
            cells.append(cell)
            continue
        cells.append(replace(cell, row_span=cell.row_span - 1, box=replace(cell.box, bottom=top)))
        for column in range(cell.column, cell.column + cell.column_span):
            left, right = grid.column_edges[column], grid.column_edges[column + 1]
            box = Box(left=left, top=top, right=right, bottom=grid.row_edges[row + 1])
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=()))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _heading(grid: PageGrid, row: int) -> PageCell | None:
    own = [cell for cell in grid.cells if cell.row == row]
    told = [cell for cell in own if cell.words]
    whole = all(cell.row_span == 1 for cell in own) and sum(cell.column_span for cell in own) == grid.n_columns
    words = [word for cell in told for word in cell.words]
    if not whole or not told or told[0].column != 0 or any(all(map(is_value, cell.words)) for cell in told):
        return None
    lines = lines_of(words)
    one = len(told) == 1 or (len(lines) == 1 and len(segments(lines[0])) == 1)
    return replace(told[0], words=tuple(words)) if one else None


def _spread(grid: PageGrid, headings: dict[int, PageCell]) -> Iterator[PageCell]:
    for cell in grid.cells:
        heading = headings.get(cell.row)
        if heading is None:
            yield cell
        elif cell.column == heading.column:
            box = replace(cell.box, right=grid.column_edges[-1])
            yield replace(heading, column_span=grid.n_columns, box=box)
