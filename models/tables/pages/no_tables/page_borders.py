"""The border of a page: a frame around all that is printed, which no rule within touches. It is no side of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lines import holds, middle_x, middle_y
from models.tables.pages.print.rule_ends import at, ends, length

MEET: Final = 3.0
"""Points that rules end from a side which they touch."""
ALONG: Final = 8.0
"""Points between the two lines of a double border at most."""
LONGEST: Final = 0.6
"""Share of the page's width and height that a border takes at least."""
HELD: Final = 0.6
"""Share of the words within it: a page's number may stand below, or how a notice was published."""
MOST_RULES: Final = 1000
"""Of a page; more are a drawing."""


def without_borders(page: PrintedPage) -> PrintedPage:
    """The page without the rules of its border, both of a double one."""
    while len(page.rules) <= MOST_RULES and (border := _border(page)) is not None:
        sides = [rule for rule in page.rules if _is_side(rule, border)]
        page = replace(page, rules=tuple(rule for rule in page.rules if rule not in sides))
    return page


def _border(page: PrintedPage) -> Box | None:
    """The outermost closed frame, if it is one."""
    level = [rule.box for rule in page.rules if rule.horizontal and length(rule) >= LONGEST * page.page.width]
    upright = [rule.box for rule in page.rules if not rule.horizontal and length(rule) >= LONGEST * page.page.height]
    if min(len(level), len(upright)) < 2:
        return None
    box = Box(
        left=min(map(middle_x, upright)), top=min(map(middle_y, level)), right=max(map(middle_x, upright)),
        bottom=max(map(middle_y, level)),
    )  # fmt: skip
    closed = all(_is_drawn(box, page.rules, horizontal=horizontal) for horizontal in (True, False))
    held = sum(holds(box, word.box) for word in page.words)
    if not closed or held < HELD * len(page.words):
        return None
    return None if any(_touches(rule, box) for rule in page.rules) else box


def _is_drawn(box: Box, rules: Sequence[Rule], *, horizontal: bool) -> bool:
    """Do rules run from end to end along both sides?"""
    start, end = (box.left, box.right) if horizontal else (box.top, box.bottom)
    sides = (box.top, box.bottom) if horizontal else (box.left, box.right)
    return all(
        any(
            rule.horizontal == horizontal and abs(at(rule) - side) <= MEET
            and ends(rule)[0] <= start + MEET and ends(rule)[1] >= end - MEET
            for rule in rules
        )
        for side in sides
    )  # fmt: skip


def _is_side(rule: Rule, box: Box) -> bool:
    sides = (box.top, box.bottom) if rule.horizontal else (box.left, box.right)
    return any(abs(at(rule) - side) <= MEET for side in sides)


def _touches(rule: Rule, box: Box) -> bool:
    """Does it end at one of the sides, or stand out of the frame, and is it none of the sides?"""
    if _is_side(rule, box):
        return False
    first, last = (box.left, box.right) if rule.horizontal else (box.top, box.bottom)
    start, end = ends(rule)
    return start <= first + MEET or end >= last - MEET
