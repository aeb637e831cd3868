"""Cells between edges: which neighbouring positions have a wall between them, and the rectangles that this leaves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule

SAME_EDGE: Final = 3.2
"""Points between rules that are one edge: the strokes of a double rule; rows and columns are wider."""
COVERED: Final = 0.6
"""Share of a stretch between two edges that a rule must cover to be a wall there."""

Position = tuple[int, int]
Wall = Callable[[int, int], bool]
"""(row, column) → is there a wall?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Positions `row` to `row_end`, `column` to `column_end`, half-open."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """`below(row, column)`: is there a wall between the position and the next row? `beside`: and the next column?"""

    below: Wall
    beside: Wall


def edges_of(middles: Iterable[float], *, apart: float = SAME_EDGE) -> list[float]:
    """Where edges run: the mean of each cluster of values."""
    clusters: list[list[float]] = []
    for middle in sorted(middles):
        if clusters and middle - clusters[-1][-1] <= apart and middle - clusters[-1][0] <= 2 * apart:
            clusters[-1].append(middle)
        else:
            clusters.append([middle])
    return [sum(cluster) / len(cluster) for cluster in clusters]


class RuleCover:
    """How much of a stretch along an edge is covered by rules of one direction."""

    def __init__(self, rules: Iterable[Rule], *, horizontal: bool) -> None:
        self._lines = sorted(
            _along(rule.box, horizontal=horizontal) for rule in rules if rule.horizontal == horizontal
        )  # fmt: skip
        self._middles = [middle for middle, _, _ in self._lines]

    def share(self, at: float, start: float, end: float) -> float:
        """0 to 1: the part of `start` to `end` with a rule near `at`."""
        first, last = bisect_left(self._middles, at - 2 * SAME_EDGE), bisect_right(self._middles, at + 2 * SAME_EDGE)
        pieces = sorted(
            (max(low, start), min(high, end))
            for middle, low, high in self._lines[first:last]
            if abs(middle - at) <= SAME_EDGE and low < end and high > start
        )
        covered, reached = 0.0, start
        for low, high in pieces:
            covered += max(0.0, high - max(low, reached))
            reached = max(reached, high)
        return covered / (end - start) if end > start else 0.0


def _along(box: Box, *, horizontal: bool) -> tuple[float, float, float]:
    if horizontal:
        return (box.top + box.bottom) / 2, box.left, box.right
    return (box.left + box.right) / 2, box.top, box.bottom


def extents(n_rows: int, n_columns: int, walls: Walls) -> list[Extent]:
    """Rectangles that cover each position once: positions without walls between them, as far as they are rectangles.

    From the top left: as wide as no wall stands in the way, then as deep as the whole width stays open.
    """
    taken: set[Position] = set()
    found: list[Extent] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) not in taken:
                extent = _grown(row, column, n_rows, n_columns, walls, taken)
                taken.update(_positions(extent))
                found.append(extent)
    return found


def _grown(row: int, column: int, n_rows: int, n_columns: int, walls: Walls, taken: set[Position]) -> Extent:
    column_end = column + 1
    while column_end < n_columns and (row, column_end) not in taken and not walls.beside(row, column_end - 1):
        column_end += 1
    row_end = row + 1
    while row_end < n_rows and _open(row_end, column, column_end, walls, taken):
        row_end += 1
    return Extent(row=row, column=column, row_end=row_end, column_end=column_end)


def _open(row: int, column: int, column_end: int, walls: Walls, taken: set[Position]) -> bool:
    """Can the row be joined to the one above, over these columns?"""
    columns = range(column, column_end)
    if any((row, here) in taken or walls.below(row - 1, here) for here in columns):
        return False
    return not any(walls.beside(row, here) for here in columns[:-1])


def _positions(extent: Extent) -> Iterable[Position]:
    return (
        (row, column)
        for row in range(extent.row, extent.row_end)
        for column in range(extent.column, extent.column_end)
    )  # fmt: skip


def slot(edges: Sequence[float], value: float) -> int:
    """Index of the strip between two edges that `value` lies in; the nearest one when outside."""
    for index in range(len(edges) - 2):
        if value < edges[index + 1]:
            return index
    return len(edges) - 2
