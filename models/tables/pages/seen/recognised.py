"""Grids of the learned recogniser as grids of a page: its lines and spans, the page's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.recogniser.find_regions import MANIFEST as REGIONS
from models.tables.recogniser.find_regions import RegionFinder, RegionMap
from models.tables.recogniser.recognise import RecognisedGrid, Recogniser
from models.tables.recogniser.weights import WEIGHTS

WAYS: Final = ("recogniser", "recogniser-rows", "recogniser-columns", "recogniser-cells")
"""`found_by` of grids, by what of them the recogniser found; the rest is geometry's."""


class PageRecogniser:
    """The recogniser of structure and the finder of regions on pages."""

    def __init__(self, recogniser: Recogniser, regions: RegionFinder) -> None:
        self._recogniser, self._regions = recogniser, regions

    @classmethod
    def load(cls, folder: Path | None = None) -> PageRecogniser:
        """With the weights that came with the package; those of `folder` where they are given, and its finder of
        regions where it has one.

        Raises:
            WeightsUnsound, ImportError: see `Recogniser.load`.
        """
        own = folder if folder is not None and (folder / REGIONS).is_file() else WEIGHTS
        return cls(Recogniser.load(folder or WEIGHTS), RegionFinder.load(own))

    def look(self, picture: PagePicture, words: Sequence[Word]) -> RegionMap:
        """Where tables are on the page."""
        return self._regions.look(picture.gray, [word.box for word in words], dots_per_inch=picture.dots_per_inch)

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        """Grids for the regions of those of another finder, of an upright, level page; all boxes in its points.

        Four ways to see the same regions: the recogniser's lines both ways, its rows between the known columns, its
        columns between the known rows, and what cells it joins on the known lines. Each is a list with at most one grid
        for each known one; `found_by` says which way. Of a known grid of one cell only the place is believed. Where it
        found the known lines, those are taken, and of two ways that are then one the cells are told once.
        """
        ways: list[list[PageGrid]] = [[] for _ in WAYS]
        for grid in known:
            seen = self._recogniser.see(picture.gray, grid.box, words, dots_per_inch=picture.dots_per_inch)
            rows, columns = seen.lines_at(grid.row_edges, rows=True), seen.lines_at(grid.column_edges, rows=False)
            own_rows = rows if seen.rows.are_like(rows) else seen.rows
            own_columns = columns if seen.columns.are_like(columns) else seen.columns
            pairs = ((own_rows, own_columns), (own_rows, columns), (rows, own_columns), (rows, columns))
            told: dict[tuple[int, int], PageGrid | None] = {}
            for way, lines, name in zip(ways, pairs, WAYS, strict=True):
                if len(grid.cells) == 1 and name != WAYS[0]:
                    continue
                asked = id(lines[0]), id(lines[1])
                if asked not in told:
                    found = self._recogniser.grid_on(seen, *lines)
                    told[asked] = None if found is None else page_grid(found, words)
                if (one := told[asked]) is not None:
                    way.append(replace(one, found_by=name))
        return ways


def page_grid(found: RecognisedGrid, words: Sequence[Word], *, found_by: str = WAYS[0]) -> PageGrid:
    """Each word in the cell that its middle lies in; those outside the outer lines are none of the table's."""
    rows, columns = found.row_edges, found.column_edges
    box = Box(left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1])
    owner = {
        (row, column): number
        for number, cell in enumerate(found.cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = middle_x(word.box), middle_y(word.box)
        if box.left <= x <= box.right and box.top <= y <= box.bottom:
            held.setdefault(owner[slot(rows, y), slot(columns, x)], []).append(word)
    cells = tuple(
        PageCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            box=found.box_of(cell),
            words=tuple(sorted(held.get(number, ()), key=lambda word: (middle_y(word.box), word.box.left))),
        )
        for number, cell in enumerate(found.cells)
    )
    return PageGrid(
        box=box, row_edges=rows, column_edges=columns, cells=cells, confidence=found.confidence, found_by=found_by
    )
