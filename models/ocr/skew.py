"""How far a page's lines lean, to a few hundredths of a degree."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Mask, find_ink
from models.ocr.picture import Gray, scaled

LOOK_SIDE = 1400
"""Pixels of the long side of the copy that is measured: a tenth of a degree moves a line's end by 2."""
MOST_POINTS = 60_000
"""Pixels of ink that are looked at, evenly drawn; a page has ten times as many."""
NARROW_DEGREES, SNAPPED_DEGREES, WIDE_DEGREES = 0.3, 1.2, 5.0
"""How far is searched around a slope, around level, to which small slopes snap, and where nothing is known."""
SNAP_DEGREES = 0.1
STEPS = (0.1, 0.03)
"""Degrees between the slopes that are tried: coarse, then around the best."""


SHARPNESS = 1.5
"""Power of a profile's heights: with squares a single streak of a fax outweighs a page of text."""


def fine_skew(picture: Gray, *, dots_per_inch: float, about: float | None) -> float:
    """Degrees, clockwise, at which rows of ink are sharpest, near `about` if that is known.

    Projection profiles after Postl: the slope whose profile is least even. 0 for a page without ink.
    """
    factor = min(1.0, LOOK_SIDE / max(picture.shape))
    ink = find_ink(scaled(picture, factor), dots_per_inch=dots_per_inch * factor).text
    rows, columns = np.nonzero(_without_edges(ink))
    if len(rows) < 100:
        return about or 0.0
    step = -(-len(rows) // MOST_POINTS)
    x, y = columns[::step].astype(np.float64), rows[::step].astype(np.float64)
    best, reach = about or 0.0, _reach(about)
    for spacing in STEPS:
        best = _sharpest(x, y, np.arange(best - reach, best + reach + spacing / 2, spacing).tolist())
        reach = spacing
    return best


def _without_edges(ink: Mask) -> Mask:
    """Ink less everything that touches the picture's edge: the scanner's lid and the desk have straight sides, too."""
    _, labels = cv2.connectedComponents(ink, connectivity=8)
    touching = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    return np.asarray(ink * ~np.isin(labels, touching[touching > 0]), dtype=np.uint8)


def _reach(about: float | None) -> float:
    if about is None:
        return WIDE_DEGREES
    return SNAPPED_DEGREES if abs(about) < SNAP_DEGREES else NARROW_DEGREES


def _sharpest(x: NDArray[np.float64], y: NDArray[np.float64], slopes: Iterable[float]) -> float:
    return max(slopes, key=lambda slope: _sharpness(x, y, slope))


def _sharpness(x: NDArray[np.float64], y: NDArray[np.float64], degrees: float) -> float:
    """Of rows alone: faxes have level streaks down the page, and columns lean otherwise on photographs."""
    places = y - x * float(np.tan(np.deg2rad(degrees)))
    counts = np.bincount((places - places.min()).astype(np.int64)).astype(np.float64)
    return float((counts**SHARPNESS).sum())
