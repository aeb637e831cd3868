"""Lines cut out of a paragraph that something stands beside: a note in the margin makes no table of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.no_tables.tabbed_text import DRAWN
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.leaders import ends_in_leader
from models.tables.pages.print.line_shapes import FULL_LINE, fill_their_column, in_columns
from models.tables.pages.print.lines import Line, holds, lines_of, middle_x

FEWEST_LINES: Final = 2
LONG: Final = 16.0
"""Em of a line of prose at least."""
SAME_SIDE: Final = 0.6
"""Em by which the left sides of lines of one paragraph differ."""
SAME_PITCH: Final = 1.25
"""Of the usual distance of its lines, at most, from the table to the line that goes on."""


def is_cut_from_prose(grid: PageGrid, words: Iterable[Word]) -> bool:
    """Does the text of a column go on above or below the grid, in full lines with the same sides?

    Args:
        grid: one that no rule or fill shows; others are believed.
        words: all of the page.
    """
    if grid.found_by in DRAWN:
        return False
    outside = [word for word in words if not holds(grid.box, word.box)]
    return any(_goes_on(grid, column, outside) for column in range(grid.n_columns))


def _goes_on(grid: PageGrid, column: int, outside: Sequence[Word]) -> bool:
    cells = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
    lines = lines_of(word for cell in cells for word in cell.words)
    if len(lines) < FEWEST_LINES or any(in_columns(line) or ends_in_leader(line.words[-1]) for line in lines):
        return False
    em, box = median(line.size for line in lines), around(line.box for line in lines)
    if box.right - box.left < LONG * em or not fill_their_column(lines):
        return False
    pitch = median(low.middle - high.middle for high, low in pairwise(lines))
    beside = lines_of(word for word in outside if box.left - em <= middle_x(word.box) <= box.right + em)
    near = [
        min((line for line in beside if line.middle > box.bottom), key=lambda line: line.middle, default=None),
        max((line for line in beside if line.middle < box.top), key=lambda line: line.middle, default=None),
    ]
    return any(line is not None and _is_of(line, lines, box, em, pitch) for line in near)


def _is_of(line: Line, lines: Sequence[Line], box: Box, em: float, pitch: float) -> bool:
    """A full line right above or below, with the usual left side and of the same size?"""
    away = line.middle - lines[-1].middle if line.middle > box.bottom else lines[0].middle - line.middle
    usual = median(one.box.left for one in lines)
    sides = abs(line.box.left - usual) <= SAME_SIDE * em and abs(line.box.right - box.right) <= FULL_LINE * em
    return away <= SAME_PITCH * pitch and sides and not in_columns(line)
