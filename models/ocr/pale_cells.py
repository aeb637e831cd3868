"""Figures so pale that nothing in their cells counts as ink: made dark, they are read like others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.ink import Mask
from models.ocr.picture import Gray, Points
from models.paper import paper_tone

PAPER_INCHES: Final = 0.25
"""Paper is the median within it: less than half of that is a figure, and no shade changes much."""
WHITE: Final = 254
"""Tone of paper in a file of two tones, in which no print is pale, and specks may be pieces of figures."""
BLUR: Final = 1.0
"""Pixels: the grain of paper goes, strokes stay."""
LEAST_DARK, GRAINS = 7.0, 4.5
"""Of 255, and in standard deviations of the paper, below which a blurred pixel is no print."""
LOWEST_INCHES, HIGHEST_INCHES, NARROWEST_INCHES = 0.05, 0.3, 0.012
"""Height and width of a figure or a piece of one."""
PEPPER_INCHES, PEPPER_DARK = 0.03, 80
"""Width and height of specks, and how dark they are at least: pale print is beside them."""
STROKE: Final = 0.3
"""Of the darkest print, from which a pixel is of a stroke."""
LEVEL, NEAR, TALL, NEAR_PIECE = 0.6, 2.5, 0.6, 0.4
"""Share of its height in which another figure stands beside the largest one, how far from it, in heights of that, how
high it is at least, and how far what is lower may be.
"""
STACKED, PIECE_INCHES = 0.4, 0.02
"""Gap above or below it, in its heights, to a piece that it has lost, and least length of one."""
AROUND: Final = 5
"""Pixels across whose median a speck becomes."""
INK: Final = 40
"""The tone that what is darkest becomes."""
DARKEST: Final = 90.0
"""Percentile of the print's darkness that is that of its ink."""
LEAST_OF_PRINT: Final = 0.3
"""Of the darkness of a page's print, that of its palest figures is 0.75 and more; grain and what shines through the
paper have 0.1 to 0.4."""
Darkness = NDArray[np.float32]
"""Of 255, how much darker than paper each pixel is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PaleFigure:
    """`crop` is the cell's picture with its print dark, `left` and `top` its place on the page, `hull` the print's
    corners there, `darkness` how much darker than paper the print is, of 255.
    """

    crop: Gray
    left: int
    top: int
    hull: Points
    darkness: float


def pale_figure(picture: Gray, box: PixelBox, *, dots_per_inch: float) -> PaleFigure | None:
    """The figure in a box, however pale, without the specks around it; None where there is nothing like one, and on
    pages of two tones.
    """
    left, right = max(0, round(box.left)), min(picture.shape[1], round(box.right))
    top, bottom = max(0, round(box.top)), min(picture.shape[0], round(box.bottom))
    if min(right - left, bottom - top) < 2 * LOWEST_INCHES * dots_per_inch:
        return None
    part = picture[top:bottom, left:right]
    if np.median(part) >= WHITE:
        return None
    dark = _darkness(part, dots_per_inch)
    least = max(LEAST_DARK, GRAINS * _grain(dark))
    first = _figure(dark > least, dots_per_inch)
    most = float(np.percentile(dark[first], DARKEST)) if first.any() else 0.0
    figure = _figure(dark > max(least, STROKE * most), dots_per_inch)
    rows, columns = np.flatnonzero(figure.any(axis=1)), np.flatnonzero(figure.any(axis=0))
    if not rows.size:
        return None
    high, low, start, end = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    if low - high > HIGHEST_INCHES * dots_per_inch:
        return None
    shown = 255 - np.clip(dark * ((255 - INK) / most), 0, 255 - INK)
    corners = [(start, high), (end, high), (end, low), (start, low)]
    hull = np.array([(left + x, top + y) for x, y in corners], np.float64)
    return PaleFigure(crop=shown.astype(np.uint8), left=left, top=top, hull=hull, darkness=most)


def pale_figures(
    picture: Gray, ink: Mask, boxes: Mapping[int, PixelBox], *, dots_per_inch: float
) -> dict[int, PaleFigure]:
    """Those in the boxes, by their keys, that are not so much paler than the page's `ink` that they are its grain, or
    print of its other side.
    """
    tones = picture[ink > 0] if boxes else picture[:0]
    least = LEAST_OF_PRINT * float(paper_tone(picture) - np.median(tones)) if tones.size else 0.0
    found = ((key, pale_figure(picture, box, dots_per_inch=dots_per_inch)) for key, box in boxes.items())
    return {key: one for key, one in found if one is not None and one.darkness >= least}


def with_pale(picture: Gray, figures: Sequence[PaleFigure]) -> Gray:
    """The page with these cells as they are shown."""
    shown = picture.copy()
    for one in figures:
        height, width = one.crop.shape
        shown[one.top : one.top + height, one.left : one.left + width] = one.crop
    return shown


def _darkness(part: Gray, dots_per_inch: float) -> Darkness:
    """How much darker than the paper around it each pixel is, blurred; specks are as dark as what is around them."""
    part = np.ascontiguousarray(part)
    paper = cv2.medianBlur(part, round(PAPER_INCHES * dots_per_inch) | 1)
    black = np.asarray(cv2.subtract(paper, part) > PEPPER_DARK, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(black, connectivity=8)
    small = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= PEPPER_INCHES * dots_per_inch
    small[0] = False
    specks = cv2.dilate(np.asarray(small[labels], np.uint8), np.ones((3, 3), np.uint8))
    clean = np.where(specks > 0, cv2.medianBlur(part, AROUND), part)
    return np.asarray(cv2.GaussianBlur(cv2.subtract(paper, clean).astype(np.float32), (0, 0), BLUR), np.float32)


def _grain(dark: Darkness) -> float:
    """Standard deviation of the paper, from the median of what is off it."""
    return float(np.median(np.abs(dark - np.median(dark)))) * 1.4826


def _figure(mask: NDArray[np.bool_], dots_per_inch: float) -> NDArray[np.bool_]:
    """The largest component of the size of a figure that reaches no edge, and what stands beside it, or above and below
    it as its own pieces do.
    """
    height, width = mask.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(mask, np.uint8), connectivity=8)
    left, top, wide, high = (stats[:, column] for column in range(4))
    inside = (left > 0) & (top > 0) & (left + wide < width) & (top + high < height)
    inside &= np.maximum(wide, high) >= PIECE_INCHES * dots_per_inch
    inside[0] = False
    whole = inside & (high >= LOWEST_INCHES * dots_per_inch) & (wide >= NARROWEST_INCHES * dots_per_inch)
    whole &= high <= HIGHEST_INCHES * dots_per_inch
    if not whole.any():
        return np.zeros(mask.shape, np.bool_)
    main = int(np.argmax(np.where(whole, stats[:, cv2.CC_STAT_AREA], 0)))
    shared = np.minimum(top + high, top[main] + high[main]) - np.maximum(top, top[main])
    gap = np.maximum(left, left[main]) - np.minimum(left + wide, left[main] + wide[main])
    near = np.where(high >= TALL * high[main], NEAR, NEAR_PIECE) * high[main]
    beside = (shared >= LEVEL * high) & (gap <= near)
    stacked = (gap < 0) & (-shared <= STACKED * high[main])
    return np.asarray((inside & (beside | stacked))[labels], np.bool_)
