"""Labels of groups that rules between rows leave out: drawn on both sides of a column, and not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover

DRAWN, LEFT_OUT = 0.9, 0.2
"""Share of a column's width along which a rule runs that is drawn there, and of one that is not."""


def with_labels_between_rules(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, in each such column the cells that no rule parts as one, where one of them at most says something."""
    if grid.form is not None:
        return grid
    level = RuleCover(rules, horizontal=True)
    cells = list(grid.cells)
    for column in range(1, grid.n_columns - 1):
        open_below = [_is_left_out(grid, row, column, level) for row in range(grid.n_rows - 1)]
        for run in _runs(open_below):
            own = [cell for cell in cells if cell.column == column and run.start <= cell.row < run.stop]
            if _are_one(own, run) and len(own) > 1:
                told = next((cell for cell in own if cell.words), own[0])
                cells = [cell for cell in cells if cell not in own]
                box = Box(
                    left=grid.column_edges[column], top=grid.row_edges[run.start],
                    right=grid.column_edges[column + 1], bottom=grid.row_edges[run.stop],
                )  # fmt: skip
                cells.append(replace(told, row=run.start, row_span=len(run), box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_left_out(grid: PageGrid, row: int, column: int, level: RuleCover) -> bool:
    """Does a rule below the row run in the columns on both sides, and not in this one?"""
    y, edges = grid.row_edges[row + 1], grid.column_edges
    before, own, after = (level.share(y, *edges[at : at + 2]) for at in (column - 1, column, column + 1))
    return own <= LEFT_OUT and min(before, after) >= DRAWN


def _runs(open_below: Sequence[bool]) -> list[range]:
    """Rows with no rule between them in the column."""
    found, row = [], 0
    for is_open, group in groupby(open_below):
        length = len(list(group))
        if is_open:
            found.append(range(row, row + length + 1))
        row += length
    return found


def _are_one(cells: Sequence[PageCell], run: range) -> bool:
    """Are they of the column alone, from the first row to the last, with one label at most?"""
    rows = [row for cell in cells for row in range(cell.row, cell.row + cell.row_span)]
    alone = all(cell.column_span == 1 for cell in cells) and sum(bool(cell.words) for cell in cells) <= 1
    return alone and rows == list(run)
