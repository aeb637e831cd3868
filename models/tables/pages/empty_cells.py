"""Cells in which no word was found, read from the picture: a lone figure is easily overlooked on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.printed_page import Word
from models.tables.cell_number import parse_cell
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.values import is_value

INSIDE: Final = 1.2
"""Points left out at each edge of a cell: its rules."""
FEWEST_VALUES: Final = 2
"""Values in a row or a column that make a figure likely there."""
LEAST_SURE: Final = 0.5
"""Confidence above which it is believed that there is a figure at all."""
LEAST_SHAPED: Final = 0.15
"""The same of figures with a digit that dirt does not look like; they stay in doubt until sums confirm them."""
STROKES: Final = frozenset("147.,-/%")
"""What dirt is read as."""
MOST_SURE: Final = 0.7
"""Confidence of what the page's own reader has overlooked."""

ReadCells = Callable[[Sequence[Box]], Sequence[tuple[Look, tuple[Look, ...]]]]
AreInked = Callable[[Sequence[Box]], Sequence[bool]]


def with_empty_cells_read(grid: PageGrid, read: ReadCells) -> PageGrid:
    """The grid with numbers in cells that had no word, where figures stand in their row or column."""
    asked = [cell for cell in grid.cells if _may_hold_figure(cell, grid)]
    if not asked:
        return grid
    answers = dict(zip(map(id, asked), read([_inner(cell.box) for cell in asked]), strict=True))
    cells = tuple(_filled(cell, *answers[id(cell)]) if id(cell) in answers else cell for cell in grid.cells)
    return replace(grid, cells=cells)


def with_unread_told(grid: PageGrid, are_inked: AreInked) -> PageGrid:
    """The grid, its cells without words told apart: blank ones, and those with ink that no word was made of."""
    bare = [cell for cell in grid.cells if not cell.words and _is_open(cell.box)]
    if not bare:
        return grid
    unread = dict(zip(map(id, bare), are_inked([_inner(cell.box) for cell in bare]), strict=True))
    return replace(grid, cells=tuple(replace(cell, unread=unread.get(id(cell), False)) for cell in grid.cells))


def _may_hold_figure(cell: PageCell, grid: PageGrid) -> bool:
    if cell.words or cell.row_span > 1 or cell.column_span > 1 or not _is_open(cell.box):
        return False
    values = [other for other in grid.cells if other.words and all(is_value(word) for word in other.words)]
    across = sum(other.row == cell.row for other in values)
    down = sum(other.column == cell.column for other in values)
    return max(across, down) >= FEWEST_VALUES


def _is_open(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) > 4 * INSIDE


def _inner(box: Box) -> Box:
    return Box(left=box.left + INSIDE, top=box.top + INSIDE, right=box.right - INSIDE, bottom=box.bottom - INSIDE)


def _filled(cell: PageCell, look: Look, others: tuple[Look, ...]) -> PageCell:
    """With what was read, or the nought that another look saw: its sides alone are read as strokes.

    What is too unlikely stays a look, which sums may choose.
    """
    seen = look if _is_likely(look) else next((one for one in others if one.text == "0" and _is_likely(one)), None)
    if seen is None:
        numbers = (one for one in (look, *others) if parse_cell(one.text) is not None)
        return replace(cell, looks=tuple(sorted(numbers, key=lambda one: -one.confidence)))
    rest = tuple(one for one in (look, *others) if one is not seen)
    word = Word(
        text=seen.text, box=_inner(cell.box), confidence=min(MOST_SURE, seen.confidence), origin="ocr", looks=rest
    )  # fmt: skip
    return replace(cell, words=(word,))


def _is_likely(look: Look) -> bool:
    least = LEAST_SURE if set(look.text) <= STROKES else LEAST_SHAPED
    return look.confidence > least and parse_cell(look.text) is not None
