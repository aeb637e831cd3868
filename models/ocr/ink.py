"""What on a picture is ink: darker than the paper around it, whatever the light."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.picture import Gray

Mask = NDArray[np.uint8]
"""(height, width), 1 where something is, else 0."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """Connected components of a mask, as OpenCV gives them: `labels` (height, width), and a row of `stats` for each
    label: left, top, width, height, area. Label 0 is what is no ink.
    """

    labels: NDArray[Any]
    stats: NDArray[Any]


PAPER_INCHES = 0.25
"""Paper is the brightest within it: wider than any stroke, narrower than a shadow."""
TEXT_SHARE, RULE_SHARE = 0.35, 0.15
"""Of the darkest ink's contrast nearby: what is text, and what may be a faint rule."""
LEAST_CONTRAST, LEAST_RULE_CONTRAST = 24, 14
"""Of 255: below it is noise of paper and scanner."""
SPECK_INCHES = 0.014
"""Components narrower and lower than it are specks: the dot of a 7-point numeral measures 0.012 to 0.016."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ink:
    """Masks of one picture: `text` sure ink, `faint` also what may be a pale rule."""

    text: Mask
    faint: Mask


TEXT_NOISE, RULE_NOISE = 4.0, 2.5
"""Standard deviations of paper above which a pixel is ink; a rule's pixels stand in line, so that fewer will do."""
MOST_NOISE = 15.0
"""Of 255: what looks noisier is no noise but a grey page full of text."""
NEARBY_INCHES = 0.4


def find_ink(picture: Gray, *, dots_per_inch: float) -> Ink:
    """Ink by contrast with the paper around; a page without contrast has none."""
    darkness = np.asarray(cv2.subtract(_paper(picture, dots_per_inch), picture), dtype=np.uint8)
    contrast, noise = _local_contrast(darkness, dots_per_inch), _noise(darkness)
    return Ink(
        text=_above(darkness, np.maximum(max(LEAST_CONTRAST, TEXT_NOISE * noise), TEXT_SHARE * contrast)),
        faint=_above(darkness, np.maximum(max(LEAST_RULE_CONTRAST, RULE_NOISE * noise), RULE_SHARE * contrast)),
    )


def parts_of(ink: Mask) -> Parts:
    """Whatever touches, by sides or corners, is one."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return Parts(labels=labels, stats=stats)


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


def _local_contrast(darkness: Gray, dots_per_inch: float) -> Gray:
    """The darkest ink near each pixel: print may be pale on one side of a page, and a punch hole black."""
    height, width = darkness.shape
    blurred = cv2.blur(darkness, (3, 3))
    small = cv2.resize(cv2.dilate(blurred, np.ones((5, 5), np.uint8)), (max(1, width // 4), max(1, height // 4)))
    reach = max(3, round(NEARBY_INCHES * dots_per_inch / 4)) | 1
    near = cv2.blur(cv2.dilate(small, np.ones((reach, reach), np.uint8)), (reach, reach))
    return np.asarray(cv2.resize(near, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _noise(darkness: Gray) -> float:
    """Standard deviation of paper, from the spread of the page's middle half."""
    low, high = np.percentile(darkness[::4, ::4], (25, 75))
    return min(MOST_NOISE, float(high - low) / 1.35)


def _above(darkness: Gray, threshold: NDArray[np.floating]) -> Mask:
    return np.asarray(darkness > threshold, dtype=np.uint8)
