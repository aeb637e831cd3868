"""Rules between filled cells of pictures of tables with rules: light ones on dark, which reading passes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lattice import COVERED, RuleCover

WIDEST: Final = 3.0
"""Points between two fills at most that a rule takes."""
BEYOND: Final = 1.5
"""Points from a fill's end to the middle of the rule that it ends at."""
MOST_SHADES: Final = 300
"""Of a page; more are a drawing."""


def with_rules_between_fills(page: PrintedPage) -> PrintedPage:
    """The page with a rule in each narrow gap between two fills side by side, one of which has a level rule along it,
    and between two above one another, both of which have one on their other side.
    """
    if len(page.shades) > MOST_SHADES or len(page.shades) < 2 or not page.rules:
        return page
    level, upright = RuleCover(page.rules, horizontal=True), RuleCover(page.rules, horizontal=False)
    fills = [
        _Fill(box=box, over=_along(level, box, box.top), under=_along(level, box, box.bottom)) for box in page.shades
    ]
    found = [rule for one, other in permutations(fills, 2) for rule in _between(one, other)]
    new = [rule for rule in found if not _is_known(rule, level if rule.horizontal else upright)]
    return replace(page, rules=(*page.rules, *new)) if new else page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fill:
    """`over` and `under`: does a level rule run along its top and its bottom?"""

    box: Box
    over: bool
    under: bool


def _along(level: RuleCover, box: Box, y: float) -> bool:
    return level.share(y, box.left, box.right) >= COVERED


def _between(one: _Fill, other: _Fill) -> Iterator[Rule]:
    """In the gap right of the one, or below it."""
    first, last = one.box, other.box
    top, bottom = max(first.top, last.top), min(first.bottom, last.bottom)
    left, right = max(first.left, last.left), min(first.right, last.right)
    if 0 < last.left - first.right <= WIDEST and bottom > top and (one.over or one.under or other.over or other.under):
        box = Box(left=first.right, top=top - BEYOND, right=last.left, bottom=bottom + BEYOND)
        yield Rule(box=box, horizontal=False)
    if 0 < last.top - first.bottom <= WIDEST and right > left and one.over and other.under:
        box = Box(left=left - BEYOND, top=first.bottom, right=right + BEYOND, bottom=last.top)
        yield Rule(box=box, horizontal=True)


def _is_known(rule: Rule, cover: RuleCover) -> bool:
    box = rule.box
    if rule.horizontal:
        return cover.share((box.top + box.bottom) / 2, box.left + BEYOND, box.right - BEYOND) >= COVERED
    return cover.share((box.left + box.right) / 2, box.top + BEYOND, box.bottom - BEYOND) >= COVERED
