"""Grids of a record and of its truth, to be put beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid
from corpora.document.place import Place

Json = Mapping[str, Any]

NOWHERE = Span(0, 0)
"""Spans are not compared: the truth has none."""
MOST_POSITIONS = 250_000
"""Of a grid; a record that claims more (a cell at row 10⁹) is not a table that anyone printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueTable:
    """A table of the truth; `form` is the statutory form that it fills, None for another table."""

    name: str
    form: str | None
    grid: Grid


def true_tables(gold: Json, pages: Json | None = None) -> tuple[TrueTable, ...]:
    """Tables of a truth: statutory ones, then others. Their cells have boxes where `pages` says where they stand.

    A cell that a page break cuts stands where it begins, as in a record. A table that goes over pages is one table.
    """
    places = _places(pages) if pages else {}
    forms = [
        TrueTable(name=table["name"], form=table["name"], grid=_true_grid(table, places))
        for table in gold.get("grids", ())
    ]
    others = [
        TrueTable(name=table["id"], form=None, grid=_true_grid(table, places)) for table in gold.get("tables", ())
    ]
    return (*forms, *others)


def read_tables(record: Json) -> tuple[Grid, ...]:
    """Tables of a record, each with at least one position."""
    grids = (settled(_read_cell(cell) for cell in table["cells"]) for table in record["tables"])
    return tuple(grid for grid in grids if grid is not None)


def settled(cells: Iterable[Cell]) -> Grid | None:
    """A grid of any cells: of two at one position the first stays, uncovered positions become blank cells.

    None when nothing is left, or the grid would be larger than `MOST_POSITIONS`.
    """
    wanted = [cell for cell in cells if min(cell.row, cell.column) >= 0 and min(cell.row_span, cell.column_span) >= 1]
    n_rows = max((cell.row + cell.row_span for cell in wanted), default=0)
    n_columns = max((cell.column + cell.column_span for cell in wanted), default=0)
    if not 0 < n_rows * n_columns <= MOST_POSITIONS:
        return None
    kept: dict[tuple[int, int], Cell] = {}
    for cell in wanted:
        if all(position not in kept for position in cell.positions()):
            kept |= dict.fromkeys(cell.positions(), cell)
    every = ((row, column) for row in range(n_rows) for column in range(n_columns))
    blanks = (Cell(row=row, column=column, text="") for row, column in every if (row, column) not in kept)
    unique = {(cell.row, cell.column): cell for cell in kept.values()}
    return Grid(n_rows=n_rows, n_columns=n_columns, cells=(*unique.values(), *blanks))


def hulls(grid: Grid) -> dict[int, Box]:
    """Around its cells on each page; empty for a grid without boxes."""
    found: dict[int, Box] = {}
    for cell in grid.cells:
        if cell.place and cell.place.box and cell.place.page_number:
            page, box = cell.place.page_number, cell.place.box
            found[page] = _around(found.get(page, box), box)
    return found


def has_merged_cells(grid: Grid) -> bool:
    """Does any cell cover more than one position?"""
    return any(cell.row_span * cell.column_span > 1 for cell in grid.cells)


def _around(one: Box, other: Box) -> Box:
    return Box(
        left=min(one.left, other.left), top=min(one.top, other.top), right=max(one.right, other.right),
        bottom=max(one.bottom, other.bottom),
    )  # fmt: skip


Places = dict[tuple[str, int, int], Place]
"""Where a cell stands, by the form or the id of its table, its row and its column."""


def _places(pages: Json) -> Places:
    found: Places = {}
    for page in pages["pages"]:
        for region in page["regions"]:
            for row, column, _, _, quad, *_ in region["cells"]:
                place = Place(span=NOWHERE, page_number=page["number"], box=upright(quad))
                found.setdefault((region["form"] or region["table"], row, column), place)
    return found


def upright(quad: Sequence[float]) -> Box:
    """The upright box around four corners, x and y in turn."""
    return Box(left=min(quad[::2]), top=min(quad[1::2]), right=max(quad[::2]), bottom=max(quad[1::2]))


def _true_grid(table: Json, places: Places) -> Grid:
    name = table.get("name") or table["id"]
    return Grid(n_rows=table["n_rows"], n_columns=table["n_cols"], cells=tuple(_true_cells(name, table, places)))


def _true_cells(name: str, table: Json, places: Places) -> Iterator[Cell]:
    for row, column, row_span, column_span, text in table["cells"]:
        cell = Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=text)
        yield replace(cell, place=places.get((name, row, column)))


def _read_cell(cell: Json) -> Cell:
    place = None
    if cell.get("bbox") and cell.get("page"):
        left, top, right, bottom = cell["bbox"]
        box = Box(left=min(left, right), top=min(top, bottom), right=max(left, right), bottom=max(top, bottom))
        place = Place(span=NOWHERE, page_number=cell["page"], box=box)
    return Cell(
        row=cell["row"], column=cell["col"], row_span=cell["row_span"], column_span=cell["col_span"],
        text=cell["text"] or "", place=place,
    )  # fmt: skip
