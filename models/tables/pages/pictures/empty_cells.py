"""Cells in which no word was found, read from the picture: a lone figure is easily overlooked on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.printed_page import Word
from models.tables.cell_number import parse_cell
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value

INSIDE: Final = 1.2
"""Points left out at each edge of a cell: its rules."""
FEWEST_VALUES: Final = 2
"""Values in a row or a column that make a figure likely there."""
LEAST_SURE: Final = 0.5
"""Confidence above which it is believed that there is a figure at all."""
LEAST_SHAPED: Final = 0.15
"""The same of figures with a digit that dirt does not look like; they stay in doubt until sums confirm them."""
STOPS: Final = frozenset(":.,;'`·•：。，；、")
"""What is left of a faded figure is read as."""
STROKES: Final = frozenset("147.,-/%")
"""What dirt is read as."""
MOST_LOOKS: Final = 5
"""At a figure in doubt, the likeliest."""
MOST_SURE: Final = 0.7
"""Confidence of what the page's own reader has overlooked."""

ReadCells = Callable[[Sequence[Box]], Sequence[tuple[Look, tuple[Look, ...]]]]
AreInked = Callable[[Sequence[Box]], Sequence[bool]]


def with_empty_cells_read(grid: PageGrid, read: ReadCells) -> PageGrid:
    """The grid with numbers in cells that had no word, where figures stand in their row or column, and with more looks
    at figures in doubt.

    One cell over several columns, in a row of figures, is as many where several of them are printed in it.
    """
    grid = _with_figures_apart(_without_stops(grid), read)
    asked = [cell for cell in grid.cells if _may_hold_figure(cell, grid)]
    doubted = [cell for cell in grid.cells if _is_in_doubt(cell) and _may_hold_figure(replace(cell, words=()), grid)]
    if not asked and not doubted:
        return grid
    boxes = [_inner(cell.box) for cell in (*asked, *doubted)]
    answers = dict(zip(map(id, (*asked, *doubted)), read(boxes), strict=True))
    cells = tuple(
        cell if id(cell) not in answers else (_looked_at if cell.words else _filled)(cell, *answers[id(cell)])
        for cell in grid.cells
    )
    return replace(grid, cells=cells)


def _is_in_doubt(cell: PageCell) -> bool:
    return len(cell.words) == 1 and cell.words[0].confidence <= LEAST_SURE and is_value(cell.words[0])


def _looked_at(cell: PageCell, look: Look, others: tuple[Look, ...]) -> PageCell:
    """With what else its figure may be."""
    (word,) = cell.words
    looks = _numbers((*word.looks, look, *others), but=word.text)
    return replace(cell, words=(replace(word, looks=looks),))


def _numbers(looks: Sequence[Look], *, but: str = "") -> tuple[Look, ...]:
    """Those that say a number, another than `but`, each once, the likeliest first."""
    found: dict[str, Look] = {}
    for one in sorted(looks, key=lambda one: -one.confidence):
        if _is_number(one) and one.text != but:
            found.setdefault(one.text, Look(one.text, min(LEAST_SURE, one.confidence)))
    return tuple(found.values())[:MOST_LOOKS]


def _without_stops(grid: PageGrid) -> PageGrid:
    """Without words of stops alone among figures: they are what is left of one, and their cells are not read."""
    bare = {
        id(cell): replace(cell, words=(), unread=True)
        for cell in grid.cells
        if cell.words and all(STOPS.issuperset(word.text) for word in cell.words)
    }
    held = {old: cell for old, cell in bare.items() if _may_hold_figure(cell, grid)}
    return replace(grid, cells=tuple(held.get(id(cell), cell) for cell in grid.cells)) if held else grid


def _with_figures_apart(grid: PageGrid, read: ReadCells) -> PageGrid:
    parts = {
        id(cell): _single(cell, grid)
        for cell in grid.cells
        if not cell.words and cell.row_span == 1 < cell.column_span and _n_values(grid, row=cell.row) >= FEWEST_VALUES
    }
    asked = [part for own in parts.values() for part in own]
    answers = dict(zip(map(id, asked), read([_inner(part.box) for part in asked]), strict=True)) if asked else {}
    apart = {
        whole for whole, own in parts.items()
        if sum(any(map(_is_number, (look, *others))) for look, others in (answers[id(part)] for part in own)) > 1
    }  # fmt: skip
    if not apart:
        return grid
    return replace(
        grid, cells=tuple(part for cell in grid.cells for part in (parts[id(cell)] if id(cell) in apart else (cell,)))
    )


def _single(cell: PageCell, grid: PageGrid) -> list[PageCell]:
    """One cell for each column; none where one is too narrow."""
    edges = grid.column_edges[cell.column : cell.column + cell.column_span + 1]
    boxes = [replace(cell.box, left=left, right=right) for left, right in pairwise(edges)]
    if not all(map(_is_open, boxes)):
        return []
    return [
        replace(cell, column=cell.column + place, column_span=1, box=box) for place, box in enumerate(boxes)
    ]  # fmt: skip


def with_unread_told(grid: PageGrid, are_inked: AreInked) -> PageGrid:
    """The grid, its cells without words told apart: blank ones, and those with ink that no word was made of."""
    bare = [cell for cell in grid.cells if not cell.words and _is_open(cell.box)]
    if not bare:
        return grid
    unread = dict(zip(map(id, bare), are_inked([_inner(cell.box) for cell in bare]), strict=True))
    return replace(
        grid, cells=tuple(replace(cell, unread=cell.unread or unread.get(id(cell), False)) for cell in grid.cells)
    )


def _may_hold_figure(cell: PageCell, grid: PageGrid) -> bool:
    if cell.words or cell.row_span > 1 or cell.column_span > 1 or not _is_open(cell.box):
        return False
    return max(_n_values(grid, row=cell.row), _n_values(grid, column=cell.column)) >= FEWEST_VALUES


def _n_values(grid: PageGrid, *, row: int | None = None, column: int | None = None) -> int:
    """Cells of a row or a column that hold figures alone."""
    here = (cell for cell in grid.cells if row in (None, cell.row) and column in (None, cell.column))
    return sum(bool(cell.words) and all(is_value(word) for word in cell.words) for cell in here)


def _is_open(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) > 4 * INSIDE


def _inner(box: Box) -> Box:
    return Box(left=box.left + INSIDE, top=box.top + INSIDE, right=box.right - INSIDE, bottom=box.bottom - INSIDE)


def _filled(cell: PageCell, look: Look, others: tuple[Look, ...]) -> PageCell:
    """With what was read, or the nought that another look saw: its sides alone are read as strokes. Where dirt was told
    to be no figure none is.

    What is too unlikely stays a look, which sums may choose.
    """
    dirt = not look.text and look.confidence > LEAST_SURE
    noughts = (one for one in others if one.text == "0" and _is_likely(one) and not dirt)
    seen = look if _is_likely(look) else next(noughts, None)
    if seen is None:
        return replace(cell, looks=_numbers((look, *others)))
    rest = tuple(one for one in (look, *others) if one is not seen)
    word = Word(
        text=seen.text, box=_inner(cell.box), confidence=min(MOST_SURE, seen.confidence), origin="ocr", looks=rest
    )  # fmt: skip
    return replace(cell, words=(word,))


def _is_number(look: Look) -> bool:
    return parse_cell(look.text) is not None


def _is_likely(look: Look) -> bool:
    least = LEAST_SURE if set(look.text) <= STROKES else LEAST_SHAPED
    return look.confidence > least and parse_cell(look.text) is not None
