"""Rows that a page break parts from a table without rules: on their own they are no table, but lines of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grid_building import CROSSES
from models.tables.pages.lines import Line, middle_x
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.values import is_value

FEWEST: Final = 3
"""Columns that such a row fills, most of them with figures, at least; and it fills half of the table's."""


def parted_rows(grid: PageGrid, lines: Sequence[Line]) -> PageGrid | None:
    """The first of `lines`, those at the top of the page after the grid's, that fill its columns; None without any."""
    rows = list(takewhile(lambda line: _fills(grid, line), lines)) if grid.form is None else []
    if not rows:
        return None
    between = ((one.box.bottom + other.box.top) / 2 for one, other in pairwise(rows))
    edges, at = grid.column_edges, (rows[0].box.top, *between, rows[-1].box.bottom)
    box = Box(left=edges[0], top=at[0], right=edges[-1], bottom=at[-1])
    cells = tuple(_cells(grid, rows, at))
    return replace(grid, box=box, row_edges=at, cells=cells)


def _cells(grid: PageGrid, rows: Sequence[Line], at: Sequence[float]) -> Iterator[PageCell]:
    for row, line in enumerate(rows):
        for column, (left, right) in enumerate(pairwise(grid.column_edges)):
            yield PageCell(
                row=row, column=column, row_span=1, column_span=1,
                box=Box(left=left, top=at[row], right=right, bottom=at[row + 1]),
                words=tuple(word for word in line.words if _column_of(grid, word) == column),
            )  # fmt: skip


def _fills(grid: PageGrid, line: Line) -> bool:
    """Does each word stand in one column, in most of them one figure?"""
    held: dict[int, list[Word]] = {}
    for word in line.words:
        column = _column_of(grid, word)
        if column is None:
            return False
        held.setdefault(column, []).append(word)
    figures = sum(len(words) == 1 and is_value(words[0]) for words in held.values())
    return len(held) >= max(FEWEST, grid.n_columns / 2) and 2 * figures > len(held)


def _column_of(grid: PageGrid, word: Word) -> int | None:
    """None for a word that stands across the side of a column, or outside."""
    middle = middle_x(word.box)
    for column, (left, right) in enumerate(pairwise(grid.column_edges)):
        if left <= middle <= right:
            return column if left - CROSSES <= word.box.left and word.box.right <= right + CROSSES else None
    return None
