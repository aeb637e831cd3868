"""Outlines of filled areas on pictures: what was found of a side in pieces is the whole side."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.regions.shade_rules import MOST_SHADES

FOUND: Final = 0.3
"""Share of a side that pieces cover from which all of it is an edge that shows."""


def outlined(page: PrintedPage) -> PrintedPage:
    """The page with whole rules along the tops and bottoms of filled areas of which pieces were found.

    Words that stand out of a dark ground break the edges that are found of it; then nothing tells how wide it is.
    """
    if not page.scanned or not page.rules or len(page.shades) > MOST_SHADES:
        return page
    cover = RuleCover(page.rules, horizontal=True)
    sides = (
        Box(left=shade.left, top=y, right=shade.right, bottom=y)
        for shade in page.shades
        for y in (shade.top, shade.bottom)
    )
    broken = [side for side in sides if FOUND <= cover.share(side.top, side.left, side.right) < 1.0]
    return replace(page, rules=(*page.rules, *(Rule(box=side, horizontal=True) for side in broken)))
