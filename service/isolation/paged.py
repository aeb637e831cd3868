"""The line as a worker runs it: for documents with pages, which it tells of one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpora.document.printed_page import PrintedPage
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from models.tables.files.watch import Watcher
from models.tables.pages.grid_finder import ShowPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage
from service.assemble import build_toolkit
from service.drawing.seen import Keeper
from service.drawing.write import write_drawings
from service.isolation.reading import Result
from service.pipeline import read_report
from service.settings import Settings


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
