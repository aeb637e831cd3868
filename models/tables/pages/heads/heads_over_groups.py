"""Heads over labels of groups and the names behind them: where the groups have no head of their own, it is of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.values import is_value

FEWEST: Final = 2
"""Labels of several rows."""


def with_heads_over_groups(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such heads over both columns, where no rule parts them."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    for column in range(grid.n_columns - 2):
        head = next((cell for cell in grid.cells if (cell.row, cell.column) == (0, column + 1)), None)
        if head is None or not head.words or head.column_span > 1 or any(map(is_value, head.words)):
            continue
        above = [cell for cell in grid.cells if cell.column == column and cell.row < head.row_span]
        alone = all(cell.column_span == 1 and cell.row + cell.row_span <= head.row_span for cell in above)
        blank = (
            alone and sum(cell.row_span for cell in above) == head.row_span and not any(cell.words for cell in above)
        )
        x = grid.column_edges[column + 1]
        if not blank or not _has_groups(grid, column, head.row_span):
            continue
        if upright.share(x, grid.row_edges[0], grid.row_edges[head.row_span]) >= COVERED:
            continue
        kept = [cell for cell in grid.cells if cell not in above and cell is not head]
        wide = replace(head, column=column, column_span=2, box=replace(head.box, left=grid.column_edges[column]))
        grid = replace(grid, cells=tuple(sorted([*kept, wide], key=_place)))
    return grid


def _has_groups(grid: PageGrid, column: int, first: int) -> bool:
    """Are there several labels of several rows in it, with names behind them in each of the rows?"""
    labels = [cell for cell in grid.cells if cell.column == column and cell.row >= first and cell.words]
    groups = [cell for cell in labels if cell.row_span > 1 and cell.column_span == 1]
    rows = {row for cell in groups for row in range(cell.row, cell.row + cell.row_span)}
    named = {
        cell.row for cell in grid.cells if (cell.column, cell.row_span) == (column + 1, 1) and cell.words
        and not any(map(is_value, cell.words))
    }  # fmt: skip
    return len(groups) >= FEWEST and rows <= named


def _place(cell: PageCell) -> tuple[int, int]:
    return cell.row, cell.column
