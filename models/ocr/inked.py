"""Ink that no word was made of: what stands there is not known, and its cell is not blank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import cv2
import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Mask

LOWEST_INCHES: Final = 0.045
"""Height of the least that may be a figure, or one side of a broken one: figures of 5 points measure 0.05."""
THICKEST_INCHES, LONG, LEAN = 0.025, 3.0, 0.2
"""Thickness of what is left of a rule or a streak, its length in thicknesses, and the share of its box that is ink."""
PIECE_INCHES, NARROW_INCHES, WIDE_INCHES = 0.02, 0.025, 0.08
"""Height of the higher of two pieces of a faded figure, and how far apart its sides are, those of a nought of 5 points
and of one of 14."""
MOST_PIECES: Final = 40
"""More in a cell are dirt, or print that is told by its height."""
NEAR_INCHES: Final = 0.03
"""How near to the cell's edge it reaches."""
_Piece = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


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
    inner = [
        (left, top, wide, high) for left, top, wide, high, _ in stats[1:].tolist()
        if min(left, top, width - left - wide, height - top - high) > near
    ]  # fmt: skip
    if any(_are_two_sides(one, other, dots_per_inch) for one, other in combinations(inner[:MOST_PIECES], 2)):
        return True
    return any(
        high >= LOWEST_INCHES * dots_per_inch
        and not (
            min(left, top, width - left - wide, height - top - high) <= near
            and _is_stroke(wide, high, area, dots_per_inch)
        )
        for left, top, wide, high, area in stats[1:].tolist()
    )


def _are_two_sides(one: _Piece, other: _Piece, dots_per_inch: float) -> bool:
    """Whether two pieces may be what has not faded of a figure: level, as far apart as its sides."""
    across = abs((one[0] + one[2] / 2) - (other[0] + other[2] / 2))
    down = abs((one[1] + one[3] / 2) - (other[1] + other[3] / 2))
    high = max(one[3], other[3]) >= PIECE_INCHES * dots_per_inch
    return high and NARROW_INCHES * dots_per_inch <= across <= WIDE_INCHES * dots_per_inch and down <= across


def _is_stroke(wide: int, high: int, area: int, dots_per_inch: float) -> bool:
    """Thin as what is left of a rule or a streak, or lean as a slanting one."""
    thick = max(THICKEST_INCHES * dots_per_inch, max(wide, high) / LONG)
    return min(wide, high) <= thick or area <= LEAN * wide * high


def _rows(box: PixelBox) -> slice:
    return slice(max(0, round(box.top)), max(0, round(box.bottom)))


def _columns(box: PixelBox) -> slice:
    return slice(max(0, round(box.left)), max(0, round(box.right)))
