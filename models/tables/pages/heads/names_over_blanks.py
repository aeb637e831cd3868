"""Names of blank columns that are to be filled in: nothing below them parts these, but names stand as far apart as no
words of one text do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x
from models.tables.values import is_value

APART: Final = 1.5
"""Em between two names at least; characters of one name that is spread stand alone."""
FEWEST_ROWS: Final = 3
"""Blank ones below them."""


def with_names_over_blanks_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, a column of several such names, and of nothing below them, as one for each, if no upright rules part
    columns.
    """
    body = first_of_body(grid) or 1  # days of a month may name columns
    if grid.form is not None or grid.n_rows - body < FEWEST_ROWS:
        return grid
    upright = RuleCover(rules, horizontal=False)
    if any(upright.share(x, grid.box.top, grid.box.bottom) >= COVERED for x in grid.column_edges[1:-1]):
        return grid
    for column in reversed(range(1, grid.n_columns)):
        names = _names(grid, column, body)
        if names:
            grid = _parted(grid, column, body, names)
    return grid


def _names(grid: PageGrid, column: int, body: int) -> list[Line]:
    """Of the last row of the head, one line of several names; none where the column holds anything below."""
    own = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
    heads = [cell for cell in own if cell.row + cell.row_span == body and cell.words]
    below = [cell for cell in own if cell.row >= body]
    if (
        len(heads) != 1
        or sum(cell.row_span for cell in below) != grid.n_rows - body
        or any(cell.words for cell in below)
    ):
        return []
    lines = lines_of(heads[0].words)
    if len(lines) != 1 or heads[0].row_span > 1:
        return []
    parts = segments(lines[0])
    gaps = [right.box.left - left.box.right for left, right in pairwise(parts)]
    far = bool(gaps) and min(gaps) >= APART * lines[0].size
    named = all(len(part.text) > 1 and not all(map(is_value, part.words)) for part in parts)
    return parts if far and named else []


def _parted(grid: PageGrid, column: int, body: int, names: Sequence[Line]) -> PageGrid:
    """The column as one for each name; what goes over it, and its own heads above, over all of them."""
    whites = [(left.box.right + right.box.left) / 2 for left, right in pairwise(names)]
    more = len(whites)
    edges = (*grid.column_edges[: column + 1], *whites, *grid.column_edges[column + 1 :])
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + more))
        elif cell.column + cell.column_span <= column:
            cells.append(cell)
        elif cell.column_span > 1 or cell.row + cell.row_span < body:
            cells.append(replace(cell, column_span=cell.column_span + more))
        else:
            for at in range(more + 1):
                box = Box(
                    left=edges[column + at], top=cell.box.top, right=edges[column + at + 1], bottom=cell.box.bottom
                )
                words = tuple(w for w in cell.words if box.left <= middle_x(w.box) < box.right)
                cells.append(replace(cell, column=column + at, box=box, words=words))
    return replace(grid, column_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
