"""Heads over heads without rules: over which columns each reaches, and how deep it stands.

A head over several columns stands in the middle of them, or at their left; below it each has a head of its own. A head
with nothing below reaches to the head's last row, and stands in the middle of what it fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y

CENTRED: Final = 0.7
"""Em by which the middle of a head and that of its columns differ: the columns' edges are guessed from white space."""
GUESSED: Final = 0.03
"""Share of the columns' width by which they differ besides."""
ALIGNED: Final = 0.35
"""Em by which left sides differ that stand one under another."""
FEWEST_LEFT: Final = 2
"""Heads over others that tell that heads are set left."""
ACROSS: Final = 1.5
"""Points that a head must reach beyond an edge to stand on both sides of it."""
SAME_HEIGHT: Final = 0.2
"""Share of the lower head's height that two heads beside each other share."""
BELOW: Final = 0.4
"""Em by which the middle of a head is below that of the one it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Columns `start` to `end` (half-open) of a head, and how many heads stand over it. `over`: others stand below."""

    start: int
    end: int
    depth: int
    over: bool


def reaches(boxes: Sequence[Box], columns: Sequence[float], *, size: float) -> list[Reach]:
    """Of each head in `boxes`, in their order; `columns` are the edges, `size` the height of a line, points."""
    tree = _Heads(boxes, columns, size)
    found: dict[int, tuple[int, int]] = {}
    for index in sorted(range(len(boxes)), key=lambda index: (middle_y(boxes[index]), boxes[index].left)):
        found[index] = tree.columns_of(index, found)
    depths: dict[int, int] = {}
    for index in sorted(found, key=lambda index: middle_y(boxes[index])):
        over = [depths[other] + 1 for other in depths if tree.belongs(index, other, found)]
        depths[index] = max(over, default=0)
    return [
        Reach(start=found[index][0], end=found[index][1], depth=depths[index], over=tree.is_over(index, found))
        for index in range(len(boxes))
    ]


