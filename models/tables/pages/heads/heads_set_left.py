"""Heads over several columns that are set left: each begins where the first name under it does, the next ones have
nothing above them. It goes on to where the next such head begins, or to the last column with a name under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of

FLUSH: Final = 0.35
"""Em by which a head and the first name under it begin apart at most."""
FEWEST: Final = 2
"""Such heads of a row."""
AROUND: Final = 1.0
"""Points on both sides of an edge that a rule covers which goes over it."""
SHOWN: Final = 0.1
"""Share of the row's height along which rules run on an edge that they show."""


def with_heads_set_left(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such head over its columns, where no upright rule stands between these."""
    body = first_of_body(grid)
    if grid.form is not None or body < FEWEST:
        return grid
    upright, level = (RuleCover(rules, horizontal=horizontal) for horizontal in (False, True))
    for row in range(body - 1):
        heads = _heads(grid, row)
        top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
        inner = [grid.column_edges[at] for columns in heads for at in range(columns.start + 1, columns.stop)]
        starts = [grid.column_edges[columns.start] for columns in heads]
        if any(upright.share(x, top, bottom) >= SHOWN for x in inner) or _are_parted(level, bottom, starts):
            continue
        kept = [cell for cell in grid.cells if cell.row != row or not any(cell.column in one for one in heads)]
        wide = [_wide(cell, columns, grid) for columns, cell in heads.items()]
        grid = replace(grid, cells=tuple(sorted((*kept, *wide), key=lambda cell: (cell.row, cell.column))))
    return grid


def _heads(grid: PageGrid, row: int) -> dict[range, PageCell]:
    """The heads of the row, by their columns; none where not all of it are such, or all are over one column."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    told = [cell for cell in own if cell.row_span == 1 and cell.words]
    below = {
        cell.column: cell for cell in grid.cells
        if (cell.row, cell.column_span) == (row + 1, 1) and cell.words
    }  # fmt: skip
    starts: dict[int, PageCell] = {}
    for cell in told:
        column = _column_of(cell, below)
        if column is None or column in starts:
            return {}
        starts[column] = cell
    if len(starts) < FEWEST:
        return {}
    found: dict[range, PageCell] = {}
    ends = [*sorted(starts)[1:], grid.n_columns]
    for column, end in zip(sorted(starts), ends, strict=True):
        last = next((at for at in range(column, end) if at not in below), end)
        found[range(column, last)] = starts[column]
    covered = [at for columns in found for at in columns]
    high = {at for cell in own if cell.row_span > 1 for at in range(cell.column, cell.column + cell.column_span)}
    wider = {at for cell in told for at in range(cell.column, cell.column + cell.column_span)}
    if len(covered) <= len(found) or high & set(covered) or not wider <= set(covered):
        return {}
    return found


def _column_of(head: PageCell, below: dict[int, PageCell]) -> int | None:
    """Of the name that begins where the head of one line does."""
    lines = lines_of(head.words)
    if len(lines) != 1:
        return None
    starts = {column: around(word.box for word in cell.words).left for column, cell in below.items()}
    near = [column for column, left in starts.items() if abs(left - lines[0].box.left) <= FLUSH * lines[0].size]
    return near[0] if near else None


def _are_parted(level: RuleCover, y: float, starts: Sequence[float]) -> bool:
    """Do rules end before heads begin? They tell how far these go."""
    return (
        bool(starts)
        and level.share(y, starts[0], starts[-1]) > 0
        and any(level.share(y, x - AROUND, x + AROUND) < 1.0 for x in starts[1:])
    )


def _wide(cell: PageCell, columns: range, grid: PageGrid) -> PageCell:
    left, right = grid.column_edges[columns.start], grid.column_edges[columns.stop]
    return replace(cell, column=columns.start, column_span=len(columns), box=replace(cell.box, left=left, right=right))
