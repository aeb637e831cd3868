"""Tables as a data frame prints itself: numbered columns over numbered rows, NaN where no cell is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Region, Slip
from models.tables.cell_number import is_no_cell
from models.tables.flattened.lines import Line

FEWEST_COLUMNS, MOST_COLUMNS, FEWEST_ROWS = 2, 64, 2
_CELL = re.compile(r"\S+(?: \S+)*")
"""Two blanks at least part the columns."""


def frame_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines: a head 0 1 2 …, and rows that begin with 0, 1, 2, … and have as many cells."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(lines):
        width = _columns(lines[start].text)
        end = start + 1
        while width and end < len(lines) and _is_row(lines[end].text, number=end - start - 1, width=width):
            end += 1
        if width and end - start > FEWEST_ROWS:
            found.append((start, end))
            start = end
        else:
            start += 1
    return found


def _columns(line: str) -> int:
    """How many columns the line numbers, 0 for any other line."""
    numbers = line.split()
    counted = [str(number) for number in range(len(numbers))]
    return len(numbers) if FEWEST_COLUMNS <= len(numbers) <= MOST_COLUMNS and numbers == counted else 0


def _is_row(line: str, *, number: int, width: int) -> bool:
    cells = _CELL.findall(line)
    return len(cells) == width + 1 and cells[0] == str(number)


def frame_region(lines: Sequence[Line], page: int | None) -> Region:
    """The frame's rows without its own numbers."""
    span = Span(lines[0].start, lines[-1].end)
    return Region(
        rows=tuple(_row(line, page) for line in lines[1:]), place=Place(span=span, page_number=page), trust="grid"
    )


def _row(line: Line, page: int | None) -> tuple[Slip, ...]:
    cells = list(_CELL.finditer(line.text))[1:]
    return tuple(_slip(cell, line, page, column) for column, cell in enumerate(cells))


def _slip(cell: re.Match[str], line: Line, page: int | None, column: int) -> Slip:
    begin = line.start + cell.start()
    text = "" if is_no_cell(cell[0]) else cell[0]
    return Slip(text=text, place=Place(span=Span(begin, begin + len(text)), page_number=page), column=column)
