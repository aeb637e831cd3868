"""Where points go: one mapping for the picture and for its truth.

A clean page is bent (curl, lens) and then projected (skew, perspective, quarter turns, frame). Bending is known
backwards, from the bent to the flat page, which is what resampling a picture needs; forwards it is inverted
numerically. All in continuous pixel coordinates (see `sheet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.pages.truth import Point, TruePage
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.scan.sheet import Picture

Points = NDArray[np.float64]
"""(n, 2): x and y in pixels."""
MAP_STEP = 16
"""Pixels between the points at which a bend is computed; between them linear, off by less than 0.02 pixels."""
LINE_STEP = 18.0
"""Points between the points of a line that is bent: its stretches are off by less than a tenth of a point then."""
TURNS = 25
"""Steps of the fixed-point inversion: a bend's slope stays below 0.4, which gives 1e-9 of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bend:
    """A smooth displacement of a page of `width` by `height` pixels, as an arched or bound sheet shows it.

    Args:
        curl: pixels of the bend at its worst, 0 for none.
        at_right: whether the spine is at the right.
        arched: a sheet that bows in the middle and has no spine.
        tilt: -1..1, how differently top and bottom lines bend.
        lens: share of the half diagonal by which the corners move.
    """

    width: int
    height: int
    curl: float = 0.0
    at_right: bool = False
    arched: bool = False
    tilt: float = 0.0
    lens: float = 0.0

    @property
    def flat(self) -> bool:
        """Whether it leaves everything where it is."""
        return self.curl == 0 and self.lens == 0

    def displacement(self, points: Points) -> Points:
        """What to add to points of the bent page to come to the flat one."""
        across, down = points[:, 0] / self.width, points[:, 1] / self.height
        along = 1 - across if self.at_right else across
        shape = np.sin(np.pi * along) if self.arched else np.exp(-np.abs(along) / 0.22)
        lift = self.curl * shape * ((1 - abs(self.tilt)) + self.tilt * (2 * down - 1))
        inwards = (0.0 if self.arched else 0.5) * self.curl * shape * (1 if self.at_right else -1)
        middle = np.array([self.width / 2, self.height / 2])
        arms = points - middle
        reach = (arms**2).sum(axis=1) / (middle**2).sum()
        moved: Points = np.stack([inwards, lift], axis=1) + self.lens * reach[:, None] * arms
        return moved

    def unbent(self, points: Points) -> Points:
        """From the bent page to the flat one."""
        return points + self.displacement(points)

    def bent(self, points: Points) -> Points:
        """From the flat page to the bent one."""
        found = points
        for _ in range(TURNS):
            found = points - self.displacement(found)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Warp:
    """The way of a point: bent, then through a homography `matrix` (3 by 3) to a picture of `width` by `height`."""

    bend: Bend
    matrix: Points
    width: int
    height: int

    @property
    def still(self) -> bool:
        """Whether it changes nothing."""
        same_size = (self.width, self.height) == (self.bend.width, self.bend.height)
        return self.bend.flat and same_size and np.array_equal(self.matrix, np.eye(3))

    @property
    def matrix_back(self) -> Points:
        """The inverse of `matrix`."""
        return np.asarray(np.linalg.inv(self.matrix), np.float64)

    def forward(self, points: Points) -> Points:
        """From the clean picture to the damaged one."""
        return project(self.matrix, points if self.bend.flat else self.bend.bent(points))

    def backward(self, points: Points) -> Points:
        """From the damaged picture to the clean one."""
        return self.bend.unbent(project(self.matrix_back, points))

    def apply(self, picture: Picture, *, around: int) -> Picture:
        """The picture where the points went; `around` is the gray of what is beside the page."""
        if self.still:
            return picture
        border = (around,) * 3
        if self.bend.flat:
            centres = _shift(-0.5) @ self.matrix @ _shift(0.5)
            size = (self.width, self.height)
            turned = cv2.warpPerspective(picture, centres, size, flags=cv2.INTER_LINEAR, borderValue=border)
        else:
            xs, ys = self._sources()
            turned = cv2.remap(picture, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=border)
        return np.asarray(turned, np.uint8)

    def _sources(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Where each pixel of the damaged picture comes from, in coordinates of pixel centres."""
        columns, rows = self.width // MAP_STEP + 2, self.height // MAP_STEP + 2
        xs, ys = np.meshgrid(np.arange(columns) * MAP_STEP + 0.5, np.arange(rows) * MAP_STEP + 0.5)
        points = self.backward(np.stack([xs.ravel(), ys.ravel()], axis=1)) - 0.5
        coarse = points.reshape(rows, columns, 2).astype(np.float32)
        return _between(coarse[..., 0], self.width, self.height), _between(coarse[..., 1], self.width, self.height)


def draw_warp(random: Random, how: Damage, *, width: int, height: int) -> Warp:
    """The way that a picture of `width` by `height` pixels goes, with what `how` leaves open drawn."""
    per_point = how.dots_per_inch / 72
    bend = Bend(
        width=width,
        height=height,
        curl=how.curl * per_point * random.choice((-1, 1)),
        at_right=random.random() < 0.5,
        arched=random.random() < 0.4,
        tilt=random.uniform(-0.8, 0.8),
        lens=how.lens,
    )
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    moved = corners + [[random.uniform(-1, 1) * how.perspective * side for side in (width, height)] for _ in corners]
    matrix = _skew(how.skew_degrees, width, height)
    if how.perspective:
        matrix = matrix @ _homography(corners, moved)
    margin, frame = how.margin * per_point, project(matrix, corners)
    if how.perspective:
        low, high = frame.min(axis=0) - margin, frame.max(axis=0) + margin
    else:
        low, high = corners[0] - margin, corners[2] + margin
    low += [random.uniform(-0.6, 0.6) * abs(margin) if margin else 0.0 for _ in range(2)]
    out_width, out_height = (round(side) for side in (high - low if margin or how.perspective else corners[2]))
    matrix = _moved(-low[0], -low[1]) @ matrix if margin or how.perspective else matrix
    for _ in range(how.quarter_turns % 4):
        matrix = np.array([[0, -1, out_height], [1, 0, 0], [0, 0, 1]], np.float64) @ matrix
        out_width, out_height = out_height, out_width
    return Warp(bend=bend, matrix=matrix, width=out_width, height=out_height)


def carry(page: TruePage, warp: Warp, *, dots_per_inch: float) -> TruePage:
    """The truth where its picture went; its points are those of the damaged picture."""
    if not warp.bend.flat:
        page = page.divided(LINE_STEP)
    seen: dict[Point, Point] = {}

    def note(point: Point) -> Point:
        seen[point] = point
        return point

    page.moved(note, width=page.width, height=page.height)
    to_pixels = np.array([warp.bend.width / page.width, warp.bend.height / page.height])
    per_pixel = 72 / dots_per_inch
    if seen:
        moved = warp.forward(np.array(list(seen), np.float64) * to_pixels) * per_pixel
        seen = {old: Point(float(x), float(y)) for old, (x, y) in zip(seen, moved, strict=True)}
    return page.moved(seen.__getitem__, width=warp.width * per_pixel, height=warp.height * per_pixel)


def project(matrix: Points, points: Points) -> Points:
    """Points (n, 2) through a homography."""
    extended = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ matrix.T
    flat: Points = extended[:, :2] / extended[:, 2:]
    return flat


def _between(coarse: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    """Values given every MAP_STEP pixels, at every pixel between."""
    matrix = np.array([[1 / MAP_STEP, 0, 0], [0, 1 / MAP_STEP, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    fine = cv2.warpAffine(coarse, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(fine, np.float32)


def _skew(degrees: float, width: int, height: int) -> Points:
    turn = radians(degrees)
    rotation = np.array([[cos(turn), -sin(turn), 0], [sin(turn), cos(turn), 0], [0, 0, 1]])
    return np.eye(3) if degrees == 0 else _moved(width / 2, height / 2) @ rotation @ _moved(-width / 2, -height / 2)


def _homography(before: Points, after: Points) -> Points:
    matrix = cv2.getPerspectiveTransform(before.astype(np.float32), after.astype(np.float32))
    return np.asarray(matrix, np.float64)


def _moved(x: float, y: float) -> Points:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def _shift(by: float) -> Points:
    return _moved(by, by)
