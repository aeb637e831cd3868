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
BAND_INCHES = (1.0, 0.1)
"""Least width and height of a shaded row or head: no line of print leaves so much without a bright pixel."""
AROUND_INCHES = 0.7
"""Paper beside a shade is the brightest within it: twice a row of two lines."""
LEAST_SHADE, MOST_SHADE = 12, 60
"""Of 255, how much darker than the paper beside it a shade is; less is no ink yet, more is dark with light letters."""
TABLE_INCHES = 2.0
"""Least width of a whole band: a row of a table."""
UNEVEN, LEAST_UNEVEN, BOXY = 0.35, 4.0, 0.85
"""How far a band's depths differ at most, in its own or of 255, and the share of its box that it takes at least: folds,
stains and the edges of scans are uneven.
"""
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
    """The paper's tone at each pixel, from a picture an eighth as large; the shade's in a shaded row."""
    height, width = picture.shape
    small = _an_eighth(picture, cv2.INTER_AREA)
    tones = _lightest(small, PAPER_INCHES, dots_per_inch)
    softest = _lightest_pixels(picture)
    for inches in (PAPER_INCHES, AROUND_INCHES):
        depths = shade_depths(softest, inches, dots_per_inch=dots_per_inch)
        if depths.any():
            shades = cv2.subtract(_lightest(small, inches, dots_per_inch), depths)
            tones = np.where(depths > 0, np.minimum(tones, shades), tones)
    return np.asarray(cv2.resize(tones, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _lightest(small: Gray, inches: float, dots_per_inch: float) -> Gray:
    """The lightest tone within so many inches, smoothed, in a picture an eighth as large as the page's."""
    reach = np.ones((_reach(inches, dots_per_inch),) * 2, np.uint8)
    return np.asarray(cv2.blur(cv2.dilate(small, reach), reach.shape), np.uint8)


def _lightest_pixels(picture: Gray) -> Gray:
    """A picture an eighth as large, each pixel the lightest there but for grain."""
    soft = cv2.dilate(cv2.blur(picture, (3, 3)), np.ones((8, 8), np.uint8))
    return _an_eighth(np.asarray(soft, np.uint8), cv2.INTER_NEAREST)


def _an_eighth(picture: Gray, interpolation: int) -> Gray:
    height, width = picture.shape
    size = (max(1, width // 8), max(1, height // 8))
    return np.asarray(cv2.resize(picture, size, interpolation=interpolation), np.uint8)


def _reach(inches: float, dots_per_inch: float) -> int:
    """Pixels of a window so wide in a picture an eighth as large: odd, so that it has a middle."""
    return max(3, round(inches * dots_per_inch / 8)) | 1


def shade_depths(lightest: Gray, inches: float, *, dots_per_inch: float) -> Gray:
    """How much darker each shaded band is than the paper within so many inches; 0 elsewhere, and in higher shades.

    `lightest` is what `_lightest_pixels` makes of the picture.
    """
    reach = _reach(inches, dots_per_inch)
    depth = cv2.subtract(cv2.dilate(lightest, np.ones((reach, reach), np.uint8)), lightest)
    wide, high = (max(3, round(inches * dots_per_inch / 8)) for inches in BAND_INCHES)
    bands = np.asarray(cv2.morphologyEx(depth, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8)), np.uint8)
    shaded = np.asarray((bands >= LEAST_SHADE) & (bands <= MOST_SHADE), np.uint8)
    if not shaded.any():
        return shaded
    _, labels, stats, _ = cv2.connectedComponentsWithStats(shaded, connectivity=4)
    even = [label for label in range(1, len(stats)) if _is_band(bands, labels == label, stats[label], dots_per_inch)]
    return np.asarray(cv2.dilate(bands * np.isin(labels, even).astype(np.uint8), np.ones((3, 1), np.uint8)), np.uint8)


def _is_band(depth: Gray, own: NDArray[np.bool_], stat: NDArray[Any], dots_per_inch: float) -> bool:
    """Whether shaded pixels make a box of one tone that is nowhere at the picture's edge; `stat` is OpenCV's."""
    left, top, width, height, area = stat.tolist()
    inside = left > 0 < top and left + width < depth.shape[1] and top + height < depth.shape[0]
    if not inside or width < TABLE_INCHES * dots_per_inch / 8 or area < BOXY * width * height:
        return False
    low, middle, high = np.percentile(depth[own], (10, 50, 90))
    return bool(high - low <= max(LEAST_UNEVEN, UNEVEN * middle))


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
