"""Rules that touch one another: each group may be a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.print.lattice import SAME_EDGE, edges_of
from models.tables.pages.print.lines import middle_x, middle_y

TOUCH: Final = 4.0
"""Points: corners of dashed rules, and rules drawn cell by cell, miss each other by less."""
STRIP: Final = (3.0, 8.0)
"""Points between two frames right under one another; the lines of a double rule are nearer, a row is higher."""
FULL: Final = 0.95
"""Of the width, for a rule to be a frame's top or bottom."""
MET: Final = 2.0
"""Points between the end of an upright rule and the level one that it ends at, at most."""
LEAST_SIDE: Final = 12.0
"""Points: a smaller frame holds no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledGroup:
    """Rules of both directions that hang together."""

    rules: tuple[Rule, ...]
    box: Box


def ruled_groups(rules: Sequence[Rule], heads: Sequence[Box] = ()) -> list[RuledGroup]:
    """Groups with at least one crossing, from top to bottom; what lies inside another group belongs to it. `heads` are
    filled ones.
    """
    touching = [part for group in _touching(rules) for part in _without_titles(group)]
    groups = [RuledGroup(rules=tuple(group), box=around(rule.box for rule in group)) for group in touching]
    real = [part for group in groups if _crossing(group.rules) for part in _parted(group, heads)]
    merged = _merged(real)
    return sorted(merged, key=lambda group: group.box.top)


def _parted(group: RuledGroup, heads: Sequence[Box]) -> list[RuledGroup]:
    """The frames of a group that stand one right under another: their sides look like one rule with a gap.

    Between a rule over all the width of one and a rule over all that of the next there is no room for a row, no upright
    rule but the sides, and other columns stand above than below. Or a filled head stands below, as at the group's top.
    """
    headed = any(_is_head_at(group.box.top, head, group.box) for head in heads)
    levels = edges_of(middle_y(rule.box) for rule in group.rules if rule.horizontal)
    for high, low in pairwise(levels):
        at_end = min(high - group.box.top, group.box.bottom - low) <= TOUCH
        if at_end or not STRIP[0] <= low - high <= STRIP[1]:
            continue  # a low row of the frame itself
        upper = list(_within(group.rules, group.box.top, high + SAME_EDGE / 2))
        lower = list(_within(group.rules, low - SAME_EDGE / 2, group.box.bottom))
        inner = [_inner(part, at) for part, at in ((upper, high), (lower, low))]
        told = headed and any(_is_head_at(low, head, group.box) for head in heads)
        apart = told or not (_are_alike(*inner) or _is_crossed(group, lower, high, low))
        if inner[1] and ((inner[0] and apart) or (_is_box(upper, high) and not _is_crossed(group, lower, high, low))):
            parts = [RuledGroup(rules=tuple(part), box=around(rule.box for rule in part)) for part in (upper, lower)]
            return [parts[0], *_parted(parts[1], heads)]
    return [group]


def _is_head_at(y: float, head: Box, box: Box) -> bool:
    """Does a head over all of the box's width begin there?"""
    across = min(head.right, box.right) - max(head.left, box.left)
    return abs(head.top - y) <= SAME_EDGE and across >= FULL * (box.right - box.left)


def _inner(part: Sequence[Rule], at: float) -> list[float]:
    """X of the upright rules between the sides of what lies above or below a strip, where they end on the rule there;
    none where that does not go over all of its width.
    """
    level = [rule.box for rule in part if rule.horizontal]
    widest = max((box.right - box.left for box in level if abs(middle_y(box) - at) <= SAME_EDGE), default=0.0)
    if not level or widest < FULL * ((whole := around(level)).right - whole.left):
        return []
    return [
        middle_x(rule.box) for rule in part
        if not rule.horizontal and is_between_sides(rule.box, whole)
        and min(abs(rule.box.top - at), abs(rule.box.bottom - at)) <= TOUCH
    ]  # fmt: skip


