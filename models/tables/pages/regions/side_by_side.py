"""Tables and figures beside one another on a page: which groups of rules are two, and which are parts of one table.

Rules that a conversion lost take a table apart from left to right too; what is left of it has the same rows, and the
words of a column between. Two tables may have the same rows: then nothing stands between their closed sides, or each
has labels of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.lattice import SAME_EDGE, RuleCover, edges_of
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_x, middle_y, stands_in
from models.tables.pages.print.ruled_groups import RuledGroup
from models.tables.values import is_value

SAME_ROWS: Final = 0.8
"""Share of the level edges of the group with fewer of them that are the other's too, for both to be one table."""
DRAWN_EDGE: Final = 1.0
"""Points between edges of two groups that were drawn as one line, where a file says it; in pictures `SAME_EDGE`."""
FEWEST_EDGES: Final = 3
"""In either direction, of what can be a table by itself: two rows, two columns."""
CLOSED: Final = 0.95
"""Share of a side that rules cover from which what stands beyond it is not the table's."""
TWO_SIDES: Final = 2
"""Edges in each direction of a frame without rules within."""
FEWEST_PIECES: Final = 4
"""Of a chart's words: its axis, its legend."""
LINE_GAP: Final = 1.0
"""Em between two lines of a cell at most."""
APART, FAR_APART = 5.0, 12.0
"""Points of white between two tables at least; the latter where one is a frame without rows and columns."""
FEWEST_SHADES: Final = 3
"""Rows that show the white between two tables."""
LABELS: Final = 0.5
"""Share of the rows of a first column that hold words and no figure, from which it is one of labels."""


def widened(groups: Sequence[RuledGroup], page: PrintedPage) -> list[Box]:
    """Their boxes, with the words left and right of the rules: an outer column may have none.

    No further than another table there, or a side that is closed where no part of the same table stands beyond it.
    """
    seen = [_Seen(group, page.words) for group in groups]
    apart = SAME_EDGE if page.scanned else DRAWN_EDGE
    white = frozenset() if page.scanned else _white_between(seen, page.words)
    return [_widened(one, [other for other in seen if other is not one], page.words, apart, white) for one in seen]


def _white_between(seen: Sequence[_Seen], words: Sequence[Word]) -> frozenset[tuple[_Seen, _Seen]]:
    """Pairs of groups, the left one first, that the same white parts as others above or below: shaded rows of two
    tables, each with a shade of its own. No word stands in the white.
    """
    pairs = [pair for left in seen for pair in _neighbours(left, seen)]
    found: set[tuple[_Seen, _Seen]] = set()
    for left, right in pairs:
        alike = [
            one.box
            for one, other in pairs
            if abs(one.box.right - left.box.right) <= DRAWN_EDGE and abs(other.box.left - right.box.left) <= DRAWN_EDGE
        ]
        if len(alike) < FEWEST_SHADES:
            continue
        height = around(alike)
        gap = Box(left=left.box.right, top=height.top, right=right.box.left, bottom=height.bottom)
        if not any(stands_in(word.box, gap) for word in words):
            found.add((left, right))
    return frozenset(found)


