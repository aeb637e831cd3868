"""The lines above the first of a table's rules, as far apart as its rows: a head and a row, between which no rule runs.

Rules part all other rows, one line in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import lines_of, middle_y

FEWEST_RULES: Final = 3
"""Between rows, all of which they part."""
ALIKE: Final = 0.2
"""Share of the height of rows by which the distance of the two lines is another."""


def with_open_strip_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, its first row as two where it is such a strip."""
    if grid.form is not None or grid.n_rows <= FEWEST_RULES or any(cell.row_span > 1 for cell in grid.cells):
        return grid
    level = RuleCover(rules, horizontal=True)
    shares = [level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[:-1]]
    lines = [
        lines_of(word for cell in grid.cells if cell.row == row for word in cell.words) for row in range(grid.n_rows)
    ]
    if shares[0] or not all(shares[1:]) or len(lines[0]) != 2 or any(len(own) > 1 for own in lines[1:]):
        return grid
    upper, lower = lines[0]
    height = median(below - above for above, below in pairwise(grid.row_edges[1:]))
    if abs(lower.middle - upper.middle - height) > ALIKE * height:
        return grid
    edge = (upper.box.bottom + lower.box.top) / 2
    cells = [part for cell in grid.cells for part in _parts(cell, edge)]
    return replace(
        grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        row_edges=(grid.row_edges[0], edge, *grid.row_edges[1:]),
    )  # fmt: skip


def _parts(cell: PageCell, edge: float) -> Iterator[PageCell]:
    if cell.row:
        yield replace(cell, row=cell.row + 1)
        return
    above = tuple(word for word in cell.words if middle_y(word.box) < edge)
    below = tuple(word for word in cell.words if middle_y(word.box) >= edge)
    yield replace(cell, box=replace(cell.box, bottom=edge), words=above)
    yield replace(cell, row=1, box=replace(cell.box, top=edge), words=below)
