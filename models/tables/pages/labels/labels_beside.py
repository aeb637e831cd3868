"""Labels that stand left of a closed frame of figures, one beside each of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_y
from models.tables.values import is_value

FEWEST: Final = 4
"""Rows with a label beside them."""
MOST_WITHOUT: Final = 0.1
"""Share of the rows with figures that may have no label, of a frame whose labels stand beside it."""
NEAR: Final = 3.0
"""Em between the longest label and the frame at most."""


def with_labels_beside(grid: PageGrid, words: Sequence[Word]) -> PageGrid:
    """The grid with these labels as its first column. A frame whose own first column has words needs none.

    Args:
        grid: of a page with text.
        words: the page's that are in no grid.
    """
    left = grid.box.left
    beside = [word for word in words if word.box.right <= left and grid.box.top < middle_y(word.box) < grid.box.bottom]
    if grid.form is not None or len(beside) < FEWEST or _is_labelled(grid):
        return grid
    rows = [[word for word in beside if top <= middle_y(word.box) < bottom] for top, bottom in pairwise(grid.row_edges)]
    size = max(word.box.bottom - word.box.top for word in beside)
    if left - max(word.box.right for word in beside) > NEAR * size or not _are_its_labels(grid, rows):
        return grid
    start = min(word.box.left for word in beside) - 1
    shifted = [replace(cell, column=cell.column + 1) for cell in grid.cells]
    return replace(
        grid, box=replace(grid.box, left=start), column_edges=(start, *grid.column_edges),
        cells=tuple(sorted((*_first_column(grid, rows, start), *shifted), key=lambda cell: (cell.row, cell.column))),
    )  # fmt: skip


def _is_labelled(grid: PageGrid) -> bool:
    """Have some cells of its first column words that are no figures, below those that go over several columns?"""
    first = [cell for cell in grid.cells if cell.column == 0 and cell.column_span == 1 and cell.words]
    figures = [cell.row for cell in first if all(map(is_value, cell.words))]
    return not figures or any(cell.row > figures[0] and not is_value(cell.words[0]) for cell in first)


def _are_its_labels(grid: PageGrid, rows: Sequence[Sequence[Word]]) -> bool:
    """Does a label that is no figure stand beside nearly every row of figures, and beside no other row?"""
    figures = {cell.row for cell in grid.cells if cell.words and cell.row_span == 1 and is_value(cell.words[0])}
    labelled = {row for row, own in enumerate(rows) if own and not is_value(own[0])}
    told = len(labelled) >= FEWEST and len({row for row, own in enumerate(rows) if own}) == len(labelled)
    return told and labelled <= figures and len(figures - labelled) <= MOST_WITHOUT * len(figures)


def _first_column(grid: PageGrid, rows: Sequence[Sequence[Word]], start: float) -> list[PageCell]:
    """A cell beside each row, one beside those of the head."""
    first = next(row for row, own in enumerate(rows) if own)
    spans = [(0, first)] if first else []
    spans += [(row, 1) for row in range(first, grid.n_rows)]
    edges = grid.row_edges
    found = []
    for row, span in spans:
        box = Box(left=start, top=edges[row], right=grid.column_edges[0], bottom=edges[row + span])
        words = tuple(word for own in rows[row : row + span] for word in own)
        found.append(PageCell(row=row, column=0, row_span=span, column_span=1, box=box, words=words))
    return found
