"""Adjacency relations (Göbel, Hassan, Oro and Orsi, ICDAR 2013): who is whose neighbour, as two texts and a direction.

Each cell with text has a relation to the next cell with text on its right, in every row that it covers, and to the next
one below, in every column. Blank cells are stepped over and counted: the count is part of the relation. Two cells are
related once in a direction, however many rows they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpora.document.grid import Cell, Grid
from training.metrics.plain import plain

Relation = tuple[str, str, Literal["right", "below"], int]
"""Text, text of its neighbour, where that stands, blank positions between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """How many relations the truth has, the reading has, and both."""

    true: int = 0
    read: int = 0
    right: int = 0

    def __add__(self, other: Relations) -> Relations:
        return Relations(true=self.true + other.true, read=self.read + other.read, right=self.right + other.right)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, None when there is no relation on either side."""
        total = self.true + self.read
        return 2 * self.right / total if total else None


def compared(truth: Grid, read: Grid) -> Relations:
    """Relations of two grids; the same relation can stand in a grid more than once."""
    wanted, found = relations(truth), relations(read)
    return Relations(true=wanted.total(), read=found.total(), right=(wanted & found).total())


def relations(grid: Grid) -> Counter[Relation]:
    """All relations of a grid."""
    at = {position: cell for cell in grid.cells for position in cell.positions()}
    texts = {(cell.row, cell.column): plain(cell.text) for cell in grid.cells}
    found: Counter[Relation] = Counter()
    for cell in grid.cells:
        if not texts[cell.row, cell.column]:
            continue
        rights = {_step(at, texts, row, cell.column + cell.column_span, 0, 1) for row in _rows(cell)}
        belows = {_step(at, texts, cell.row + cell.row_span, column, 1, 0) for column in _columns(cell)}
        found.update((texts[cell.row, cell.column], texts[one[0]], "right", one[1]) for one in rights if one)
        found.update((texts[cell.row, cell.column], texts[one[0]], "below", one[1]) for one in belows if one)
    return found


Position = tuple[int, int]


def _step(
    at: dict[Position, Cell], texts: dict[Position, str], row: int, column: int, down: int, across: int
) -> tuple[Position, int] | None:
    """Where the next cell with text begins, and how many blank positions were stepped over to it."""
    blanks = 0
    while (row, column) in at:
        cell = at[row, column]
        if texts[cell.row, cell.column]:
            return (cell.row, cell.column), blanks
        row, column, blanks = row + down, column + across, blanks + 1
    return None


def _rows(cell: Cell) -> Iterator[int]:
    return iter(range(cell.row, cell.row + cell.row_span))


def _columns(cell: Cell) -> Iterator[int]:
    return iter(range(cell.column, cell.column + cell.column_span))
