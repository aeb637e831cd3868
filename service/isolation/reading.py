"""The line, with the readers of PDF and pictures in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from corpora.document.errors import DocumentError
from corpora.document.reading import Reading, Unread
from corpora.readers.read import known_media_type
from corpora.readers.sniff import PDF
from corpora.readers.sources import RawSource
from models.tables.pages.picture_reader import OnPage
from models.tables.pages.readers import PICTURES
from service.assemble import build_toolkit
from service.isolation.process import Worker
from service.pipeline import Toolkit, read_report, unread_report
from service.settings import Settings

_HEAD_BYTES = 4096
"""In which the signs of PDF and pictures stand."""
_PAGED = frozenset((PDF, *PICTURES))

Result = Reading | Unread


class ReportReader:
    """Reads any document and never raises over one. PDFium, OCR and all that follows run for PDF and pictures in a
    worker that is started with the first of them; text formats are read in this process. Whatever a page's picture is
    needed for later on happens where the picture is, and only the reading comes back.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker = Worker("service.isolation.reading:paged_reports", settings, limits=settings.limits())
        if settings.profile is not None:
            _ = self._toolkit  # a profile that cannot be read is told before the first document

    def __enter__(self) -> ReportReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the worker."""
        self._worker.close()

    @cached_property
    def _toolkit(self) -> Toolkit:
        return build_toolkit(self._settings)

    def __call__(self, source: RawSource) -> Result:
        """What is understood of the document, or why nothing is."""
        if known_media_type(source.data[:_HEAD_BYTES]) not in _PAGED:
            return read_report(source, self._toolkit)
        try:
            result: Result = self._worker.ask(source)
        except DocumentError as error:
            return unread_report(source, error)
        return result


def paged_reports(settings: Settings, on_page: OnPage) -> Callable[[RawSource], Result]:
    """What the worker runs; see `service.isolation.worker.Start.factory`."""
    return partial(read_report, toolkit=build_toolkit(settings, on_page=on_page))
