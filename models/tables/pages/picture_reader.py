"""What reads a page of which there is only a picture."""

from __future__ import annotations

from typing import Any, Protocol

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage


class PictureReader(Protocol):
    """`models.ocr.reader.OcrReader` is one."""

    def read(self, picture: Any, *, page: Page, dots_per_inch: float) -> PrintedPage:
        """Words and rules in points of `page`; `picture` is a uint8 array (height, width, 3), RGB."""
        ...
