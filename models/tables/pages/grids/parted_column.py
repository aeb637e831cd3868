"""One column of a grid made two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x


def parted_column(
    grid: PageGrid, column: int, x: float, *, crosses: Callable[[Word], bool] = lambda _: False
) -> PageGrid:
    """The column as two, words on either side of `x` by their middles. Cells of several columns, and those with a word
    that `crosses`, go over both.
    """
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.column_span <= column:
            cells.append(cell)
        elif cell.column_span > 1 or any(map(crosses, cell.words)):
            cells.append(replace(cell, column_span=cell.column_span + 1))
        else:
            left = tuple(word for word in cell.words if middle_x(word.box) < x)
            right = tuple(word for word in cell.words if middle_x(word.box) >= x)
            cells.append(replace(cell, words=left, box=replace(cell.box, right=x)))
            cells.append(replace(cell, column=column + 1, words=right, box=replace(cell.box, left=x)))
    edges = (*grid.column_edges[: column + 1], x, *grid.column_edges[column + 1 :])
    return replace(grid, column_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
