"""Keeps what the readers saw of one document's pages until the document is understood."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PIL import Image

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.grid_finder import ShowPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage

DOTS_PER_INCH: Final = 144.0
"""Of the drawings: two pixels to the point, an A4 page in 1190 by 1684."""
LONGEST_SIDE: Final = 4000
"""Pixels of a drawing at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """A page as it was read: upright and level. `picture` is a JPEG, `scale` its pixels to the point."""

    page: PrintedPage | LevelPage
    picture: bytes
    scale: float

    @property
    def printed(self) -> PrintedPage:
        """Words and rules in points of the picture."""
        return self.page.printed if isinstance(self.page, LevelPage) else self.page

    def to_source(self, box: Box) -> Box:
        """Where a box of `printed` is on the page of the file."""
        return self.page.to_source(box) if isinstance(self.page, LevelPage) else box

    def image(self) -> Image.Image:
        """The picture in colours, to draw on."""
        return Image.open(io.BytesIO(self.picture)).convert("RGB")


class Keeper:
    """A `models.tables.files.watch.Watcher` that remembers one document's pages, small, and the grids that won."""

    def __init__(self) -> None:
        self.pages: list[SeenPage] = []
        self.found: dict[int, Sequence[PageGrid]] = {}

    def clear(self) -> None:
        """For the next document."""
        self.pages, self.found = [], {}

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        """Keeps a small copy of the picture; a page of which there is none is drawn on white."""
        printed = page.printed if isinstance(page, LevelPage) else page
        if isinstance(page, LevelPage):
            page = replace(page, picture=None, read_cells=None)  # they hold the page in full size
        width, height = printed.page.width, printed.page.height
        scale = min(DOTS_PER_INCH / 72.0, LONGEST_SIDE / max(width, height, 1.0))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        if show is None:
            shown = Image.new("L", size, 255)
        else:
            shown = Image.fromarray(np.asarray(show().gray, dtype=np.uint8)).resize(size, Image.Resampling.BILINEAR)
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=85)
        self.pages.append(SeenPage(page=page, picture=out.getvalue(), scale=scale))

    def goes_on(self) -> None:
        """Nothing to keep."""

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        """Keeps them."""
        self.found = dict(grids)
