"""Where a rule runs: across what it lies, from where to where, how far."""

from __future__ import annotations

from corpora.document.printed_page import Rule
from models.tables.pages.print.lines import middle_x, middle_y


def at(rule: Rule) -> float:
    """Y of a level rule, x of an upright one, in points."""
    return middle_y(rule.box) if rule.horizontal else middle_x(rule.box)


def ends(rule: Rule) -> tuple[float, float]:
    """X of a level rule's ends, y of an upright one's, in points."""
    box = rule.box
    return (box.left, box.right) if rule.horizontal else (box.top, box.bottom)


def length(rule: Rule) -> float:
    """In points."""
    return max(rule.box.right - rule.box.left, rule.box.bottom - rule.box.top)
