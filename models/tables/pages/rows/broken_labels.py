"""Labels of groups that edges between their rows cut: two lines as near to each other as lines of one text are, between
rows that are further apart. 小 stands in the first row of its two then, and 学 in the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import middle_y
from models.tables.pages.rows.broken_rows import SHOWN, goes_on, lines_read, widest_line
from models.tables.values import is_value_or_dash

NEAREST: Final = 1.9
"""Em between two lines of one label at most."""
NEARER: Final = 0.75
"""Of the distance of the two rows, that of the lines at most."""
OFF: Final = 0.2
"""Em by which each part of a label is off the middle of its rows, towards the other part, at least."""
LABELS: Final = 2
"""Columns in which labels of groups stand: before them may be the numbers of rows."""
MOSTLY, FEWEST_FIGURES = 0.6, 2
"""Share of figures among what a column of figures says, and how many at least."""


def with_broken_labels_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such label as one cell."""
    names = _column_of_names(grid) if grid.form is None else 0
    level = RuleCover(rules, horizontal=True)
    for column in range(min(names, LABELS)):
        widest = [widest_line(grid, at) for at in range(column + 1)]
        own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
        upper: PageCell | None = None
        for lower in sorted(own, key=lambda cell: cell.row):
            y = grid.row_edges[lower.row]
            divided = level.share(y, lower.box.left, lower.box.right) >= SHOWN
            ruled = level.share(y, *grid.column_edges[names : names + 2]) >= COVERED
            follows = upper is not None and upper.row + upper.row_span == lower.row and not divided
            meet = upper is not None and (ruled or _meet(upper, lower))
            if upper is not None and follows and meet and _is_one(grid, upper, lower, names, widest):
                whole = _joined(upper, lower)
                rest = (cell for cell in grid.cells if cell is not lower)
                grid = replace(grid, cells=tuple(whole if cell is upper else cell for cell in rest))
                upper = whole
            else:
                upper = lower
    return grid


def _column_of_names(grid: PageGrid) -> int:
    """The one before the first column of figures; 0 where there is none."""
    for column in range(1, grid.n_columns):
        own = [word for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) for word in cell.words]
        if sum(map(is_value_or_dash, own)) >= max(FEWEST_FIGURES, MOSTLY * len(own)):
            return column - 1
    return 0


def _meet(upper: PageCell, lower: PageCell) -> bool:
    """Does the one stand low in its rows, and the other high, as the halves of a text at the middle of both do?"""
    first, second = lines_read(upper), lines_read(lower)
    if not first or not second:
        return False
    low = (first[0].middle + first[-1].middle - upper.box.top - upper.box.bottom) / 2
    high = (lower.box.top + lower.box.bottom - second[0].middle - second[-1].middle) / 2
    return min(low, high) >= OFF * first[-1].size


def _is_one(grid: PageGrid, upper: PageCell, lower: PageCell, names: int, widest: Sequence[float]) -> bool:
    first, second = lines_read(upper), lines_read(lower)
    if not first or not second or all(map(is_value_or_dash, (*upper.words, *lower.words))):
        return False
    apart = second[0].middle - first[-1].middle
    beside = [
        next((cell for cell in grid.cells if (cell.row, cell.row_span, cell.column) == (row, 1, names)), None)
        for row in (lower.row - 1, lower.row)
    ]
    at = [middle_y(around(word.box for word in cell.words)) for cell in beside if cell is not None and cell.words]
    if len(at) < 2 or not 0 < apart <= min(NEAREST * first[-1].size, NEARER * (at[1] - at[0])):
        return False
    return goes_on(upper, lower, widest)


def _joined(upper: PageCell, lower: PageCell) -> PageCell:
    span, words = upper.row_span + lower.row_span, (*upper.words, *lower.words)
    return replace(upper, row_span=span, words=words, box=around((upper.box, lower.box)))
