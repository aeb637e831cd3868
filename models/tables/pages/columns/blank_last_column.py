"""A last column with a name and little else, 备注 or 说明: white shows no column there, but the name stands apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of
from models.tables.pages.print.word_gaps import Sizes
from models.tables.values import is_value

FEWEST: Final = 3
"""Columns and rows of such a table."""
SHOWN: Final = 0.1
"""Share of its height along which upright rules run that show its columns."""
LONGEST: Final = 4
"""Characters of such a name."""
CLEAR: Final = 1.0
"""Points of white at least on either side of the column's edge."""


def with_blank_last_column(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, its last column parted before a name that stands apart in the head, where what is below stands left of
    that, or right of the white as a cell of its own.
    """
    upright = RuleCover(rules, horizontal=False)
    inner = grid.column_edges[1:-1]
    if grid.form is not None or grid.n_columns < FEWEST or grid.n_rows < FEWEST:
        return grid
    if any(upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in inner):
        return grid
    head = next(cell for cell in grid.cells if not cell.row and cell.column + cell.column_span == grid.n_columns)
    name = _name_apart(head)
    if not name:
        return grid
    x = _white_before(grid, head, name)
    inside = x is not None and grid.column_edges[-2] < x < grid.column_edges[-1]
    return _parted(grid, head, name, x) if x is not None and inside else grid


def _name_apart(head: PageCell) -> list[Word]:
    """The last words of its one line, or of the middle of its lines, if they stand apart."""
    words = sorted(head.words, key=lambda word: word.box.left)
    sizes = Sizes(words) if words else None
    for at in range(len(words) - 1, 0, -1):
        before, own = words[:at], words[at:]
        right = max(word.box.right for word in before)
        one = len(lines_of(own)) == 1 and sum(len(word.text) for word in own) <= LONGEST
        apart = sizes is not None and sizes.are_apart(max(before, key=lambda word: word.box.right), own[0])
        if one and right + CLEAR < own[0].box.left and (apart or _is_beside(before, own)):
            return own if not any(map(is_value, own)) else []
    return []


def _is_beside(before: Sequence[Word], own: Sequence[Word]) -> bool:
    """Does the name stand between the heights of two lines of the head before it?"""
    lines = lines_of(before)
    y = around(word.box for word in own)
    return any(one.box.bottom > y.top and other.box.top < y.bottom for one, other in pairwise(lines))


def _white_before(grid: PageGrid, head: PageCell, name: Sequence[Word]) -> float | None:
    """X of an edge before the name that no words of the last column stand over; None where there is none."""
    start, end = max(word.box.right for word in head.words if word not in name), name[0].box.left
    below = [
        word for cell in grid.cells if cell is not head and cell.column + cell.column_span == grid.n_columns
        for word in cell.words
    ]  # fmt: skip
    right = max(word.box.right for word in name)
    named = [word for word in below if word.box.left < right and word.box.right > end]
    others = [word.box.right for word in below if word not in named]
    low, high = max([start, *others]), min([end, *(word.box.left for word in named)])
    return (low + high) / 2 if low + CLEAR < high and len(named) * FEWEST <= len(others) else None


def _parted(grid: PageGrid, head: PageCell, name: Sequence[Word], x: float) -> PageGrid:
    cells: list[PageCell] = []
    last = grid.n_columns
    for cell in grid.cells:
        if cell.column + cell.column_span < last:
            cells.append(cell)
            continue
        behind = tuple(word for word in cell.words if word.box.left >= x)
        before = tuple(word for word in cell.words if word.box.left < x)
        if cell is not head and cell.column_span > 1 and not behind:
            cells.append(replace(cell, column_span=cell.column_span + 1))
            continue
        cells.append(replace(cell, words=before, box=replace(cell.box, right=x)))
        cells.append(replace(cell, column=last, column_span=1, words=behind, box=replace(cell.box, left=x)))
    edges = (*grid.column_edges[:-1], x, grid.column_edges[-1])
    high = max(cell.row_span for cell in cells if not cell.row)
    own = [cell for cell in cells if cell.column == last and cell.row < high]
    if not any(cell.words for cell in own[1:]) and all(cell.row + cell.row_span <= high for cell in own):
        whole = replace(own[0], row_span=high, box=replace(own[0].box, bottom=grid.row_edges[high]))
        cells = [cell for cell in cells if cell not in own] + [whole]
    return replace(grid, column_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
