"""合计 over all columns of labels: where groups have a column of their own, a total is of none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import bare_text
from models.tables.values import is_value_or_dash

FEWEST: Final = 2
"""Columns of labels."""
MOST_HEADS: Final = 2
"""Rows of a head that have no name in the column of names."""
SHOWN: Final = 0.5
"""Share of a row's height along which a rule parts it."""
_TOTAL = re.compile(r"[合总共]计")


def with_totals_over_labels(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each total over the blank cells before its first figure, where no rule parts these
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
    """The total's name that the row begins with, over all columns before its first figure."""
    own = sorted(
        (cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span), key=lambda cell: cell.column
    )
    told = [cell for cell in own if cell.words]
    if len(told) < FEWEST or any(cell.row_span > 1 for cell in own):
        return None
    name, figures = bare_text(told[0].words), told[1].words
    end = told[1].column
    if not _TOTAL.fullmatch(name) or end < FEWEST or end <= told[0].column_span:
        return None
    if not all(map(is_value_or_dash, figures)):
        return None
    box = replace(told[0].box, left=grid.column_edges[0], right=grid.column_edges[end])
    return replace(told[0], column=0, column_span=end, box=box)


def _are_labels(grid: PageGrid, end: int, total: int) -> bool:
    """Is one of the columns before `end` of groups, or are all under one head, or all but one of numbers?"""
    before = [cell for cell in grid.cells if cell.column + cell.column_span <= end and cell.words and cell.row != total]
    group = any(
        cell.row and cell.row_span > 1 and not cell.row <= total < cell.row + cell.row_span for cell in before
    )  # fmt: skip
    head = any(cell.row == 0 and cell.column_span >= max(FEWEST, end - 1) for cell in before)
    return group or head or _has_few_labels(grid, end, total)


def _has_few_labels(grid: PageGrid, end: int, total: int) -> bool:
    """Is a label beside half of the rows at most in the first column, and a name beside each in the next, the last one
    before the figures?
    """
    rows = [row for row in range(1, grid.n_rows) if row != total]
    first, names = (
        {cell.row for cell in grid.cells if (cell.column, cell.row_span) == (at, 1) and cell.words and cell.row in rows}
        for at in (0, 1)
    )
    return end == FEWEST and 2 * len(first) <= len(rows) and bool(first) and len(names) >= len(rows) - MOST_HEADS
