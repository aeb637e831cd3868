"""Last columns that are a text beside the table: its sentences go on from row to row, the first one where names of
columns stand, or its print is larger and no rule of the table goes on over it; or it has a rule of its own above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.grid_ends import without_column
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import FULL_LINE, is_running_text, segments
from models.tables.pages.print.lines import Line, lines_of
from models.tables.pages.print.print_sizes import em_of
from models.tables.values import is_value

FEWEST: Final = 3
"""Columns of a table that may lose one, and lines of a text."""
LONG_LINE: Final = 12
"""Characters of a full line of a text at least, where names of columns stand."""
LARGER: Final = 1.12
"""Of the table's print, as OCR measures both."""
WHITE: Final = 6.0
"""Points between a table's rules and that of a text beside it at least."""
REACH: Final = 2.0
"""Points by which a rule may go on into a column that is not its table's."""


def without_text_beside(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without such columns."""
    if grid.form is not None:
        return grid
    first = next((at for at in range(grid.n_columns - 1, FEWEST - 2, -1) if _is_text(grid, at, rules)), grid.n_columns)
    while grid.n_columns > first:
        grid = without_column(grid, at_end=True)
    return grid


def _is_text(grid: PageGrid, column: int, rules: Sequence[Rule]) -> bool:
    """Is what stands in that column and behind it one text?"""
    lines = lines_of(word for cell in grid.cells if cell.column >= column for word in cell.words)
    if len(lines) < FEWEST:
        return False
    left = min(line.box.left for line in lines)
    wide = [cell for cell in grid.cells if cell.column < column < cell.column + cell.column_span]
    if any(word.box.right > left for cell in wide for word in cell.words):
        return False
    within = [rule.box for rule in rules if rule.box.top <= grid.box.bottom and rule.box.bottom >= grid.box.top - REACH]
    if _has_own_rule(lines, within):
        return True
    if any(all(map(is_value, line.words)) for line in lines):
        return False
    within = [box for box in within if box.bottom >= grid.box.top]
    if any(box.right > left + REACH and box.left < grid.box.right for box in within):
        return False
    level = [box for box in within if box.right - box.left > box.bottom - box.top]
    return _goes_on_from_head(lines) or (bool(level) and _is_larger(lines, grid, column))


def _has_own_rule(lines: Sequence[Line], rules: Sequence[Box]) -> bool:
    """Does a level rule begin where the text does, right above it or below its title, one beside it at the same height,
    white between? The table has others below that, none of which goes on to the text.
    """
    left = min(line.box.left for line in lines)
    level = [box for box in rules if box.right - box.left > box.bottom - box.top]
    own = [box for box in level if box.right > left + REACH]
    if len(own) != 1 or abs(own[0].left - left) > REACH:
        return False
    (over,) = own
    text = [line for line in lines if line.middle > over.bottom]
    if not text or text[0].box.top - over.bottom > text[0].size or len(text[0].text) < LONG_LINE:
        return False
    ends = [box.right for box in level if box is not over]
    beside = [box.right for box in level if box is not over and abs(box.top - over.top) <= REACH]
    whole = all(len(segments(line)) == 1 for line in lines)
    return whole and len(ends) > len(beside) > 0 and left - max(ends) >= WHITE and max(ends) - max(beside) <= REACH


def _goes_on_from_head(lines: Sequence[Line]) -> bool:
    """Is the first line a full one of a text that goes on in the second?"""
    edge = max(line.box.right for line in lines)
    first = lines[0]
    full = edge - first.box.right <= FULL_LINE * first.size and len(first.text) >= LONG_LINE
    return full and is_running_text(lines)


def _is_larger(lines: Sequence[Line], grid: PageGrid, column: int) -> bool:
    """Is the print of its first two lines larger than that of the table?"""
    others = [line for cell in grid.cells if cell.column < column for line in lines_of(cell.words)]
    return bool(others) and min(map(em_of, lines[:2])) >= LARGER * median(map(em_of, others))
