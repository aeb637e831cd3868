"""Bytes → Document: the one door to the readers. What leaves it besides a document is a DocumentError."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from lxml import etree

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt, DocumentError, TooLarge, Unsupported
from corpora.readers import sniff as kinds
from corpora.readers.doc import read_doc
from corpora.readers.docx import read_docx
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.seen_picture import SeePicture
from corpora.readers.text import read_text

T = TypeVar("T")


class Reader(Protocol):
    """What every reader looks like from here."""

    def __call__(self, data: bytes, *, source: Source, limits: Limits) -> Document:
        """The document in `data`, which is of the kind that this reader is for."""
        ...


class SeeingReader(Protocol):
    """A reader of documents with pictures between paragraphs."""

    def __call__(self, data: bytes, *, source: Source, limits: Limits, see: SeePicture | None) -> Document:
        """The document, with what `see` reads from its pictures."""
        ...


# html5lib and openpyxl take longer to load than a report to read: they wait for the first file that needs them.
def seeing_html(data: bytes, *, source: Source, limits: Limits, see: SeePicture | None = None) -> Document:
    """See `html.read_html`."""
    from corpora.readers.html import read_html

    return read_html(data, source=source, limits=limits, see=see)


def seeing_mhtml(data: bytes, *, source: Source, limits: Limits, see: SeePicture | None = None) -> Document:
    """See `mhtml.read_mhtml`."""
    from corpora.readers.mhtml import read_mhtml

    return read_mhtml(data, source=source, limits=limits, see=see)


def _read_xlsx(data: bytes, *, source: Source, limits: Limits) -> Document:
    from corpora.readers.xlsx import read_xlsx

    return read_xlsx(data, source=source, limits=limits)


def _read_xls(data: bytes, *, source: Source, limits: Limits) -> Document:
    from corpora.readers.xls import read_xls

    return read_xls(data, source=source, limits=limits)


_READERS: dict[str, Reader] = {
    kinds.TEXT: read_text,
    kinds.HTML: seeing_html,
    kinds.MHTML: seeing_mhtml,
    kinds.DOCX: read_docx,
    kinds.XLSX: _read_xlsx,
    kinds.XLS: _read_xls,
    kinds.ODS: _read_xls,
    kinds.DOC: read_doc,
    kinds.RTF: read_doc,
    kinds.ODT: read_doc,
    kinds.WORD_XML: read_doc,
}
_LATER = "没有装配 PDF 与图片的读取"
_REASONS = {
    kinds.PDF: _LATER,
    kinds.ZIP: "压缩包请作为来源给出，由其中的文件逐一读取",
    kinds.OFD: "请先转换为 PDF",
    **dict.fromkeys((kinds.PPT, kinds.PPTX), "请先转换为 PDF"),
    **dict.fromkeys(("image/gif", "image/webp"), "请先转换为 PNG、JPEG 或 TIFF"),
    **dict.fromkeys(("application/vnd.rar", "application/x-7z-compressed", "application/gzip"), "请先解压，或改用 zip"),
}

# What the parsers of damaged files are known to raise. Anything else is a defect of ours and goes on to the
# pipeline's edge, which calls it so.
FOREIGN = (
    etree.LxmlError,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_document(
    data: bytes, *, path: str, limits: Limits = DEFAULT, more: Mapping[str, Reader] = MappingProxyType({})
) -> Document:
    """The document in `data`. `path` is only its name: what it is, its content says.

    `more` has readers, by media type, of kinds that need models: PDF and pictures.

    Raises:
        DocumentError: and nothing else, whatever the bytes are.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(f"文件超过 {limits.max_bytes} 字节")
    media_type = _mapped(lambda: kinds.sniff(data, limits=limits))
    reader = more.get(media_type) or _READERS.get(media_type)
    if reader is None:
        raise Unsupported(_reason(media_type))
    source = Source(path=path, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, size_bytes=len(data))
    return _mapped(lambda: reader(data, source=source, limits=limits))


def known_media_type(data: bytes, *, limits: Limits = DEFAULT) -> str | None:
    """What a document that could not be read is, as far as its content says; None where that is what went wrong."""
    try:
        return _mapped(lambda: kinds.sniff(data, limits=limits))
    except DocumentError:
        return None


def _mapped(action: Callable[[], T]) -> T:
    try:
        return action()
    except MemoryError as error:
        raise TooLarge("内存不足") from error
    except FOREIGN as error:
        raise Corrupt(type(error).__name__) from error


def _reason(media_type: str) -> str:
    reason = _REASONS.get(media_type, _LATER if media_type.startswith("image/") else None)
    return f"{media_type}：{reason}" if reason else media_type
