"""Heads of three lines without rules: names of columns on the last, heads over several of them on the line above, and
heads over several of those on the first. Labels stand in the middle, level with the second.

    Western passage        Eastern passage
    Class    Season    Drip rate  Conductivity    Drip rate  Conductivity
    B   A      B   A           B   A      B   A
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.heads.heads_and_columns import (
    OFF,
    ColumnsBelow,
    body_of,
    by_columns,
    head_cell,
    is_head_ruled,
    middles_of,
    runs_of,
)
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x
from models.tables.pages.print.partings import best_parting

LINES: Final = 3
FEWEST_COLUMNS: Final = 5
"""A label, and two names under each of two heads."""
EVEN: Final = 0.3
"""Em by which the distances of the three lines differ at most: those of one head of two lines are nearer."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Names and labels by their columns; heads over several with these, of the first line and of the second."""

    names: dict[int, Line]
    labels: dict[int, Line]
    over: tuple[tuple[Line, range], ...]
    under: tuple[tuple[Line, range], ...]


def with_three_lines_of_heads(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with a head of three rows, where it is such a one without rules in it."""
    last = body_of(grid)
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or not 0 < last <= LINES:
        return grid
    cells = [cell for cell in grid.cells if cell.row < last]
    if any(cell.row + cell.row_span > last for cell in cells) or is_head_ruled(grid, last, rules):
        return grid
    lines = lines_of(word for cell in cells for word in cell.words)
    head = _head(lines, ColumnsBelow(grid, last), grid) if len(lines) == LINES and _are_even(lines) else None
    return grid if head is None else _told(grid, last, lines, head)


def _are_even(lines: Sequence[Line]) -> bool:
    first, second = (below.middle - above.middle for above, below in pairwise(lines))
    return abs(first - second) <= EVEN * median(line.size for line in lines)


def _head(lines: Sequence[Line], columns: ColumnsBelow, grid: PageGrid) -> _Head | None:
    """None where names are not side by side, or where what stands above is not over all of them."""
    parts = list(by_columns(lines[2], columns))
    names = {columns.of(part.box): part for part in parts}
    runs = runs_of(sorted(names))
    if len(names) < len(parts) or len(runs) > 1:
        return None
    run = runs[0]
    left, right = grid.column_edges[run.start], grid.column_edges[run.stop]
    middle = segments(lines[1])
    groups = [part for part in middle if left < middle_x(part.box) < right]
    beside = [part for part in middle if not left < middle_x(part.box) < right]
    labels = {columns.of(part.box): part for part in beside}
    if 0 not in labels or len(labels) < len(beside) or labels.keys() & names.keys():
        return None
    under = _parted(run, groups, lambda own: middles_of(own, names, grid))
    over = _parted(
        range(len(under)), tops := segments(lines[0]), lambda own: middles_of(_columns(under, own), names, grid)
    )
    if not over:
        return None
    wide = [_columns(under, own) for own in over]
    return _Head(names, labels, tuple(zip(tops, wide, strict=True)), tuple(zip(groups, under, strict=True)))


def _parted(run: range, heads: Sequence[Line], middles: Callable[[range], Iterable[float]]) -> list[range]:
    """What of a run is under each head, so that all stand in the middle; none where it is not."""
    if len(run) < 2 * len(heads) or not heads:
        return []

    @cache
    def places(start: int, end: int) -> tuple[float, ...]:
        return tuple(middles(range(start, end)))

    own = [middle_x(head.box) for head in heads]
    parts, off = best_parting(run, len(heads), lambda at, start, end: min(abs(own[at] - x) for x in places(start, end)))
    return parts if off <= OFF * max(head.size for head in heads) else []


def _columns(parts: Sequence[range], own: range) -> range:
    return range(parts[own.start].start, parts[own.stop - 1].stop)


def _told(grid: PageGrid, last: int, lines: Sequence[Line], head: _Head) -> PageGrid:
    between = [(above.box.bottom + below.box.top) / 2 for above, below in pairwise(lines)]
    edges = (grid.row_edges[0], *between, grid.row_edges[last])
    cells = [head_cell(grid, edges, 0, 1, columns, [line]) for line, columns in head.over]
    cells += [head_cell(grid, edges, 1, 1, columns, [line]) for line, columns in head.under]
    cells += [head_cell(grid, edges, 2, 1, range(at, at + 1), [name]) for at, name in head.names.items()]
    others = [at for at in range(grid.n_columns) if at not in head.names]
    cells += [
        head_cell(grid, edges, 0, LINES, range(at, at + 1), [head.labels[at]] if at in head.labels else [])
        for at in others
    ]
    cells += [replace(cell, row=cell.row + LINES - last) for cell in grid.cells if cell.row >= last]
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return replace(grid, row_edges=(*edges, *grid.row_edges[last + 1 :]), cells=tuple(ordered))
