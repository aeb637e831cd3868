"""Specks all over a page: the dirt of a fax line, shades that a fax made dots of. Without them its print is found."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Mask
from models.ocr.picture import Gray
from models.ocr.strokes import rows_of_dots
from models.paper import paper_tone

DARK = 0.5
"""Tone, in the paper's, below which a pixel is ink."""
LARGEST = 0.0002
"""Square inches of a speck: 8 pixels at 200 dots per inch, half of a comma in 7-point print."""
MANY, EVERYWHERE = 100.0, 30.0
"""Specks to the square inch on the page, and in the fourth of its tiles that has fewest: faint print breaks into
specks, too, but leaves the paper around it clean."""
TILE_INCHES = 0.5
PALE, PALE_LARGEST = 20, 0.0003
"""Grey levels below what is around, and square inches, of specks on a page of greys: a scanner's file smears them."""
AROUND = 5
"""Pixels at 200 dots per inch across what is around a speck: most of it is paper, or print."""


def without_specks(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture with specks turned to paper where they are all over it; the same object where they are not."""
    paper = paper_tone(picture)
    dark = np.asarray(picture < DARK * paper, dtype=np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= LARGEST * dots_per_inch**2
    small[0] = False
    inches = picture.size / dots_per_inch**2
    if small.sum() < MANY * inches:
        return picture
    small[np.unique(labels[_of_rules(np.asarray(small[labels], np.uint8), dots_per_inch) > 0])] = False
    if small.sum() < MANY * inches or not are_everywhere(centres[small], picture, dots_per_inch=dots_per_inch):
        return picture
    # The grey around a speck goes with it, the grey around print stays.
    specks = cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    clean = picture.copy()
    clean[(specks > 0) & (small[labels] | (dark == 0))] = paper
    return clean


def without_pale_specks(picture: Gray, *, dots_per_inch: float) -> Gray:
    """The picture for the detector, without specks however pale where they are all over it; else the same object.

    Points of figures and bits of print go, too: it is not for reading.
    """
    around = cv2.medianBlur(picture, AROUND)
    dark = np.asarray(cv2.subtract(around, picture) > PALE, dtype=np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= PALE_LARGEST * dots_per_inch**2
    small[0] = False
    if not are_everywhere(centres[small], picture, dots_per_inch=dots_per_inch):
        return picture
    specks = cv2.dilate(small[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.where(specks > 0, around, picture)


def are_everywhere(
    centres: NDArray[Any],
    picture: Gray,
    *,
    dots_per_inch: float,
    tile_inches: float = TILE_INCHES,
    least: float = EVERYWHERE,
) -> bool:
    """Whether three fourths of the page's tiles have specks, `least` to the square inch."""
    rows, columns = (max(1, int(side / (tile_inches * dots_per_inch))) for side in picture.shape)
    height, width = picture.shape
    counted, _, _ = np.histogram2d(centres[:, 1], centres[:, 0], bins=(rows, columns), range=((0, height), (0, width)))
    return bool(np.quantile(counted, 0.25) >= least * picture.size / dots_per_inch**2 / (rows * columns))


def _of_rules(dots: Mask, dots_per_inch: float) -> Mask:
    """The dots of dotted rules, level and upright."""
    upright = rows_of_dots(np.ascontiguousarray(dots.T), dots_per_inch=dots_per_inch).T
    return np.asarray(rows_of_dots(dots, dots_per_inch=dots_per_inch) | upright, np.uint8)
