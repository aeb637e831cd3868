"""Columns of a page with a rule from top to bottom between them: a gazette, a newspaper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.prose.columns_of_prose import ColumnsOfProse
from models.tables.values import is_value

HIGH: Final = 0.5
"""Of the height of what is printed, that such a rule goes over at least."""
FREE: Final = 3.0
"""Points to both sides of it within which no other rule and no word is."""
SAME_WIDTH: Final = 0.15
"""Of the wider column: how much narrower the other may be."""
FULL, FEWEST_FULL = 0.85, 3
"""Share of a column's width that a full line of text takes, and how many are in each."""


def columns_ruled(page: PrintedPage) -> list[ColumnsOfProse]:
    """The place of the columns beside such a rule; what a table draws has rules that end at it, or no text beside. None
    on scanned pages, where rules are read in pieces.
    """
    if not page.words or page.scanned:
        return []
    printed = around(word.box for word in page.words)
    rules = [rule.box for rule in page.rules if not rule.horizontal]
    high = [box for box in rules if box.bottom - box.top >= HIGH * (printed.bottom - printed.top)]
    found = [box for box in high if _is_free(box, page) and _is_between_texts(box, page)]
    return [ColumnsOfProse(gutter=middle_x(box), top=box.top, bottom=box.bottom) for box in found[:1]]


def _is_free(rule: Box, page: PrintedPage) -> bool:
    near = Box(left=rule.left - FREE, top=rule.top, right=rule.right + FREE, bottom=rule.bottom)
    others = [*(one.box for one in page.rules if one.box != rule), *(word.box for word in page.words)]
    return not any(
        box.left < near.right and box.right > near.left and near.top < middle_y(box) < near.bottom for box in others
    )


def _is_between_texts(rule: Box, page: PrintedPage) -> bool:
    beside = [word for word in page.words if rule.top < middle_y(word.box) < rule.bottom]
    at = middle_x(rule)
    sides = [[word for word in beside if (middle_x(word.box) < at) == left] for left in (True, False)]
    if not all(sides):
        return False
    hulls = [around(word.box for word in side) for side in sides]
    widths = sorted(hull.right - hull.left for hull in hulls)
    if widths[1] - widths[0] > SAME_WIDTH * widths[1]:
        return False
    return all(_n_full(lines_of(side), hull) >= FEWEST_FULL for side, hull in zip(sides, hulls, strict=True))


def _n_full(lines: Sequence[Line], column: Box) -> int:
    """Lines of words, one stretch, as wide as the column."""
    width = FULL * (column.right - column.left)
    return sum(
        line.box.right - line.box.left >= width and not any(map(is_value, line.words)) and len(segments(line)) == 1
        for line in lines
    )
