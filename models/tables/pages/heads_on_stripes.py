"""Filled heads with upright rules between their cells alone, right over rows that only stripes and words show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.filled_heads import MOST_LINES
from models.tables.pages.lines import holds, lines_of
from models.tables.pages.row_growth import Grown

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


def _heads(box: Box, rows: Box, page: PrintedPage) -> bool:
    if max(abs(box.left - rows.left), abs(box.right - rows.right)) > SAME_SIDE or rows.top < box.top:
        return False
    words = [word for word in page.words if holds(box, word.box)]
    lines = lines_of(words)
    filled = bool(words) and all(any(holds(shade, word.box) for shade in page.shades) for word in words)
    return filled and len(lines) <= MOST_LINES and rows.top - box.bottom <= NEAR * max(line.size for line in lines)
