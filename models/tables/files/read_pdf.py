"""PDF bytes → Document, through the pages that they print."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np

from corpora.document.document import Document, Source
from corpora.document.errors import Corrupt, Empty, TimedOut, TooLarge
from corpora.document.printed_page import PrintedPage
from corpora.profiles.profile import Profile
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.pdf_file import MAX_PAGE_SIDE, PdfPages
from corpora.readers.pdf_page import PdfPage
from models.tables.files.watch import NOBODY, Watcher, best_watched
from models.tables.pages.grid_finder import Draft, GridFinder, SeeGrids, ShowPage, geometry, shows
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids, paged_document
from models.tables.pages.picture_reader import LevelPage, PagePicture, PictureReader
from models.tables.pages.pictures.dark_pages import on_light_paper
from models.tables.registration.forms_first import DraftOf

SCAN_RESOLUTION: Final = 200.0
"""Dots per inch of a page picture, that of most scanners and of faxes."""
PRINT_RESOLUTION: Final = 150.0
"""Dots per inch at which a page with text is shown to a finder of grids: thin rules are a pixel wide."""
LARGEST_PAPER: Final = 1250.0
"""Points of the longer side of a scanned page, a little over A3; larger ones are pictures with a pixel to a point."""


FindReader = Callable[[], PictureReader | None]
"""Gives the reader of pictures when the first page needs it; None where there is none."""


def read_pdf(
    data: bytes,
    *,
    source: Source,
    limits: Limits = DEFAULT,
    pictures: FindReader = lambda: None,
    find_grids: SeeGrids = geometry,
    watcher: Watcher = NOBODY,
    profiles: Sequence[Profile] = (),
) -> Document:
    """The document. Pages whose text layer is not sound are read from their pictures, when there is a reader for them.

    `find_grids` is asked of pictures page by page, and of pages with text where nothing else settles them; `watcher` is
    told of each page.

    Raises:
        Encrypted, Corrupt, Empty, TooLarge, TimedOut: as their names say.
    """
    warnings: list[str] = []
    with PdfPages(data, limits=limits) as pdf:
        asked = _Asked(find_grids, seconds=limits.total_seconds)
        read: list[PrintedPage | LevelPage] = []
        for item, show in _pages(pdf, pictures, warnings):
            asked.add(item, show)
            read.append(replace(item, picture=None) if isinstance(item, LevelPage) else item)
            watcher.page(item, show)
        pages = [_printed(page) for page in read]
        if not pages and pdf.oversized:
            raise TooLarge(f"PDF 页面的边长不在 {MAX_PAGE_SIDE:.0f} 点以内")
        if not pages:
            raise Corrupt("PDF 没有一页可以打开")
        if not any(page.words for page in pages) and warnings:
            raise Empty(f"PDF 没有可用的文字层：{warnings[0]}")
        levelled = [page for page in read if isinstance(page, LevelPage)]

        def write(find: FindGrids) -> Document:
            return paged_document(
                pages, source=source, find_grids=find, levelled=levelled, limits=limits, warnings=warnings
            )

        return best_watched(
            pages,
            find_grids=asked.grids,
            write=write,
            profiles=profiles,
            watcher=watcher,
            draft_of=asked.drafts_of(pages),
        )


class _Asked:
    """A finder of grids, asked of pictures while they are at hand, and of pages with text only when it is needed;
    within `seconds`.
    """

    def __init__(self, find_grids: SeeGrids, *, seconds: float) -> None:
        self._find, self._deadline = find_grids, time.monotonic() + seconds
        self._found: dict[int, tuple[PageGrid, ...]] = {}
        self._drafts: dict[int, tuple[PrintedPage, Draft]] = {}
        self._shows: dict[int, ShowPage | None] = {}

    def add(self, item: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        """A page of the file; of one with text `show` is called later, while the file is open."""
        page = _printed(item)
        if isinstance(self._find, GridFinder) and not page.scanned:
            self._shows[page.page.number] = show
        else:
            self._found[page.page.number] = self._find(page, show)

    def drafts_of(self, pages: Sequence[PrintedPage]) -> DraftOf | None:
        """What drafts pages, and parts of pages; None where some page needs its picture for that."""
        return self._draft if all(page.page.number in self._shows for page in pages) else None

    def grids(self, page: PrintedPage) -> tuple[PageGrid, ...]:
        """Of a page that was added. Raises TimedOut."""
        number = page.page.number
        if number not in self._found:
            draft = self._draft(page)
            assert isinstance(self._find, GridFinder)
            self._found[number] = self._find.seen(draft, self._shows[number])
        return self._found[number]

    def _draft(self, page: PrintedPage) -> Draft:
        """Each one's once. Raises TimedOut."""
        assert isinstance(self._find, GridFinder)
        if time.monotonic() > self._deadline:
            raise TimedOut(f"PDF 第 {page.page.number} 页")
        if id(page) not in self._drafts:
            self._drafts[id(page)] = page, self._find.draft(page)
        return self._drafts[id(page)][1]


def _printed(page: PrintedPage | LevelPage) -> PrintedPage:
    return page.printed if isinstance(page, LevelPage) else page


Seen = tuple[PrintedPage | LevelPage, ShowPage | None]
"""A page, and what shows its picture while the file is open."""


def _pages(pdf: PdfPages, pictures: FindReader, warnings: list[str]) -> Iterator[Seen]:
    for number, page in enumerate(pdf.pages(), 1):
        if page is None:
            warnings.append(f"page_not_read: {number}")
        elif page.layer == "sound" or _blank(page):
            yield _upright(page), partial(_rendered, pdf, number, page.quarters)
        elif (reader := pictures()) is None:
            warnings.append(f"page_without_text_layer: {number} {page.layer}")
            yield (page.printed if page.layer == "hidden" else _without_words(page.printed)), None
        else:
            dots_per_inch = pdf.own_resolution(number, near=SCAN_RESOLUTION)
            shown, resolution = pdf.picture(number, dots_per_inch=dots_per_inch)
            picture = on_light_paper(shown, dots_per_inch=resolution)
            warnings.append(f"page_read_by_ocr: {number}")
            poster = max(page.shown.width, page.shown.height) > LARGEST_PAPER
            level = reader.read_level(picture, page=page.shown, dots_per_inch=resolution, assumed=poster)
            yield level, shows(level)


def _upright(page: PdfPage) -> PrintedPage | LevelPage:
    if not page.quarters:
        return page.printed
    return LevelPage(printed=page.printed, source=page.shown, to_source=page.to_shown)


def _rendered(pdf: PdfPages, number: int, quarters: int) -> PagePicture:
    """Turned by `quarters` against the clock, as the page is read."""
    gray, resolution = pdf.gray_picture(number, dots_per_inch=PRINT_RESOLUTION)
    return PagePicture(gray=np.ascontiguousarray(np.rot90(gray, quarters)), dots_per_inch=resolution)


def _blank(page: PdfPage) -> bool:
    return page.layer == "missing" and not page.pictures and not page.printed.rules and not page.printed.shades


def _without_words(page: PrintedPage) -> PrintedPage:
    """Garbled words are no words."""
    return PrintedPage(page=page.page, words=(), rules=page.rules, shades=page.shades)
