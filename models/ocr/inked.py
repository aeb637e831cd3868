"""Ink that no word was made of: what stands there is not known, and its cell is not blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Mask

LOWEST_INCHES: Final = 0.045
"""Height of the least that may be a figure, or one side of a broken one: figures of 5 points measure 0.05."""
THICKEST_INCHES, LONG, LEAN = 0.025, 3.0, 0.2
"""Thickness of what is left of a rule or a streak, its length in thicknesses, and the share of its box that is ink."""
NEAR_INCHES: Final = 0.03
"""How near to the cell's edge it reaches."""


def inked(ink: Mask, words: Sequence[PixelBox], boxes: Sequence[PixelBox], *, dots_per_inch: float) -> list[bool]:
    """Whether ink as high as a figure stands in each box outside of all words.

    Args:
        ink: of a page upright and level, without its rules and specks.
        words: boxes of those that were read.
        boxes: insides of cells, without the rules around them.
        dots_per_inch: of the page.
    """
    free = ink.copy()
    for word in words:
        free[_rows(word), _columns(word)] = 0
    return [_holds_figure(free[_rows(box), _columns(box)], dots_per_inch) for box in boxes]


def _holds_figure(part: Mask, dots_per_inch: float) -> bool:
    if not part.any():
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
    near, (height, width) = NEAR_INCHES * dots_per_inch, part.shape
    return any(
        high >= LOWEST_INCHES * dots_per_inch
        and not (
            min(left, top, width - left - wide, height - top - high) <= near
            and _is_stroke(wide, high, area, dots_per_inch)
        )
        for left, top, wide, high, area in stats[1:].tolist()
    )


def _is_stroke(wide: int, high: int, area: int, dots_per_inch: float) -> bool:
    """Thin as what is left of a rule or a streak, or lean as a slanting one."""
    thick = max(THICKEST_INCHES * dots_per_inch, max(wide, high) / LONG)
    return min(wide, high) <= thick or area <= LEAN * wide * high


def _rows(box: PixelBox) -> slice:
    return slice(max(0, round(box.top)), max(0, round(box.bottom)))


def _columns(box: PixelBox) -> slice:
    return slice(max(0, round(box.left)), max(0, round(box.right)))
