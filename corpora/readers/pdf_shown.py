"""From the coordinates of a PDF page to points from the top left of the page as a viewer shows it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from corpora.document.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The part of the page that is shown (CropBox within MediaBox) and the quarter turns clockwise that /Rotate asks.

    PDF 32000-1, 7.7.3.3: /Rotate turns the page clockwise when displayed.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        """Of the page as shown, in points."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown, in points."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is seen."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """How a vector of the page's own space is seen: x to the right, y down."""
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.quarters]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The rectangle between two points of the page's own space, as it is seen."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return Box(left=min(a, c), top=min(b, d), right=max(a, c), bottom=max(b, d))


def shown(page: Any) -> Shown:
    """Of a page of pypdfium2."""
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rectangle))
    return Shown(
        left=rectangle.left, bottom=rectangle.bottom, right=rectangle.right, top=rectangle.top,
        quarters=pdfium.FPDFPage_GetRotation(page.raw) % 4,
    )  # fmt: skip
