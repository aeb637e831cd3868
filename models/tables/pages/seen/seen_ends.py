"""Rows at a grid's ends that the finder of regions sees outside of the table: its title or unit, a note below, or a
list under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import holds
from models.tables.pages.seen.seen_words import SURE, SeesTables, likelihood

FEWEST: Final = 3
"""Rows of a grid that may lose one."""
LIKELY: Final = 0.5
"""Mean probability over the words of a row from which it is seen as one of the table."""

AS_HIGH: Final = 0.1
"""Of the usual row, by which one is higher or lower that is as high."""
_ANNEX = re.compile(r"附[:：]")
"""How the title of what is annexed begins."""


def without_seen_outside(grid: PageGrid, seen: SeesTables, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a first or last row all of whose words are surely none of a table, where the next row is.

    A row with words in each of several columns, or in all that the next one has words in, one that upright rules part,
    one that rules close on all sides, or one as high as the others between level rules where these alone run, is one of
    the table, whatever is seen.
    """
    for row, beside in ((0, 1), (-1, -2)):
        if grid.form is None and grid.n_rows >= FEWEST and _is_outside(grid, row, beside, seen, rules):
            grid = _without_end(grid, first=row == 0)
    for _ in range(_n_rows_of_another(grid, seen, rules)):
        grid = _without_end(grid, first=False)
    return grid


def _n_rows_of_another(grid: PageGrid, seen: SeesTables, rules: Sequence[Rule]) -> int:
    """Last rows, fewer than the others, that another region holds, with nothing under the first column, which all rows
    in the table's region fill; no rule is over or under them.
    """
    held = [[word for cell in _cells_of(grid, row) for word in cell.words] for row in range(grid.n_rows)]
    boxes = seen.boxes()
    own = next((box for box in boxes if any(holds(box, word.box) for word in held[0])), None)
    if grid.form is not None or own is None:
        return 0
    first = next((row for row, words in enumerate(held) if not any(holds(own, word.box) for word in words)), 0)
    below = [word for words in held[first:] for word in words]
    others = [box for box in boxes if any(holds(box, word.box) for word in below)]
    if not grid.n_rows < 2 * first < 2 * grid.n_rows or len(others) != 1 or others[0].left < grid.column_edges[1]:
        return 0
    labels = {cell.row for cell in grid.cells if cell.column == 0 and cell.words}
    whole = all(cell.row >= first or cell.row + cell.row_span <= first for cell in grid.cells)
    level = RuleCover(rules, horizontal=True)
    ruled = any(level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[first:])
    return grid.n_rows - first if whole and not ruled and labels >= set(range(first)) else 0


def _is_outside(grid: PageGrid, row: int, beside: int, seen: SeesTables, rules: Sequence[Rule]) -> bool:
    own, near = (_cells_of(grid, at % grid.n_rows) for at in (row, beside))
    filled = [cell for cell in own if cell.words]
    if any(cell.row_span > 1 for cell in own) or (len(filled) == grid.n_columns > 1) or not filled:
        return False
    if len(filled) > 1 and _places(filled) == _places([cell for cell in near if cell.words]):
        return False
    at = row % grid.n_rows
    if _is_parted(grid, at, filled, rules) or _is_closed(grid, at, rules):
        return False
    if _is_as_others(grid, at, rules) and not _ANNEX.match(filled[0].words[0].text):
        return False
    likely = _likely(near, seen)
    return max(_likely(filled, seen)) <= 1 - SURE and bool(likely) and sum(likely) >= LIKELY * len(likely)


def _cells_of(grid: PageGrid, row: int) -> list[PageCell]:
    return [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]


def _places(cells: Sequence[PageCell]) -> set[tuple[int, int]]:
    return {(cell.column, cell.column_span) for cell in cells}


def _likely(cells: Sequence[PageCell], seen: SeesTables) -> list[float]:
    return [likelihood(seen, word) for cell in cells for word in cell.words]


def _is_parted(grid: PageGrid, row: int, filled: Sequence[PageCell], rules: Sequence[Rule]) -> bool:
    """Does an upright rule stand at the left side of one of several cells with words?"""
    upright = RuleCover(rules, horizontal=False)
    top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
    return any(upright.share(grid.column_edges[cell.column], top, bottom) >= COVERED for cell in filled if cell.column)


def _is_closed(grid: PageGrid, row: int, rules: Sequence[Rule]) -> bool:
    """Do rules run above and below it, and along both of its sides?"""
    level, upright = (RuleCover(rules, horizontal=horizontal) for horizontal in (True, False))
    top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
    left, right = grid.column_edges[0], grid.column_edges[-1]
    return all(level.share(y, left, right) >= COVERED for y in (top, bottom)) and all(
        upright.share(x, top, bottom) >= COVERED for x in (left, right)
    )


def _is_as_others(grid: PageGrid, row: int, rules: Sequence[Rule]) -> bool:
    """Do level rules run above and below each row, and is it as high as those usually are?"""
    level = RuleCover(rules, horizontal=True)
    ruled = [level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges]
    heights = [low - high for high, low in pairwise(grid.row_edges)]
    return all(ruled) and abs(heights[row] - median(heights)) <= AS_HIGH * median(heights)


def _without_end(grid: PageGrid, *, first: bool) -> PageGrid:
    edges = grid.row_edges[1:] if first else grid.row_edges[:-1]
    row = 0 if first else grid.n_rows - 1
    cells = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if cell.row != row)
    box = replace(grid.box, top=max(grid.box.top, edges[0]), bottom=min(grid.box.bottom, edges[-1]))
    return replace(grid, box=box, row_edges=edges, cells=cells)
