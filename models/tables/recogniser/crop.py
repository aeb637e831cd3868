"""What the network sees of a table: a fine upright crop, and four channels pooled from it.

Rules are thinner than a pixel once a page shrinks, so that they are found on the fine crop and handed over apart.
Training and production both come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from models.paper import paper_tone
from models.tables.recogniser.rule_runs import long_runs

Gray = NDArray[np.uint8]
Channels = NDArray[np.uint8]
"""(4, height, width): ink, horizontal rules, vertical rules, words; 0 is blank paper."""
Matrix = NDArray[np.float64]
"""3 by 3, homogeneous."""

PIXELS_PER_POINT = 1.5
"""Of the channels: lines of 8-point text lie 12 pixels apart, and a page's height stays near 1000 pixels."""
FINE = 2
"""Pixels of the fine crop to one of the channels, both ways: 216 dots per inch, as scanners deliver."""
MOST_PIXELS = (1152, 1152)
"""Height and width of the channels at most; larger regions (A3) are shrunk."""
STEP = 16
"""Heights and widths are multiples of it: what the network halves evenly."""
SHORT_RULE, LONG_RULE = 11.0, 36.0
"""Points. Strokes of characters are shorter than the first, but for titles; the second no character reaches."""
SHORT_VALUE, LONG_VALUE = 110, 255
INK_BLOCK = 25
"""Points across of the neighbourhood that a pixel must be darker than (Sauvola's window, here a plain mean)."""
INK_MARGIN = 18
"""Gray levels by which ink is darker than its neighbourhood: above JPEG noise, below faint rules."""
WORD_SHRUNK = 0.12
"""Share of a word's height cut off each of its sides: boxes of neighbouring lines touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """Channels of one region, and the way back: point = (`left` + x / `scale`, `top` + y / `scale`)."""

    channels: Channels
    left: float
    top: float
    scale: float


def crop_scale(width: float, height: float) -> float:
    """Pixels of the channels to a point, for a region of this size in points."""
    return min(PIXELS_PER_POINT, MOST_PIXELS[0] / max(height, 1.0), MOST_PIXELS[1] / max(width, 1.0))


def cut(picture: Gray, area: Box, words: Sequence[Box], *, dots_per_inch: float) -> Crop:
    """The area (page points) of an upright page picture."""
    scale = crop_scale(area.right - area.left, area.bottom - area.top)
    to_points = np.diag((72 / dots_per_inch, 72 / dots_per_inch, 1.0))
    moved = np.array([[1, 0, -area.left], [0, 1, -area.top], [0, 0, 1]], np.float64) @ to_points
    size = (area.right - area.left, area.bottom - area.top)
    shifted = [
        Box(left=w.left - area.left, top=w.top - area.top, right=w.right - area.left, bottom=w.bottom - area.top)
        for w in words
    ]
    channels = draw_channels(picture, moved, shifted, size=size, scale=scale)
    return Crop(channels=channels, left=area.left, top=area.top, scale=scale)


def draw_channels(
    picture: Gray, to_area: Matrix, words: Sequence[Box], *, size: tuple[float, float], scale: float
) -> Channels:
    """The four channels of an area.

    Args:
        picture: gray page.
        to_area: from pixels of the picture to points of the area, whose top left is the origin.
        words: in points of the area.
        size: width and height of the area in points.
        scale: pixels of the channels to a point.
    """
    width, height = (-(-round(side * scale) // STEP) * STEP for side in size)
    fine = _fine(picture, to_area, width=width * FINE, height=height * FINE, scale=scale * FINE)
    ink = _inked(fine, scale * FINE)
    dark = _whitened(fine)
    return np.stack(
        [
            cv2.resize(cv2.bitwise_not(dark, dst=dark), (width, height), interpolation=cv2.INTER_AREA),
            _rules(ink, scale * FINE, horizontal=True),
            _rules(ink, scale * FINE, horizontal=False),
            _word_mask(words, width=width, height=height, scale=scale),
        ]
    )


def _fine(picture: Gray, to_area: Matrix, *, width: int, height: int, scale: float) -> Gray:
    matrix = np.diag((scale, scale, 1.0)) @ to_area
    shrinks = abs(np.linalg.det(matrix[:2, :2])) < 0.8
    flags = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    # The picture of a table alone ends where the table does: grey paper beside white would look like a frame.
    level = not matrix[2, :2].any()  # as of most pages: the same pixels, a sixth of the time less
    warped = (cv2.warpAffine if level else cv2.warpPerspective)(
        picture, matrix[:2] if level else matrix, (width, height), flags=flags, borderMode=cv2.BORDER_CONSTANT,
        borderValue=[float(paper_tone(picture))],
    )  # fmt: skip
    return np.asarray(warped, np.uint8)


def _whitened(fine: Gray) -> Gray:
    """Paper made white: divided by the brightness around, so that shadows and tints go."""
    small = cv2.resize(fine, (max(1, fine.shape[1] // 16), max(1, fine.shape[0] // 16)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), 5)
    around = cv2.resize(paper, (fine.shape[1], fine.shape[0]), interpolation=cv2.INTER_LINEAR)
    np.maximum(around, 32, out=around)  # nothing as large as the crop is made anew that need not be
    return np.asarray(cv2.divide(fine, around, dst=around, scale=255), np.uint8)


def _inked(fine: Gray, scale: float) -> Gray:
    """255 where the crop is darker than its neighbourhood. Rules around it stay: the window is wide."""
    block = round(INK_BLOCK * scale / 2) * 2 + 1
    darker = cv2.blur(fine, (block, block))
    cv2.subtract(darker, fine, dst=darker)
    return np.asarray(cv2.threshold(darker, INK_MARGIN, 255, cv2.THRESH_BINARY, dst=darker)[1], np.uint8)


def _rules(ink: Gray, scale: float, *, horizontal: bool) -> Gray:
    """Runs of ink of SHORT_RULE or more, brighter from LONG_RULE on."""
    lengths = [
        (max(3, round(points * scale)), value) for points, value in ((SHORT_RULE, SHORT_VALUE), (LONG_RULE, LONG_VALUE))
    ]
    return long_runs(ink, lengths, horizontal=horizontal)


def _word_mask(words: Sequence[Box], *, width: int, height: int, scale: float) -> Gray:
    mask = np.zeros((height, width), np.uint8)
    for word in words:
        cut_off = WORD_SHRUNK * min(word.bottom - word.top, word.right - word.left)
        left, right = round((word.left + cut_off) * scale), round((word.right - cut_off) * scale)
        top, bottom = round((word.top + cut_off) * scale), round((word.bottom - cut_off) * scale)
        mask[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = 255
    return mask
