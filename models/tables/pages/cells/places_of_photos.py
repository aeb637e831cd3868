"""The place of a photograph in a form: at the right of its first rows, with its name in the middle of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import bare_text, middle_y

FEWEST: Final = 2
"""Columns, and rows that a photograph stands beside."""
APART: Final = 0.8
"""Em of white before its name at least."""
OFF: Final = 0.35
"""Of the row at its end, by which it ends elsewhere at most."""
_PHOTO = re.compile(r"[（(]?[贴寸免冠近期彩色证件一二两大小]{0,8}[照相]片处?[)）]?")


def with_place_of_photo(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, the one such name in a last column of its own, as high as the rows whose middle it is in."""
    named = [cell for cell in grid.cells if _name(cell) and cell.column + cell.column_span == grid.n_columns]
    if grid.form is not None or len(named) != 1 or grid.n_columns < FEWEST:
        return grid
    name = _name(named[0])
    end = _end(grid, name)
    box = around(word.box for word in name)
    beside = [
        word.box.right for cell in grid.cells for word in cell.words
        if cell.row < end and not any(word is one for one in name)
    ]  # fmt: skip
    white = box.left - max(beside, default=grid.box.left)
    if not end >= FEWEST or white < APART * (box.bottom - box.top) or _is_parted(grid, end, rules):
        return grid
    last = [cell for cell in grid.cells if cell.row < end and cell.column + cell.column_span == grid.n_columns]
    left = grid.column_edges[-2]
    alone = all(cell is named[0] or all(word.box.right <= left for word in cell.words) for cell in last)
    if alone and len(named[0].words) == len(name) and named[0].column_span == 1:
        return _as_high(grid, grid.column_edges[-2], grid.n_columns - 1, end, name)
    x = box.left - white / 2
    if not grid.column_edges[-2] < x < grid.column_edges[-1]:
        return grid
    return _as_high(_with_column(grid, x, end, name), x, grid.n_columns, end, name)


def _name(cell: PageCell) -> list[Word]:
    """The last words of a cell that say so."""
    words = sorted(cell.words, key=lambda word: word.box.left)
    for first in range(len(words)):
        if _PHOTO.fullmatch(bare_text(words[first:])):
            return words[first:]
    return []


def _end(grid: PageGrid, name: Sequence[Word]) -> int:
    """The row below those that the name is in the middle of; 0 where there are none."""
    y = 2 * middle_y(around(word.box for word in name)) - grid.row_edges[0]
    last = min(range(1, grid.n_rows + 1), key=lambda row: abs(grid.row_edges[row] - y))
    height = grid.row_edges[last] - grid.row_edges[last - 1]
    return last if abs(grid.row_edges[last] - y) <= OFF * height else 0


def _is_parted(grid: PageGrid, end: int, rules: Sequence[Rule]) -> bool:
    """Does a rule go on to the right side between the rows?"""
    level = RuleCover(rules, horizontal=True)
    left = grid.column_edges[-2]
    return any(level.share(y, (left + grid.box.right) / 2, grid.box.right) >= COVERED for y in grid.row_edges[1:end])


def _with_column(grid: PageGrid, x: float, end: int, name: Sequence[Word]) -> PageGrid:
    """The grid with one more column, into which cells of rows below go on."""
    cells = []
    for cell in grid.cells:
        last = cell.column + cell.column_span == grid.n_columns
        words = tuple(word for word in cell.words if not any(word is one for one in name))
        if last and cell.row < end:
            cells.append(replace(cell, words=words, box=replace(cell.box, right=x)))
        else:
            cells.append(replace(cell, column_span=cell.column_span + last))
    edges = (*grid.column_edges[:-1], x, grid.column_edges[-1])
    return replace(grid, column_edges=edges, cells=tuple(cells))


def _as_high(grid: PageGrid, left: float, column: int, end: int, name: Sequence[Word]) -> PageGrid:
    """The grid, its last column in the first rows one cell, if no cell reaches further down from these."""
    own = [cell for cell in grid.cells if cell.row < end and cell.column + cell.column_span > column]
    if any(cell.row + cell.row_span > end for cell in own):
        return grid
    box = Box(left=left, top=grid.row_edges[0], right=grid.box.right, bottom=grid.row_edges[end])
    place = PageCell(row=0, column=column, row_span=end, column_span=1, box=box, words=tuple(name))
    kept = [cell for cell in grid.cells if cell not in own]
    kept += [
        replace(cell, column_span=column - cell.column, box=replace(cell.box, right=left))
        for cell in own if cell.column < column
    ]  # fmt: skip
    return replace(grid, cells=tuple(sorted([*kept, place], key=lambda cell: (cell.row, cell.column))))
