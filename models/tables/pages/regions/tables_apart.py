"""Tables of which level rules alone tell that other tables or prose stand beside them: what is level with them on the
page is none of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lines import holds, middle_y
from models.tables.pages.print.ruled_groups import is_between_sides, near, ruled_groups
from models.tables.pages.regions.row_growth import Grown, with_further_rows
from models.tables.pages.regions.tables_aside import stacks_aside
from models.tables.pages.regions.tables_beside import stacks_beside

BEYOND: Final = 2.0
"""Points by which a group of rules may reach out of a table that it is a part of."""
FEWEST_RULES: Final = 3
"""Of a stack above or below a frame."""


def tables_apart(page: PrintedPage, printed: Sequence[Rule]) -> list[Grown]:
    """Their places with the rows that go on above and below, none of which takes in part of a group of rules.

    Args:
        page: its rules are those that are printed and those that fills show.
        printed: the former.
    """
    groups = [group.box for group in ruled_groups(page.rules)]
    framed = _framed(groups, printed)
    words = [word for word in page.words if not any(holds(box, word.box) for box in framed)]
    level = [rule for rule in page.rules if rule.horizontal and not any(near(box, rule.box, 1.0) for box in framed)]
    found: list[Box] = []
    stacks = (*stacks_beside(level, words), *stacks_aside(level, page.words))
    for box in (part for stack in stacks for part in _parts(stack, framed, level)):
        own = [group for group in groups if near(group, box, 1.0)]
        if all(_lies_in(group, box) for group in own) and not any(near(box, other, 0.0) for other in found):
            found.append(box)
    return with_further_rows(found, framed, page.words, printed)


def _parts(stack: Box, framed: Sequence[Box], level: Sequence[Rule]) -> Iterator[Box]:
    """The stack, or what of it is above and below frames that it goes over, where that has rules enough."""
    walls = sorted((box for box in framed if near(stack, box, 0.0)), key=lambda box: box.top)
    if not walls:
        yield stack
        return
    own = [rule.box for rule in level if near(stack, rule.box, 0.0)]
    for top, bottom in pairwise([float("-inf"), *(middle_y(wall) for wall in walls), float("inf")]):
        rules = [box for box in own if top < middle_y(box) < bottom]
        if len(rules) >= FEWEST_RULES:
            yield around(rules)


def without(page: PrintedPage, boxes: Sequence[Box]) -> PrintedPage:
    """The page without words and rules in the boxes."""
    return replace(
        page,
        words=tuple(word for word in page.words if not any(holds(box, word.box) for box in boxes)),
        rules=tuple(rule for rule in page.rules if not any(near(box, rule.box, 1.0) for box in boxes)),
    )


def _framed(groups: Sequence[Box], printed: Sequence[Rule]) -> list[Box]:
    """Those with upright rules inside that are printed: such at the sides may be of a head's fill."""
    upright = [rule.box for rule in printed if not rule.horizontal]
    return [box for box in groups if any(near(box, rule, 1.0) and is_between_sides(rule, box) for rule in upright)]


def _lies_in(box: Box, outer: Box) -> bool:
    left, top, right, bottom = outer.left - BEYOND, outer.top - BEYOND, outer.right + BEYOND, outer.bottom + BEYOND
    return left <= box.left and box.right <= right and top <= box.top and box.bottom <= bottom
