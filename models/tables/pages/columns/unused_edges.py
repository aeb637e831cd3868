"""Edges within a grid at which no cell begins or ends: a finder's line that all cells beside it go over; and those that
only take something blank off one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover

FEWEST_COLUMNS: Final = 3
"""Of a grid most of which goes over an edge."""


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


def without_blanks_off_one_cell(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without level edges that all cells go over but two of one column, one of them blank: nothing is beside
    that would tell of a row. OCR loses a line of a head in letters that it does not know. Edges that rules draw stay.
    """
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS:
        return grid
    level = RuleCover(rules, horizontal=True)
    for edge in reversed(range(1, grid.n_rows)):
        ending = [cell for cell in grid.cells if cell.row + cell.row_span == edge]
        begun = [cell for cell in grid.cells if cell.row == edge]
        if len(ending) != 1 or len(begun) != 1:
            continue
        (upper,), (lower,) = ending, begun
        drawn = level.share(grid.row_edges[edge], upper.box.left, upper.box.right) >= COVERED
        if not drawn and not (upper.words and lower.words):
            whole = replace(
                upper, row_span=upper.row_span + lower.row_span, words=upper.words or lower.words,
                box=replace(upper.box, bottom=lower.box.bottom), unread=upper.unread or lower.unread,
            )  # fmt: skip
            cells = [whole if cell is upper else cell for cell in grid.cells if cell is not lower]
            grid = replace(grid, cells=tuple(cells))
    return without_unused_edges(grid)


def _renumbered(cells: Iterable[PageCell], rows: list[int], columns: list[int]) -> Iterable[PageCell]:
    down, across = {at: new for new, at in enumerate(rows)}, {at: new for new, at in enumerate(columns)}
    for cell in cells:
        row, column = down[cell.row], across[cell.column]
        yield replace(
            cell, row=row, column=column, row_span=down[cell.row + cell.row_span] - row,
            column_span=across[cell.column + cell.column_span] - column,
        )  # fmt: skip
