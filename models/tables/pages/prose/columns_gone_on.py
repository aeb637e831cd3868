"""Columns of prose that go on beside a table in one of them: its rules end before the white between the columns. Where
a rule goes over the white, a table over both columns ends, or begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.lines import middle_y
from models.tables.pages.prose.columns_of_prose import ColumnsOfProse

FEWEST_RULES: Final = 2
"""Level ones between two places, on one side of the white."""
REACH: Final = 2.0
"""Points to both sides of the gutter within which nothing may be."""
OVER: Final = 40.0
"""Points to both sides of the white over which such a rule goes at least."""
NEAR_END: Final = 0.4
"""Share of a place's height beyond which is its middle."""


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


def ended_at_rules(places: Sequence[ColumnsOfProse], page: PrintedPage) -> list[ColumnsOfProse]:
    """The places, without what stands between their ends and a rule over the white between both columns: as far from
    the middle of a place as that is, rows of a table or notes were taken for lines of them.
    """
    return [_ended(place, page) for place in places]


def _ended(place: ColumnsOfProse, page: PrintedPage) -> ColumnsOfProse:
    level = [rule.box for rule in page.rules if rule.horizontal]
    over = [
        middle_y(box) for box in level
        if place.top < middle_y(box) < place.bottom
        if box.left < place.gutter - OVER and box.right > place.gutter + OVER
    ]  # fmt: skip
    high = place.bottom - place.top
    top = max((y for y in over if y - place.top <= NEAR_END * high), default=place.top)
    bottom = min((y for y in over if place.bottom - y <= NEAR_END * high), default=place.bottom)
    return replace(place, top=top, bottom=bottom)
