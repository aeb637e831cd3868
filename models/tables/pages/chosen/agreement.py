"""Whether several finders saw the same grid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from models.tables.pages.page_grid import PageGrid

SAME_LINE: Final = 4.0
"""Points between edges of two grids that are one line."""
ALONE, AGREED = 0.8, 1.0
"""Factors of confidence: of a grid that no other finder confirms, and of one that another found line for line."""


def agreement(grid: PageGrid, others: Sequence[PageGrid]) -> float:
    """The factor of the grid's confidence."""
    return AGREED if any(_same_lines(grid, other) for other in others) else ALONE


def _same_lines(one: PageGrid, other: PageGrid) -> bool:
    """Has each inner edge its like in the other grid? Outer edges may lie anywhere in the margin."""
    if (one.n_rows, one.n_columns) != (other.n_rows, other.n_columns):
        return False
    pairs = ((one.row_edges, other.row_edges), (one.column_edges, other.column_edges))
    return all(_alike(first[1:-1], second[1:-1]) for first, second in pairs)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Edges in the same gaps: nearer to their like than half the way to their own neighbours."""
    steps = [b - a for a, b in pairwise(one)]
    reach = max(SAME_LINE, min(steps) / 2) if steps else 4 * SAME_LINE
    return all(abs(a - b) <= reach for a, b in zip(one, other, strict=True))
