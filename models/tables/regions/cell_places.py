"""Where cells stand that print nothing: between the edges of those beside, above and below them.

A blank cell has no words to take its place from, and a lost one no box; on a page, the cells of its row and column
say where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid
from corpora.document.passage import Passage
from corpora.document.place import Place
from corpora.document.region import Region

NEAREST: Final = 5
"""Cells of a row or column that tell its edges: those nearest, since rows and columns of a skewed page lean."""

Edges = tuple[float, float]
_Placed = tuple[Cell, Place, Box]


def with_places(grid: Grid) -> Grid:
    """The grid with a page for every cell, and a box where others show it; in sources without pages, as it is."""
    placed = [
        (cell, cell.place, cell.place.box)
        for cell in grid.cells
        if cell.place is not None and cell.place.box is not None and cell.place.page_number is not None
    ]
    if not placed or len(placed) == len(grid.cells):
        return grid
    shown = _Shown(placed)
    return replace(grid, cells=tuple(_with_place(cell, shown) for cell in grid.cells))


class _Shown:
    """The cells whose place is known, page by page, in both directions."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        self.placed = placed
        self.down: dict[int | None, list[_Extent]] = {}
        self.across: dict[int | None, list[_Extent]] = {}
        for one in placed:
            self.down.setdefault(one[1].page_number, []).append(_down(one))
            self.across.setdefault(one[1].page_number, []).append(_across(one))

    def elsewhere(self, page: int | None) -> list[_Extent]:
        """Those of the other pages, from left to right."""
        return [extent for number, extents in self.across.items() if number != page for extent in extents]


def _with_place(cell: Cell, shown: _Shown) -> Cell:
    if cell.place is not None and cell.place.box is not None:
        return cell
    page = _page(cell, shown.placed)
    upright = shown.down[page]
    top = _edges(upright, cell.row, near=cell.column)
    rows = range(cell.row, cell.row + cell.row_span)
    last = max((one.start for one in upright if one.start in rows), default=rows[-1])  # the rest is on the next page
    bottom = _edges(upright, last, near=cell.column)
    left = _column_edges(shown, page, cell.column, near=cell.row)
    right = _column_edges(shown, page, cell.column + cell.column_span - 1, near=cell.row)
    box = None
    if top and bottom and left and right and left[0] <= right[1] and top[0] <= bottom[1]:
        box = Box(left=left[0], top=top[0], right=right[1], bottom=bottom[1])
    span = cell.place.span if cell.place is not None else _behind(cell, shown.placed)
    return replace(cell, place=Place(span=span, page_number=page, box=box))


def _page(cell: Cell, placed: Sequence[_Placed]) -> int | None:
    """That of the cells in its first row, of which a merged one may begin on the page before; else of those above."""
    rows = [(one.row, place.page_number or 0) for one, place, _ in placed if one.row <= cell.row]
    return max(rows)[1] if rows else placed[0][1].page_number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Extent:
    """A cell in one direction: the rows or columns [`start`, `end`) from `low` to `high` on the page; `at` is where it
    stands in the other direction.
    """

    start: int
    end: int
    low: float
    high: float
    at: int


def _down(placed: _Placed) -> _Extent:
    cell, _, box = placed
    return _Extent(start=cell.row, end=cell.row + cell.row_span, low=box.top, high=box.bottom, at=cell.column)


def _across(placed: _Placed) -> _Extent:
    cell, _, box = placed
    return _Extent(start=cell.column, end=cell.column + cell.column_span, low=box.left, high=box.right, at=cell.row)


def _column_edges(shown: _Shown, page: int | None, column: int, *, near: int) -> Edges | None:
    """Those that this page shows; else those of another page, moved as the other columns are."""
    own = shown.across[page]
    found = _edges(own, column, near=near)
    if found is not None:
        return found
    elsewhere = shown.elsewhere(page)
    there = _edges(elsewhere, column, near=near)
    if there is None:
        return None
    others = {extent.start for extent in own} & {extent.start for extent in elsewhere} - {column}
    pairs = [(_edges(own, one, near=near), _edges(elsewhere, one, near=near)) for one in others]
    moved = [mine[0] - theirs[0] for mine, theirs in pairs if mine is not None and theirs is not None]
    return (there[0] + median(moved), there[1] + median(moved)) if moved else None


def _edges(extents: Sequence[_Extent], line: int, *, near: int) -> Edges | None:
    """Of a row's or column's own cells; else of wider ones that begin or end with it, and of its neighbours."""
    own = [one for one in extents if (one.start, one.end) == (line, line + 1)]
    if own:
        nearest = _nearest(own, near)
        return median(one.low for one in nearest), median(one.high for one in nearest)
    low = _middle([(one, one.low) for one in extents if one.start == line], near)
    low = low if low is not None else _middle([(one, one.high) for one in extents if one.end == line], near)
    high = _middle([(one, one.high) for one in extents if one.end == line + 1], near)
    high = high if high is not None else _middle([(one, one.low) for one in extents if one.start == line + 1], near)
    return None if low is None or high is None or low > high else (low, high)


def _middle(found: Sequence[tuple[_Extent, float]], near: int) -> float | None:
    nearest = sorted(found, key=lambda one: abs(one[0].at - near))[:NEAREST]
    return median(edge for _, edge in nearest) if nearest else None


def _nearest(found: Sequence[_Extent], near: int) -> list[_Extent]:
    return sorted(found, key=lambda one: abs(one.at - near))[:NEAREST]


def _behind(cell: Cell, placed: Sequence[_Placed]) -> Span:
    """An empty span behind the last cell before it in reading order, or before the first behind it."""
    before = [(one.row, one.column, place.span.end) for one, place, _ in placed
              if (one.row, one.column) < (cell.row, cell.column)]  # fmt: skip
    at = max(before)[2] if before else min(place.span.start for _, place, _ in placed)
    return Span(at, at)


def on_their_passages(regions: Sequence[Region], passages: Sequence[Passage]) -> list[Region]:
    """Regions that were found in the lines of passages, each slip with page and box of the passage that it stands in;
    in sources without pages, as they are.
    """
    boxed = [passage.place for passage in passages if passage.place.box is not None]
    return [_on_passages(region, boxed) for region in regions] if boxed else list(regions)


def _on_passages(region: Region, boxed: Sequence[Place]) -> Region:
    rows = tuple(tuple(replace(slip, place=_on_passage(slip.place, boxed)) for slip in row) for row in region.rows)
    return replace(region, rows=rows, place=_on_passage(region.place, boxed))


def _on_passage(place: Place, boxed: Sequence[Place]) -> Place:
    if place.box is not None:
        return place
    held = next((one for one in boxed if one.span.start <= place.span.start <= one.span.end), None)
    return place if held is None else replace(place, page_number=held.page_number, box=held.box)
