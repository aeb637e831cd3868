"""Heads of several lines that a finder took for rows of heads: nothing divides them, and no head stands over two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.values import is_value, is_year

NEAR: Final = 0.6
"""Em of white between two lines of one head at most."""
BROKEN: Final = 1.3
"""The same where all other heads are as high as both lines; OCR measures no more than ink."""
SHOWN: Final = 0.2
"""Share of the table's width that rules cover where they divide two rows of heads."""
_UNIT = re.compile(r"[（(\[](?!\d+[)）\]]).{1,16}[)）\]]")
"""In brackets, no number of a column."""
FEWEST: Final = 2
"""Heads that go on below, at least."""


def with_heads_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such rows as one."""
    if grid.form is not None or grid.n_columns < 3:
        return grid
    level = RuleCover(rules, horizontal=True)
    whole, body = grid, first_of_body(grid)
    row = 0
    while row + 1 < body:
        edge = whole.row_edges[row + 1]
        divided = level.share(edge, whole.box.left, whole.box.right) >= SHOWN
        if not divided and (_go_on(whole, row) or _has_broken_head(whole, row) or _has_units_below(whole, row)):
            whole = _joined(whole, row)
            body = first_of_body(whole)
        else:
            row += 1
    return whole


def with_wide_heads_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, the first two rows as one where they are lines of heads over several columns."""
    level = RuleCover(rules, horizontal=True)
    if grid.form is not None or first_of_body(grid) <= 2 or not _has_wide_heads_broken(grid, 0):
        return grid
    return grid if level.share(grid.row_edges[1], grid.box.left, grid.box.right) >= SHOWN else _joined(grid, 0)


def first_of_body(grid: PageGrid) -> int:
    """The first row with a figure right of the labels, years left out; 0 where there is none."""
    return min((cell.row for cell in grid.cells if cell.column and _is_figure(cell)), default=0)


def _is_figure(cell: PageCell) -> bool:
    text = "".join(word.text for word in cell.words)
    return bool(cell.words) and all(map(is_value, cell.words)) and not is_year(text)


def _go_on(grid: PageGrid, row: int) -> bool:
    """Does each head of the row go on in the next, in the same columns, close below?"""
    upper = [cell for cell in grid.cells if cell.row == row]
    lower = [cell for cell in grid.cells if cell.row == row + 1]
    if any(cell.row_span > 1 for cell in (*upper, *lower)) or any(
        cell.row < row + 1 < cell.row + cell.row_span for cell in grid.cells
    ):
        return False
    below = {(cell.column, cell.column_span): cell for cell in lower if cell.words}
    told = [cell for cell in upper if cell.words]
    pairs = [(cell, below.get((cell.column, cell.column_span))) for cell in told]
    if len(told) < FEWEST or len(told) < len(below) - 1:
        return False
    return all(other is not None and _close(cell, other) for cell, other in pairs)


def _has_broken_head(grid: PageGrid, row: int) -> bool:
    """Are all heads of the two rows of one column, and as high as both, but for some of two lines that were parted?"""
    own = [cell for cell in grid.cells if cell.row <= row + 1 and cell.row + cell.row_span > row]
    whole = [cell for cell in own if cell.row == row and cell.row_span == 2]
    upper = {cell.column: cell for cell in own if cell.row == row and cell.row_span == 1}
    lower = {cell.column: cell for cell in own if cell.row == row + 1 and cell.row_span == 1}
    if len(whole) + len(upper) + len(lower) < len(own) or any(cell.column_span > 1 for cell in own):
        return False
    told = [column for column in upper if upper[column].words and column in lower and lower[column].words]
    near = all(_close(upper[column], lower[column], most=BROKEN) for column in told)
    return bool(told) and len(whole) >= len(told) and near


def _has_units_below(grid: PageGrid, row: int) -> bool:
    """Is what the lower row has but for the labels' head in brackets, each under a head, beside one as high as both?"""
    own = [cell for cell in grid.cells if cell.row <= row + 1 and cell.row + cell.row_span > row and cell.words]
    upper = {(cell.column, cell.column_span): cell for cell in own if cell.row == row and cell.row_span == 1}
    lower = [cell for cell in own if cell.row == row + 1 and cell.row_span == 1]
    units = [cell for cell in lower if cell.column]
    high = any((cell.row, cell.row_span) == (row, 2) for cell in own)
    if not high or not units or any(cell.row + cell.row_span > row + 2 or cell.row < row for cell in own):
        return False
    told = all(_UNIT.fullmatch("".join(word.text for word in cell.words)) for cell in units)
    over = [(upper.get((cell.column, cell.column_span)), cell) for cell in lower]
    return told and all(one is not None and _close(one, cell, most=BROKEN) for one, cell in over)


def _has_wide_heads_broken(grid: PageGrid, row: int) -> bool:
    """Does each head over several columns that ends with the row go on close below over the same, a translation say,
    and so does what others say in both rows?
    """
    upper = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row + cell.row_span == row + 1}
    lower = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row == row + 1}
    wide = [place for place in (*upper, *lower) if place[1] > 1]
    if not wide or set(upper) != set(lower) or any(cell.row < row for cell in upper.values()):
        return False
    told = [place for place in upper if upper[place].words and lower[place].words]
    whole = all(lower[place].row_span == 1 for place in wide)
    return set(wide) <= set(told) and whole and all(_close(upper[place], lower[place]) for place in told)


def _close(upper: PageCell, lower: PageCell, *, most: float = NEAR) -> bool:
    one, other = around(word.box for word in upper.words), around(word.box for word in lower.words)
    size = min(word.box.bottom - word.box.top for word in (*upper.words, *lower.words))
    return other.top - one.bottom <= most * size


def _joined(grid: PageGrid, row: int) -> PageGrid:
    """The row and the next as one."""
    upper = [cell for cell in grid.cells if cell.row == row]
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.row == row and cell.row_span > 1:
            cells.append(replace(cell, row_span=cell.row_span - 1))
        elif cell.row == row:
            continue
        elif cell.row == row + 1:
            end = cell.column + cell.column_span
            words = [word for one in upper if cell.column <= one.column < end for word in one.words]
            box = Box(left=cell.box.left, top=grid.row_edges[row], right=cell.box.right, bottom=cell.box.bottom)
            cells.append(replace(cell, row=row, words=(*words, *cell.words), box=box))
        else:
            cells.append(replace(cell, row=cell.row - (cell.row > row)))
    edges = (*grid.row_edges[: row + 1], *grid.row_edges[row + 2 :])
    return replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
