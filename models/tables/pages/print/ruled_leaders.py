"""Leaders that a style sheet draws as rules: from a label to its figure, at the foot of the line that both stand on.

An edge of cells runs below a line of print, not through it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lines import lines_of, middle_y
from models.tables.pages.print.ruled_groups import TOUCH, near

NEXT: Final = 1.2
"""Em from the label to its leader at most."""
FOOT: Final = (0.7, 1.1)
"""Of the label's height, from its top, at which a leader runs; a rule that begins beside a cell of several rows runs at
the middle of what is printed there.
"""
TALLEST: Final = 40.0
"""Points that a label is high at most."""
FEWEST: Final = 3
"""Leaders of a page."""


def without_ruled_leaders(page: PrintedPage) -> PrintedPage:
    """The page without such rules, where there are several."""
    if len(page.rules) < FEWEST:
        return page
    words = sorted(_with_marks_whole(page) if page.scanned else page.words, key=lambda word: word.box.top)
    tops = [word.box.top for word in words]
    upright = [rule.box for rule in page.rules if not rule.horizontal]
    leaders = [rule for rule in page.rules if _is_leader(rule, words, tops) and not _begins_at(rule.box, upright)]
    if len(leaders) < FEWEST:
        return page
    return replace(page, rules=tuple(rule for rule in page.rules if not any(rule is one for one in leaders)))


def _with_marks_whole(page: PrintedPage) -> Iterator[Word]:
    """The words, a colon as high as what is before it: that of a picture is no higher than its ink."""
    for line in lines_of(page.words):
        for at, word in enumerate(line.words):
            before = line.words[at - 1] if at and not any(map(str.isalnum, word.text)) else word
            near = word.box.left - before.box.right <= NEXT * line.size
            yield replace(word, box=replace(before.box, right=word.box.right)) if near else word


def _is_leader(rule: Rule, words: Sequence[Word], tops: Sequence[float]) -> bool:
    """Does it begin right behind a word, at the foot of that word's line, and does no word stand over it?"""
    if not rule.horizontal:
        return False
    y = middle_y(rule.box)
    level = [word.box for word in words[bisect_left(tops, y - TALLEST) : bisect_left(tops, y)] if y < _at(word.box, 1)]
    own = any(0 <= rule.box.left - box.right <= NEXT * (box.bottom - box.top) and _at(box, 0) <= y for box in level)
    return own and not any(box.left < rule.box.right and box.right > rule.box.left for box in level)


def _at(word: Box, end: int) -> float:
    """Y of an end of the foot of a word."""
    return word.top + FOOT[end] * (word.bottom - word.top)


def _begins_at(rule: Box, upright: Sequence[Box]) -> bool:
    return any(near(one, replace(rule, right=rule.left), TOUCH) for one in upright)
