"""Edges within a grid at which no cell begins or ends: a finder's line that all cells beside it go over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from models.tables.pages.page_grid import PageCell, PageGrid


def without_unused_edges(grid: PageGrid) -> PageGrid:
    """The grid without them; the same object where there are none."""
    if grid.form is not None:
        return grid
    rows = sorted({end for cell in grid.cells for end in (cell.row, cell.row + cell.row_span)})
    columns = sorted({end for cell in grid.cells for end in (cell.column, cell.column + cell.column_span)})
    if (len(rows), len(columns)) == (len(grid.row_edges), len(grid.column_edges)):
        return grid
    return replace(
        grid,
        row_edges=tuple(grid.row_edges[at] for at in rows),
        column_edges=tuple(grid.column_edges[at] for at in columns),
        cells=tuple(_renumbered(grid.cells, rows, columns)),
    )


def _renumbered(cells: Iterable[PageCell], rows: list[int], columns: list[int]) -> Iterable[PageCell]:
    down, across = {at: new for new, at in enumerate(rows)}, {at: new for new, at in enumerate(columns)}
    for cell in cells:
        row, column = down[cell.row], across[cell.column]
        yield replace(
            cell, row=row, column=column, row_span=down[cell.row + cell.row_span] - row,
            column_span=across[cell.column + cell.column_span] - column,
        )  # fmt: skip
