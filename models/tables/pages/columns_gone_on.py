"""Columns of prose that go on beside a table in one of them: its rules end before the white between the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import PrintedPage
from models.tables.pages.columns_of_prose import ColumnsOfProse
from models.tables.pages.lines import middle_y

FEWEST_RULES: Final = 2
"""Level ones between two places, on one side of the white."""
REACH: Final = 2.0
"""Points to both sides of the gutter within which nothing may be."""


def gone_on(places: Sequence[ColumnsOfProse], page: PrintedPage) -> list[ColumnsOfProse]:
    """From top to bottom, those as one between which nothing stands over their gutter, and rules end at it."""
    found: list[ColumnsOfProse] = []
    for place in places:
        if found and _is_one(found[-1], place, page):
            found[-1] = replace(found[-1], bottom=max(found[-1].bottom, place.bottom))
        else:
            found.append(place)
    return found


def _is_one(above: ColumnsOfProse, below: ColumnsOfProse, page: PrintedPage) -> bool:
    if abs(above.gutter - below.gutter) > REACH or below.top < above.bottom:
        return False
    level = [rule.box for rule in page.rules if rule.horizontal]
    between = [box for box in level if above.top < middle_y(box) < below.bottom]
    printed = [word.box for word in page.words if above.bottom < middle_y(word.box) < below.top]
    if any(box.left < above.gutter + REACH and box.right > above.gutter - REACH for box in (*between, *printed)):
        return False
    inside = [box for box in between if above.bottom < middle_y(box) < below.top]
    sides = [sum((box.right < above.gutter) == left for box in inside) for left in (True, False)]
    return max(sides) >= FEWEST_RULES
