"""Examples from a labelled set (`gouji label`) and the documents that it was made of.

A set has no pictures: each document's pages are read again, made upright and level as production makes them, and the
tables of the set are cut out of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from corpora.document.errors import DocumentError
from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from corpora.document.reading import Unread
from corpora.labelled.label import TableLabel
from corpora.readers.limits import DEFAULT, Limits
from corpora.readers.read import read_document
from corpora.readers.sources import RawSource
from corpora.synthetic.pages.truth import Quad, TruePage, TrueRegion, TrueWord
from models.tables.files.readers import installed_ocr, page_readers
from models.tables.pages.grid_finder import ShowPage, geometry
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.picture_reader import LevelPage, PagePicture
from models.tables.pages.pictures.level_box import level_box
from training.tables.example_file import write_example
from training.tables.examples import cut_example
from training.tables.taught_regions import region_of

CUTS: Final = 4
"""Examples made of each table: each with margins, a size and words of its own."""


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of the tables of a set: `examples` written, and tables left out by reason."""

    documents: int = 0
    tables: int = 0
    examples: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def write_taught(
    folder: Path,
    tables: Mapping[str, Sequence[TableLabel]],
    documents: Iterable[RawSource | Unread],
    *,
    cuts: int = CUTS,
    seed: int = 0,
    limits: Limits = DEFAULT,
) -> Taken:
    """Adds `cuts` examples of each table to a folder.

    Args:
        folder: is made.
        tables: by the document's SHA-256.
        documents: among which those of the tables are; others are passed over.
        cuts: see `CUTS`.
        seed: the same gives the same examples.
        limits: of each document.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken, waiting, ocr = Taken(), dict(tables), cache(installed_ocr)
    for document in documents:
        own = waiting.pop(document.sha256, None) if isinstance(document, RawSource) else None
        if own is None or isinstance(document, Unread):
            continue
        cutter = _Cutter(folder=folder, name=document.sha256[:16], tables=own, cuts=cuts, seed=seed, taken=taken)
        try:
            readers = page_readers(ocr, find_grids=geometry, watcher=cutter)
            read_document(document.data, path=document.path, limits=limits, more=readers)
        except DocumentError as error:
            taken.left_out[error.code] += len(own)
            continue
        taken.documents += cutter.pages > 0
        missing = sum(table.id not in cutter.cut for table in own)
        taken.tables += len(cutter.cut)
        if missing:
            taken.left_out["no pages" if not cutter.pages else "no lines"] += missing
    if waiting:
        taken.left_out["not found"] += sum(len(own) for own in waiting.values())
    return taken


@dataclass(slots=True, kw_only=True)
class _Cutter:
    """A `Watcher` that cuts the labelled tables out of each page."""

    folder: Path
    name: str
    tables: Sequence[TableLabel]
    cuts: int
    seed: int
    taken: Taken
    pages: int = 0
    cut: set[str] = field(default_factory=set)

    def page(self, page: PrintedPage | LevelPage, show: ShowPage | None) -> None:
        """Writes the examples of a page of which there is a picture."""
        if show is None:
            return
        self.pages += 1
        printed = page.printed if isinstance(page, LevelPage) else page
        level = partial(level_box, page) if isinstance(page, LevelPage) else _as_it_is
        number, words = printed.page.number, [word.box for word in printed.words]
        regions = [region_of(table, number, level=level, words=words) for table in self.tables]
        if not any(regions):
            return
        picture, true = show(), _true_page(printed)
        source = "scan" if printed.scanned else "layer"
        for table, region in zip(self.tables, regions, strict=True):
            if region is not None:
                self._write(region, true, picture, source=source, name=f"{self.name}-{number:04d}-{table.id}")

    def _write(self, region: TrueRegion, page: TruePage, picture: PagePicture, *, source: str, name: str) -> None:
        points = 72.0 / picture.dots_per_inch
        for number in range(self.cuts):
            example = cut_example(
                picture.gray, page, region, Random(f"taught {self.seed} {name} {number}"),
                np.diag((points, points, 1.0)), source=source,
            )  # fmt: skip
            if example is not None:
                write_example(self.folder / f"{name}-{number}.npz", example)
                self.taken.examples += 1
                self.cut.add(region.table)

    def goes_on(self) -> None:
        """Nothing."""

    def grids(self, grids: Mapping[int, Sequence[PageGrid]]) -> None:
        """Nothing: the labels say what is there."""


def _as_it_is(box: Box) -> Box:
    return box


def _true_page(printed: PrintedPage) -> TruePage:
    words = tuple(
        TrueWord(text=word.text, quad=Quad.upright(word.box.left, word.box.top, word.box.right, word.box.bottom))
        for word in printed.words
    )
    return TruePage(
        number=printed.page.number, width=printed.page.width, height=printed.page.height, words=words
    )  # fmt: skip


def by_document(tables: Iterable[tuple[str, TableLabel]]) -> dict[str, list[TableLabel]]:
    """Those of each document (SHA-256) that stand on pages."""
    held: dict[str, list[TableLabel]] = defaultdict(list)
    for document, table in tables:
        if any(cell.page is not None and cell.box is not None for cell in table.cells):
            held[document].append(table)
    return dict(held)
