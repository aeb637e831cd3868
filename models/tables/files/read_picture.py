"""Picture files → Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.document import Document, Source
from corpora.document.errors import Empty
from corpora.profiles.profile import Profile
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.picture import page_pictures
from models.tables.files.watch import NOBODY, Watcher, best_watched
from models.tables.pages.grid_finder import SeeGrids, geometry, shows
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paged_document import FindGrids, paged_document
from models.tables.pages.picture_reader import PictureReader
from models.tables.pages.pictures.dark_pages import on_light_paper


def read_pictures(
    data: bytes,
    *,
    source: Source,
    pictures: PictureReader,
    limits: Limits = DEFAULT,
    find_grids: SeeGrids = geometry,
    watcher: Watcher = NOBODY,
    profiles: Sequence[Profile] = (),
) -> Document:
    """The document whose pages are pictures.

    Raises:
        Corrupt, Empty, TooLarge: as their names say.
    """
    pages = []
    grids: dict[int, tuple[PageGrid, ...]] = {}
    for item in page_pictures(data, limits=limits):
        pixels = on_light_paper(item.pixels, dots_per_inch=item.dots_per_inch)
        level = pictures.read_level(pixels, page=item.page, dots_per_inch=item.dots_per_inch, assumed=item.assumed)
        grids[level.printed.page.number] = find_grids(level.printed, shows(level))
        pages.append(replace(level, picture=None))
        watcher.page(level, shows(level))
    if not any(page.printed.words for page in pages):
        raise Empty("图像上没有读出文字")
    warnings = [f"page_read_by_ocr: {page.source.number}" for page in pages]
    printed = [page.printed for page in pages]

    def write(find: FindGrids) -> Document:
        return paged_document(printed, source=source, find_grids=find, levelled=pages, limits=limits, warnings=warnings)

    return best_watched(
        printed, find_grids=lambda page: grids[page.page.number], write=write, profiles=profiles, watcher=watcher
    )
