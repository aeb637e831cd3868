"""Dashes and rows of dots in cells of a picture that were taken for rules: they stand level with figures, within the
uprights beside them and touching neither, and nothing else at their height touches any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.values import is_value_or_dash

FREE: Final = 1.5
"""Points from such a stroke to the uprights beside it at least."""
SAME_HEIGHT: Final = 1.5
"""Points by which strokes at one height differ at most."""
LEVEL: Final = 0.4
"""Of a figure's height, by which its middle is off a stroke at most."""
FEWEST: Final = 2
"""Strokes at one height."""
MOST_RULES: Final = 1000
"""Of a page; more are a drawing."""


def without_strokes_in_cells(page: PrintedPage) -> PrintedPage:
    """The page without such rules."""
    if not page.scanned or len(page.rules) > MOST_RULES:
        return page
    uprights = [rule for rule in page.rules if not rule.horizontal]
    level = sorted((rule for rule in page.rules if rule.horizontal), key=lambda rule: middle_y(rule.box))
    groups: list[list[Rule]] = []
    for rule in level:
        if groups and middle_y(rule.box) - middle_y(groups[-1][-1].box) <= SAME_HEIGHT:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    strokes = {id(rule) for group in groups if _are_strokes(group, uprights, page) for rule in group}
    return replace(page, rules=tuple(rule for rule in page.rules if id(rule) not in strokes)) if strokes else page


def _are_strokes(group: Sequence[Rule], uprights: Sequence[Rule], page: PrintedPage) -> bool:
    if len(group) < FEWEST:
        return False
    y = sum(middle_y(rule.box) for rule in group) / len(group)
    figures = [word.box for word in page.words if is_value_or_dash(word)]
    if not any(abs(middle_y(box) - y) <= LEVEL * (box.bottom - box.top) for box in figures):
        return False
    sides = sorted(middle_x(rule.box) for rule in uprights if rule.box.top < y < rule.box.bottom)
    cells = list(pairwise(sides))
    return all(
        any(left + FREE <= rule.box.left and rule.box.right <= right - FREE for left, right in cells) for rule in group
    )
