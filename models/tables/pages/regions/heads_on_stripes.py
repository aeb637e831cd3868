"""Filled heads with upright rules between their cells alone, right over rows that only stripes and words show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.lines import holds, lines_of
from models.tables.pages.regions.filled_heads import MOST_LINES
from models.tables.pages.regions.row_growth import Grown

NEAR: Final = 0.7
"""Em between the head and the first row at most."""
SAME_SIDE: Final = 3.0
"""Points by which the sides of both differ."""


def with_heads_on_stripes(
    closed: Sequence[Box], grown: Sequence[Grown], page: PrintedPage
) -> tuple[list[Box], list[Grown]]:
    """Closed boxes but for such heads, and what grew with the head over it."""
    left, found = list(closed), list(grown)
    for at, rows in enumerate(grown):
        head = next((box for box in left if _heads(box, rows.box, page)), None)
        if head is not None:
            left.remove(head)
            found[at] = replace(rows, box=around((head, rows.box)))
    return left, found


def are_of_filled_head(upright: Sequence[Box], box: Box, page: PrintedPage) -> bool:
    """Do all upright rules end with a fill on top of the box, the rows below being as many lines and more?"""
    bottom = max(rule.bottom for rule in upright)
    lines = lines_of(word for word in page.words if holds(box, word.box))
    head = [line for line in lines if line.middle < bottom]
    words = [word for line in head for word in line.words]
    filled = bool(words) and all(any(holds(shade, word.box) for shade in page.shades) for word in words)
    ends = any(abs(shade.bottom - bottom) <= SAME_SIDE for shade in page.shades)
    return filled and ends and len(head) <= MOST_LINES and len(lines) >= 2 * len(head) and bottom < box.bottom


def _heads(box: Box, rows: Box, page: PrintedPage) -> bool:
    if max(abs(box.left - rows.left), abs(box.right - rows.right)) > SAME_SIDE or rows.top < box.top:
        return False
    words = [word for word in page.words if holds(box, word.box)]
    lines = lines_of(words)
    filled = bool(words) and all(any(holds(shade, word.box) for shade in page.shades) for word in words)
    return filled and len(lines) <= MOST_LINES and rows.top - box.bottom <= NEAR * max(line.size for line in lines)
