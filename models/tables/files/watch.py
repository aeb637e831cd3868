"""Who looks on while pages are read: a clock that wants news, or somebody who draws what was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from corpora.document.document import Document
from corpora.document.printed_page import PrintedPage
from corpora.profiles.profile import Profile
from models.tables.pages.grid_finder import ShowPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids
from models.tables.pages.picture_reader import LevelPage
from models.tables.registration.choose import best_document
from models.tables.registration.forms_first import DraftOf


class Watcher(Protocol):
    """Told of each page while its picture can be had, and of the grids that the document was made of."""

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        """A page was read; `show` gives its picture, upright and level, and only during this call."""
        ...

    def goes_on(self) -> None:
        """Tables of a page are being written."""
        ...

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        """By page number, when the document is made."""
        ...


class Nobody:
    """Looks away."""

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        """Nothing."""

    def goes_on(self) -> None:
        """Nothing."""

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        """Nothing."""


_Answer = TypeVar("_Answer")

NOBODY: Final = Nobody()


def best_watched(
    pages: Sequence[PrintedPage],
    *,
    find_grids: FindGrids,
    write: Callable[[FindGrids], Document],
    profiles: Sequence[Profile],
    watcher: Watcher,
    draft_of: DraftOf | None = None,
) -> Document:
    """As `best_document`; the watcher hears of pages that are asked for, and of which grids the best one was made."""
    made: list[tuple[Document, dict[int, Sequence[PageGrid]]]] = []

    def write_and_note(find: FindGrids) -> Document:
        used: dict[int, Sequence[PageGrid]] = {}

        def noted(page: PrintedPage) -> tuple[PageGrid, ...]:
            watcher.goes_on()
            found = find(page)
            used[page.page.number] = found
            return found

        document = write(noted)
        made.append((document, used))
        return document

    best = best_document(
        pages,
        find_grids=_telling(watcher, find_grids),
        write=write_and_note,
        profiles=profiles,
        draft_of=draft_of and _telling(watcher, draft_of),
    )
    watcher.grids(next(used for document, used in made if document.blocks is best.blocks))
    return best


def _telling(watcher: Watcher, ask: Callable[[PrintedPage], _Answer]) -> Callable[[PrintedPage], _Answer]:
    """What is asked of a page, and the watcher hears of it."""

    def asked(page: PrintedPage) -> _Answer:
        watcher.goes_on()
        return ask(page)

    return asked
