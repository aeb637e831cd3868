"""Tables page by page: what each page shows of them, of a truth and of a reading.

A table over three pages is three here, its heads printed again are rows, and a merged cell that a page break cuts is a
cell on both sides. So the recognition of a page's grid is judged apart from the joining of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from corpora.document.grid import Cell, Grid
from corpora.document.place import Place
from training.metrics.table_grids import NOWHERE, settled, upright

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGrid:
    """A table on one page, counted from 1; 0 where the page is not known."""

    page: int
    grid: Grid


def true_page_grids(pages: Json) -> tuple[PageGrid, ...]:
    """What each page of a truth shows of each table."""
    made = ((page["number"], _shown(region, page["number"])) for page in pages["pages"] for region in page["regions"])
    return tuple(PageGrid(page=number, grid=grid) for number, grid in made if grid is not None)


def _shown(region: Json, page: int) -> Grid | None:
    first, count = region["rows"]
    heads = [_true_cell(cell, page) for cell in region["repeated_heads"]]
    n_heads = max((cell.row + cell.row_span for cell in heads), default=0)
    cells = _cut((_true_cell(cell, page) for cell in region["cells"]), first=first, count=count)
    return settled([*heads, *(replace(cell, row=cell.row + n_heads) for cell in cells)])


def _true_cell(cell: Sequence[Any], page: int) -> Cell:
    row, column, row_span, column_span, quad, text, *_ = cell
    place = Place(span=NOWHERE, page_number=page, box=upright(quad))
    return Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=text, place=place)


def read_page_grids(grids: Iterable[Grid]) -> tuple[PageGrid, ...]:
    """Each grid cut where its rows go to another page; one whose cells name no page stays whole, on page 0."""
    cut: list[PageGrid] = []
    for grid in grids:
        for page, rows in groupby(enumerate(_pages_of_rows(grid)), key=lambda row: row[1]):
            here = [row for row, _ in rows]
            part = settled(_cut(grid.cells, first=here[0], count=len(here)))
            cut += [PageGrid(page=page, grid=part)] if part is not None else []
    return tuple(cut)


def _pages_of_rows(grid: Grid) -> list[int]:
    """The page on which most of a row's cells stand; a row that names none goes with the one above it.

    Only cells with a box count: of the others it is not known where they stand.
    """
    pages: list[int] = []
    named = [cell for cell in grid.cells if cell.place and cell.place.page_number and cell.place.box]
    for row in range(grid.n_rows):
        here = [cell.place.page_number or 0 for cell in named if cell.row == row and cell.place]
        above = pages[-1] if pages else min((cell.place.page_number or 0 for cell in named if cell.place), default=0)
        pages.append(max(sorted(set(here)), key=here.count, default=above))
    return pages


def _cut(cells: Iterable[Cell], *, first: int, count: int) -> list[Cell]:
    """What lies in rows [first, first + count), rows counted from there."""
    kept = []
    for cell in cells:
        top, bottom = max(cell.row, first), min(cell.row + cell.row_span, first + count)
        if top < bottom:
            kept.append(replace(cell, row=top - first, row_span=bottom - top))
    return kept
