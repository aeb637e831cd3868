"""Columns that are set right, and others set left right behind them: cells and heads that a finder made of both.

All that the first says ends at one x, all that the second says begins at another. OCR reads their heads as one word,
as long as both with the white between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import lines_of, middle_x

FEWEST_ROWS: Final = 3
"""With words in both columns."""
IN_LINE: Final = 1.5
"""Points by which the ends of one column, or the beginnings of the other, differ."""
WHITE: Final = 0.4
"""Em between them at least."""
AT: Final = 0.4
"""Em by which the parts of a head are off the end and the beginning of their columns at most."""
HALF: Final = 0.55
"""Em that a letter or a digit is wide; a Chinese or Korean character takes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """Where the first column ends and the second begins."""

    column: int
    end: float
    start: float


def with_cells_right_before_apart(grid: PageGrid) -> PageGrid:
    """The grid, each such cell as two."""
    if grid.form is not None or not any(cell.column_span == 2 and cell.words for cell in grid.cells):
        return grid
    for column in range(1, grid.n_columns):
        if (edge := _edge(grid, column)) is not None:
            cells = [part for cell in grid.cells for part in _parts(cell, edge, grid)]
            grid = replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    return grid


def _edge(grid: PageGrid, column: int) -> _Edge | None:
    """None where the two columns are not set so, row by row."""
    x = grid.column_edges[column]
    ends, starts = [], []
    for row in range(1, grid.n_rows):
        own = [cell for cell in grid.cells if cell.row == row and _lies_in(cell, column)]
        if any(cell.row_span > 1 or len(lines_of(cell.words)) > 1 for cell in own):
            continue
        words = [word.box for cell in own for word in cell.words]
        left, right = [box for box in words if middle_x(box) < x], [box for box in words if middle_x(box) >= x]
        if left and right:
            ends.append(max(box.right for box in left))
            starts.append(min(box.left for box in right))
    if len(ends) < FEWEST_ROWS or max(ends) - min(ends) > IN_LINE or max(starts) - min(starts) > IN_LINE:
        return None
    return _Edge(column=column, end=max(ends), start=min(starts))


def _lies_in(cell: PageCell, column: int) -> bool:
    return column - 1 <= cell.column and cell.column + cell.column_span <= column + 1


def _parts(cell: PageCell, edge: _Edge, grid: PageGrid) -> Sequence[PageCell]:
    if (cell.column, cell.column_span) != (edge.column - 1, 2) or len(lines_of(cell.words)) != 1:
        return [cell]
    size = max(word.box.bottom - word.box.top for word in cell.words)
    if edge.start - edge.end < WHITE * size:
        return [cell]
    words = [part for word in cell.words for part in _cut(word, edge)]
    if cell.row and len(words) > len(cell.words):
        return [cell]
    x = (edge.start + edge.end) / 2
    left, right = [word for word in words if word.box.right <= x], [word for word in words if word.box.left >= x]
    if not left or not right or len(left) + len(right) < len(words):
        return [cell]
    off = (max(word.box.right for word in left) - edge.end, min(word.box.left for word in right) - edge.start)
    if max(map(abs, off)) > (AT * size if cell.row == 0 else IN_LINE):
        return [cell]
    at = grid.column_edges[edge.column]
    return [
        replace(cell, column_span=1, words=tuple(left), box=replace(cell.box, right=at)),
        replace(cell, column=edge.column, column_span=1, words=tuple(right), box=replace(cell.box, left=at)),
    ]


def _cut(word: Word, edge: _Edge) -> list[Word]:
    """The word, or its two parts where the one ends with the first column and the other begins with the second."""
    em = word.box.bottom - word.box.top
    if not word.box.left < edge.end < edge.start < word.box.right:
        return [word]
    text = word.text
    for at in range(1, len(text)):
        if text[at - 1].isascii() and text[at].islower():
            continue  # within a word of letters
        end = word.box.left + _width(text[:at]) * em
        start = word.box.right - _width(text[at:]) * em
        if max(abs(end - edge.end), abs(start - edge.start)) <= AT * em:
            sure = word.sure if len(word.sure) == len(text) else ()
            return [
                replace(word, text=text[:at], box=replace(word.box, right=edge.end), looks=(), sure=sure[:at]),
                replace(word, text=text[at:], box=replace(word.box, left=edge.start), looks=(), sure=sure[at:]),
            ]
    return [word]


def _width(text: str) -> float:
    return sum(HALF if mark.isascii() else 1.0 for mark in text)
