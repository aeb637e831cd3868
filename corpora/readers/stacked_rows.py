"""Rows that were typed into one: in each of its cells as many lines stand under one another, the figures among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.readers.assembly import RawCell

Row = tuple[RawCell, ...]

_FIGURE = re.compile(r"\s*(?:[\d０-９][\d０-９,，.．]*\s*[件项条次个份]?|[/／\\\-－—–])\s*")
_FEWEST_CELLS = 2
_MOST_LINES = 12
"""More lines than the rows that anybody would type into one are a text."""


def unstacked(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The same rows, or with a row for each line where a row is such a one."""
    counts = [_lines_of(row) for row in rows]
    if max(counts, default=1) == 1:
        return tuple(rows)
    return tuple(new for index, row in enumerate(rows) for new in _parted(row, counts[index], counts[index:]))


def _lines_of(row: Row) -> int:
    """How many rows it holds: the lines of each of its cells, where all have as many and some hold nothing but figures;
    1 for any other row.
    """
    cells = [_lines(cell) for cell in row if cell.row_span == 1 and cell.text.strip()]
    sizes = {len(lines) for lines in cells}
    if len(cells) < _FEWEST_CELLS or len(sizes) != 1 or not 1 < (size := sizes.pop()) <= _MOST_LINES:
        return 1
    return size if any(all(map(_FIGURE.fullmatch, lines)) for lines in cells) else 1


def _lines(cell: RawCell) -> list[str]:
    return [line for line in cell.text.split("\n") if line.strip()]


def _parted(row: Row, size: int, counts: Sequence[int]) -> Iterator[Row]:
    """`counts` has the rows that this row and those below become; a cell that covers several covers all of these."""
    for number in range(size):
        yield tuple(_part(cell, number, counts) for cell in row if number == 0 or cell.row_span == 1)


def _part(cell: RawCell, number: int, counts: Sequence[int]) -> RawCell:
    if cell.row_span > 1:
        return replace(cell, row_span=sum(counts[: cell.row_span]))
    lines = _lines(cell)
    return replace(cell, text=lines[number] if lines and counts[0] > 1 else cell.text)
