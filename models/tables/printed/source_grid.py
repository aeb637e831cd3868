"""A grid in the source's own geometry, repaired so that each position is covered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.document.geometry import Span
from corpora.document.grid import Cell, CellState, Grid
from corpora.document.passage import Passage
from corpora.document.region import Region, Slip
from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.printed.occupancy import MAX_SPAN, placed_rows

STATED, GUESSED = 0.95, 0.8
"""Confidence of cells whose columns the source states, and of those placed by their order in the row; of doubtful print
no cell is surer than the print."""


@dataclass(slots=True, kw_only=True)
class _Place:
    slip: Slip
    row: int
    column: int
    height: int
    width: int
    trust: str


def source_grid(regions: Sequence[Region]) -> Grid | None:
    """The rows of the regions under one another; None when there is no cell."""
    covered: dict[tuple[int, int], _Place] = {}
    places: list[_Place] = []
    first_row = 0
    for region in regions:
        for index, row in enumerate(placed_rows(region)):
            for column, slip in row:
                _put(slip, first_row + index, column, covered, places, region, first_row + len(region.rows))
        first_row += len(region.rows)
    if not places:
        return None
    n_columns = max(place.column + place.width for place in places)
    empty = [
        Cell(row=row, column=column, text="", state="blank", confidence=GUESSED)
        for row in range(first_row)
        for column in range(n_columns)
        if (row, column) not in covered
    ]
    head = _head_rows(places)
    cells = [_cell(place, header=place.slip.header or place.row < head) for place in places]
    return Grid(
        n_rows=first_row,
        n_columns=n_columns,
        cells=tuple(sorted((*cells, *empty), key=lambda cell: (cell.row, cell.column))),
    )


def with_titles(region: Region, titles: Sequence[Passage], *, text: str) -> Region:
    """The region with the passages above it as rows of one cell over its whole width."""
    if not titles:
        return region
    ends = (sum(slip.column_span for slip in row) for row in region.rows)
    width = min(MAX_SPAN, max(ends, default=1))
    rows = [
        (Slip(text=text[slice(*title.place.span)].strip(), place=title.place, column=0, column_span=width),)
        for title in titles
    ]
    span = Span(titles[0].place.span.start, region.place.span.end)
    place = replace(region.place, span=span)
    return Region(rows=(*rows, *region.rows), place=place, trust=region.trust, caption=region.caption)


def _put(
    slip: Slip,
    row: int,
    column: int,
    covered: dict[tuple[int, int], _Place],
    places: list[_Place],
    region: Region,
    end: int,
) -> None:
    if slip.continued:
        above = covered.get((row - 1, column))
        if (row, column) not in covered and above is not None and above.row + above.height == row:
            below = [(row, above.column + i) for i in range(above.width)]
            if not any(position in covered for position in below):
                above.height += 1
                covered.update(dict.fromkeys(below, above))
        return
    while (row, column) in covered:
        column += 1
    width = 1
    while width < min(slip.column_span, MAX_SPAN) and (row, column + width) not in covered:
        width += 1
    place = _Place(slip=slip, row=row, column=column, height=1, width=width, trust=region.trust)
    while place.height < min(slip.row_span, end - row) and not any(
        (row + place.height, column + i) in covered for i in range(width)
    ):
        place.height += 1
    covered.update({(row + i, column + j): place for i in range(place.height) for j in range(width)})
    places.append(place)


def _head_rows(places: Sequence[_Place]) -> int:
    """Rows above the first one with a number."""
    return min((place.row for place in places if parse_cell(place.slip.text) is not None), default=0)


def _cell(place: _Place, *, header: bool) -> Cell:
    text = place.slip.text
    return Cell(
        row=place.row,
        column=place.column,
        row_span=place.height,
        column_span=place.width,
        text=text,
        header=header,
        number=parse_cell(text),
        state=_state(place.slip),
        place=place.slip.place,
        confidence=min(STATED if place.trust == "grid" else GUESSED, place.slip.confidence),
    )


def _state(slip: Slip) -> CellState:
    if slip.is_unread:
        return "unreadable"
    return "blank" if not slip.text or is_placeholder(slip.text) else "read"
