"""Blank places beside each other between rows of figures, joined by a finder, with a figure or without one: they are a
cell for each column and row.

Nothing is printed that would join them. Heads are left alone: what is blank there may be of the names beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, SAME_EDGE, RuleCover
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.values import is_value

_WORD: Final = re.compile(r"[^\W\d_]")
"""A letter: the cell says more than figures."""


def with_blanks_apart(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box] = ()) -> PageGrid:
    """The grid with such cells of one row, or of one column, in pieces; those that rules close on both sides, and
    beside which rules part columns, stay as they are. `shades` are filled: what ends within a cell fills one of its
    rows.
    """
    if grid.form is not None or grid.found_by == "rules":
        return grid
    figures = [cell.row for cell in grid.cells if any(map(is_value, cell.words))]
    first = min(figures, default=grid.n_rows)
    upright = RuleCover(rules, horizontal=False)
    level = RuleCover(rules, horizontal=True)
    body = first_of_body(grid)
    parts = [part for cell in grid.cells for part in _figures_apart(cell, grid, body, level, upright, shades)]
    cells = [part for cell in parts for part in _parts(cell, grid, first, upright)]
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _figures_apart(
    cell: PageCell, grid: PageGrid, first: int, level: RuleCover, upright: RuleCover, shades: Sequence[Box]
) -> Iterator[PageCell]:
    """Of a cell over several rows or columns with nothing but figures: each where others of its row and column are."""
    rows, columns = range(cell.row, cell.row + cell.row_span), range(cell.column, cell.column + cell.column_span)
    edges = grid.row_edges[rows.start + 1 : rows.stop]
    if (
        not cell.words or cell.column == 0 or not 0 < first <= cell.row or len(rows) * len(columns) == 1
        or any(_WORD.search(word.text) for word in cell.words)
        or _are_drawn(grid.column_edges[columns.start + 1 : columns.stop], grid, upright)
        or any(level.share(y, *column) >= COVERED for y in edges for column in pairwise(grid.column_edges))
        or (edges and _stand_over_rows(columns, grid, first) and not _is_filled_by_rows(cell, edges, shades))
    ):  # fmt: skip
        yield cell
        return
    singles = [one for one in grid.cells if one is not cell and one.row_span == one.column_span == 1 and one.words]
    places: dict[tuple[int, int], list[Word]] = {}
    for word in cell.words:
        level_with = {one.row for one in singles for other in one.words if one.row in rows and _level(word, other)}
        over = {one.column for one in singles for other in one.words if one.column in columns and _over(word, other)}
        if len(rows) == 1:
            level_with = {cell.row}
        if len(columns) == 1:
            over = {cell.column}
        if len(level_with) != 1 or len(over) != 1:
            yield cell
            return
        places.setdefault((level_with.pop(), over.pop()), []).append(word)
    for row in rows:
        for column in columns:
            box = Box(
                left=grid.column_edges[column], top=grid.row_edges[row], right=grid.column_edges[column + 1],
                bottom=grid.row_edges[row + 1],
            )  # fmt: skip
            words = tuple(places.get((row, column), ()))
            yield replace(cell, row=row, column=column, row_span=1, column_span=1, box=box, words=words)


def _stand_over_rows(columns: range, grid: PageGrid, first: int) -> bool:
    """Are as many of the columns' cells as high as several rows as there are others? They name groups of rows."""
    own = [cell for cell in grid.cells if cell.column in columns and cell.row >= first and cell.words]
    return 2 * sum(cell.row_span > 1 for cell in own) >= len(own)


def _is_filled_by_rows(cell: PageCell, edges: Sequence[float], shades: Sequence[Box]) -> bool:
    """Does a fill begin or end at an edge between two of its rows?"""
    own = [shade for shade in shades if shade.left < middle_x(cell.box) < shade.right]
    ends = [y for shade in own for y in (shade.top, shade.bottom)]
    return any(abs(y - edge) <= SAME_EDGE for edge in edges for y in ends)


def _level(one: Word, other: Word) -> bool:
    return other.box.top < middle_y(one.box) < other.box.bottom


def _over(one: Word, other: Word) -> bool:
    return min(one.box.right, other.box.right) > max(one.box.left, other.box.left)


def _parts(cell: PageCell, grid: PageGrid, first: int, upright: RuleCover) -> Iterator[PageCell]:
    inner = grid.column_edges[cell.column + 1 : cell.column + cell.column_span]
    if _is_of_blank_rows(cell, grid, first, upright):
        for row in range(cell.row, cell.row + cell.row_span):
            box = replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[row + 1])
            yield replace(cell, row=row, row_span=1, box=box)
        return
    if (
        cell.words
        or cell.unread
        or cell.row < first
        or cell.row_span > 1
        or not inner
        or _are_drawn(inner, grid, upright)
    ):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
        yield replace(cell, column=column, column_span=1, box=box)


def _is_of_blank_rows(cell: PageCell, grid: PageGrid, first: int, upright: RuleCover) -> bool:
    """Is it of one column and several rows with a figure each, and open at a side? Among labels of several rows it may
    be one that was not read.
    """
    if cell.words or cell.unread or cell.column_span > 1 or cell.row_span == 1 or cell.row < first:
        return False
    if any(one.column == cell.column and one.row_span > 1 and one.words and one.row >= first for one in grid.cells):
        return False
    figures = {one.row for one in grid.cells if one.row_span == 1 and one.words and all(map(is_value, one.words))}
    if not figures >= set(range(cell.row, cell.row + cell.row_span)):
        return False
    return any(upright.share(x, cell.box.top, cell.box.bottom) < COVERED for x in (cell.box.left, cell.box.right))


def _are_drawn(edges: Sequence[float], grid: PageGrid, upright: RuleCover) -> bool:
    """Do rules show one of the edges in some row?"""
    return any(upright.share(x, *row) >= COVERED for x in edges for row in pairwise(grid.row_edges))
