"""Pictures of a PDF's pages, through pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2
from numpy.typing import NDArray

POINTS_PER_INCH = 72.0


def picture(pdf: bytes, *, page: int, dots_per_inch: float, gray: bool = True) -> NDArray[np.uint8]:
    """The page with this number (from 1): height by width gray values, or height by width by 3 in the order r, g, b."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _render(document[page - 1], dots_per_inch=dots_per_inch, gray=gray)
    finally:
        document.close()


def pictures(pdf: bytes, *, dots_per_inch: float, gray: bool = True) -> Iterator[NDArray[np.uint8]]:
    """Every page in order, as `picture` gives it, the document opened once."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield _render(page, dots_per_inch=dots_per_inch, gray=gray)
    finally:
        document.close()


def page_sizes(pdf: bytes) -> list[tuple[int, float, float]]:
    """Number (from 1), width and height in points of each page as it is shown."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(number, *page.get_size()) for number, page in enumerate(document, start=1)]
    finally:
        document.close()


def _render(page: pypdfium2.PdfPage, *, dots_per_inch: float, gray: bool) -> NDArray[np.uint8]:
    bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, grayscale=gray, rev_byteorder=not gray)
    pixels: NDArray[np.uint8] = bitmap.to_numpy().copy()
    return pixels[..., 0] if gray and pixels.ndim == 3 else pixels
