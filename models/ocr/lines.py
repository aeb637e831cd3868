"""Where text stands on a picture: rectangles around lines, turned as the text is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.networks import Network
from models.ocr.picture import Gray, Points, scaled

TEXT_PROBABILITY = 0.3
"""Pixels above it are text, and a box is kept whose mean is above `BOX_PROBABILITY`: the detector's own settings."""
BOX_PROBABILITY = 0.5
GROWTH = 1.6
"""The detector was taught shrunken text; area × growth / circumference is what was taken off each side."""
MOST_BOXES = 4000
"""More are specks or a trap."""
LEAST_SIDE = 3
STEPPED, STEP = 1.4, 0.35
"""Height of a level box in those of its text from which lines of different height were taken for one, as happens to
heads side by side; and how far, in the same measure, one of them goes up or down."""
LONG, LONG_PART = 12.0, 3.0
"""Length of such a box, and of each part of it, in heights of its text: the bow of a seal's text has shorter ones."""
STRIDE = 32
"""Sides of the detector's input are multiples of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBox:
    """A rectangle in pixels: centre, extent along and across its text, `angle` of it in degrees clockwise, -45..135."""

    x: float
    y: float
    length: float
    height: float
    angle: float

    @property
    def corners(self) -> Points:
        """Top left, top right, bottom right and bottom left as its text is read."""
        turn = np.deg2rad(self.angle)
        along = np.array([np.cos(turn), np.sin(turn)]) * self.length / 2
        across = np.array([-np.sin(turn), np.cos(turn)]) * self.height / 2
        corners = np.array([-along - across, along - across, along + across, across - along])
        return np.asarray(corners + np.array([self.x, self.y]), dtype=np.float64)

    def scaled(self, factor: float) -> TurnedBox:
        """The same box on a picture `factor` times as large."""
        return TurnedBox(
            x=self.x * factor, y=self.y * factor, length=self.length * factor, height=self.height * factor,
            angle=self.angle,
        )  # fmt: skip


def find_lines(detector: Network, picture: Gray) -> list[TurnedBox]:
    """Boxes of text in pixels of `picture`, in no order; their long side is taken for the direction of text."""
    height, width = picture.shape
    rows, columns = (max(STRIDE, round(side / STRIDE) * STRIDE) for side in (height, width))
    resized = np.asarray(cv2.resize(picture, (columns, rows), interpolation=cv2.INTER_AREA), dtype=np.float32)
    batch = np.repeat((resized / 127.5 - 1)[None, None], 3, axis=1)
    probability = detector(np.ascontiguousarray(batch))[0, 0]
    return _boxes(probability, width / columns, height / rows)


def find_lines_small(detector: Network, picture: Gray, *, side: int) -> list[TurnedBox]:
    """The same in pixels of `picture`, found on a copy whose longer side has at most `side` pixels."""
    factor = min(1.0, side / max(picture.shape))
    return [box.scaled(1 / factor) for box in find_lines(detector, scaled(picture, factor))]


def _boxes(probability: NDArray[np.float32], x_scale: float, y_scale: float) -> list[TurnedBox]:
    mask = cv2.dilate((probability > TEXT_PROBABILITY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    level = (part for contour in contours[:MOST_BOXES] for part in _level_parts(contour))
    found = (_box(contour, probability) for contour in level)
    return [_rescaled(box, x_scale, y_scale) for box in found if box is not None]


def _level_parts(contour: Any) -> list[Any]:
    """The contour, or the level ones that it is made of where it goes up or down like a stair."""
    left, top, width, height = cv2.boundingRect(contour)
    if height < 2 * LEAST_SIDE or width < LONG * LEAST_SIDE:
        return [contour]
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [contour - np.array([left, top])], 1)
    thick = mask.sum(axis=0)
    usual = float(np.median(thick))
    if usual < LEAST_SIDE or width < LONG * usual or min(cv2.minAreaRect(contour)[1]) < STEPPED * usual:
        return [contour]
    middle = (mask * np.arange(height, dtype=np.float64)[:, None]).sum(axis=0) / np.maximum(1, thick)
    edges = _steps(middle, usual)
    margin = round(usual / 4)  # what lies on the step itself is of neither
    ranges = [(start and start + margin, end - margin * (end < width)) for start, end in pairwise([0, *edges, width])]
    if min(end - start for start, end in ranges) < LONG_PART * usual:
        return [contour]
    parts = []
    for start, end in ranges:
        part, _ = cv2.findContours(mask[:, start:end], cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        parts += [one + np.array([left + start, top]) for one in part]
    return parts


def _steps(middle: NDArray[np.float64], usual: float) -> list[int]:
    """Columns in which a line's `middle` goes a step up or down, within twice as many columns as text is high."""
    reach = max(1, round(2 * usual))
    rise = np.abs(middle[reach:] - middle[:-reach])
    steps, place = [], 0
    while place < len(rise):
        if rise[place] < STEP * usual:
            place += 1
            continue
        end = place
        while end < len(rise) and rise[end] >= STEP * usual:
            end += 1
        steps.append((place + end + reach) // 2)
        place = end
    return steps


def _box(contour: Any, probability: NDArray[np.float32]) -> TurnedBox | None:
    (x, y), (length, height), angle = cv2.minAreaRect(contour)
    if min(length, height) < LEAST_SIDE or _mean_inside(contour, probability) < BOX_PROBABILITY:
        return None
    grown = GROWTH * length * height / (length + height)
    return _along_text(x, y, length + grown, height + grown, angle)


def _mean_inside(contour: Any, probability: NDArray[np.float32]) -> float:
    left, top, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [contour - np.array([left, top])], 1)
    return float(cv2.mean(probability[top : top + height, left : left + width], mask)[0])


def _along_text(x: float, y: float, length: float, height: float, angle: float) -> TurnedBox:
    """With an angle of -45..135: OpenCV may give any side as the first."""
    if height > length:
        length, height, angle = height, length, angle + 90
    while angle > 135:
        angle -= 180
    while angle <= -45:
        angle += 180
    return TurnedBox(x=x, y=y, length=length, height=height, angle=angle)


def _rescaled(box: TurnedBox, x_scale: float, y_scale: float) -> TurnedBox:
    """In the unresized picture's pixels; the two scales differ by the rounding to strides only."""
    mean = (x_scale * y_scale) ** 0.5
    return TurnedBox(
        x=box.x * x_scale, y=box.y * y_scale, length=box.length * mean, height=box.height * mean, angle=box.angle
    )
