"""Lines of heads that a finder took for rows: what stands nearer to the next line than rows of figures do to one
another, each text over one of the next line, is a head and its translation, or its unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.values import is_value

NEARER: Final = 0.9
"""Of the least distance between two rows of figures, that of two lines of one head at most."""
FEWEST: Final = 2
"""Texts of the upper line, and rows of figures one below another that tell how far apart rows are."""
AT_SIDE: Final = 0.6
"""Em by which the middles, the left or the right ends of two lines of one head differ at most."""
SHOWN: Final = 0.2
"""Share of the table's width that rules cover where they divide two rows of heads."""
FEWEST_COLUMNS: Final = 3


def with_lines_of_heads_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such rows as one, in the cells of the lower."""
    body = first_of_body(grid) if grid.form is None and grid.n_columns >= FEWEST_COLUMNS else 0
    apart = _row_distance(grid, body) if body else None
    level = RuleCover(rules, horizontal=True)
    row = 0
    while apart is not None and row + 1 < body:
        divided = level.share(grid.row_edges[row + 1], grid.box.left, grid.box.right) >= SHOWN
        said = None if divided else _over_next(grid, row, NEARER * apart)
        if said is None:
            row += 1
        else:
            grid = _joined(grid, row, said)
            body = first_of_body(grid)
    return grid


def _row_distance(grid: PageGrid, body: int) -> float | None:
    """The least distance between rows of figures one below another, points; `body` is the first with any."""
    own = [cell for cell in grid.cells if cell.row_span == 1 and cell.column and cell.words and cell.row >= body]
    figures = [cell for cell in own if all(map(is_value, cell.words))]
    at = {(cell.column, cell.row): middle_y(around(word.box for word in cell.words)) for cell in figures}
    steps = [at[column, row + 1] - y for (column, row), y in at.items() if (column, row + 1) in at]
    return min(steps) if len(steps) >= FEWEST else None


def _over_next(grid: PageGrid, row: int, most: float) -> Mapping[int, Sequence[Word]] | None:
    """The words of the row over each cell of the next one, by its column; None where some stand over none of them."""
    upper = [cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 1)]
    lower = [cell for cell in grid.cells if (cell.row, cell.row_span) == (row + 1, 1) and cell.words]
    lines = lines_of(word for cell in upper for word in cell.words)
    if len(lines) != 1 or any(cell.row == row + 1 and cell.row_span > 1 and cell.column for cell in grid.cells):
        return None
    texts = segments(lines[0])
    said: dict[int, Sequence[Word]] = {}
    for text in texts:
        under = [cell for cell in lower if _is_under(cell, text, most)]
        if len(under) != 1 or under[0].column in said:
            return None
        said[under[0].column] = text.words
    return said if len(texts) >= FEWEST and len(lower) - len(texts) <= 1 else None


def _is_under(cell: PageCell, text: Line, most: float) -> bool:
    """Does its first line begin, end, or stand in the middle where the text does, no further below it?"""
    first = lines_of(cell.words)[0].box
    size = max(text.size, first.bottom - first.top)
    ends = (first.left - text.box.left, middle_x(first) - middle_x(text.box), first.right - text.box.right)
    meets = min(first.right, text.box.right) > max(first.left, text.box.left)
    return meets and min(map(abs, ends)) <= AT_SIDE * size and 0 < middle_y(first) - text.middle <= most


def _joined(grid: PageGrid, row: int, said: Mapping[int, Sequence[Word]]) -> PageGrid:
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.row <= row < cell.row + cell.row_span - 1:
            cells.append(replace(cell, row_span=cell.row_span - 1))
        elif cell.row == row + 1:
            box = Box(left=cell.box.left, top=grid.row_edges[row], right=cell.box.right, bottom=cell.box.bottom)
            words = (*said.get(cell.column, ()), *cell.words)
            cells.append(replace(cell, row=row, words=words, box=box))
        elif cell.row + cell.row_span - 1 != row:
            cells.append(replace(cell, row=cell.row - (cell.row > row)))
        elif cell.row_span > 1:
            cells.append(replace(cell, row_span=cell.row_span - 1))
    edges = (*grid.row_edges[: row + 1], *grid.row_edges[row + 2 :])
    return replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