def _neighbours(left: _Seen, seen: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    """The group with each beside it to the right, white and no middle of another between them."""
    level = [other for other in seen if _level(other.box, left.box)]
    nearest = min((at for other in level if (at := middle_x(other.box)) > left.box.right), default=float("inf"))
    for right in level:
        if right.box.left - left.box.right >= APART and right.box.left <= nearest:
            yield left, right


class _Seen:
    """A group of rules, and what is asked of it once for each other group beside it."""

    def __init__(self, group: RuledGroup, words: Sequence[Word]) -> None:
        self.box, self._rules = group.box, group.rules
        self.rows = edges_of(middle_y(rule.box) for rule in group.rules if rule.horizontal)
        self._columns = edges_of(middle_x(rule.box) for rule in group.rules if not rule.horizontal)
        self._words = words

    @property
    def words(self) -> Iterator[Box]:
        """Places of the page's words."""
        return (word.box for word in self._words)

    def closed(self, side: float) -> bool:
        """Does an upright rule run along the whole of a side?"""
        return RuleCover(self._rules, horizontal=False).share(side, self.box.top, self.box.bottom) >= CLOSED

    @cached_property
    def is_lattice(self) -> bool:
        return min(len(self.rows), len(self._columns)) >= FEWEST_EDGES

    @cached_property
    def is_picture(self) -> bool:
        """A frame without rules within, of which words stand all over: a chart's, not a cell's."""
        if max(len(self.rows), len(self._columns)) > TWO_SIDES:
            return False
        box = self.box
        inside = [word for word in self._words if _beside(word.box, box) and box.left < middle_x(word.box) < box.right]
        pieces = [piece for line in lines_of(inside) for piece in segments(line)]
        apart = sum(not 0 <= low.box.top - high.box.bottom <= LINE_GAP * high.size for high, low in pairwise(pieces))
        return len(pieces) >= FEWEST_PIECES and apart * 2 >= len(pieces) - 1

    @cached_property
    def begins_with_labels(self) -> bool:
        """In most rows of its first column, below the first row, where figures would stand in a part of a table. A
        first column of shades has no rule to its left.
        """
        first = [self.box.left] if self._columns[0] - self.box.left > SAME_EDGE else []
        left, right, *_ = [*first, *self._columns]
        return self._are_labels(left, right)

    @cached_property
    def has_labels(self) -> bool:
        """In some column."""
        return any(self._are_labels(left, right) for left, right in pairwise(self._columns))

    def _are_labels(self, left: float, right: float) -> bool:
        own = [word for word in self._words if left < middle_x(word.box) < right]
        held = [[word for word in own if top < middle_y(word.box) < end] for top, end in pairwise(self.rows[1:])]
        return sum(bool(cell) and not any(map(is_value, cell)) for cell in held) > LABELS * len(held)


def _widened(
    one: _Seen,
    others: Sequence[_Seen],
    words: Sequence[Word],
    apart: float,
    white: frozenset[tuple[_Seen, _Seen]],
) -> Box:
    box = one.box
    parts: list[Box] = []
    tables: list[Box] = []
    for other in others:
        if _level(other.box, box):
            two = (one, other) in white or (other, one) in white or _are_two(one, other, apart)
            (tables if two else parts).append(other.box)
    left = max((table.right for table in tables if table.right <= box.left), default=float("-inf"))
    right = min((table.left for table in tables if table.left >= box.right), default=float("inf"))
    if one.closed(box.left) and not any(part.right <= box.left for part in parts):
        left = box.left
    if one.closed(box.right) and not any(part.left >= box.right for part in parts):
        right = box.right
    beside = [word.box for word in words if _beside(word.box, box) and left < middle_x(word.box) < right]
    return around([box, *beside]) if beside else box


def _beside(word: Box, box: Box) -> bool:
    return box.top < middle_y(word) < box.bottom


def _level(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _are_two(one: _Seen, other: _Seen, apart: float) -> bool:
    if one.is_picture or other.is_picture or not _same_rows(one, other, apart):
        return True
    left, right = sorted((one, other), key=lambda group: group.box.left)
    if not (left.is_lattice and right.is_lattice):
        return _face(left, right) and right.box.left - left.box.right >= FAR_APART
    return right.begins_with_labels or (right.has_labels and _face(left, right))


def _face(left: _Seen, right: _Seen) -> bool:
    """Do both close their sides, and does nothing but white lie between?"""
    if not (left.closed(left.box.right) and right.closed(right.box.left)):
        return False
    return right.box.left - left.box.right >= APART and not any(
        left.box.right < middle_x(word) < right.box.left and _beside(word, left.box) for word in left.words
    )


def _same_rows(one: _Seen, other: _Seen, apart: float) -> bool:
    fewer, more = sorted((one.rows, other.rows), key=len)
    return sum(any(abs(at - edge) <= apart for edge in more) for at in fewer) >= SAME_ROWS * len(fewer)
