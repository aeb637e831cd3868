"""Edges of the sheet on a picture: thick dark lines along its sides, outside of all print. No rules of tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.rule_ends import at, length

THICK: Final = 3.0
"""Points from which a line is thicker than rules are drawn."""
LONGEST: Final = 0.85
"""Share of the picture's width or height that an edge takes at least."""
NEAR: Final = 0.1
"""Share of the picture within which an edge is from its side."""
SURE: Final = 0.6
"""Confidence of words that were printed: what shows through, and specks, are read as well."""


def without_sheet_edges(page: PrintedPage) -> PrintedPage:
    """The page without such lines."""
    if not page.scanned:
        return page
    printed = [word.box for word in page.words if word.confidence >= SURE]
    rules = tuple(rule for rule in page.rules if not _is_edge(rule, page, printed))
    return page if len(rules) == len(page.rules) else replace(page, rules=rules)


def _is_edge(rule: Rule, page: PrintedPage, printed: list[Box]) -> bool:
    across, along = page.page.height, page.page.width
    if not rule.horizontal:
        across, along = along, across
    thick = rule.box.bottom - rule.box.top if rule.horizontal else rule.box.right - rule.box.left
    off = min(at(rule), across - at(rule))
    if thick < THICK or length(rule) < LONGEST * along or off > NEAR * across:
        return False
    middles = [middle_y(box) if rule.horizontal else middle_x(box) for box in printed]
    first = 2 * at(rule) < across
    return not any(middle < at(rule) if first else middle > at(rule) for middle in middles)
