"""Readers of the kinds that have pages, by media type, for `corpora.readers.read.read_document`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

from corpora.document.document import Document, Source
from corpora.document.errors import ConverterMissing, Corrupt, DocumentError, Internal, TooLarge
from corpora.profiles.profile import Profile
from corpora.readers.docx import read_docx
from corpora.readers.limits import Limits
from corpora.readers.read import Reader, SeeingReader, seeing_html, seeing_mhtml
from corpora.readers.sniff import DOCX, HTML, MHTML, PDF, PICTURES
from models.tables.files.picture_in_text import is_printed
from models.tables.files.watch import NOBODY, Watcher
from models.tables.pages.grid_finder import SeeGrids, installed_finder
from models.tables.pages.picture_reader import PictureReader
from models.tables.registration.forms_to_the_letter import FormsToTheLetter


def page_readers(
    ocr: Callable[[], PictureReader | None] | None = None,
    *,
    find_grids: SeeGrids | None = None,
    watcher: Watcher = NOBODY,
    profiles: Sequence[Profile] = (),
) -> Mapping[str, Reader]:
    """What they need is loaded with the first document that needs it. `ocr` gives the reader of pictures, None where
    none is installed; without it the one of `models.ocr` is taken, and without `find_grids` the finder that came with
    the package. `watcher` is told of each page. Forms of `profiles` are looked for by their labels where rules and
    words leave them in doubt.
    """
    pictures = cache(ocr or installed_ocr)
    find_grids = find_grids or installed_finder(is_known=FormsToTheLetter(profiles))

    def pdf(data: bytes, *, source: Source, limits: Limits) -> Document:
        try:
            from models.tables.files.read_pdf import read_pdf
        except ModuleNotFoundError as error:
            raise ConverterMissing(f"读取 PDF 需要安装 {error.name}") from error
        with named_errors():
            return read_pdf(
                data, source=source, limits=limits, pictures=pictures, find_grids=find_grids, watcher=watcher,
                profiles=profiles,
            )  # fmt: skip

    def picture(data: bytes, *, source: Source, limits: Limits) -> Document:
        reader = pictures()
        if reader is None:
            raise ConverterMissing("读取图像需要安装 gouji[ocr]")
        from models.tables.files.read_picture import read_pictures

        with named_errors():
            return read_pictures(
                data, source=source, limits=limits, pictures=reader, find_grids=find_grids, watcher=watcher,
                profiles=profiles,
            )  # fmt: skip

    def seeing(read: SeeingReader) -> Reader:
        """The reader, with eyes for pictures between paragraphs."""

        def reader(data: bytes, *, source: Source, limits: Limits) -> Document:
            def see(held: bytes) -> Document | None:
                try:
                    shown = is_printed(held, limits=limits)
                    return picture(held, source=source, limits=limits) if shown else None
                except DocumentError:
                    return None

            return read(data, source=source, limits=limits, see=see)

        return reader

    with_pictures = {DOCX: read_docx, HTML: seeing_html, MHTML: seeing_mhtml}
    return {
        PDF: pdf, **{kind: seeing(read) for kind, read in with_pictures.items()}, **dict.fromkeys(PICTURES, picture),
    }  # fmt: skip


_NO_MEMORY = re.compile(r"insufficient memory|bad_alloc|(?:failed|unable|cannot) (?:to )?allocate", re.IGNORECASE)
"""What OpenCV and ONNX Runtime say in errors of their own when they get no memory."""


@contextmanager
def named_errors() -> Iterator[None]:
    """Gives what goes wrong on pages its name: what a library cannot open is the file's fault, all else is ours.

    Raises:
        DocumentError: TooLarge for want of memory, Corrupt from PDFium, Internal for our own defects.
    """
    try:
        yield
    except DocumentError:
        raise
    except MemoryError as error:
        raise TooLarge("内存不足") from error
    except Exception as error:
        if _NO_MEMORY.search(str(error)):
            raise TooLarge("内存不足") from error
        if type(error).__name__ == "PdfiumError":
            raise Corrupt("PDF") from error
        raise Internal(f"{type(error).__name__}: {error}"[:200]) from error


def installed_ocr() -> PictureReader | None:
    """The reader of `models.ocr`; None where its extra is not installed."""
    try:
        from models.ocr.reader import OcrReader

        return OcrReader()
    except (ModuleNotFoundError, ConverterMissing):
        return None
