"""Dark areas of a page: heads printed white on dark are turned to dark on white; scanner borders and desks go."""

from __future__ import annotations

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


def without_dark_areas(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture with letters dark on light everywhere; the same object where nothing is dark.

    What is dark up to the picture's edge is no print, and becomes paper.
    """
    paper = paper_tone(picture)
    factor = min(1.0, LOOK_DOTS_PER_INCH / dots_per_inch)
    small = cv2.medianBlur(scaled(picture, factor), 3)
    per_inch = dots_per_inch * factor
    size = max(2, round(NARROWEST_INCHES * per_inch)), max(2, round(LOWEST_INCHES * per_inch))
    below = np.asarray(small < DARK * paper, dtype=np.uint8)
    whole = cv2.morphologyEx(below, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))  # over the white letters
    dark = np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8)), dtype=np.uint8)
    if not dark.any():
        return picture
    _, labels = cv2.connectedComponents(dark, connectivity=8)
    edges = set(np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])).tolist()) - {0}
    outside = np.isin(labels, list(edges))
    height, width = picture.shape

    def full(mask: np.ndarray) -> np.ndarray:
        grown = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
        return np.asarray(grown > 0)

    lit = picture.copy()
    lit[full(outside)] = paper
    inner = full((labels > 0) & ~outside)
    if inner.any():
        inner = _solid(inner, picture < DARK_PRINT * paper, dots_per_inch=dots_per_inch)
    if inner.any():
        ground = float(np.median(picture[inner]))
        turned = (255.0 - picture[inner]) * (paper / max(1.0, 255.0 - ground))
        lit[inner] = np.clip(turned, 0, 255).astype(np.uint8)
    return lit


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
