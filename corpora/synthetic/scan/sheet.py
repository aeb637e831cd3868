"""A page while it is being damaged: its picture, what covers its ink, and the marks that it gained.

Pixels of a picture are addressed by continuous coordinates: pixel (0, 0) covers 0..1 both ways, its centre is 0.5.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.pages.truth import MarkKind, Point, Quad, TrueMark, TruePage

Picture = NDArray[np.uint8]
"""Gray (height, width) or RGB (height, width, 3)."""
Mask = NDArray[np.floating[Any]]
"""(height, width), 0..1."""

HIDING_GRAY = 100
"""Ink at least this dark makes print under it unreadable in a gray or colour picture."""
BLACKENED_GRAY = 165
"""Ink at least this dark turns black in a bilevel picture, and print under it with it."""
INK_GRAY = 128
"""Pixels darker than this are the ink of a clean page."""

cv2.setNumThreads(1)


class Ink(NamedTuple):
    """Red, green and blue, 0..255, of an ink where it lies thickest on white paper."""

    red: int
    green: int
    blue: int

    @property
    def gray(self) -> float:
        """As a gray scanner sees it (ITU-R BT.601 luma)."""
        return 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue


class Sheet:
    """Edited in place by one `damage` call and never seen outside it.

    Attributes:
        picture: gray or RGB.
        cover: where ink of the clean page can no longer be read, uint8 (height, width), 0 or 1.
        marks: those added so far, in points of the clean page.
    """

    __slots__ = ("cover", "hiding_gray", "marks", "page", "picture", "x_scale", "y_scale")

    def __init__(self, picture: Picture, page: TruePage, *, bilevel: bool) -> None:
        self.picture, self.page = picture, page
        self.cover = np.zeros(picture.shape[:2], np.uint8)
        self.hiding_gray = BLACKENED_GRAY if bilevel else HIDING_GRAY
        self.marks: list[TrueMark] = []
        self.x_scale, self.y_scale = picture.shape[1] / page.width, picture.shape[0] / page.height

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return int(self.picture.shape[1]), int(self.picture.shape[0])

    def lay_ink(self, ink: Ink, amount: Mask, *, left: int, top: int) -> None:
        """Multiplies the picture by an ink, as transparent inks do; `amount` may reach over the page's edges."""
        window = self._window(amount, left, top)
        if window is None:
            return
        rows, columns, amount = window
        self.cover[rows, columns] |= (255 - amount * (255 - ink.gray) <= self.hiding_gray).astype(np.uint8)
        part = self.picture[rows, columns]
        if part.ndim == 2:
            self.picture[rows, columns] = part * (1 - amount * (1 - ink.gray / 255))
        else:
            self.picture[rows, columns] = part * (1 - amount[..., None] * (1 - np.array(ink, np.float32) / 255))

    def lay_opaque(self, gray: float, amount: Mask, *, left: int, top: int) -> None:
        """Covers the picture by something of one gray: a hole, a staple, a speck of white."""
        window = self._window(amount, left, top)
        if window is None:
            return
        rows, columns, amount = window
        self.cover[rows, columns] |= (amount > 0.5).astype(np.uint8)
        part = self.picture[rows, columns]
        share = amount if part.ndim == 2 else amount[..., None]
        self.picture[rows, columns] = part * (1 - share) + gray * share

    def record(self, kind: MarkKind, corners: list[tuple[float, float]]) -> None:
        """Notes a mark by its four corners in pixels, in reading order."""
        first, second, third, fourth = (Point(x / self.x_scale, y / self.y_scale) for x, y in corners)
        self.marks.append(TrueMark(kind=kind, quad=Quad(corners=(first, second, third, fourth))))

    def record_box(self, kind: MarkKind, left: float, top: float, right: float, bottom: float) -> None:
        """Notes an upright mark, in pixels."""
        self.record(kind, [(left, top), (right, top), (right, bottom), (left, bottom)])

    def _window(self, amount: Mask, left: int, top: int) -> tuple[slice, slice, Mask] | None:
        """The part of a patch that lies on the page: rows and columns of the page, and the patch cut to them."""
        width, height = self.size
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(width, left + amount.shape[1]), min(height, top + amount.shape[0])
        if x0 >= x1 or y0 >= y1:
            return None
        return slice(y0, y1), slice(x0, x1), amount[y0 - top : y1 - top, x0 - left : x1 - left]


def gray_of(picture: Picture) -> Picture:
    """As a gray scanner sees it; a gray picture is itself."""
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def generator(random: Random) -> np.random.Generator:
    """A numpy generator that follows from the state of `random`."""
    return np.random.Generator(np.random.PCG64(random.getrandbits(64)))


def cloud(random: Random, width: int, height: int, *, cell: float) -> Mask:
    """Smooth noise of about uniform spread in 0..1; `cell` is the size in pixels of its patches."""
    columns, rows = max(2, round(width / cell) + 1), max(2, round(height / cell) + 1)
    coarse = generator(random).random((rows, columns), np.float32)
    return enlarged(coarse, width, height)


def enlarged(coarse: NDArray[Any], width: int, height: int) -> Mask:
    """A smooth field of nothing negative, given on few points, at every pixel.

    Cubic to an eighth of the size and linear from there: as smooth to the eye and four times as fast.
    """
    middle = cv2.resize(coarse, (max(2, width // 8), max(2, height // 8)), interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(np.maximum(middle, 0), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(fine, np.float32)
