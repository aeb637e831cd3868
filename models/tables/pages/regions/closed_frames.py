"""Frames that rules close on all sides and part into cells: what lies in one is one table, whatever else is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lattice import RuleCover, edges_of
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.ruled_groups import TOUCH, RuledGroup, near, ruled_groups
from models.tables.pages.regions.filled_heads import filled_heads

CLOSED: Final = 0.9
"""Share of each side of a frame that rules cover."""
HELD: Final = 0.9
"""Share of the rules within, by length, that other rules hold at both ends: streaks and bars of charts end nowhere."""
FEWEST_ENDS: Final = 3
"""Rules across that end in one line for it to be an open side."""
ENDS: Final = 0.8
"""Share of all rules across that do."""
AT_EDGE: Final = 5.0
"""Points between a frame and the edge of the picture at most for that edge to have cut it."""
LEAST_PARTS: Final = 5
"""Edges of both directions that part a frame into cells: two columns of one row have five."""


def closed_frames(page: PrintedPage) -> list[Box]:
    """From top to bottom, in points of the page."""
    return frames_and_boxes(page)[0]


def frames_and_boxes(page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """The frames, and those that nothing parts: boxes around a title or a text."""
    groups = (_with_sides(group, page.page) for group in ruled_groups(page.rules, filled_heads(page)))
    closed = [(group.box, _is_parted(group)) for group in groups if _is_closed(group)]
    return [box for box, parted in closed if parted], [box for box, parted in closed if not parted]


def _with_sides(group: RuledGroup, page: Page) -> RuledGroup:
    """With those that are not drawn because the table is open there, or that the edge of the picture cut off."""
    return replace(group, rules=(*group.rules, *_open_sides(group), *_cut_sides(group.box, page)))


def _open_sides(group: RuledGroup) -> Iterator[Rule]:
    """Left and right, where the rules across end in one line: many tables are open there."""
    box = group.box
    level = [rule.box for rule in group.rules if rule.horizontal]
    rows = edges_of(map(middle_y, level))
    for side, ends in ((box.left, [rule.left for rule in level]), (box.right, [rule.right for rule in level])):
        reached = edges_of(middle_y(rule) for rule, end in zip(level, ends, strict=True) if abs(end - side) <= TOUCH)
        if len(reached) >= max(FEWEST_ENDS, ENDS * len(rows)):
            yield Rule(box=Box(left=side, top=rows[0], right=side, bottom=rows[-1]), horizontal=False)


def _cut_sides(box: Box, page: Page) -> Iterator[Rule]:
    """Those that lie at the edge of the picture, of which little may be left."""
    for y, beyond in ((box.top, box.top), (box.bottom, page.height - box.bottom)):
        if beyond <= AT_EDGE:
            yield Rule(box=Box(left=box.left, top=y, right=box.right, bottom=y), horizontal=True)
    for x, beyond in ((box.left, box.left), (box.right, page.width - box.right)):
        if beyond <= AT_EDGE:
            yield Rule(box=Box(left=x, top=box.top, right=x, bottom=box.bottom), horizontal=False)


def _is_closed(group: RuledGroup) -> bool:
    box = group.box
    level, upright = (RuleCover(group.rules, horizontal=horizontal) for horizontal in (True, False))
    rows, columns = _edges(group)
    return (
        min(level.share(y, box.left, box.right) for y in (rows[0], rows[-1])) >= CLOSED
        and min(upright.share(x, box.top, box.bottom) for x in (columns[0], columns[-1])) >= CLOSED
    )


def _is_parted(group: RuledGroup) -> bool:
    rows, columns = _edges(group)
    if len(rows) + len(columns) < LEAST_PARTS:
        return False
    across = {
        horizontal: [rule.box for rule in group.rules if rule.horizontal != horizontal] for horizontal in (True, False)
    }
    lengths = {True: 0.0, False: 0.0}
    for rule in group.rules:
        held = _is_held(rule, across[rule.horizontal])
        lengths[held] += max(rule.box.right - rule.box.left, rule.box.bottom - rule.box.top)
    return lengths[True] >= HELD * sum(lengths.values())


def _edges(group: RuledGroup) -> tuple[list[float], list[float]]:
    rows = edges_of(middle_y(rule.box) for rule in group.rules if rule.horizontal)
    return rows, edges_of(middle_x(rule.box) for rule in group.rules if not rule.horizontal)


def _is_held(rule: Rule, across: Sequence[Box]) -> bool:
    """Does one of the rules of the other direction stand at each end?"""
    box = rule.box
    if rule.horizontal:
        ends = [Box(left=x, top=box.top, right=x, bottom=box.bottom) for x in (box.left, box.right)]
    else:
        ends = [Box(left=box.left, top=y, right=box.right, bottom=y) for y in (box.top, box.bottom)]
    return all(any(near(end, other, TOUCH) for other in across) for end in ends)
