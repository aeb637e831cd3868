"""Picture files → Document."""

from __future__ import annotations

from corpora.document.document import Document, Source
from corpora.document.errors import Empty
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.picture import page_pictures
from models.tables.pages.find_grids import find_grids
from models.tables.pages.paged_document import paged_document
from models.tables.pages.picture_reader import OnPage, PictureReader, no_news


def read_pictures(
    data: bytes, *, source: Source, pictures: PictureReader, limits: Limits = DEFAULT, on_page: OnPage = no_news
) -> Document:
    """The document whose pages are pictures.

    Raises:
        Corrupt, Empty, TooLarge: as their names say.
    """
    pages = []
    for item in page_pictures(data, limits=limits):
        pages.append(pictures.read_level(item.pixels, page=item.page, dots_per_inch=item.dots_per_inch))
        on_page()
    if not any(page.printed.words for page in pages):
        raise Empty("图像上没有读出文字")
    warnings = [f"page_read_by_ocr: {page.source.number}" for page in pages]
    return paged_document(
        [page.printed for page in pages], source=source, find_grids=find_grids, levelled=pages, limits=limits,
        warnings=warnings,
    )  # fmt: skip
