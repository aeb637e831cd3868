"""Readers of the kinds that have pages, by media type, for `corpora.readers.read.read_document`."""

from __future__ import annotations

from collections.abc import Mapping

from corpora.document.document import Document, Source
from corpora.document.errors import ConverterMissing
from corpora.readers.limits import Limits
from corpora.readers.read import Reader
from corpora.readers.sniff import PDF


def page_readers() -> Mapping[str, Reader]:
    """What they need is loaded with the first document that needs it."""
    return {PDF: _read_pdf}


def _read_pdf(data: bytes, *, source: Source, limits: Limits) -> Document:
    try:
        from models.tables.pages.read_pdf import read_pdf
    except ModuleNotFoundError as error:
        raise ConverterMissing(f"读取 PDF 需要安装 {error.name}") from error
    return read_pdf(data, source=source, limits=limits)
