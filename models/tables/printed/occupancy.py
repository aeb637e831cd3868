"""Columns for slips whose source states none: the first free position of the row, as browsers do (HTML 4.9.12)."""

from __future__ import annotations

from corpora.document.region import Region, Slip
from models.once import once_each

MAX_SPAN = 200
"""Columns or rows; a wider span is a slip of the pen, and would make a table of nothing."""


PlacedRows = tuple[tuple[tuple[int, Slip], ...], ...]


@once_each
def placed_rows(region: Region) -> PlacedRows:
    """(column, slip) for each slip, row by row. Without spans to trust, a slip's column is its order in the row."""
    if region.trust != "grid":
        return tuple(tuple(enumerate(row)) for row in region.rows)
    covered: set[tuple[int, int]] = set()
    rows = []
    for index, row in enumerate(region.rows):
        placed, free = [], 0
        for slip in row:
            column = slip.column if slip.column is not None else free
            while slip.column is None and (index, column) in covered:
                column += 1
            width = min(slip.column_span, MAX_SPAN)
            if not slip.continued:
                height = min(slip.row_span, len(region.rows) - index)
                covered.update((index + i, column + j) for i in range(height) for j in range(width))
            placed.append((column, slip))
            free = column + width
        rows.append(tuple(placed))
    return tuple(rows)
