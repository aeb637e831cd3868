"""Pieces that the learned finder saw of one table: single columns, of which no table consists, and bare figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.chosen.choose import same_table, shared
from models.tables.pages.print.lines import area_of, holds, lines_of, middle_y, united
from models.tables.pages.print.text_columns import text_boundaries
from models.tables.values import is_value

WITHIN: Final = 0.8
"""Share of a seen box that lies in a larger one from which it is a part of that."""
HALVES_APART: Final = 16.0
"""Points between two halves of a table at most, three places of the map, if the left one is a column of labels."""
TABLES_APART: Final = 6.0
"""The same if it has columns of its own: two tables stand further apart."""
SEEN_TWICE: Final = 8.0
"""Points that both halves of a table have at most, a place and a half of the map."""
AS_HIGH: Final = 0.8
"""Share of the height of the higher of two halves of a table in which both lie."""

FEWEST_HEADS: Final = 3
"""Of two tables of one kind."""
WIDER: Final = 1.5
"""Of the widest white between two of their columns, the white between them at least."""
SAME_HEIGHT: Final = 0.25
"""Em between the middles of lines of one row at most."""


def whole_regions(seen: Sequence[Box], known: Sequence[Box], page: PrintedPage) -> list[Box]:
    """The seen boxes, those that are parts of one table as one: single columns with the known places of their table,
    and figures with the labels left of them.

    Args:
        seen: what the finder of regions saw, page points.
        known: places of the grids that geometry found.
        page: words and rules.
    """
    outer = [box for box in seen if not any(_is_within(box, other) for other in seen if other is not box)]
    return united(_with_columns(outer, known, page), lambda one, other: _are_halves(one, other, page))


def _is_within(box: Box, other: Box) -> bool:
    return shared(box, other) >= WITHIN and area_of(box) < area_of(other)


def _with_columns(seen: Sequence[Box], known: Sequence[Box], page: PrintedPage) -> list[Box]:
    columns = [box for box in seen if is_column(box, page)]
    pieces = [box for box in columns if not any(stands_apart(box, place, page) for place in known)]
    torn = [box for box in known if any(same_table(piece, box) for piece in pieces)]
    if not torn:
        return list(seen)
    whole = united([*torn, *pieces], same_table)
    joined = [box for box in whole if any(same_table(one, box) for one in torn)]
    apart = [box for box in seen if not any(same_table(box, one) for one in joined)]
    return [*apart, *united([*joined, *(box for box in seen if box not in apart)], same_table)]


def stands_apart(piece: Box, place: Box, page: PrintedPage) -> bool:
    """Do its lines stand far from the words beside them, and not at their heights? A column's are level with its rows;
    those of a notice beside the table are not.
    """
    if not same_table(piece, place):
        return False
    own = [word for word in page.words if holds(piece, word.box) and place.top <= middle_y(word.box) <= place.bottom]
    rest = [word for word in page.words if holds(place, word.box) and not holds(piece, word.box)]
    beside = [word for word in rest if piece.top <= middle_y(word.box) <= piece.bottom]
    near = any(
        max(word.box.left - piece.right, piece.left - word.box.right) < HALVES_APART for word in beside
    )  # fmt: skip
    lines, rows = lines_of(own), lines_of(beside)
    level = sum(any(abs(line.middle - row.middle) <= SAME_HEIGHT * line.size for row in rows) for line in lines)
    return bool(rows) and not near and 2 * level < len(lines)


def _are_halves(one: Box, other: Box, page: PrintedPage) -> bool:
    """Do they stand side by side, as high as each other, the right one without labels of its own?"""
    left, right = sorted((one, other), key=lambda box: box.left)
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = HALVES_APART if is_column(left, page) else TABLES_APART
    overlap = left.right - right.left
    if overlap > SEEN_TWICE or -overlap > apart or _have_same_heads(left, right, page):
        return False
    heights = (one.bottom - one.top, other.bottom - other.top)
    blank = not any(holds(right, word.box) for word in page.words)
    if level < AS_HIGH * (min if blank else max)(heights):
        return False
    held = [word for word in page.words if holds(right, word.box)]
    if not held or overlap > 0:
        return True  # the white between two halves, or halves that were seen to meet
    edge = next(iter(text_boundaries(held)), right.right)
    first = [word for word in held if word.box.right <= edge]
    return 2 * sum(map(is_value, first)) > len(first)


def _have_same_heads(left: Box, right: Box, page: PrintedPage) -> bool:
    """Do both begin with the same heads, and is the white between them wider than any between their columns? Two tables
    of one kind do, beside each other.
    """
    held = [[word for word in page.words if holds(box, word.box)] for box in (left, right)]
    if not all(held):
        return False
    heads = [lines_of(words)[0] for words in held]
    told = len(heads[0].words) >= FEWEST_HEADS and not any(map(is_value, heads[0].words))
    if not told or [word.text for word in heads[0].words] != [word.text for word in heads[1].words]:
        return False
    between = min(word.box.left for word in held[1]) - max(word.box.right for word in held[0])
    return between >= WIDER * max(map(_widest_white, held))


def _widest_white(words: Sequence[Word]) -> float:
    """Between two columns, in points."""
    boxes = sorted((word.box for word in words), key=lambda box: box.left)
    reaches = accumulate((box.right for box in boxes), max)
    return max([0.0, *(box.left - reach for reach, box in zip(reaches, boxes[1:], strict=False))])


def is_column(box: Box, page: PrintedPage) -> bool:
    """Do its words stand in one column, no upright rule among them?"""
    words = [word for word in page.words if holds(box, word.box)]
    ruled = any(not rule.horizontal and holds(box, rule.box) for rule in page.rules)
    return bool(words) and not ruled and not text_boundaries(words)
