"""Grain: the dots that a fax makes of a grey ground, a cell's shade or a shadow, with print among them."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Mask
from models.ocr.picture import Gray
from models.paper import paper_tone

DARK: Final = 0.5
"""Tone, in the paper's, below which a pixel is ink."""
LOWEST_DOTS_PER_INCH: Final = 140.0
"""Below, print is as fine as grain."""
AROUND_INCHES: Final = 0.15
"""Across what a pixel's surroundings are judged by."""
GRAINY, SURELY = 0.1, 0.14
"""Share of pixels that differ from the median of the nine about them, in grain and in what is grain for sure. On 90
of 97 faxed pages of 200 dots per inch print and rules have nowhere as much as the lesser; on five with dirt all over a
third of the page has it, and less than a twentieth the greater.
"""
LEAST: Final = 0.05
"""Of the page that grain takes, from which there is some."""
NEAR_INCHES: Final = 0.08
"""The same for where a ground ends."""
CROSS: Final[NDArray[np.uint8]] = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.uint8)
"""The four pixels beside one."""
ALONE: Final = 0.3
"""Share of black pixels with no black one beside them, from which dots keep off each other."""
GAP_INCHES: Final = 0.6
"""Print between two pieces of a line of a ground is as wide as this; it lies on the ground, too."""
BETWEEN: Final = 0.75
"""Of the ground's share of ink that a gap has at least: rows of paper between shaded ones have less."""
EDGE: Final = 5
"""Pixels across by which a ground is grown, for the dots at its edge."""
BLUR_INCHES: Final = 0.0063
"""Standard deviation of the blur in which dots become a grey and strokes stay dark."""
DARKEST: Final = 0.65
"""Share of ink in a ground from which print cannot be told from it."""
PRINTED: Final = (0.4, 0.75)
"""Of the way from the ground's share of ink to all ink, where paper ends and where print begins."""
RUN_INCHES: Final = 0.15
"""Level and upright runs of ink as long as this are rules, and stay."""
CRUMB: Final = 0.0003
"""Square inches of what the blur leaves of dots that lie close together, at most."""


def without_grain(picture: Gray, *, dots_per_inch: float) -> tuple[Gray, Mask | None]:
    """The picture with grain turned to paper and the print in it left, and where there was grain; the same object and
    None where there is none.
    """
    if dots_per_inch < LOWEST_DOTS_PER_INCH:
        return picture, None
    ink = np.asarray(picture < DARK * paper_tone(picture), np.uint8)
    lone = cv2.absdiff(ink, cv2.medianBlur(ink, 3)).astype(np.float32)
    wide = _odd(AROUND_INCHES * dots_per_inch)
    sure = np.asarray(cv2.blur(lone, (wide, wide)) > SURELY, np.uint8)
    if sure.mean() < LEAST or _keep_off_each_other(ink, sure):
        return picture, None
    shares = np.asarray(cv2.blur(ink.astype(np.float32), (wide, wide)), np.float32)
    area = _area(lone, sure, shares, dots_per_inch)
    clean = picture.copy()
    count, labels, stats, _ = cv2.connectedComponentsWithStats(area, connectivity=8)
    blurred = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), BLUR_INCHES * dots_per_inch)
    for label in range(1, count):
        left, top, width, height = stats[label, :4].tolist()
        window = np.s_[top : top + height, left : left + width]
        here = labels[window] == label
        ground = float(np.median(shares[window][here]))
        if ground <= DARKEST:
            first, last = (ground + part * (1 - ground) for part in PRINTED)
            tones = 255 * (1 - np.clip((blurred[window][here] - first) / (last - first), 0, 1))
            clean[window][here] = np.rint(tones).astype(np.uint8)
    clean[_crumbs(clean, area, dots_per_inch) > 0] = 255
    clean[_runs(ink, dots_per_inch) > 0] = 0
    return clean, area


def _area(lone: NDArray[np.float32], sure: Mask, shares: NDArray[np.float32], dots_per_inch: float) -> Mask:
    """Where there is grain, by the pixels unlike those about them, by where it is sure and by the shares of ink."""
    near = _odd(NEAR_INCHES * dots_per_inch)
    grainy = np.asarray(cv2.blur(lone, (near, near)) > GRAINY, np.uint8)
    gap = np.ones((1, _odd(GAP_INCHES * dots_per_inch)), np.uint8)
    closed = np.asarray(cv2.morphologyEx(grainy, cv2.MORPH_CLOSE, gap), np.uint8)
    closed[(grainy == 0) & (shares < BETWEEN * np.median(shares[sure > 0]))] = 0
    _, labels = cv2.connectedComponents(closed, connectivity=8)
    known = np.isin(labels, np.unique(labels[(sure & closed) > 0])).astype(np.uint8) & closed
    return np.asarray(cv2.dilate(known, np.ones((EDGE, EDGE), np.uint8)), np.uint8)


def _keep_off_each_other(ink: Mask, where: Mask) -> bool:
    """Are the dots those of a driver that made greys of them? Print is made of them, too."""
    beside = cv2.filter2D(ink, -1, CROSS, borderType=cv2.BORDER_CONSTANT)
    dots = ink[where > 0] > 0
    return bool((beside[where > 0][dots] == 0).mean() > ALONE)


def _crumbs(picture: Gray, area: Mask, dots_per_inch: float) -> Mask:
    dark = np.asarray((picture < DARK * 255) & (area > 0), np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= CRUMB * dots_per_inch**2
    small[0] = False
    crumbs = cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(crumbs, np.uint8) & area


def _runs(ink: Mask, dots_per_inch: float) -> Mask:
    long = round(RUN_INCHES * dots_per_inch)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    return np.asarray(cv2.max(level, upright), np.uint8)


def _odd(pixels: float) -> int:
    return round(pixels) | 1
