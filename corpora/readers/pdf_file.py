"""PDF bytes → its pages, one at a time. JavaScript, attachments, forms and links are never looked at: PDFium acts on
them only in a form-fill environment, and none is made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from corpora.document.errors import Corrupt, Empty, Encrypted, TimedOut, TooLarge
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.pdf_page import PdfPage, read_page

MAX_PAGE_SIDE: Final = 14_400.0
"""Points; the largest page that PDF 1.7 allows (appendix C.2)."""
RENDER_SIDE: Final = 6_000
"""Pixels of the longer side of a page picture at most: A3 at 350 dots per inch."""
NEAR: Final = (0.9, 1.15)
"""Of the resolution asked for, within which a page of one black-and-white picture is shown at its own: a fax has 204
dots across.
"""
DOT_SPARED: Final = 0.01
"""Of a dot: sizes of pages are rounded, and a page's picture has as many dots as fit, and one more for the rest."""
WHOLE_PAGE: Final = 1.0
"""Points by which such a picture may fall short of its page at a side."""

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: Encrypted("PDF 需要密码"),
    pdfium.FPDF_ERR_SECURITY: Encrypted("PDF 的加密方式不受支持"),
}

Picture = Callable[[float], Any]
"""Dots per inch → the page as a grey uint8 array; see `PdfPages.picture`."""


class PdfPages:
    """An open PDF. PDFium is not thread-safe and parses hostile bytes in this process: whoever reads documents of
    strangers runs the whole reader in a process of its own, which this class leaves to its caller.

    `count` pages it has; `oversized` were larger than MAX_PAGE_SIDE, or of no size, of those that were asked for.

    Raises:
        Encrypted, Corrupt, Empty, TooLarge: as their names say.
    """

    def __init__(self, data: bytes, *, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._deadline = time.monotonic() + limits.total_seconds
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _REASONS.get(pdfium.FPDF_GetLastError(), Corrupt("PDF")) from error
        self.oversized = 0
        self.count = len(self._document)
        if self.count == 0:
            self.close()
            raise Empty("PDF 没有页面")
        if self.count > limits.max_pages:
            self.close()
            raise TooLarge(f"PDF 超过 {limits.max_pages} 页")

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees what PDFium holds."""
        self._document.close()

    def pages(self) -> Iterator[PdfPage | None]:
        """Each page in turn; None for one that cannot be loaded.

        Raises:
            TimedOut: the whole took longer than allowed.
        """
        for index in range(self.count):
            if time.monotonic() > self._deadline:
                raise TimedOut(f"PDF 第 {index + 1} 页")
            yield self._page(index)

    def sizes(self) -> Iterator[tuple[int, tuple[float, float]]]:
        """Number, width and height in points of each page as a viewer shows it; pages without a size are left out."""
        for index in range(self.count):
            try:
                yield index + 1, self._document.get_page_size(index)
            except pypdfium2.PdfiumError:
                continue

    def _page(self, index: int) -> PdfPage | None:
        try:
            page = self._document[index]
        except pypdfium2.PdfiumError:
            return None
        try:
            width, height = page.get_size()
            if not (0 < width <= MAX_PAGE_SIDE and 0 < height <= MAX_PAGE_SIDE):
                self.oversized += 1
                return None
            return read_page(page, number=index + 1)
        finally:
            page.close()

    def picture(self, number: int, *, dots_per_inch: float) -> tuple[Any, float]:
        """Page `number` (from 1) as a uint8 array (height, width, 3), RGB, and the dots per inch that it has:
        fewer than asked where the page is so large that it would pass RENDER_SIDE.
        """
        return self._rendered(number, dots_per_inch, rev_byteorder=True, prefer_bgrx=False)

    def gray_picture(self, number: int, *, dots_per_inch: float) -> tuple[Any, float]:
        """The same as a uint8 array (height, width), 0 black, in a third of the time."""
        return self._rendered(number, dots_per_inch, grayscale=True)

    def own_resolution(self, number: int, *, near: float) -> float:
        """Dots per inch at which page `number` (from 1) is shown dot by dot, where it is one black-and-white picture of
        nearly the resolution `near`; else `near`.

        Resampled by a few dots in a hundred, thin strokes lose their darkness, and dots and repeated lines of a fax
        can be told no more.
        """
        page = self._document[number - 1]
        try:
            own = _dots_across(page)
        finally:
            page.close()
        return own if own is not None and NEAR[0] * near <= own <= NEAR[1] * near else near

    def _rendered(self, number: int, dots_per_inch: float, **options: bool) -> tuple[Any, float]:
        page = self._document[number - 1]
        try:
            scale = min(dots_per_inch / 72.0, RENDER_SIDE / max(page.get_size()))
            return page.render(scale=scale, **options).to_numpy().copy(), scale * 72.0
        finally:
            page.close()


def _dots_across(page: pypdfium2.PdfPage) -> float | None:
    """Dots per inch across a page that is one picture of black and white; None for another."""
    images = list(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=1))
    if len(images) != 1:
        return None
    about = images[0].get_metadata()
    left, bottom, right, top = images[0].get_bounds()
    wide, high = page.get_size()
    if page.get_rotation() % 180:
        wide, high = high, wide
    if about.bits_per_pixel != 1 or right - left < wide - WHOLE_PAGE or top - bottom < high - WHOLE_PAGE:
        return None
    # A fax of few lines has more dots across; a hundredth of a dot less keeps its rounding from adding one.
    return float(max((about.width - DOT_SPARED) * 72 / wide, (about.height - DOT_SPARED) * 72 / high))
