"""Pictures of pages: grey, upright and straight, with the way back to the page they were taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box, PixelBox

Picture = NDArray[np.uint8]
"""Grey (height, width) or RGB (height, width, 3), 0 black."""
Gray = NDArray[np.uint8]
"""Grey picture (height, width), 0 black."""
Points = NDArray[np.float64]
"""(n, 2): x and y in pixels."""
Matrix = NDArray[np.float64]
"""3 × 3 homography over columns (x, y, 1) in pixels."""


class Straightening(Protocol):
    """`models.ocr.bend.Bend` is one."""

    def leaning(self, points: Points) -> Points:
        """Where points (n, 2) of the straight picture lie on the leaning one."""
        ...

    def level(self, points: Points) -> Points:
        """The way back."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StraightPage:
    """A page's picture with its text upright and level.

    Args:
        picture: grey, text upright, scaled and turned.
        matrix: takes pixels of `picture` to pixels of the source picture.
        dots_per_inch: of `picture`.
        source_dots_per_inch: of the source picture.
        quarter_turns: how often the source was turned clockwise by 90° to stand upright, 0 to 3.
        skew_degrees: what was turned beside that, positive where the source's text runs downhill.
        bend: what was straightened beside that; takes pixels of `picture` to those that `matrix` takes to the source.
        grain: where on the source picture dots were taken off, among which print is less sure; None for nowhere.
    """

    picture: Gray
    matrix: Matrix
    dots_per_inch: float
    source_dots_per_inch: float
    quarter_turns: int = 0
    skew_degrees: float = 0.0
    bend: Straightening | None = None
    grain: NDArray[np.uint8] | None = None

    def is_in_grain(self, box: PixelBox) -> bool:
        """Is the middle of a rectangle of the straight picture in grain of the source?"""
        if self.grain is None:
            return False
        middle = np.array([[(box.left + box.right) / 2, (box.top + box.bottom) / 2]])
        ((x, y),) = through(self.matrix, middle if self.bend is None else self.bend.leaning(middle)).round().astype(int)
        height, width = self.grain.shape
        return 0 <= x < width and 0 <= y < height and bool(self.grain[y, x])

    def to_source(self, box: PixelBox) -> Box:
        """The upright hull, in points of the source page, of a rectangle of the straight picture."""
        return self.hull(_corners(box))

    def hull(self, corners: Points) -> Box:
        """The upright hull, in points of the source page, of points of the straight picture."""
        leaning = corners if self.bend is None else self.bend.leaning(corners)
        moved = through(self.matrix, leaning) * (72.0 / self.source_dots_per_inch)
        (left, top), (right, bottom) = moved.min(axis=0), moved.max(axis=0)
        return Box(left=float(left), top=float(top), right=float(right), bottom=float(bottom))


def _corners(box: PixelBox) -> Points:
    """Of a rectangle, with the middles of its sides: on a bent page they may lie further out."""
    across, down = (box.left, (box.left + box.right) / 2, box.right), (box.top, (box.top + box.bottom) / 2, box.bottom)
    return np.array([(x, y) for x in across for y in down], dtype=np.float64)


def through(matrix: Matrix, points: Points) -> Points:
    """Points taken through a homography."""
    moved = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(moved[:, :2] / moved[:, 2:], dtype=np.float64)


def inverse(matrix: Matrix) -> Matrix:
    """The way back."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def scaled(picture: Gray, factor: float) -> Gray:
    """The picture `factor` times as large; averaged when it shrinks."""
    if abs(factor - 1) < 1e-3:
        return picture
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    height, width = (max(1, round(side * factor)) for side in picture.shape[:2])
    return np.asarray(cv2.resize(picture, (width, height), interpolation=way), dtype=np.uint8)
