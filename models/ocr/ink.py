"""What on a picture is ink: darker than the paper around it, whatever the light."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.picture import Gray

Mask = NDArray[np.uint8]
"""(height, width), 1 where something is, else 0."""

PAPER_INCHES = 0.25
"""Paper is the brightest within it: wider than any stroke, narrower than a shadow."""
TEXT_SHARE, RULE_SHARE = 0.35, 0.15
"""Of the darkest ink's contrast: what is text, and what may be a faint rule."""
LEAST_CONTRAST, LEAST_RULE_CONTRAST = 24, 14
"""Of 255: below it is noise of paper and scanner."""
SPECK_INCHES = 0.014
"""Components narrower and lower than it are specks: the dot of a 7-point numeral measures 0.012 to 0.016."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ink:
    """Masks of one picture: `text` sure ink, `faint` also what may be a pale rule."""

    text: Mask
    faint: Mask


def find_ink(picture: Gray, *, dots_per_inch: float) -> Ink:
    """Ink by contrast with the paper around; a page without contrast has none."""
    darkness = np.asarray(cv2.subtract(_paper(picture, dots_per_inch), picture), dtype=np.uint8)
    contrast = float(np.percentile(darkness[::2, ::2], 99.5))
    return Ink(
        text=_above(darkness, max(LEAST_CONTRAST, TEXT_SHARE * contrast)),
        faint=_above(darkness, max(LEAST_RULE_CONTRAST, RULE_SHARE * contrast)),
    )


def without_specks(ink: Mask, *, dots_per_inch: float) -> Mask:
    """The mask without components smaller than the dot of small print."""
    most = max(1.0, SPECK_INCHES * dots_per_inch * 0.7)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = (stats[:, cv2.CC_STAT_WIDTH] <= most) & (stats[:, cv2.CC_STAT_HEIGHT] <= most)
    return np.asarray(ink * ~small[labels], dtype=np.uint8)


def _paper(picture: Gray, dots_per_inch: float) -> Gray:
    """The paper's tone at each pixel, from a picture an eighth as large."""
    height, width = picture.shape
    small = cv2.resize(picture, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    reach = max(3, round(PAPER_INCHES * dots_per_inch / 8)) | 1
    bright = cv2.dilate(small, np.ones((reach, reach), np.uint8))
    smooth = cv2.blur(bright, (reach, reach))
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _above(darkness: Gray, threshold: float) -> Mask:
    return np.asarray(darkness > threshold, dtype=np.uint8)
