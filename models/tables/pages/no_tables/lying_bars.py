"""Charts of bars that lie one below another from one line on, a figure behind each: no row of a table.

Stripes of a table and its filled cells are as long as its columns are wide, and hold what they are the ground of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.no_tables.bars import MOST_FILLS
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y
from models.tables.values import is_value

FEWEST: Final = 3
"""Bars of a chart, and different lengths of theirs."""
SAME_START, SAME_HEIGHT, SAME_LENGTH = 1.5, 2.0, 1.5
"""Points by which left ends, heights and lengths of bars differ that are the same; a picture's are a pixel off."""
NEAR: Final = 1.5
"""Em between a bar and its figure at most."""
AROUND: Final = 4.0
"""Points around the bars in which a rule is a side of one, or the axis."""


def without_lying_bars(page: PrintedPage, fills: Sequence[Box]) -> PrintedPage:
    """The page without words and rules of such charts; `fills` are evenly filled areas, points."""
    for bars in _charts(fills) if len(fills) <= MOST_FILLS else ():
        level = [word for word in page.words if any(bar.top <= middle_y(word.box) <= bar.bottom for bar in bars)]
        if not _has_figures(bars, level):
            continue
        hull = around(bars)
        said = {id(word) for word in level if word.box.right > _begin(bars, level)}
        room = Box(
            left=hull.left - AROUND, top=hull.top - AROUND, right=hull.right + AROUND, bottom=hull.bottom + AROUND
        )
        page = replace(
            page,
            words=tuple(word for word in page.words if id(word) not in said),
            rules=tuple(rule for rule in page.rules if not _lies_in(rule.box, room)),
        )
    return page


def _begin(bars: Sequence[Box], level: Sequence[Word]) -> float:
    """Where the labels left of the bars begin: what ends before that is of a table beside the chart."""
    lines = (line for bar in bars for line in lines_of(word for word in level if _is_before(word, bar)))
    return min((segments(line)[-1].box.left for line in lines), default=bars[0].left)


def _is_before(word: Word, bar: Box) -> bool:
    return word.box.right <= bar.left and bar.top <= middle_y(word.box) <= bar.bottom


def _charts(fills: Sequence[Box]) -> Iterator[list[Box]]:
    """Bars from top to bottom that begin at one x and are as high, but not as long."""
    rest = sorted(fills, key=lambda box: (box.left, box.top))
    while rest:
        first = rest[0]
        own = [
            box for box in rest
            if box.left - first.left <= SAME_START
            and abs(box.bottom - box.top - first.bottom + first.top) <= SAME_HEIGHT
        ]  # fmt: skip
        rest = [box for box in rest if not any(box is one for one in own)]
        bars = sorted(own, key=lambda box: box.top)
        lengths = sorted(box.right - box.left for box in bars)
        steps = sum(after - before > SAME_LENGTH for before, after in pairwise(lengths))
        if len(bars) >= FEWEST <= steps + 1 and all(low.top > high.bottom for high, low in pairwise(bars)):
            yield bars


def _has_figures(bars: Sequence[Box], level: Sequence[Word]) -> bool:
    """Has each bar a figure behind it, no letters in it and nothing behind that? OCR reads a bar's end for a digit."""
    for bar in bars:
        own = [word for word in level if bar.top <= middle_y(word.box) <= bar.bottom]
        within = [word for word in own if holds(bar, word.box)]
        behind = [word for word in own if middle_x(word.box) > bar.right]
        if len(behind) != 1 or not is_value(behind[0]) or any(not word.text.isdigit() for word in within):
            return False
        box = behind[0].box
        if not 0 <= box.left - bar.right <= NEAR * (box.bottom - box.top):
            return False
    return True


def _lies_in(box: Box, room: Box) -> bool:
    inside = room.left <= box.left and box.right <= room.right
    return inside and room.top <= box.top and box.bottom <= room.bottom
