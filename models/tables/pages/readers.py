"""Readers of the kinds that have pages, by media type, for `corpora.readers.read.read_document`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from corpora.document.document import Document, Source
from corpora.document.errors import ConverterMissing
from corpora.readers.limits import Limits
from corpora.readers.read import Reader
from corpora.readers.sniff import PDF
from models.tables.pages.picture_reader import PictureReader

PICTURES = ("image/png", "image/jpeg", "image/tiff")


def page_readers(ocr: Callable[[], PictureReader | None] | None = None) -> Mapping[str, Reader]:
    """What they need is loaded with the first document that needs it. `ocr` gives the reader of pictures, None where
    none is installed; without it the one of `models.ocr` is taken.
    """
    pictures = cache(ocr or installed_ocr)

    def pdf(data: bytes, *, source: Source, limits: Limits) -> Document:
        try:
            from models.tables.pages.read_pdf import read_pdf
        except ModuleNotFoundError as error:
            raise ConverterMissing(f"读取 PDF 需要安装 {error.name}") from error
        return read_pdf(data, source=source, limits=limits, pictures=pictures)

    def picture(data: bytes, *, source: Source, limits: Limits) -> Document:
        reader = pictures()
        if reader is None:
            raise ConverterMissing("读取图像需要安装 gouji[ocr]")
        from models.tables.pages.read_picture import read_pictures

        return read_pictures(data, source=source, limits=limits, pictures=reader)

    return {PDF: pdf, **dict.fromkeys(PICTURES, picture)}


def installed_ocr() -> PictureReader | None:
    """The reader of `models.ocr`; None where its extra is not installed."""
    try:
        from models.ocr.reader import OcrReader

        return OcrReader()
    except (ModuleNotFoundError, ConverterMissing):
        return None
