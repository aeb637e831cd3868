"""The finder of grids that production uses: geometry and the learned recogniser side by side, the better one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, Protocol

from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.choose import choose_grids
from models.tables.pages.find_grids import find_grids, is_table
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage, PagePicture

ShowPage = Callable[[], PagePicture]
"""The page's picture, made when it is asked for."""
GridsOf = Callable[[PrintedPage], Sequence[PageGrid]]
"""A further finder that needs no picture."""
SeeGrids = Callable[[PrintedPage, ShowPage | None], tuple[PageGrid, ...]]
"""The grids of a page, from top to bottom; it may be shown a picture."""

SETTLED: Final = "rules"
"""`found_by` of grids all of whose edges are drawn: on pages with text nothing else needs to be asked."""


def geometry(page: PrintedPage, show: ShowPage | None = None) -> tuple[PageGrid, ...]:
    """The geometric finder alone."""
    return find_grids(page)


def shows(page: LevelPage) -> ShowPage | None:
    """The picture that a page read from one came with."""
    picture = page.picture
    return None if picture is None else lambda: picture


class Recognises(Protocol):
    """`models.tables.pages.recognised.PageRecogniser` is one."""

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        """Other grids for the regions of known ones, each list a way to see all of them; all boxes in page points."""
        ...


class GridFinder:
    """Geometry first; where it is not settled by rules, the recogniser; then what explains the page best.

    Args:
        recogniser: gives the learned one when the first page needs it; None where it is not installed.
        others: further finders, whose grids compete.
    """

    def __init__(self, recogniser: Callable[[], Recognises | None], *, others: Sequence[GridsOf] = ()) -> None:
        self._recogniser, self._others = recogniser, tuple(others)

    def __call__(self, page: PrintedPage, show: ShowPage | None) -> tuple[PageGrid, ...]:
        """The tables of the page from top to bottom; without a picture, those of the finders that need none."""
        found: list[Sequence[PageGrid]] = [find_grids(page), *(other(page) for other in self._others)]
        doubtful = [grid for grid in found[0] if page.scanned or grid.found_by != SETTLED]
        if doubtful and show is not None and (recogniser := self._recogniser()) is not None:
            ways = recogniser.grids(show(), doubtful, page.words)
            found += [[grid for grid in way if is_table(grid)] for way in ways]
        return choose_grids(page, found) if len(found) > 1 else tuple(found[0])


def installed_finder(*, others: Sequence[GridsOf] = ()) -> GridFinder:
    """With the recogniser that came with the package, where what it needs is installed."""
    return GridFinder(_installed_recogniser(), others=others)


def _installed_recogniser() -> Callable[[], Recognises | None]:
    @cache
    def load() -> Recognises | None:
        try:
            from models.tables.pages.recognised import PageRecogniser

            return PageRecogniser.load()
        except ModuleNotFoundError:
            return None

    return load
