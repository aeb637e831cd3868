"""Tables and figures beside one another on a page: which groups of rules are two, and which are parts of one table.

Rules that a conversion lost take a table apart from left to right too; what is left of it has the same rows. Two tables
may have the same rows where a spreadsheet was printed: then each has labels of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.lattice import SAME_EDGE, RuleCover, edges_of
from models.tables.pages.line_shapes import segments
from models.tables.pages.lines import around, lines_of, middle_x, middle_y
from models.tables.pages.ruled_groups import RuledGroup
from models.tables.pages.values import is_value

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
LABELS: Final = 0.5
"""Share of the rows of a first column that hold words and no figure, from which it is one of labels."""


def widened(group: RuledGroup, groups: Sequence[RuledGroup], page: PrintedPage) -> Box:
    """With the words left and right of its rules: an outer column may have none.

    No further than another table there, or a side that is closed where no part of the same table stands beyond it.
    """
    box = group.box
    level = [one for one in groups if one is not group and _level(one.box, box)]
    others = [one.box for one in level if _are_two(group, one, page)]
    parts = [one.box for one in level if one.box not in others]
    left = max((other.right for other in others if other.right <= box.left), default=float("-inf"))
    right = min((other.left for other in others if other.left >= box.right), default=float("inf"))
    if _closed(group, box.left) and not any(part.right <= box.left for part in parts):
        left = box.left
    if _closed(group, box.right) and not any(part.left >= box.right for part in parts):
        right = box.right
    beside = [word.box for word in page.words if _beside(word.box, box) and left < middle_x(word.box) < right]
    return around([box, *beside]) if beside else box


def _closed(group: RuledGroup, side: float) -> bool:
    """Does an upright rule run along the whole of a side?"""
    cover = RuleCover(group.rules, horizontal=False)
    return cover.share(side, group.box.top, group.box.bottom) >= CLOSED


def _beside(word: Box, box: Box) -> bool:
    return box.top < middle_y(word) < box.bottom


def _level(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _are_two(one: RuledGroup, other: RuledGroup, page: PrintedPage) -> bool:
    left, right = sorted((one, other), key=lambda group: group.box.left)
    if any(_is_picture(group, page.words) for group in (one, other)):
        return True
    if not _same_rows(left, right, apart=SAME_EDGE if page.scanned else DRAWN_EDGE):
        return True
    return _is_lattice(left) and _is_lattice(right) and _begins_with_labels(right, page.words)


def _same_rows(one: RuledGroup, other: RuledGroup, *, apart: float) -> bool:
    fewer, more = sorted((_edges(group, horizontal=True) for group in (one, other)), key=len)
    return sum(any(abs(at - edge) <= apart for edge in more) for at in fewer) >= SAME_ROWS * len(fewer)


def _edges(group: RuledGroup, *, horizontal: bool) -> list[float]:
    middle = middle_y if horizontal else middle_x
    return edges_of(middle(rule.box) for rule in group.rules if rule.horizontal == horizontal)


def _is_lattice(group: RuledGroup) -> bool:
    return all(len(_edges(group, horizontal=horizontal)) >= FEWEST_EDGES for horizontal in (True, False))


def _is_picture(group: RuledGroup, words: Sequence[Word]) -> bool:
    """A frame without rules within, of which words stand all over: a chart's, not a cell's."""
    if any(len(_edges(group, horizontal=horizontal)) > TWO_SIDES for horizontal in (True, False)):
        return False
    box = group.box
    inside = [word for word in words if _beside(word.box, box) and box.left < middle_x(word.box) < box.right]
    pieces = [piece for line in lines_of(inside) for piece in segments(line)]
    apart = sum(not 0 <= low.box.top - high.box.bottom <= LINE_GAP * high.size for high, low in pairwise(pieces))
    return len(pieces) >= FEWEST_PIECES and apart * 2 >= len(pieces) - 1


def _begins_with_labels(group: RuledGroup, words: Sequence[Word]) -> bool:
    """In most rows of its first column, below the first row, where figures would stand in a part of a table."""
    columns, rows = _edges(group, horizontal=False), _edges(group, horizontal=True)
    first = [word for word in words if columns[0] < middle_x(word.box) < columns[1]]
    held = [[word for word in first if top < middle_y(word.box) < bottom] for top, bottom in pairwise(rows[1:])]
    return sum(bool(cell) and not any(map(is_value, cell)) for cell in held) > LABELS * len(held)
