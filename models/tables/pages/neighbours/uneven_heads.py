"""Tables beside each other that show no more than a rule under each head, at heights of their own: one head has more
lines than the other. White alone is between them.

Rules under the names of one table's head stand so, too; its first column is under none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.neighbours.ruled_heads import (
    FEWEST_NAMES,
    MOST_LINES,
    MOST_WORDS,
    NEAR,
    SET_OUT,
    UNDER,
)
from models.tables.pages.print.line_shapes import is_caption, segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y, overlap
from models.tables.pages.regions.tables_beside import SAME_LEVEL
from models.tables.values import is_value

WHITE: Final = 12.0
"""Points of white between two tables at least."""
HIGHER: Final = 30.0
"""Points between the two rules at most."""
FEWEST_ROWS: Final = 3
"""Under each, most of which begin with words."""
ONE_HEAD: Final = 1.0
"""Em between two lines of a head at most."""


def tables_under_uneven_heads(page: PrintedPage) -> list[Box]:
    """The places of such tables, heads and rows; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    level = sorted((rule.box for rule in page.rules if rule.horizontal), key=middle_y)
    found: list[Box] = []
    for above, below in pairwise(level):
        left, right = sorted((above, below), key=lambda box: box.left)
        if SAME_LEVEL < middle_y(below) - middle_y(above) <= HIGHER and right.left - left.right >= WHITE:
            found += _tables((left, right), page)
    return found


def _tables(sides: tuple[Box, Box], page: PrintedPage) -> list[Box]:
    """None unless each side is a table, and nothing else is level with both."""
    room = _room(sides, page)
    places = [_place(side, [word for word in page.words if _is_in(word, side, room)]) for side in sides]
    if any(place is None for place in places):
        return []
    found = [place for place in places if place is not None]
    both = around(found)
    level = [word for word in page.words if both.top < middle_y(word.box) < min(place.bottom for place in found)]
    upright = [rule.box for rule in page.rules if not rule.horizontal and overlap(rule.box, both)]
    drawn = any(box.top < both.bottom and box.bottom > both.top for box in upright)
    return [] if drawn or any(not any(_is_over(word, side) for side in sides) for word in level) else found


def _room(sides: tuple[Box, Box], page: PrintedPage) -> tuple[float, float]:
    """Y above and below both rules from which on something goes over the white between them."""
    left, right = sides
    start, end = left.right + SET_OUT, right.left - SET_OUT
    printed = (*(word.box for word in page.words), *(rule.box for rule in page.rules))
    over = [box for box in printed if box.left < end and box.right > start]
    top, bottom = min(map(middle_y, sides)), max(map(middle_y, sides))
    above = [box.bottom for box in over if middle_y(box) < bottom]
    below = [box.top for box in over if middle_y(box) >= top]
    return max(above, default=float("-inf")), min(below, default=float("inf"))


def _is_in(word: Word, side: Box, room: tuple[float, float]) -> bool:
    return side.left <= middle_x(word.box) <= side.right and room[0] < middle_y(word.box) < room[1]


def _is_over(word: Word, side: Box) -> bool:
    return side.left - SET_OUT <= word.box.left and word.box.right <= side.right + SET_OUT


def _place(side: Box, words: Sequence[Word]) -> Box | None:
    """Of the table on one side; None where what is there is none."""
    lines = lines_of(words)
    head = list(_near([line for line in reversed(lines) if line.middle < middle_y(side)], side, ONE_HEAD))[:MOST_LINES]
    rows = list(_near([line for line in lines if line.middle > middle_y(side)], side, NEAR))
    in_columns = [at for at, row in enumerate(rows) if len(segments(row)) > 1]
    labels = sum(not is_value(rows[at].words[0]) for at in in_columns)
    names = max((len(segments(line)) for line in head), default=0)
    if names < FEWEST_NAMES or len(in_columns) < FEWEST_ROWS or 2 * labels <= len(in_columns):
        return None
    if any(is_caption(line) or any(map(is_value, line.words)) for line in head):
        return None
    whole = around(line.box for line in (*head, *rows[: in_columns[-1] + 1]))
    return Box(
        left=side.left - SET_OUT, top=whole.top - SET_OUT, right=side.right + SET_OUT, bottom=whole.bottom + SET_OUT
    )


def _near(lines: Sequence[Line], side: Box, most: float) -> Iterator[Line]:
    """The lines from the rule on, as far as each is near to the one before."""
    last = side
    for line in lines:
        gap = max(line.box.top - last.bottom, last.top - line.box.bottom)
        if gap > (UNDER if last is side else most) * line.size:
            return
        yield line
        last = line.box
