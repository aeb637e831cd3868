"""Drawings whose lines make cells of a picture: boxes with lines from one to another, and an outline beside a list."""

from __future__ import annotations

import re
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value

FEWEST_BOXES, MOST_FILLED = 3, 0.4
"""With words, none of them beside or below another; and the share of all cells that they are at most."""
FEWEST_ROWS: Final = 3
"""Of boxes, and what is drawn between them."""
FEWEST_COLUMNS, FEWEST_LISTED = 4, 2
"""That an outline draws beside a list, and those of its words; and rows of these."""
_MARKS: Final = "•·●○◦▪■□-–—*"
"""Before what a list counts."""
_MEASURE = re.compile(r"[A-Za-z]\d{0,2}")
"""What a drawing calls a measure: L1, D."""


def is_drawing(grid: PageGrid) -> bool:
    """Is it a chart of boxes, or an outline with its measures beside a list?"""
    return grid.form is None and (_is_of_boxes(grid) or _is_beside_list(grid))


def _is_of_boxes(grid: PageGrid) -> bool:
    """Are all cells with words apart, in several rows? A table has labels beside or above what they are of."""
    told = [cell for cell in grid.cells if cell.words]
    if (
        not FEWEST_BOXES <= len(told) <= MOST_FILLED * len(grid.cells)
        or grid.n_rows < FEWEST_ROWS
        or len({cell.row for cell in told}) < 2
    ):
        return False
    return not any(_adjoin(one, other) for at, one in enumerate(told) for other in told[:at])


def _adjoin(one: PageCell, other: PageCell) -> bool:
    across = min(one.column + one.column_span, other.column + other.column_span) - max(one.column, other.column)
    down = min(one.row + one.row_span, other.row + other.row_span) - max(one.row, other.row)
    return min(across, down) == 0 and max(across, down) > 0


def _is_beside_list(grid: PageGrid) -> bool:
    """Has one column all words, and has no other any but the figures of one row, or their names: the measures of what
    is drawn? Without these its lines make blank cells of several rows; those of a blank form are one each.
    """
    told = [(cell, [word for word in cell.words if word.text not in _MARKS]) for cell in grid.cells]
    named = [cell for cell, words in told if not all(map(_is_measure, words))]
    columns = {cell.column for cell in named}
    others = [cell for cell, words in told if words and all(map(_is_measure, words)) and cell.column not in columns]
    high = sum(cell.row_span > 1 for cell in grid.cells if not cell.words)
    return (
        len(columns) == 1
        and (bool(others) or high > 1)
        and len({cell.row for cell in named}) >= FEWEST_LISTED
        and grid.n_columns >= FEWEST_COLUMNS
        and len({cell.row for cell in others}) <= 1
    )


def _is_measure(word: Word) -> bool:
    return is_value(word) or _MEASURE.fullmatch(word.text) is not None
