"""Two tables of a scan in one grid, as a streak down the page runs beside both: apart where a title stands between rows
of quite other columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from models.tables.pages.columns.unused_edges import without_unused_edges
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value_text

FEWEST_ROWS: Final = 2
"""Above and below a title."""
FEWEST_EDGES: Final = 3
"""Between the columns of either table."""
SHARED: Final = 0.34
"""Of the edges between the columns of the one that has fewer: those that the other has, too, at most."""
SHORTEST: Final = 4
"""Characters of a title."""


def parted_at_titles(grids: Iterable[PageGrid]) -> tuple[PageGrid, ...]:
    """The grids, each such one as two or more without the titles between them."""
    return tuple(part for grid in grids for part in _parted(grid))


def _parted(grid: PageGrid) -> Iterator[PageGrid]:
    if grid.form is not None:
        yield grid
        return
    first, last = 0, grid.n_rows
    for row in range(FEWEST_ROWS, grid.n_rows - FEWEST_ROWS):
        if (
            row - first >= FEWEST_ROWS
            and _is_title(grid, row)
            and _differ(grid, range(first, row), range(row + 1, last))
        ):
            yield _part(grid, first, row)
            first = row + 1
    yield _part(grid, first, last) if first else grid


def _is_title(grid: PageGrid, row: int) -> bool:
    """Is one text, and no figure, all that is printed in the row, and does it go over several columns?"""
    held = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    printed = [cell for cell in held if cell.words or cell.unread]
    if len(printed) != 1 or any(cell.row_span > 1 for cell in held):
        return False
    text = "".join(word.text for word in printed[0].words)
    return printed[0].column_span > 1 and len(text) >= SHORTEST and not is_value_text(text)


def _differ(grid: PageGrid, above: range, below: range) -> bool:
    one, other = _edges(grid, above), _edges(grid, below)
    fewer = min(len(one), len(other))
    return fewer >= FEWEST_EDGES and len(one & other) <= SHARED * fewer


def _edges(grid: PageGrid, rows: range) -> set[int]:
    """Edges between columns at which cells of these rows begin."""
    return {cell.column for cell in grid.cells if cell.row in rows} - {0}


def _part(grid: PageGrid, first: int, last: int) -> PageGrid:
    edges = grid.row_edges[first : last + 1]
    cells: Sequence[PageCell] = [replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last]
    box = replace(grid.box, top=edges[0], bottom=edges[-1])
    return without_unused_edges(replace(grid, box=box, row_edges=edges, cells=tuple(cells)))
