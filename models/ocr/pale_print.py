"""Print that is hardly darker than the noise of its paper: made as dark as print is, after the noise is smoothed.

The detector of lines and the recogniser were taught print that a person reads with ease; what noise covers they miss.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.picture import Gray

PALE = 9.0
"""Times the noise: print that is no darker against its paper is pale. Of generated pages that were read the worst had 5
to 8, of those that were read well none below 11.
"""
SIGNAL = 2.5
"""Times the noise from which something smoothed is darker than paper by more than chance."""
LEAST_PRINT = 0.002
"""Share of the page."""
DARKEST = 93.0
"""Percentile of the print by darkness that becomes black: strokes of small print, of which there is most, are paler."""
FULL = 235
"""Grey levels between paper and what becomes black."""
SMOOTHED = 0.9
"""Pixels, at the resolution below."""
STROKE = 25
"""Pixels, at the resolution below, that are more than any stroke of print is wide."""
RESOLUTION = 150
COARSE = 4
"""Pixels, at this resolution, that are one where the paper is looked at."""
EDGE = 0.08
"""Share of the page's sides that is not measured: what lies under a sheet shows there."""
MOST_MEASURED = 3000
"""Pixels of a side that are measured: the rest of a large picture costs memory and says nothing else."""
LEAST_NOISE = 1.0
"""Grey levels; a page with less has no noise that hides anything."""

Darkness = NDArray[np.float32]


def with_pale_print_darkened(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture as it is, or, where its print is hardly darker than its noise, with dark print on white."""
    scale = max(1.0, dots_per_inch / RESOLUTION)
    darkest = _pale_print(picture[_measured(*picture.shape)], scale)
    if darkest is None:
        return picture
    darkness = _darkness(picture, picture.astype(np.float32), scale)
    return np.asarray(np.clip(255 - darkness * (FULL / darkest), 0, 255), np.uint8)


def _measured(height: int, width: int) -> tuple[slice, slice]:
    """The middle of a page of that size, all of it but its edges where it is no larger than a page is at 300 dpi."""
    rows, columns = (min(side - 2 * int(EDGE * side), MOST_MEASURED) for side in (height, width))
    top, left = (height - rows) // 2, (width - columns) // 2
    return slice(top, top + rows), slice(left, left + columns)


def _pale_print(picture: Gray, scale: float) -> float | None:
    """How many grey levels below its paper the darkest print is; None where it is not pale."""
    levels = picture.astype(np.float32)
    noise = _noise(levels)
    if noise < LEAST_NOISE:
        return None
    darkness = _darkness(picture, levels, scale)
    printed = darkness[darkness > SIGNAL * noise]
    if printed.size < LEAST_PRINT * darkness.size:
        return None
    darkest = float(np.percentile(printed, DARKEST))
    return darkest if darkest <= PALE * noise else None


def _noise(levels: Darkness) -> float:
    """Standard deviation in grey levels of what changes from pixel to pixel, by the median: most of a page is paper."""
    fine = levels - cv2.GaussianBlur(levels, (0, 0), 1.5)
    return 1.4826 * float(np.median(np.abs(fine)))


def _darkness(picture: Gray, levels: Darkness, scale: float) -> Darkness:
    """Grey levels below the paper around, smoothed."""
    height, width = picture.shape
    step = COARSE * scale
    small = cv2.resize(
        picture, (max(1, round(width / step)), max(1, round(height / step))), interpolation=cv2.INTER_AREA
    )
    size = 2 * round(STROKE / COARSE / 2) + 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)).astype(np.float32)
    paper = cv2.resize(cv2.GaussianBlur(closed, (0, 0), STROKE / COARSE / 2), (width, height))
    smoothed = cv2.GaussianBlur(np.clip(paper - levels, 0, None), (0, 0), SMOOTHED * scale)
    return np.asarray(smoothed, np.float32)
