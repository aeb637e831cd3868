"""Dark areas of a page: heads printed white on dark are turned to dark on white; scanner borders and desks go."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.picture import Gray, scaled
from models.paper import paper_tone

LOOK_DOTS_PER_INCH = 50.0
"""Of the copy on which areas are told: the strokes of all but the largest letters are averaged away."""
DARK = 0.45
"""Tone, in the paper's, below which an area is dark."""
LOWEST_INCHES, NARROWEST_INCHES = 0.13, 0.3
"""Least height and width of a dark area: a line of 7-point print on a dark ground is higher, a thick rule is lower."""
DARK_PRINT = 0.5
"""Tone of a pixel, in the paper's, below which it is print or a dark ground."""
BAR_INCHES = (0.25, 0.025)
"""Width and height of a bar that lies in the ground around white letters, and in no letter: bold print of a fax is as
dark as a dark ground in the mean, but its strokes are short."""
SOLID = 0.4
"""Share of a dark area that such bars fill: 0.7 and more of dark heads and stains, at most 0.35 of bold print with
rules, measured on 40 generated scans of all kinds."""

PAPER_INCHES = 0.25
"""The lightest within it is paper: wider than any stroke."""
STEP = 0.2
"""How much darker a pixel of the small copy is than its neighbour, at least, where paper ends; a spine's shadow falls
by 2 % a pixel."""
LIT = 0.7
"""Tone, in the paper's, of paper in the light: no desk is as light over a square inch."""
DARKEST = 0.1
"""Tone, in the paper's, below which no print is seen in a shadow."""
PASSAGE_INCHES = 0.3
"""Least width of what leads on: a shadow may somewhere be as dark as the desk beside it."""
LEAST_SHADOW_INCHES = 0.25
"""Square inches: less is an uneven edge."""
HALF_LIGHT = 0.6
"""Tone, in the paper's, that deep shadow is brought to: above it print is read as it is, and no seam shows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Dark:
    """What is dark on a `small` copy of a page with so much `paper`: numbered areas, and those up to its edge."""

    small: Gray
    paper: float
    labels: NDArray[np.int32]
    outside: NDArray[np.bool_]


def without_dark_areas(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture with letters dark on light everywhere; the same object where nothing is dark.

    What is dark up to the picture's edge is no print, and becomes paper; a shadow that falls on the page is lightened.
    """
    dark = _dark_areas(picture, dots_per_inch=dots_per_inch)
    if dark is not None and (lit := _out_of_shadow(picture, dark, dots_per_inch=dots_per_inch)) is not picture:
        picture, dark = lit, _dark_areas(lit, dots_per_inch=dots_per_inch)
    if dark is None:
        return picture
    height, width = picture.shape

    def full(mask: np.ndarray) -> np.ndarray:
        grown = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
        return np.asarray(grown > 0)

    lit = picture.copy()
    lit[full(dark.outside)] = dark.paper
    inner = full((dark.labels > 0) & ~dark.outside)
    if inner.any():
        inner = _solid(inner, picture < DARK_PRINT * dark.paper, dots_per_inch=dots_per_inch)
    if inner.any():
        ground = float(np.median(picture[inner]))
        turned = (255.0 - picture[inner]) * (dark.paper / max(1.0, 255.0 - ground))
        lit[inner] = np.clip(turned, 0, 255).astype(np.uint8)
    return lit


def _dark_areas(picture: Gray, *, dots_per_inch: float) -> _Dark | None:
    """None where there is none."""
    paper = paper_tone(picture)
    factor = min(1.0, LOOK_DOTS_PER_INCH / dots_per_inch)
    small = cv2.medianBlur(scaled(picture, factor), 3)
    per_inch = dots_per_inch * factor
    size = max(2, round(NARROWEST_INCHES * per_inch)), max(2, round(LOWEST_INCHES * per_inch))
    below = np.asarray(small < DARK * paper, dtype=np.uint8)
    whole = cv2.morphologyEx(below, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))  # over the white letters
    dark = np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8)), dtype=np.uint8)
    if not dark.any():
        return None
    _, labels = cv2.connectedComponents(dark, connectivity=8)
    edges = set(np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])).tolist()) - {0}
    return _Dark(
        small=np.asarray(small, np.uint8), paper=paper, labels=np.asarray(labels, np.int32),
        outside=np.isin(labels, list(edges)),
    )  # fmt: skip


def _out_of_shadow(picture: Gray, dark: _Dark, *, dots_per_inch: float) -> Gray:
    """The picture, what lies in deep shadow made as light as paper in half-light; the same object without shadow.

    A shadow's tones lead from light paper into the dark without a step; desks and scanners' lids begin with one.
    """
    per_inch = min(dots_per_inch, LOOK_DOTS_PER_INCH)
    if not dark.outside.any():
        return picture
    reach = max(3, round(PAPER_INCHES * per_inch)) | 1
    tone = np.asarray(cv2.dilate(dark.small, np.ones((reach, reach), np.uint8)), dtype=np.uint8)
    page = _is_page(tone, dark.paper, per_inch)
    if np.count_nonzero(dark.outside & page) < LEAST_SHADOW_INCHES * per_inch**2:
        return picture
    smooth = cv2.blur(tone, (5, 5)).astype(np.float32)
    gain = np.where(page, np.maximum(1.0, HALF_LIGHT * dark.paper / np.maximum(1.0, smooth)), 1.0).astype(np.float32)
    height, width = picture.shape
    whole = cv2.resize(gain, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(picture * whole, 0, 255), dtype=np.uint8)


def _is_page(tone: Gray, paper: float, per_inch: float) -> NDArray[np.bool_]:
    """Light paper and whatever its tones lead to without a step, on a picture without its print."""
    step = cv2.erode(tone, np.ones((3, 3), np.uint8)) < (1 - STEP) * tone.astype(np.float32)
    smooth = np.asarray((tone >= DARKEST * paper) & ~step, dtype=np.uint8)
    passage = np.ones((max(3, round(PASSAGE_INCHES * per_inch)),) * 2, np.uint8)
    count, labels = cv2.connectedComponents(cv2.morphologyEx(smooth, cv2.MORPH_OPEN, passage), connectivity=4)
    light = np.bincount(labels.ravel(), weights=(tone >= LIT * paper).ravel(), minlength=count)
    lit = light >= per_inch**2
    lit[0] = False
    return np.asarray(lit[labels], dtype=np.bool_)


def _solid(areas: NDArray[np.bool_], dark: NDArray[np.bool_], *, dots_per_inch: float) -> NDArray[np.bool_]:
    """Those of the areas that are ground, not many strokes side by side; masks of the picture's size."""
    width, height = (max(2, round(inches * dots_per_inch)) for inches in BAR_INCHES)
    print_only = cv2.medianBlur(dark.astype(np.uint8), 3)  # specks pierce bars
    bars = cv2.morphologyEx(print_only, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))
    count, labels = cv2.connectedComponents(areas.astype(np.uint8), connectivity=8)
    size = np.bincount(labels.ravel(), minlength=count)
    filled = np.bincount(labels.ravel(), weights=bars.ravel(), minlength=count)
    keep = filled >= SOLID * size
    keep[0] = False
    return np.asarray(keep[labels], dtype=np.bool_)
