"""What turning does not straighten: keystone of a photograph, curl of a sheet, the lens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.polynomial.polynomial import polyval2d
from numpy.typing import NDArray

from models.ocr.picture import Gray, Matrix, Points, through

Values = NDArray[np.float64]

LENGTHWISE, CROSSWISE = 4, 2
"""Highest power along a line; and so many powers, from 0, for lines' change from one side of the page to the other."""
MAP_STEP = 16
"""Pixels between points at which the map is computed; between them linear, off by less than 0.02 pixels."""
TURNS = 12
"""Steps of the inversion by fixed points: a bend's slope stays far below 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bend:
    """From a level picture of `width` by `height` pixels to the leaning one that it is drawn from.

    A level pixel (u, v) lies at (u + across(v, u), v + down(u, v)): polynomials over coordinates of -1..1, powers from
    1 along the lines that they level (none moves the page's middle), from 0 across; coefficients (4, 2) in pixels.
    """

    width: int
    height: int
    down: Values
    across: Values

    def leaning(self, points: Points) -> Points:
        """Where points (n, 2) of the level picture lie on the leaning one."""
        u, v = points[:, 0] / (self.width / 2) - 1, points[:, 1] / (self.height / 2) - 1
        moved = np.stack([polynomial(self.across, v, u), polynomial(self.down, u, v)], axis=1)
        return np.asarray(points + moved, dtype=np.float64)

    def level(self, points: Points) -> Points:
        """The way back."""
        found = points
        for _ in range(TURNS):
            found = found + points - self.leaning(found)
        return found

    def most(self) -> float:
        """Pixels: the largest displacement on the inner page, a tenth of it left out on each side."""
        u, v = np.meshgrid(np.linspace(0.1, 0.9, 9) * self.width, np.linspace(0.1, 0.9, 9) * self.height)
        points = np.stack([u.ravel(), v.ravel()], axis=1)
        return float(np.abs(self.leaning(points) - points).max())

    def scaled(self, width: int, height: int) -> Bend:
        """The same bend of the same page in a picture of another size."""
        return Bend(
            width=width,
            height=height,
            down=self.down * (height / self.height),
            across=self.across * (width / self.width),
        )

    def drawn(self, picture: Gray, to_picture: Matrix, *, paper: int) -> Gray:
        """The level picture; `to_picture` takes the leaning one's pixels to those of `picture`, `paper` fills gaps."""
        columns, rows = self.width // MAP_STEP + 2, self.height // MAP_STEP + 2
        u, v = np.meshgrid(np.arange(columns) * float(MAP_STEP), np.arange(rows) * float(MAP_STEP))
        points = through(to_picture, self.leaning(np.stack([u.ravel(), v.ravel()], axis=1)))
        coarse = points.reshape(rows, columns, 2).astype(np.float32)
        x_map, y_map = (_between(np.ascontiguousarray(coarse[..., side]), self.width, self.height) for side in (0, 1))
        drawn = cv2.remap(
            picture, x_map, y_map, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=[float(paper)]
        )
        return np.asarray(drawn, dtype=np.uint8)


def basis(along: Values, beside: Values) -> Values:
    """(n, 8): powers 1 to 4 of `along` times powers 0 and 1 of `beside`."""
    return np.stack([along**i * beside**j for i in range(1, LENGTHWISE + 1) for j in range(CROSSWISE)], axis=-1)


def polynomial(coefficients: Values, along: Values, beside: Values) -> Values:
    """Values of a displacement: those of `basis` times the coefficients."""
    return np.asarray(polyval2d(along, beside, np.pad(coefficients, ((1, 0), (0, 0)))), dtype=np.float64)


def _between(coarse: NDArray[np.float32], width: int, height: int) -> Any:
    """Values given every MAP_STEP pixels, at every pixel between."""
    matrix = np.array([[1 / MAP_STEP, 0, 0], [0, 1 / MAP_STEP, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(coarse, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
