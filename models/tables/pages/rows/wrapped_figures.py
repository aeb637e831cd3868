"""Figures broken over two lines of a cell too narrow for them: 32 over 4 is 324, no second row.

Where rows are told by lines, such a cell looks like two rows. No rule divides them then, the label of the row stands
once, and the first line is full: one more digit would not fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid

NEAR_EDGE: Final = 0.25
"""Of a row's height: how near to the edge between two rows a rule divides them."""
MARGIN: Final = 0.35
"""Em that a cell leaves blank beside its text at each side, at most."""
_DIGITS, _REST = re.compile(r"\d{2,}"), re.compile(r"\d+")

Pair = tuple[PageCell, PageCell]


def with_wrapped_figures_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, two rows that hold the lines of one as one row."""
    row = 0
    while grid.form is None and row < grid.n_rows - 1:
        pairs = _pairs(grid, row)
        if pairs and _is_one_row(grid, row, pairs) and _is_closed(grid, row, rules):
            grid = _joined(grid, row, pairs)
        else:
            row += 1
    return grid


def _pairs(grid: PageGrid, row: int) -> list[Pair]:
    """Cells under each other of the row and the next; none where their columns differ."""
    above = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row + cell.row_span == row + 1}
    below = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row == row + 1}
    single = all(cell.row_span == 1 for cell in (*above.values(), *below.values()))
    return [(above[place], below[place]) for place in above] if above.keys() == below.keys() and single else []


def _is_one_row(grid: PageGrid, row: int, pairs: Sequence[Pair]) -> bool:
    """Is a figure broken, and stands nothing else in both rows? The label then reaches over both, or is blank once."""
    broken = [_is_broken(one, other) for one, other in pairs]
    rest = [(one, other) for (one, other), cut in zip(pairs, broken, strict=True) if not cut]
    once = all(not one.words or not other.words for one, other in rest)
    labels = [
        cell for cell in grid.cells if cell.row <= row + 1 and cell.column == 0 and cell.row + cell.row_span > row
    ]
    return any(broken) and once and any(word.text[:1].isalpha() for cell in labels for word in cell.words)


def _is_broken(one: PageCell, other: PageCell) -> bool:
    if len(one.words) != 1 or len(other.words) != 1:
        return False
    first, rest = one.words[0], other.words[0]
    if not (_DIGITS.fullmatch(first.text) and _REST.fullmatch(rest.text)) or len(rest.text) > len(first.text):
        return False
    digit, size = (first.box.right - first.box.left) / len(first.text), first.box.bottom - first.box.top
    return first.box.right - first.box.left + digit > one.box.right - one.box.left - 2 * MARGIN * size


def _is_closed(grid: PageGrid, row: int, rules: Sequence[Rule]) -> bool:
    """Do rules stand above and below both rows, and none between them in any column?"""
    across = [
        (one.box.top + one.box.bottom) / 2
        for one in rules
        if one.horizontal and one.box.left < grid.box.right and grid.box.left < one.box.right
    ]
    above, edge, below = grid.row_edges[row : row + 3]
    near = NEAR_EDGE * min(edge - above, below - edge)
    return [any(abs(y - at) <= near for y in across) for at in (above, edge, below)] == [True, False, True]


def _joined(grid: PageGrid, row: int, pairs: Sequence[Pair]) -> PageGrid:
    of = {id(one): other for one, other in pairs}
    gone = {id(other) for _, other in pairs}
    cells = []
    for cell in grid.cells:
        if id(cell) in of:
            cells.append(_whole(cell, of[id(cell)]))
        elif id(cell) not in gone:
            over = cell.row <= row < cell.row + cell.row_span - 1
            later = cell.row > row + 1
            cells.append(replace(cell, row=cell.row - later, row_span=cell.row_span - over))
    edges = (*grid.row_edges[: row + 1], *grid.row_edges[row + 2 :])
    return replace(grid, row_edges=edges, cells=tuple(cells))


def _whole(one: PageCell, other: PageCell) -> PageCell:
    words: tuple[Word, ...] = (*one.words, *other.words)
    if _is_broken(one, other):
        words = (replace(words[0], text=words[0].text + words[1].text, box=_around(words[0].box, words[1].box)),)
    return replace(one, words=words, box=_around(one.box, other.box))


def _around(one: Box, other: Box) -> Box:
    return Box(
        left=min(one.left, other.left), top=min(one.top, other.top),
        right=max(one.right, other.right), bottom=max(one.bottom, other.bottom),
    )  # fmt: skip
