"""The last rows of forms without rules, texts of several lines beside their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds, lines_of, middle_y
from models.tables.pages.print.ruled_groups import near
from models.tables.pages.rows.form_rows import further_form_rows

BESIDE: Final = 2.0
"""Points between a grid and a rule of its own at most."""
FURTHEST: Final = 1.5
"""Of a row's height, the white below the last one at most."""


def with_form_rows_below(grids: Sequence[PageGrid], page: PrintedPage) -> list[PageGrid]:
    """The grids, each with such rows up to the next one; what rules draw is whole."""
    found: list[PageGrid] = []
    for grid in grids:
        end = min((one.box.top for one in grids if one.box.top > grid.box.top), default=float("inf"))
        ruled = any(near(grid.box, rule.box, BESIDE) for rule in page.rules)
        found.append(grid if ruled else _longer(grid, page, end))
    return found


def _longer(grid: PageGrid, page: PrintedPage, end: float) -> PageGrid:
    below = [
        word for word in page.words
        if grid.box.bottom < middle_y(word.box) < end and not holds(grid.box, word.box)
    ]  # fmt: skip
    lines = lines_of(below)
    usual = median(below - above for above, below in pairwise(grid.row_edges))
    bottom = around(word.box for cell in grid.cells for word in cell.words).bottom
    if not lines or lines[0].box.top - bottom > FURTHEST * usual:
        return grid
    more = further_form_rows(grid, lines, cut=False)
    if more is None:
        return grid
    top = (bottom + more.row_edges[0]) / 2
    edges, rows = more.column_edges, (*grid.row_edges[:-1], top, *more.row_edges[1:])
    upper = tuple(
        replace(
            cell, box=replace(
                cell.box, left=edges[cell.column], right=edges[cell.column + cell.column_span],
                bottom=rows[cell.row + cell.row_span],
            ),
        )
        for cell in grid.cells
    )  # fmt: skip
    lower = tuple(
        replace(cell, row=cell.row + grid.n_rows, box=replace(cell.box, top=rows[cell.row + grid.n_rows]))
        for cell in more.cells
    )
    box = replace(grid.box, left=edges[0], right=edges[-1], bottom=rows[-1])
    return replace(grid, box=box, row_edges=rows, column_edges=edges, cells=(*upper, *lower))
