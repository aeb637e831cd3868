"""Pages as people look at them: their sizes, and pictures in the same points as the boxes of a record.

PDFium and Pillow parse hostile bytes in this process: whoever shows documents of strangers does it in one of its own.
"""

from __future__ import annotations

import io
import math
from typing import Any, Final

import numpy as np
import pypdfium2
from PIL import Image

from corpora.document.errors import Corrupt
from corpora.document.page import Page
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.pdf_file import MAX_PAGE_SIDE, PdfPages
from corpora.readers.picture import FORMATS, picture_of, picture_sizes
from corpora.readers.sniff import PDF, sniff

LEAST_SCALE, MOST_SCALE = 0.1, 6.0
"""Pixels for a point."""
MOST_PIXELS: Final = 16_000_000
"""Of a picture; a larger one is given smaller. A4 has 8 million at a scale of 4."""
PNG_LEVEL: Final = 3
"""Of compression: a third of the time of the usual 6 for a twentieth more bytes."""
_PICTURES: Final = frozenset(f"image/{str(kind.format).lower()}" for kind in FORMATS)


def page_sizes(data: bytes, *, limits: Limits = DEFAULT) -> tuple[Page, ...]:
    """The pages that can be shown; () for a kind of document that has none.

    Raises:
        DocumentError: damaged, encrypted, or over a limit.
    """
    kind = sniff(data, limits=limits)
    if kind in _PICTURES:
        return picture_sizes(data, limits=limits)
    if kind != PDF:
        return ()
    with PdfPages(data, limits=limits) as pdf:
        return tuple(_pages(pdf).values())


def page_png(data: bytes, number: int, *, scale: float, limits: Limits = DEFAULT) -> bytes:
    """Page `number` (from 1) as PNG, `scale` pixels for a point where that is no more than MOST_PIXELS.

    Raises:
        LookupError: there is no such page.
        DocumentError: as `page_sizes`.
    """
    scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
    kind = sniff(data, limits=limits)
    if kind in _PICTURES:
        item = picture_of(data, number, limits=limits)
        picture = Image.fromarray(item.pixels)
        return _png(picture.resize(_size(item.page, scale), Image.Resampling.BICUBIC, reducing_gap=2.0))
    if kind != PDF:
        raise LookupError(number)
    with PdfPages(data, limits=limits) as pdf:
        pages = _pages(pdf)
        if number not in pages:
            raise LookupError(number)
        try:
            pixels, _ = pdf.picture(number, dots_per_inch=72.0 * _fitting(pages[number], scale))
        except pypdfium2.PdfiumError as error:
            raise Corrupt("PDF") from error
    return _png(Image.fromarray(pixels))


def _pages(pdf: PdfPages) -> dict[int, Page]:
    """By number, those that the readers look at, too."""
    return {
        number: Page(number=number, width=width, height=height)
        for number, (width, height) in pdf.sizes()
        if 0 < width <= MAX_PAGE_SIDE and 0 < height <= MAX_PAGE_SIDE
    }


def _fitting(page: Page, scale: float) -> float:
    return min(scale, math.sqrt(MOST_PIXELS / (page.width * page.height)))


def _size(page: Page, scale: float) -> tuple[int, int]:
    fitting = _fitting(page, scale)
    return max(1, round(page.width * fitting)), max(1, round(page.height * fitting))


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    (picture.convert("L") if _is_gray(picture) else picture).save(file, "PNG", compress_level=PNG_LEVEL)
    return file.getvalue()


def _is_gray(picture: Image.Image) -> bool:
    pixels: Any = np.asarray(picture)
    return bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())
