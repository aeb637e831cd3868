"""合计 over all columns of labels: where groups have a column of their own, a total is of none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.values import is_value_or_dash

FEWEST: Final = 2
"""Columns of labels."""
SHOWN: Final = 0.5
"""Share of a row's height along which a rule parts it."""
_TOTAL = re.compile(r"[合总共]计")


def with_totals_over_labels(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each total in its first column over the blank cells before its first figure, where no rule parts these
    and some label below a head is of several rows, or a head is over all of the columns.
    """
    if grid.form is not None or grid.n_columns <= FEWEST:
        return grid
    upright = RuleCover(rules, horizontal=False)
    for row in range(1, grid.n_rows):
        total = _total(grid, row)
        if total is None or not _are_labels(grid, total.column_span, row):
            continue
        inner = grid.column_edges[1 : total.column_span]
        if any(upright.share(x, *grid.row_edges[row : row + 2]) >= SHOWN for x in inner):
            continue
        kept = [cell for cell in grid.cells if cell.row != row or cell.column >= total.column_span]
        grid = replace(grid, cells=tuple(sorted([*kept, total], key=lambda cell: (cell.row, cell.column))))
    return grid


def _total(grid: PageGrid, row: int) -> PageCell | None:
    """The row's first cell over what is blank before its first figure, if it is a total's name."""
    own = sorted(
        (cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span), key=lambda cell: cell.column
    )
    told = [cell for cell in own if cell.words]
    if len(told) < FEWEST or told[0] is not own[0] or any(cell.row_span > 1 for cell in own):
        return None
    name, figures = "".join("".join(word.text for word in told[0].words).split()), told[1].words
    end = told[1].column
    if not _TOTAL.fullmatch(name) or end < FEWEST or end <= told[0].column_span:
        return None
    if not all(map(is_value_or_dash, figures)):
        return None
    return replace(told[0], column_span=end, box=replace(told[0].box, right=grid.column_edges[end]))


def _are_labels(grid: PageGrid, end: int, total: int) -> bool:
    """Is one of the columns before `end` of groups, or are all under one head, or all but one of numbers?"""
    before = [cell for cell in grid.cells if cell.column + cell.column_span <= end and cell.words and cell.row != total]
    group = any(cell.row and cell.row_span > 1 and cell.row + cell.row_span > total + 1 for cell in before) or any(
        cell.row_span > 1 and 0 < cell.row and cell.row + cell.row_span <= total for cell in before
    )
    head = any(cell.row == 0 and cell.column_span >= max(FEWEST, end - 1) for cell in before)
    return group or head
