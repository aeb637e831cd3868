"""Pieces of rules and specks that were read as words of their own beside a cell's one figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Word
from models.tables.cell_number import parse_cell
from models.tables.pages.page_grid import PageCell, PageGrid

SURE: Final = 0.5
"""Confidence above which the figure is read, and up to which what stands beside it is not."""
APART: Final = 0.3
"""The same of what has digits in it."""
LOW, TALL, FAR = 0.8, 1.5, 1.5
"""In heights of the figure: specks above or below it are lower, pieces of rules taller, and what is as near as the last
may be of the figure: what is left of pale digits, a minus.
"""


def without_specks_beside(grid: PageGrid) -> PageGrid:
    """The grid, cells with one figure and specks beside it having the figure alone."""
    alone = {id(cell): figure for cell in grid.cells if (figure := _lone_figure(cell)) is not None}
    if not alone:
        return grid
    return replace(
        grid,
        cells=tuple(replace(cell, words=(alone[id(cell)],)) if id(cell) in alone else cell for cell in grid.cells),
    )


def _lone_figure(cell: PageCell) -> Word | None:
    figures = [word for word in cell.words if word.confidence > SURE and parse_cell(word.text) is not None]
    if len(cell.words) < 2 or len(figures) != 1:
        return None
    (figure,) = figures
    return figure if all(word is figure or _is_speck(word, figure) for word in cell.words) else None


def _is_speck(word: Word, figure: Word) -> bool:
    if word.origin != "ocr" or word.confidence > SURE:
        return False
    one, two = word.box, figure.box
    height, size = one.bottom - one.top, two.bottom - two.top
    apart = one.bottom <= two.top or one.top >= two.bottom
    if any(map(str.isalnum, word.text)):
        return apart and word.confidence <= APART and height < LOW * size
    far = max(one.left - two.right, two.left - one.right) >= FAR * size
    return apart or far or height >= TALL * size
