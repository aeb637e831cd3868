"""Heads of the first row beside blanks, each exactly in the middle of several columns: they are over all of these.

Morning stands over the second of three columns of times, which have no names of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import middle_x
from models.tables.pages.print.partings import best_parting

OFF: Final = 0.5
"""Em by which a head is off the middle of what its columns hold at most."""
FEWEST: Final = 2
"""Columns under each; figures in each column that tell where it stands."""


def with_heads_in_the_middle(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such heads of the first row, where no upright rule stands in it."""
    body = first_of_body(grid)
    upright = RuleCover(rules, horizontal=False)
    top, bottom = grid.row_edges[0], grid.row_edges[1]
    if (
        grid.form is not None or body < 1
        or any(upright.share(x, top, bottom) >= COVERED for x in grid.column_edges[1:-1])
    ):  # fmt: skip
        return grid
    told = grid
    for run in _runs([cell for cell in grid.cells if cell.row == 0]):
        told = _parted(told, run, body)
    return told


def _runs(row: Sequence[PageCell]) -> Iterator[list[PageCell]]:
    """Cells of one row beside each other, right of the labels, with a blank among them."""
    run: list[PageCell] = []
    for cell in sorted(row, key=lambda cell: cell.column):
        if cell.column and cell.row_span == 1:
            run.append(cell)
            continue
        yield from _with_blank(run)
        run = []
    yield from _with_blank(run)


def _with_blank(run: list[PageCell]) -> Iterator[list[PageCell]]:
    told = [cell for cell in run if cell.words]
    if 0 < len(told) < len(run) and all(any(map(str.isalnum, word.text)) for cell in told for word in cell.words[:1]):
        yield run


def _parted(grid: PageGrid, run: Sequence[PageCell], body: int) -> PageGrid:
    """The grid with the heads of a run over columns of which they are in the middle, where all are."""
    heads = [cell for cell in run if cell.words]
    columns = range(run[0].column, run[-1].column + run[-1].column_span)
    if len(columns) < FEWEST * len(heads) or any(len(_figures(grid, at, body)) < FEWEST for at in columns):
        return grid
    spread = {at: _middle(grid, at, body) for at in columns}
    inked = [around(word.box for word in cell.words) for cell in heads]

    @cache
    def off(at: int, start: int, end: int) -> float:
        size = max(word.box.bottom - word.box.top for word in heads[at].words)
        return abs(middle_x(inked[at]) - (spread[start] + spread[end - 1]) / 2) / size

    parts, most = best_parting(columns, len(heads), off)
    if most > OFF:
        return grid
    cells = [cell for cell in grid.cells if not any(cell is one for one in run)]
    for head, part in zip(heads, parts, strict=True):
        box = replace(head.box, left=grid.column_edges[part.start], right=grid.column_edges[part.stop])
        cells.append(replace(head, column=part.start, column_span=len(part), box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _figures(grid: PageGrid, column: int, body: int) -> list[PageCell]:
    own = (cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row >= body)
    return [cell for cell in own if cell.words]


def _middle(grid: PageGrid, column: int, body: int) -> float:
    """X of the middle of what a column holds."""
    return middle_x(around(word.box for cell in _figures(grid, column, body) for word in cell.words))
