"""The line, with the readers of PDF and pictures in a process of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from corpora.document.errors import DocumentError
from corpora.document.printed_page import PrintedPage
from corpora.document.reading import Reading, Unread
from corpora.readers.docx_package import holds_pictures
from corpora.readers.html_pictures import brings_pictures
from corpora.readers.read import known_media_type
from corpora.readers.sniff import HTML, MHTML, PDF
from corpora.readers.sources import RawSource
from models.tables.pages.grid_finder import ShowPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage
from models.tables.pages.readers import PICTURES
from models.tables.pages.watch import Watcher
from service.assemble import build_toolkit
from service.drawing.seen import Keeper
from service.drawing.write import write_drawings
from service.isolation.process import Worker
from service.pipeline import Toolkit, read_report, unread_report
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
        self._worker = Worker("service.isolation.reading:paged_reports", settings, limits=settings.limits())
        own = (settings.profile, settings.language_weights, settings.table_weights)
        if settings.language == "network" or any(one is not None for one in own):
            _ = self._toolkit  # what cannot be read or is not there is told before the first document

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
        kind = known_media_type(source.data[:_HEAD_BYTES])
        pictures = holds_pictures(source.data) or (kind in (HTML, MHTML) and brings_pictures(source.data))
        if kind not in PAGED and not pictures:
            return read_report(source, self._toolkit)
        try:
            result: Result = self._worker.ask(source)
        except DocumentError as error:
            return unread_report(source, error)
        return result


def paged_reports(settings: Settings, on_page: Callable[[], None]) -> Callable[[RawSource], Result]:
    """What the worker runs; see `service.isolation.worker.Start.factory`."""
    watchers: list[Watcher] = [_Clock(on_page)]
    keeper = Keeper() if settings.debug_pictures is not None else None
    if keeper is not None:
        watchers.append(keeper)
    read = partial(read_report, toolkit=build_toolkit(settings, watcher=_Watchers(watchers)))
    if keeper is None or settings.debug_pictures is None:
        return read
    return partial(_drawn, read, keeper, folder=settings.debug_pictures, language=settings.lang)


def _drawn(
    read: Callable[[RawSource], Result], keeper: Keeper, source: RawSource, *, folder: Path, language: str
) -> Result:
    """The result; its pages are drawn. A drawing that cannot be written is told among the warnings."""
    keeper.clear()
    result = read(source)
    reading = result if isinstance(result, Reading) else None
    try:
        write_drawings(keeper, source, reading, folder=folder, language=language)
    except Exception as error:  # noqa: BLE001 - no drawing is worth the document
        if reading is not None:
            warnings = (*reading.document.warnings, f"debug_pictures_not_written: {type(error).__name__}")
            return replace(reading, document=replace(reading.document, warnings=warnings))
    return result


class _Clock:
    """Tells the parent that the document goes on."""

    def __init__(self, on_page: Callable[[], None]) -> None:
        self._on_page = on_page

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        self._on_page()

    def goes_on(self) -> None:
        self._on_page()

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        self._on_page()


class _Watchers:
    """Several at once."""

    def __init__(self, watchers: Sequence[Watcher]) -> None:
        self._watchers = tuple(watchers)

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        for one in self._watchers:
            one.page(page, show)

    def goes_on(self) -> None:
        for one in self._watchers:
            one.goes_on()

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        for one in self._watchers:
            one.grids(grids)
