"""Charts: frames, grid lines and bars that make cells, which nothing fills but the labels of axes."""

from __future__ import annotations

from typing import Final

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.values import is_value

BLANK: Final = 0.5
"""Share of the cells of a chart that hold no word, at least."""
FEWEST_VALUES: Final = 4
"""Of an axis."""
ALONE: Final = 0.5
"""Share of a table's figures that are the only one of their cell, at least; those of an axis stand in one."""


def is_chart(grid: PageGrid) -> bool:
    """Of a page with text alone: where rules are read from a picture, cells run together that are a table's."""
    words = [word for cell in grid.cells for word in cell.words]
    if any(word.origin != "layer" for word in words):
        return False
    values = [sum(map(is_value, cell.words)) for cell in grid.cells]
    blank = sum(not cell.words for cell in grid.cells)
    alone = sum(count == 1 for count in values)
    return blank > BLANK * len(grid.cells) and sum(values) >= FEWEST_VALUES and alone < ALONE * sum(values)
