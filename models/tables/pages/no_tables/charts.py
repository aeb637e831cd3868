"""Charts: frames, grid lines and bars that make cells, which nothing fills but the labels of axes; and figures on show,
set much larger than what they are the figures of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value

BLANK: Final = 0.5
"""Share of the cells of a chart that hold no word, at least."""
MOSTLY_BLANK, FEWEST_CELLS = 0.6, 9
"""Share of the cells of a drawing that hold no word, at least, and cells that tell."""
HEADED: Final = 0.5
"""Share of the first row, or column, of a form that is filled."""
FEWEST_VALUES: Final = 4
"""Of an axis."""
FEWEST_LABELLED: Final = 5
"""Rows of a label and of several figures in one cell that no chart has: between two columns of a table is no rule."""
ALONE: Final = 0.5
"""Share of a table's figures that are the only one of their cell, at least; those of an axis stand in one."""
ON_SHOW: Final = 1.4
"""Of the height of its label that a figure on show has at least: tables set both in one size."""
MOST_SHOWN: Final = 4
"""Rows of figures on show and of their labels."""
_HAS_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")


def is_chart(grid: PageGrid) -> bool:
    """Of a page with text alone: where rules are read from a picture, cells run together that are a table's."""
    words = [word for cell in grid.cells for word in cell.words]
    if grid.form is not None or any(word.origin != "layer" for word in words):
        return False
    if _is_drawing(grid) or has_axis(grid) or _is_on_show(grid):
        return True
    values = [sum(map(is_value, cell.words)) for cell in grid.cells]
    blank = sum(not cell.words for cell in grid.cells)
    alone = sum(count == 1 for count in values)
    crowded = {cell.row for cell, count in zip(grid.cells, values, strict=True) if count > 1}
    labelled = {cell.row for cell in grid.cells if cell.column == 0 and cell.words and not is_value(cell.words[0])}
    if len(crowded & labelled) >= FEWEST_LABELLED:
        return False
    return blank > BLANK * len(grid.cells) and sum(values) >= FEWEST_VALUES and alone < ALONE * sum(values)


def has_axis(grid: PageGrid) -> bool:
    """Has the first or last row figures at even steps, and each other row one word at most in the columns of these?"""
    for row in (0, grid.n_rows - 1):
        own = sorted((cell for cell in grid.cells if cell.row == row and cell.words), key=lambda cell: cell.column)
        marks = [cell for cell in own if len(cell.words) == 1 and _PLAIN.fullmatch(_plain(cell.words[0].text))]
        under = {cell.column for cell in marks}
        others = Counter(cell.row for cell in grid.cells if cell.row != row and cell.words and cell.column in under)
        if len(marks) >= FEWEST_VALUES and max(others.values(), default=0) <= 1 and _are_even(marks):
            return True
    return False


def _is_on_show(grid: PageGrid) -> bool:
    """Are its figures, and there is one in most columns, all much larger than its words?"""
    if grid.n_rows > MOST_SHOWN or grid.found_by in ("rules", "form"):
        return False
    words = [word for cell in grid.cells for word in cell.words]
    figures = [word.box.bottom - word.box.top for word in words if is_value(word) and _HAS_DIGIT.search(word.text)]
    labels = [word.box.bottom - word.box.top for word in words if not is_value(word)]
    shown = {cell.column for cell in grid.cells if any(map(is_value, cell.words))}
    return bool(labels) and 2 * len(shown) > grid.n_columns and min(figures, default=0.0) >= ON_SHOW * max(labels)


def _are_even(marks: Sequence[PageCell]) -> bool:
    figures = [Decimal(_plain(cell.words[0].text)) for cell in marks]
    steps = {after - before for before, after in pairwise(figures)}
    return len(steps) == 1 and 0 not in steps


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip("%")


def _is_drawing(grid: PageGrid) -> bool:
    """Is hardly any cell filled, and neither the first row nor the first column? A blank form has its heads and labels.

    Where one cell of several rows and columns is filled, that is a label at their beginning.
    """
    filled = [cell for cell in grid.cells if cell.words]
    if min(grid.n_rows, grid.n_columns) > 1 and len(filled) == 1:
        return (filled[0].row, filled[0].column) != (0, 0)
    if len(grid.cells) < FEWEST_CELLS or len(filled) >= (1 - MOSTLY_BLANK) * len(grid.cells):
        return False
    firsts = ([cell for cell in grid.cells if cell.row == 0], [cell for cell in grid.cells if cell.column == 0])
    return all(sum(bool(cell.words) for cell in own) < HEADED * len(own) for own in firsts)
