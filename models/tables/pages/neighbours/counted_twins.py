"""Two rankings beside each other under heads that differ in a name: Pos. Points Pts, Pos. Mountains Pts.

One list that goes on in the next column goes on counting; where both count their rows from 1, they are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lines import Line, lines_of, middle_y
from models.tables.values import is_value

FEWEST_NAMES: Final = 3
"""Of a head: the number, what is ranked, and by what."""
FEWEST_ROWS: Final = 3
"""Counted in both."""
REACH: Final = 1.5
"""Em that words of a first column begin left of its name at most."""
AFTER: Final = 1.5
"""Em between the last row and what follows: what is nearer goes on with the tables, and they are none of these."""
REACH_OVER: Final = 3.0
"""Points by which a rule runs on both sides of the end of a table."""
MARGIN: Final = 1.0
"""Points around the words."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""


def counted_twins(page: PrintedPage) -> list[Box]:
    """The places of such tables, each pair beside each other; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    found: list[Box] = []
    for line in lines_of(page.words):
        for left, right in _heads(line):
            if not any(box.top <= line.middle <= box.bottom for box in found):
                places = _places(left, right, page.words)
                found += [] if any(_goes_over(rule, places) for rule in page.rules) else places
    return found


def above(box: Box, twins: Sequence[Box]) -> Box:
    """What of a table's place is above such tables in it."""
    inside = [
        one.top for one in twins if one.left < box.right and one.right > box.left and box.top < one.top < box.bottom
    ]
    return replace(box, bottom=min(inside)) if inside else box


def _heads(line: Line) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Pairs of heads on the line that begin with the same name, nothing between them, and have as many names."""
    for start, first in enumerate(line.words):
        for width in range(FEWEST_NAMES, (len(line.words) - start) // 2 + 1):
            both = line.words[start : start + 2 * width]
            if both[width].text == first.text and not any(map(is_value, both)):
                yield both[:width], both[width:]


def _places(left: Sequence[Word], right: Sequence[Word], words: Sequence[Word]) -> list[Box]:
    size = left[0].box.bottom - left[0].box.top
    top, bottom = left[0].box.top, left[0].box.bottom
    start, last = left[0].box.left - REACH * size, right[-1].box.right + REACH * size
    end = (left[-1].box.right + right[0].box.left) / 2
    below = [word for word in words if start <= word.box.left <= last and middle_y(word.box) > bottom]
    lines = lines_of(below)
    rows = [row for _, row in takewhile(lambda one: _is_row(*one, end), enumerate(lines, 1))]
    if min(sum(row.words[0].box.left < end for row in rows), sum(row.box.right > end for row in rows)) < FEWEST_ROWS:
        return []
    if any(row.box.top - rows[-1].box.bottom < AFTER * size for row in lines[len(rows) : len(rows) + 1]):
        return []
    own = [word for row in rows for word in row.words]
    low = max(word.box.bottom for word in own) + MARGIN
    cuts = [start, end, max(word.box.right for word in (*own, *right)) + MARGIN]
    return [Box(left=one, top=top - MARGIN, right=other, bottom=low) for one, other in pairwise(cuts)]


def _is_row(number: int, row: Line, gutter: float) -> bool:
    """Does it begin with the number on both sides of `gutter`, or on one and leaves the other blank?"""
    sides = (
        [word for word in row.words if word.box.right <= gutter],
        [word for word in row.words if word.box.left >= gutter],
    )
    whole = sum(map(len, sides)) == len(row.words)
    return whole and all(len(side) > 1 and side[0].text == str(number) for side in sides if side)


def _goes_over(rule: Rule, places: Sequence[Box]) -> bool:
    """Does a level rule run in both of them?"""
    box = rule.box
    over = [place for place in places if place.left < box.right and place.right > box.left]
    within = any(place.top + MARGIN < middle_y(box) < place.bottom - MARGIN for place in over)
    inner = any(box.left < place.right - REACH_OVER and box.right > place.right + REACH_OVER for place in places)
    return rule.horizontal and within and inner
