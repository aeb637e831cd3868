"""Notices in a frame of their own, no rule within: they are none of the table above or below them. Those beside a
table part it from what is around.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y

ENDS: Final = 3.0
"""Points by which the sides of a frame end beside each other."""
LOWEST, NARROWEST = 12.0, 150.0
"""Points that a frame is high and wide at least."""
IN_COLUMNS: Final = 0.25
"""Share of its lines that may have words apart, a heading and its number say."""
MOST_RULES: Final = 400
"""Of a page; more are a drawing."""


def notices(page: PrintedPage) -> list[Box]:
    """Their places, sides and words."""
    if len(page.rules) > MOST_RULES:
        return []
    return [box for box in dict.fromkeys(_frames(page)) if _says_something(box, page)]


def _frames(page: PrintedPage) -> Iterator[Box]:
    """What two upright and two level rules draw by themselves: none goes on, and none meets them elsewhere."""
    level = [rule.box for rule in page.rules if rule.horizontal]
    upright = [rule.box for rule in page.rules if not rule.horizontal]
    for left in upright:
        if left.bottom - left.top < LOWEST:
            continue
        tops = [box for box in level if abs(middle_y(box) - left.top) <= ENDS and _begins(box, left)]
        for right in (box for top in tops for box in upright if _ends(top, box) and _same(left, box)):
            feet = [box for box in level if abs(middle_y(box) - left.bottom) <= ENDS and _begins(box, left)]
            whole = [box for box in tops if _ends(box, right)], [box for box in feet if _ends(box, right)]
            if right.left - left.right < NARROWEST or not all(whole):
                continue
            own = (left, right, *whole[0], *whole[1])
            box = around(own)
            box = Box(left=box.left - ENDS, top=box.top - ENDS, right=box.right + ENDS, bottom=box.bottom + ENDS)
            if not any(_meets(rule, box) for rule in (*level, *upright) if rule not in own):
                yield box


def _same(left: Box, right: Box) -> bool:
    return abs(left.top - right.top) <= ENDS and abs(left.bottom - right.bottom) <= ENDS


def _begins(level: Box, left: Box) -> bool:
    return abs(level.left - middle_x(left)) <= ENDS


def _ends(level: Box, right: Box) -> bool:
    return abs(level.right - middle_x(right)) <= ENDS


def _meets(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


def _says_something(box: Box, page: PrintedPage) -> bool:
    """Has it words, most lines of which are one stretch, all within it, and stands nothing beside it?"""
    level = [word for word in page.words if box.top < middle_y(word.box) < box.bottom]
    lines = lines_of(level)
    apart = sum(len(segments(line)) > 1 for line in lines)
    alone = all(holds(box, word.box) for word in level) and len(level) < len(page.words)
    return bool(lines) and apart <= IN_COLUMNS * len(lines) and alone
