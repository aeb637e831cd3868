"""Rows within a row that rules draw: paragraphs that begin level with each other beside a label of their own, a blank
line above, as word processors set groups of rows between rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import Line, lines_of

BLANK_LINE: Final = 0.8
"""Em of white over a paragraph at least."""
LEVEL: Final = 0.3
"""Em by which the tops of paragraphs of one row differ."""


def with_paragraphs_apart(grid: PageGrid) -> PageGrid:
    """The grid, such rows apart."""
    if grid.form is not None:
        return grid
    apart = grid
    for row in reversed(range(grid.n_rows)):
        cells = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
        if all(cell.row_span == cell.column_span == 1 for cell in cells):
            for at in reversed(list(_starts(cells))):
                apart = cut_row(apart, row, at)
    return apart


def _starts(cells: Sequence[PageCell]) -> Iterator[float]:
    """Y in the white above such paragraphs, from top to bottom."""
    labels, *columns = (lines_of(cell.words) for cell in sorted(cells, key=lambda cell: cell.column))
    if all(_is_apart(*pair) for lines in columns for pair in pairwise(lines)):
        return  # lines that are all as far apart are of one text
    for above, line in pairwise(labels):
        if not _is_apart(above, line):
            continue
        top, reach = line.box.top, LEVEL * line.size
        level = any(abs(own.box.top - top) <= reach for lines in columns for own in lines)
        if level and all(_is_parted(lines, top - reach) for lines in columns):
            ends = [own.box.bottom for lines in (labels, *columns) for own in lines if own.box.top < top - reach]
            yield (max(ends) + top) / 2


def _is_parted(lines: Sequence[Line], at: float) -> bool:
    """Is nothing at y `at`, and what is below it a paragraph of its own, if anything is above?"""
    above = [line for line in lines if line.box.top < at]
    below = lines[len(above) :]
    return not above or not below or _is_apart(above[-1], below[0])


def _is_apart(above: Line, line: Line) -> bool:
    return line.box.top - above.box.bottom >= BLANK_LINE * line.size