class _Heads:
    def __init__(self, boxes: Sequence[Box], columns: Sequence[float], size: float) -> None:
        self._boxes, self._columns, self._size = boxes, columns, size
        self._cores = [_core(box, columns) for box in boxes]
        self._edges = self._guessed(columns)
        self._bottom = max(box.bottom for box in boxes)

    def _guessed(self, columns: Sequence[float]) -> list[float]:
        """The edges, the last one as far from its column's heads as the one before: words show how far they reach."""
        edges = list(columns)
        last = [box for box, core in zip(self._boxes, self._cores, strict=True) if core == (len(edges) - 2,) * 2]
        if last:
            edges[-1] = max(edges[-1], 2 * middle_x(max(last, key=middle_y)) - edges[-2])
        return edges

    def columns_of(self, index: int, found: dict[int, tuple[int, int]]) -> tuple[int, int]:
        """Half-open; at least those that its words stand over."""
        start, end = self._cores[index]
        low, high = start, end
        while low > 0 and self._free(index, low - 1, found):
            low -= 1
        while high + 1 < len(self._edges) - 1 and self._free(index, high + 1, found):
            high += 1
        if self._are_set_left and any(self._under(index, other) for other in range(len(self._boxes))):
            return start, self._last_told(index, end, high) + 1
        spans = [(a, b) for a in range(low, start + 1) for b in range(end, high + 1)]
        fits = [span for span in spans if self._off(index, span) <= self._slack(span)]
        over = any(self._under(index, other) for other in range(len(self._boxes)))
        if (start, end) in fits and not over:
            return start, end + 1
        if fits:
            best = max(fits, key=lambda span: (span[1] - span[0], -self._off(index, span)))
            return best[0], best[1] + 1
        if over and self._stands_left(index):
            return start, self._last_told(index, end, high) + 1
        return start, end + 1

    @cached_property
    def _are_set_left(self) -> bool:
        """Do several heads stand over others, each at the left of the first of them, and over some of these none?"""
        over = [
            index for index in range(len(self._boxes))
            if any(self._under(index, other) for other in range(len(self._boxes)))
        ]  # fmt: skip
        ends = {self._cores[index][1] + 1 for index in over}
        more = {core[0] for core in self._cores} - {self._cores[index][0] for index in over}
        return len(over) >= FEWEST_LEFT and bool(ends & more) and all(map(self._begins_with_name, over))

    def _begins_with_name(self, index: int) -> bool:
        """Does the first head under it begin where it does?"""
        first = min(other.left for at, other in enumerate(self._boxes) if self._under(index, at))
        return abs(self._boxes[index].left - first) <= ALIGNED * self._size

    def belongs(self, index: int, other: int, found: dict[int, tuple[int, int]]) -> bool:
        """Does the head stand below the other, within its columns?"""
        inside = found[other][0] <= self._cores[index][0] and self._cores[index][1] < found[other][1]
        return inside and self._below(index, other)

    def is_over(self, index: int, found: dict[int, tuple[int, int]]) -> bool:
        """Do heads stand below it?"""
        return any(self.belongs(other, index, found) for other in found if other != index)

    def _below(self, index: int, other: int) -> bool:
        return middle_y(self._boxes[index]) - middle_y(self._boxes[other]) > BELOW * self._size

    def _under(self, index: int, other: int) -> bool:
        """Does `other` stand below, under a part of it?"""
        (start, end), (first, last) = self._cores[index], self._cores[other]
        return other != index and first <= end and start <= last and self._below(other, index)

    def _free(self, index: int, column: int, found: dict[int, tuple[int, int]]) -> bool:
        """May the head reach over the column? Blank ones, and those whose heads all stand below it."""
        box = self._boxes[index]
        lowest: int | None = None
        for other in range(len(self._boxes)):
            if other == index:
                continue
            first, last = self._cores[other]
            if other in found and _level(box, self._boxes[other]):
                first, last = found[other][0], found[other][1] - 1
            if not first <= column <= last:
                continue
            if _level(box, self._boxes[other]):
                return False
            if lowest is None or self._boxes[other].bottom > self._boxes[lowest].bottom:
                lowest = other
        return lowest is None or (self._below(lowest, index) and self._may_belong(lowest, index))

    def _may_belong(self, lowest: int, index: int) -> bool:
        """A head in the middle of what it fills tells where that begins: not above the one it belongs to."""
        box, over = self._boxes[lowest], self._boxes[index]
        begins = 2 * middle_y(box) - self._bottom
        if begins >= middle_y(over) - 0.2 * self._size:
            return True
        under = [self._boxes[other] for other in range(len(self._boxes)) if self._under(index, other)]
        return any(abs(other.top - box.top) <= ALIGNED * self._size for other in under)

    def _off(self, index: int, span: tuple[int, int]) -> float:
        """Points from the middle of the columns: between their edges, and between the heads at their ends."""
        first, last = (self._told(index, column) for column in span)
        ends = {self._edges[span[1] + 1], self._columns[span[1] + 1]}  # the table's edge may be drawn, not guessed
        middles = [(self._edges[span[0]] + end) / 2 for end in ends]
        if first and last and span[0] < span[1]:
            heads = (min(box.left for box in first) + max(box.right for box in last)) / 2
            middles = [(middle + heads) / 2 for middle in middles]
        return min(abs(middle_x(self._boxes[index]) - middle) for middle in middles)

    def _told(self, index: int, column: int) -> list[Box]:
        """Heads of the one column below the head."""
        return [
            box
            for other, box in enumerate(self._boxes)
            if self._cores[other] == (column, column) and self._below(other, index)
        ]

    def _slack(self, span: tuple[int, int]) -> float:
        return CENTRED * self._size + GUESSED * (self._edges[span[1] + 1] - self._edges[span[0]])

    def _stands_left(self, index: int) -> bool:
        start = self._cores[index][0]
        lefts = [self._boxes[other].left for other in range(len(self._boxes)) if self._cores[other][0] == start]
        return abs(self._boxes[index].left - min(lefts)) <= ALIGNED * self._size

    def _last_told(self, index: int, end: int, high: int) -> int:
        """The last column up to `high` with a head below."""
        told = [core[1] for other, core in enumerate(self._cores) if self._below(other, index) and core[1] <= high]
        return max([end, *told])


def _core(box: Box, columns: Sequence[float]) -> tuple[int, int]:
    """The first and the last column that it stands over."""
    middle = slot(columns, middle_x(box))
    start = min(middle, slot(columns, box.left + ACROSS))
    return start, max(middle, slot(columns, box.right - ACROSS))


def _level(one: Box, other: Box) -> bool:
    """Beside each other?"""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > SAME_HEIGHT * min(one.bottom - one.top, other.bottom - other.top)
