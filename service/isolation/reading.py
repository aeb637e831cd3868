"""The line, with the readers of PDF and pictures in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from corpora.document.errors import DocumentError
from corpora.document.reading import Reading, Unread
from corpora.readers.docx_package import holds_pictures
from corpora.readers.html_pictures import brings_pictures
from corpora.readers.read import known_media_type
from corpora.readers.sniff import HTML, MHTML, PDF, PICTURES
from corpora.readers.sources import RawSource
from corpora.readers.unread import unread_report
from service.isolation.process import Worker
from service.settings import Settings

_HEAD_BYTES = 4096
"""In which the signs of PDF and pictures stand."""
PAGED = frozenset((PDF, *PICTURES))

Result = Reading | Unread


class ReportReader:
    """Reads any document and never raises over one. PDFium, OCR and all that follows run for PDF and pictures in a
    worker that is started with the first of them; text formats are read in this process. Whatever a page's picture is
    needed for later on happens where the picture is, and only the reading comes back.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker = Worker("service.isolation.paged:paged_reports", settings, limits=settings.limits())
        own = (settings.profile, settings.language_weights, settings.table_weights)
        if settings.language == "network" or any(one is not None for one in own):
            _ = self._read_text  # what cannot be read or is not there is told before the first document

    def __enter__(self) -> ReportReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the worker."""
        self._worker.close()

    @cached_property
    def _read_text(self) -> Callable[[RawSource], Result]:
        """Imported with the first text: of PDF and pictures only the worker needs what takes a second to load."""
        from service.assemble import build_toolkit
        from service.pipeline import read_report

        return partial(read_report, toolkit=build_toolkit(self._settings))

    def __call__(self, source: RawSource) -> Result:
        """What is understood of the document, or why nothing is."""
        kind = known_media_type(source.data[:_HEAD_BYTES])
        pictures = holds_pictures(source.data) or (kind in (HTML, MHTML) and brings_pictures(source.data))
        if kind not in PAGED and not pictures:
            return self._read_text(source)
        try:
            result: Result = self._worker.ask(source)
        except DocumentError as error:
            return unread_report(source, error)
        return result
