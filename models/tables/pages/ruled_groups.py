"""Rules that touch one another: each group may be a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.lines import around

TOUCH: Final = 4.0
"""Points: corners of dashed rules, and rules drawn cell by cell, miss each other by less."""
LEAST_SIDE: Final = 12.0
"""Points: a smaller frame holds no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledGroup:
    """Rules of both directions that hang together."""

    rules: tuple[Rule, ...]
    box: Box


def ruled_groups(rules: Sequence[Rule]) -> list[RuledGroup]:
    """Groups with at least one crossing, from top to bottom; what lies inside another group belongs to it."""
    groups = [RuledGroup(rules=tuple(group), box=around(rule.box for rule in group)) for group in _touching(rules)]
    real = [group for group in groups if _crossing(group)]
    merged = _merged(real)
    return sorted(merged, key=lambda group: group.box.top)


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


def _crossing(group: RuledGroup) -> bool:
    directions = {rule.horizontal for rule in group.rules}
    wide, high = group.box.right - group.box.left, group.box.bottom - group.box.top
    return len(directions) == 2 and len(group.rules) >= 3 and min(wide, high) >= LEAST_SIDE


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
