"""What reads a page of which there is only a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePicture:
    """`gray`: a uint8 array (height, width), 0 black, of a page upright and level; its top left is the page's."""

    gray: Any
    dots_per_inch: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPage:
    """A page made upright and level before its words and rules were taken down.

    Args:
        printed: words and rules in points of the level page; tables and lines of prose are found there.
        source: the page as its file shows it.
        to_source: the upright hull in points of `source` of a box of the level page.
        read_cells: what the insides of cells say, boxes of the level page, and what else each may say; None where
            that cannot be asked.
        are_inked: whether there is ink as high as a figure in boxes of the level page, outside of all words.
        picture: of the level page, None where the reader keeps none.
    """

    printed: PrintedPage
    source: Page
    to_source: Callable[[Box], Box]
    read_cells: Callable[[Sequence[Box]], Sequence[tuple[Look, tuple[Look, ...]]]] | None = None
    are_inked: Callable[[Sequence[Box]], Sequence[bool]] | None = None
    picture: PagePicture | None = None


class PictureReader(Protocol):
    """`models.ocr.reader.OcrReader` is one."""

    def read_level(self, picture: Any, *, page: Page, dots_per_inch: float, assumed: bool = False) -> LevelPage:
        """Words and rules of `picture`, a uint8 array (height, width, 3), RGB, which shows `page`.

        Where `dots_per_inch` is only `assumed`, the level page may be larger or smaller than `page`.
        """
        ...
