"""The parts of a page that have print: where the paper is bare, nobody need look for lines.

The detector's time goes with the pixels that it is shown, and a third of an ordinary page are its margins and the white
between its paragraphs and tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.lines import STRIDE
from models.ocr.picture import Gray

CONTRAST: Final = 20
"""Grey levels by which ink is darker than the lightest paper about it: hardly visible print has 40."""
FAINTEST, INK = 0.25, 0.9
"""Share of the darkness of most ink that print has at least: the back of the sheet, which shines through, has less; and
the share of the ink that is paler than what is taken for that darkness."""
REACH: Final = 15
"""Pixels of what is about a place; more than a stroke is thick."""
STREAK: Final = 41
"""Pixels of a level or upright stroke that is no character's: a rule, a streak, the edge of a shadow."""
EDGE: Final = 7
"""Pixels about such a stroke, both sides together, that its jagged edge may take."""
BLOCK: Final = 8
"""Pixels of the sides of the squares in which ink is counted."""
LEAST_INK: Final = 40
"""Dark pixels of squares that touch which are print: the one of a 7-point figure has 50, a speck up to 16."""
MARGIN: Final = 40
"""Pixels of white that are left around print, more than it is high: with less boxes come out too low."""
APART: Final = 96
"""Pixels of rows without print from which what is above them is looked at by itself."""
LEAST_SIDE: Final = 320
"""Pixels of a part at least: the detector was taught pages, not single lines."""
MOST: Final = 0.92
"""Share of the page from which parts of it save nothing."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """Rows and columns of a page, in its pixels; each end is the first beyond the part."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def area(self) -> int:
        """Pixels."""
        return (self.bottom - self.top) * (self.right - self.left)


def printed_parts(picture: Gray) -> list[PagePart]:
    """Bands with print, from top to bottom; the whole page where they are most of it.

    Their sides are multiples of the detector's stride wherever the page is as large. One that is made higher than its
    print may reach over the one beside it.
    """
    height, width = picture.shape
    whole = PagePart(0, height, 0, width)
    if min(height, width) < LEAST_SIDE:
        return [whole]
    printed = _printed(picture)
    parts = [_part(printed[top:bottom], top, (height, width)) for top, bottom in _bands(printed)]
    return parts if sum(part.area for part in parts) < MOST * whole.area else [whole]


def _printed(picture: Gray) -> NDArray[np.bool_]:
    """Which squares have print, in rows and columns of squares."""
    smooth = cv2.blur(picture, (3, 3))
    paper = cv2.dilate(smooth, np.ones((REACH, REACH), np.uint8))
    depth = np.asarray(cv2.subtract(paper, smooth), dtype=np.uint8)
    dark = cv2.threshold(depth, max(CONTRAST, FAINTEST * _ink_depth(depth)), 1, cv2.THRESH_BINARY)[1]
    level, upright = (
        cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(size, np.uint8)) for size in ((1, STREAK), (STREAK, 1))
    )
    dark = cv2.subtract(dark, cv2.dilate(cv2.max(level, upright), np.ones((EDGE, EDGE), np.uint8)))
    down, across = (-side % BLOCK for side in dark.shape)
    padded = np.pad(dark, ((0, down), (0, across))).astype(np.float32)
    counts = padded.reshape(padded.shape[0] // BLOCK, BLOCK, padded.shape[1] // BLOCK, BLOCK).sum(axis=(1, 3))
    found, parts = cv2.connectedComponents((counts > 0).astype(np.uint8))
    ink = np.bincount(parts.ravel(), weights=counts.ravel(), minlength=found)
    return np.asarray(ink[parts] >= LEAST_INK, dtype=np.bool_)


def _ink_depth(depth: Gray) -> float:
    """Grey levels by which the page's ink is darker than its paper; 0 without ink."""
    counts = np.bincount(depth.ravel(), minlength=256)
    counts[: CONTRAST + 1] = 0
    return float(np.searchsorted(np.cumsum(counts), INK * counts.sum()))


def _bands(printed: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First row of squares of each band with print, and the first below it, without margins."""
    rows = np.flatnonzero(np.asarray(printed.any(axis=1), dtype=np.bool_))
    if not rows.size:
        return
    cuts = np.flatnonzero(np.diff(rows) * BLOCK > APART)
    starts, ends = rows[[0, *(cuts + 1)]], rows[[*cuts, -1]] + 1
    top = int(starts[0])
    for end, following in zip(ends, [*starts[1:], None], strict=True):
        # Too low a band goes with the next one; the last has the bare paper about it.
        if following is not None and (int(end) - top) * BLOCK + 2 * MARGIN < LEAST_SIDE:
            continue
        yield top, int(end)
        if following is not None:
            top = int(following)


def _part(printed: NDArray[np.bool_], top: int, shape: tuple[int, int]) -> PagePart:
    """A band of squares, which begins in row `top` of them, with white about it."""
    columns = np.flatnonzero(np.asarray(printed.any(axis=0), dtype=np.bool_))
    height, width = shape
    first, last = _ends(top * BLOCK, (top + len(printed)) * BLOCK, height)
    left, right = _ends(int(columns[0]) * BLOCK, (int(columns[-1]) + 1) * BLOCK, width)
    return PagePart(first, last, left, right)


def _ends(start: int, end: int, side: int) -> tuple[int, int]:
    """With a margin, in a multiple of strides that lies on the side; all of it where that is shorter."""
    start, end = max(0, start - MARGIN), min(side, end + MARGIN)
    length = max(LEAST_SIDE, -(-(end - start) // STRIDE) * STRIDE)
    if length > side:
        return 0, side
    start = max(0, min(start - (length - (end - start)) // 2, side - length))
    return start, start + length
