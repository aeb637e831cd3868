"""Rows that a page break parts from a table without rules: on their own they are no table, but lines of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import Line, middle_x
from models.tables.values import is_value

FEWEST: Final = 3
"""Columns that such a row fills, most of them with figures, at least; and it fills half of the table's."""
THIN, AT_SIDE = 0.5, 3.0
"""Of its height, the width of a piece of frame, and points from the table's side to its middle at most."""

Held = dict[int, list[Word]]
"""Words by column."""


def parted_rows(grid: PageGrid, lines: Sequence[Line]) -> PageGrid | None:
    """The first of `lines`, those at the top of the page after the grid's, that fill its columns; None without any."""
    if grid.form is not None:
        return None
    held = takewhile(lambda row: _is_filled(row, grid), (_by_column(grid, line) for line in lines))
    rows = list(held)
    if not rows:
        return None
    boxes = [line.box for line in lines[: len(rows)]]
    between = ((one.bottom + other.top) / 2 for one, other in pairwise(boxes))
    edges, at = grid.column_edges, (boxes[0].top, *between, boxes[-1].bottom)
    box = Box(left=edges[0], top=at[0], right=edges[-1], bottom=at[-1])
    cells = tuple(_cells(edges, rows, at))
    return replace(grid, box=box, row_edges=at, cells=cells)


def _cells(edges: Sequence[float], rows: Sequence[Held], at: Sequence[float]) -> Iterator[PageCell]:
    for row, held in enumerate(rows):
        for column, (left, right) in enumerate(pairwise(edges)):
            yield PageCell(
                row=row, column=column, row_span=1, column_span=1,
                box=Box(left=left, top=at[row], right=right, bottom=at[row + 1]), words=tuple(held.get(column, ())),
            )  # fmt: skip


def _by_column(grid: PageGrid, line: Line) -> Held:
    """The line's words by their columns; {} where one stands in none."""
    held: Held = {}
    for word in line.words:
        if _is_side(grid, word):
            continue
        column = _column_of(grid, word)
        if column is None:
            return {}
        held.setdefault(column, []).append(word)
    return held


def _is_side(grid: PageGrid, word: Word) -> bool:
    """Is it the table's frame at a side, which a reader of pictures takes for a 1?"""
    off = min(abs(middle_x(word.box) - x) for x in (grid.column_edges[0], grid.column_edges[-1]))
    thin = word.box.right - word.box.left <= THIN * (word.box.bottom - word.box.top)
    return word.origin == "ocr" and len(word.text) == 1 and thin and off <= AT_SIDE


def _is_filled(row: Held, grid: PageGrid) -> bool:
    """Are enough columns filled, most of them with one figure?"""
    figures = sum(len(words) == 1 and is_value(words[0]) for words in row.values())
    return len(row) >= max(FEWEST, grid.n_columns / 2) and 2 * figures > len(row)


def _column_of(grid: PageGrid, word: Word) -> int | None:
    """None for a word that stands across the side of a column, or outside."""
    middle = middle_x(word.box)
    for column, (left, right) in enumerate(pairwise(grid.column_edges)):
        if left <= middle <= right:
            return column if left - CROSSES <= word.box.left and word.box.right <= right + CROSSES else None
    return None
