"""A figure and the name beside it that OCR read as one word: 16,204.33梁思远 is in two columns where all rows are.

Figures set to the right and names set to the left of the next column stand closer than the words of one text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x
from models.tables.values import is_value

FEWEST_ROWS: Final = 3
"""Rows in which both columns have words of their own."""
MOSTLY: Final = 0.6
"""Share of a column's cells that are figures, where it is one of figures; of names as many are none."""
OFF: Final = 1.0
"""Em from the edge between the columns to where the figure ends: words tell it roughly."""
HALF: Final = 0.5
"""Em that a digit is wide; a Chinese character takes one."""

_FIGURE = r"[-−(（]?\d[\d,]*(?:\.\d+)?[%)）]?"
_FIRST = re.compile(rf"({_FIGURE})([^\d\s.,%)）年月日:：/-].+|[à-ÿ])")
_LAST = re.compile(rf"(.*[^\d\s.,(（第:：/-])({_FIGURE})")


def with_figures_and_names_apart(grid: PageGrid) -> PageGrid:
    """The grid, cells over two columns that hold the words of both as two."""
    if grid.form is not None:
        return grid
    cells = [part for cell in grid.cells for part in _parts(cell, grid)]
    return grid if len(cells) == len(grid.cells) else replace(grid, cells=tuple(cells))


def _parts(cell: PageCell, grid: PageGrid) -> Sequence[PageCell]:
    if cell.column_span != 2 or cell.row_span > 1 or not cell.words:
        return [cell]
    kinds = [_is_of_figures(grid, column) for column in (cell.column, cell.column + 1)]
    if None in kinds or kinds[0] == kinds[1]:
        return [cell]
    edge = grid.column_edges[cell.column + 1]
    words = [part for word in cell.words for part in _cut(word, edge, figure_first=bool(kinds[0]))]
    if any(word.box.left < edge - OFF * _em(word) and word.box.right > edge + OFF * _em(word) for word in words):
        return [cell]
    left = tuple(word for word in words if middle_x(word.box) < edge)
    right = tuple(word for word in words if middle_x(word.box) >= edge)
    figures = left if kinds[0] else right
    if not left or not right or len(figures) > 1 or not is_value(figures[0]):
        return [cell]  # of two, OCR read one twice
    return [
        replace(cell, column_span=1, words=left, box=replace(cell.box, right=edge)),
        replace(cell, column=cell.column + 1, column_span=1, words=right, box=replace(cell.box, left=edge)),
    ]


def _is_of_figures(grid: PageGrid, column: int) -> bool | None:
    """None where it is neither, or too few rows tell."""
    own = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1 and cell.words]
    figures = sum(all(map(is_value, cell.words)) for cell in own)
    if len(own) < FEWEST_ROWS:
        return None
    return True if figures >= MOSTLY * len(own) else False if figures <= (1 - MOSTLY) * len(own) else None


def _cut(word: Word, edge: float, *, figure_first: bool) -> list[Word]:
    """The word, or its figure and its name where they meet at the edge."""
    found = (_FIRST if figure_first else _LAST).fullmatch(word.text)
    if found is None or not word.box.left < edge < word.box.right:
        return [word]
    one, other = found.groups()
    share = _width(one) / (_width(one) + _width(other))
    at = word.box.left + share * (word.box.right - word.box.left)
    if abs(at - edge) > OFF * _em(word):
        return [word]
    sure = word.sure if len(word.sure) == len(word.text) else ()
    return [
        replace(word, text=one, box=replace(word.box, right=at), looks=(), sure=sure[: len(one)]),
        replace(word, text=other, box=replace(word.box, left=at), looks=(), sure=sure[len(one) :]),
    ]


def _width(text: str) -> float:
    return sum(HALF if mark.isascii() else 1.0 for mark in text)


def _em(word: Word) -> float:
    return word.box.bottom - word.box.top
