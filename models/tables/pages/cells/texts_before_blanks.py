"""Texts that a finder made as wide as the blank columns behind theirs, though they begin where others of their column
do, and end in it: what is blank there is a cell of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from statistics import median

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.values import is_value

FEWEST, FLUSH, SAME_START = 3, 0.7, 1.5
"""Texts of a column, the share of them that begins at one place, and points by which that differs."""


def with_texts_before_blanks_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such text in its column; names of rows, in the first column or where that is blank, and what
    rules close stay as they are.
    """
    if grid.form is not None or grid.found_by == "rules":
        return grid
    figures = first_of_body(grid)
    named = {cell.row for cell in grid.cells if cell.column == 0 and cell.row_span == 1 and cell.words}
    body = figures if 0 < 2 * figures <= grid.n_rows else 1  # a table of words has one row of names
    upright = RuleCover(rules, horizontal=False)
    cells = [part for cell in grid.cells for part in _parts(cell, grid, body, upright, named)]
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parts(cell: PageCell, grid: PageGrid, body: int, upright: RuleCover, named: Collection[int]) -> Iterator[PageCell]:
    single = cell.row_span == 1 < cell.column_span and bool(cell.column) and bool(cell.words)
    if not single or cell.row < body or cell.row not in named:
        yield cell
        return
    inked, end = around(word.box for word in cell.words), grid.column_edges[cell.column + 1]
    closed = upright.share(cell.box.right, cell.box.top, cell.box.bottom) >= COVERED
    if closed or all(map(is_value, cell.words)) or inked.right > end or not _begins_as_others(inked.left, cell, grid):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
        words = cell.words if column == cell.column else ()
        yield replace(cell, column=column, column_span=1, box=box, words=words)


def _begins_as_others(left: float, cell: PageCell, grid: PageGrid) -> bool:
    others = [
        min(word.box.left for word in one.words) for one in grid.cells
        if (one.column, one.column_span) == (cell.column, 1) and one.words and one.row != cell.row and one.row
    ]  # fmt: skip
    if len(others) < FEWEST or abs(left - median(others)) > SAME_START:
        return False
    return sum(abs(other - left) <= SAME_START for other in others) >= FLUSH * len(others)
