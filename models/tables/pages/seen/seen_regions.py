"""Regions that the learned finder saw, with the words and rules that are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lines import holds, middle_y
from models.tables.pages.print.ruled_groups import ruled_groups
from models.tables.pages.print.text_columns import despread
from models.tables.pages.regions.regions import TableRegion
from models.tables.pages.regions.shade_rules import shaded

OUTSIDE: Final = 6.0
"""Points that a region's edge may lie off: a place of the map."""
MOST_OUTSIDE: Final = 0.2
"""Share of a rule that may lie outside: streaks and borders of the page run through."""


def seen_regions(boxes: Sequence[Box], page: PrintedPage) -> list[TableRegion]:
    """Those of the boxes (page points) that hold words, each drawn around its words and rules."""
    regions = (_region(box, page) for box in boxes)
    return [region for region in regions if region.words]


def _region(box: Box, page: PrintedPage) -> TableRegion:
    wide = Box(left=box.left - OUTSIDE, top=box.top - OUTSIDE, right=box.right + OUTSIDE, bottom=box.bottom + OUTSIDE)
    shades = shaded(page)
    upright = [rule for rule in shades.rules if not rule.horizontal]
    rules = tuple(rule for rule in (*page.rules, *upright) if _own(rule, wide))
    words = [word for word in page.words if holds(box, word.box)]
    hull = around([*(word.box for word in words), *(rule.box for rule in rules)]) if words else box
    soft = {middle_y(rule.box) for rule in shades.rules if rule.horizontal and _own(rule, wide)}
    return TableRegion(
        box=hull, words=despread(words, rules), rules=rules, framed=bool(ruled_groups(rules)),
        shaded_edges=tuple(sorted(soft)),
        shaded_cells=tuple(cell for cell in shades.cells if holds(wide, cell)),
        filled_cells=tuple(cell for cell in (*shades.cells, *shades.ruled_cells) if holds(wide, cell)),
    )  # fmt: skip


def _own(rule: Rule, box: Box) -> bool:
    start, end = (rule.box.left, rule.box.right) if rule.horizontal else (rule.box.top, rule.box.bottom)
    low, high = (box.left, box.right) if rule.horizontal else (box.top, box.bottom)
    outside = max(0.0, low - start) + max(0.0, end - high)
    return holds(box, rule.box) and outside <= MOST_OUTSIDE * (end - start)