def is_between_sides(rule: Box, box: Box) -> bool:
    """Has an upright rule its place inside of a frame, and not on a side of it?"""
    return box.left + TOUCH < middle_x(rule) < box.right - TOUCH


def _is_box(part: Sequence[Rule], bottom: float) -> bool:
    """Is nothing but two sides between its first level rule and the one at the bottom: a title's frame?"""
    box = around(rule.box for rule in part)
    return not any(
        box.top + SAME_EDGE < middle_y(rule.box) < bottom - SAME_EDGE
        if rule.horizontal
        else is_between_sides(rule.box, box)
        for rule in part
    )


def _is_crossed(group: RuledGroup, lower: Sequence[Rule], high: float, low: float) -> bool:
    """Does an upright rule go through the strip, but at the sides of what lies below it?"""
    whole = around(rule.box for rule in lower if rule.horizontal)
    return any(
        not rule.horizontal
        and rule.box.top < high - 1
        and rule.box.bottom > low + 1
        and is_between_sides(rule.box, whole)
        for rule in group.rules
    )


def _are_alike(above: Sequence[float], below: Sequence[float]) -> bool:
    """Do most upright rules go on below the strip?"""
    common = sum(any(abs(x - other) <= SAME_EDGE for other in below) for x in above)
    return 2 * common >= max(len(above), len(below))


def _within(rules: Sequence[Rule], top: float, bottom: float) -> Iterator[Rule]:
    """What of the rules lies between two y."""
    for rule in rules:
        high, low = max(rule.box.top, top), min(rule.box.bottom, bottom)
        if rule.horizontal and top <= middle_y(rule.box) <= bottom:
            yield rule
        elif not rule.horizontal and high < low:
            yield replace(rule, box=replace(rule.box, top=high, bottom=low))


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    parents = list(range(len(rules)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    upright = [index for index, rule in enumerate(rules) if not rule.horizontal]
    level = [index for index, rule in enumerate(rules) if rule.horizontal]
    for one in upright:
        for other in level:
            if near(rules[one].box, rules[other].box, TOUCH):
                parents[root(one)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _without_titles(group: list[Rule]) -> list[list[Rule]]:
    """The group, or the frames beside each other that nothing but level rules hold together that no upright one meets:
    the line under a title goes over all of them.
    """
    upright = [rule.box for rule in group if not rule.horizontal]
    loose = [rule for rule in group if rule.horizontal and not any(near(rule.box, box, MET) for box in upright)]
    if not loose:
        return [group]
    frames = [part for part in _touching([rule for rule in group if rule not in loose]) if _crossing(part)]
    boxes = [around(rule.box for rule in frame) for frame in frames]
    beside = max((box.top for box in boxes), default=0.0) < min((box.bottom for box in boxes), default=0.0)
    return frames if len(frames) > 1 and beside else [group]


def _crossing(group: Sequence[Rule]) -> bool:
    box = around(rule.box for rule in group)
    directions = {rule.horizontal for rule in group}
    wide, high = box.right - box.left, box.bottom - box.top
    return len(directions) == 2 and len(group) >= 3 and min(wide, high) >= LEAST_SIDE


def _merged(groups: Sequence[RuledGroup]) -> list[RuledGroup]:
    """Groups whose boxes overlap are one: rules that a table leaves out take it apart."""
    found: list[RuledGroup] = []
    for group in groups:
        current = group
        while True:
            other = next((one for one in found if near(one.box, current.box, 0.0)), None)
            if other is None:
                break
            found.remove(other)
            current = RuledGroup(rules=(*other.rules, *current.rules), box=around((other.box, current.box)))
        found.append(current)
    return found


def near(one: Box, other: Box, distance: float) -> bool:
    """Do the boxes come within `distance` points of each other, both ways?"""
    across = one.left - distance <= other.right and other.left - distance <= one.right
    return across and one.top - distance <= other.bottom and other.top - distance <= one.bottom
