"""Pictures between the paragraphs of a document: what they show is read where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpora.document.document import Document
from corpora.readers.assembly import Assembler

SeePicture = Callable[[bytes], Document | None]
"""Reads what a picture file shows; None for one that shows no text."""
MOST_PICTURES: Final = 40
"""Of one document."""
LEAST_PICTURE_BYTES: Final = 8_000
"""Of a picture in which a table can be read."""
NOT_READ: Final = "picture_not_read"


class SeenPictures:
    """Writes what pictures show, one after the other, each as a page of its own."""

    def __init__(self, assembler: Assembler, see: SeePicture | None) -> None:
        self._assembler, self._see, self._seen = assembler, see, 0

    def write(self, data: bytes | None) -> None:
        """What the picture shows, with a warning that it was read so, or that it was not."""
        document = self._see(data) if data and self._see is not None else None
        if document is None:
            self._assembler.warn(NOT_READ)
            return
        self._seen += 1
        self._assembler.take_in(document, number=self._seen)
        self._assembler.warn(f"page_read_by_ocr: {self._seen}")
