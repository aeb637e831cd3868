"""Rows of words that a finder put together, though all lines of the body are as far from each other: a line in each of
several columns on every height is a row, and so is one in the labels and one other column, where lines of one text
would be nearer. What stands beside two of them at their middle is of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of

FEWEST_LINES, FEWEST_COLUMNS = 4, 3
"""Of the body, and columns with a line on every height."""
FEWEST_LABELLED, LOOSE = 1, 1.6
"""Such columns beside labels with a line on every height, and em between these from which no text is set so."""
EVEN: Final = 0.12
"""Share of their distance by which that of two lines is another."""
LEVEL: Final = 0.3
"""Em by which a line is off the height of a row at most."""


def with_even_lines_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such row as its lines."""
    body = [cell for cell in grid.cells if cell.row and cell.words]
    if grid.form is not None or grid.n_rows < 2 or any(cell.row_span * cell.column_span > 1 for cell in body):
        return grid
    levels = lines_of(word for cell in body if cell.column for word in cell.words)
    if len(levels) < max(FEWEST_LINES, grid.n_rows) or not _are_even(levels):
        return grid
    told = [_is_told(grid, column, levels) for column in range(grid.n_columns)]
    labelled = told[0] and levels[1].middle - levels[0].middle >= LOOSE * levels[0].size
    if sum(told[1:]) < (FEWEST_LABELLED if labelled else FEWEST_COLUMNS):
        return grid
    ruled = RuleCover(rules, horizontal=True)
    if any(ruled.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[2:-1]):
        return grid
    for above, below in reversed(list(pairwise(levels))):
        at = (above.box.bottom + below.box.top) / 2
        row = next(row for row in range(grid.n_rows) if at < grid.row_edges[row + 1])
        parted = [cell for cell in grid.cells if cell.row == row and not _is_between(cell, at, levels)]
        near_edge = min(at - grid.row_edges[row], grid.row_edges[row + 1] - at)
        if row and near_edge > LEVEL * above.size:
            grid = cut_row(grid, row, at, only={id(cell) for cell in parted})
    return grid


def _are_even(levels: Sequence[Line]) -> bool:
    steps = [below.middle - above.middle for above, below in pairwise(levels)]
    return max(steps) - min(steps) <= EVEN * median(steps)


def _is_told(grid: PageGrid, column: int, levels: Sequence[Line]) -> bool:
    """Has it a line on every height?"""
    lines = [line for cell in grid.cells if cell.column == column and cell.row for line in lines_of(cell.words)]
    return len(lines) == len(levels) and all(
        abs(line.middle - level.middle) <= LEVEL * level.size for line, level in zip(lines, levels, strict=True)
    )


def _is_between(cell: PageCell, at: float, levels: Sequence[Line]) -> bool:
    """Does one line stand at that y, on the height of no row?"""
    lines = lines_of(cell.words)
    if len(lines) != 1 or not lines[0].box.top < at < lines[0].box.bottom:
        return False
    return all(abs(lines[0].middle - level.middle) > LEVEL * level.size for level in levels)
