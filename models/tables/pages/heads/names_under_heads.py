"""Names of columns on the last line of a head whose other heads stand in the middle of its height: they are under heads
over several columns.

A head of one column is as high as the whole head, and where one such is set in the middle all are. What stands on the
last line all the same has a head above it, though the middle of that is over other columns: figures set to the right
leave the white, by which finders part columns, at the left of their cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
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
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.print.partings import best_parting

FEWEST_COLUMNS: Final = 4
MOST_HEADS: Final = 2
"""Rows of the head that the finder made."""
FEWEST_LEFT: Final = 2
"""Heads that are set left, over more names than there are of them."""
LEVEL: Final = 0.3
"""Em by which middles of words on one line, or in the middle of the head, differ."""


def with_names_under_heads(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, its head as two rows where it is such a one without rules in it."""
    last = body_of(grid) or _ruled_off(grid, rules)
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or not 0 < last <= MOST_HEADS:
        return grid
    cells = [cell for cell in grid.cells if cell.row < last]
    if any(cell.row + cell.row_span > last for cell in cells) or is_head_ruled(grid, last, rules):
        return grid
    head = _head(cells, grid)
    parts = None if head is None else _parts(head, grid)
    return grid if head is None or parts is None else _told(grid, last, cells, head, parts)


def _ruled_off(grid: PageGrid, rules: Sequence[Rule]) -> int:
    """One, where a rule all along parts the first row, which may name its columns by figures: scores of 3 to 0."""
    level = RuleCover(rules, horizontal=True)
    return int(level.share(grid.row_edges[1], grid.box.left, grid.box.right) >= COVERED)


@dataclass(frozen=True, slots=True)
class _Head:
    """Lines of each column that are names on the last line, and those of heads over them; points."""

    lines: dict[int, list[Line]]
    names: dict[int, Line]
    size: float

    def over(self, column: int) -> list[Line]:
        """Those above the name."""
        return [line for line in self.lines[column] if line is not self.names[column]]


def _head(cells: Sequence[PageCell], grid: PageGrid) -> _Head | None:
    """None where no head stands in the middle, or no name beside it on the last line with nothing above it."""
    columns = ColumnsBelow(grid, max(cell.row + cell.row_span for cell in cells))
    lines: dict[int, list[Line]] = {}
    for cell in cells:
        for part in (part for line in lines_of(cell.words) for part in by_columns(line, columns)):
            lines.setdefault(columns.of(part.box), []).append(part)
    lines = {column: sorted(own, key=lambda line: line.middle) for column, own in lines.items()}
    every = [line for own in lines.values() for line in own]
    if not every:
        return None
    size, middle = median(line.size for line in every), middle_y(around(line.box for line in every))
    low = [own[0].middle for own in lines.values() if len(own) == 1 and own[0].middle - middle > LEVEL * size]
    if not low or max(low) - min(low) > LEVEL * size:
        return None
    names = {column: own[-1] for column, own in lines.items() if _is_name(own, median(low), middle, LEVEL * size)}
    others = [own for column, own in lines.items() if column not in names]
    centred = [abs(middle_y(around(line.box for line in own)) - middle) <= LEVEL * size for own in others]
    return _Head(lines, names, size) if centred and all(centred) else None


def _is_name(lines: Sequence[Line], low: float, middle: float, slack: float) -> bool:
    """On the last line, and as far below what is over it as the names are; lines of one head stand nearer."""
    own = lines[-1]
    if abs(own.middle - low) > slack:
        return False
    return len(lines) == 1 or abs(own.middle - lines[-2].middle - 2 * (low - middle)) <= slack


def _parts(head: _Head, grid: PageGrid) -> list[tuple[list[Line], range]] | None:
    """Heads over several columns, with these; None where that does not come out even."""
    found: list[tuple[list[Line], range]] = []
    for run in runs_of(sorted(head.names)):
        over = [head.over(column) for column in run if head.over(column)]
        left = _set_left(run, head)
        if left:
            found += left
            continue
        if not over or len(run) < 2 * len(over):
            return None
        best, off = _best(run, over, head, grid)
        if off > OFF * head.size:
            return None
        found += zip(over, best, strict=True)
    return found or None


def _set_left(run: range, head: _Head) -> list[tuple[list[Line], range]]:
    """Heads of one line with the columns up to the next, where each begins as the name under it does."""
    starts = [column for column in run if head.over(column)]
    lines = [head.over(column) for column in starts]
    flush = [own[0].box.left - head.names[at].box.left for own, at in zip(lines, starts, strict=True) if len(own) == 1]
    if len(flush) < max(FEWEST_LEFT, len(starts)) or starts[0] != run.start or len(run) == len(starts):
        return []
    if max(map(abs, flush)) > LEVEL * head.size:
        return []
    return [(own, range(*part)) for own, part in zip(lines, pairwise([*starts, run.stop]), strict=True)]


def _best(run: range, over: Sequence[Sequence[Line]], head: _Head, grid: PageGrid) -> tuple[list[range], float]:
    """The columns under each head, and points by which the worst of the heads is off the middle of its names, or of its
    columns.
    """
    own = [middle_x(around(line.box for line in lines)) for lines in over]

    @cache
    def middles(start: int, end: int) -> tuple[float, ...]:
        return tuple(middles_of(range(start, end), head.names, grid))

    def off(at: int, start: int, end: int) -> float:
        if not start and _may_be_at_middle(own[at], end, head, grid):
            return 0.0
        return min(abs(own[at] - x) for x in middles(start, end))

    return best_parting(run, len(over), off)


def _may_be_at_middle(x: float, end: int, head: _Head, grid: PageGrid) -> bool:
    """Is it in the middle of the columns before `end`, wherever these end in the white before the next one?"""
    told = {column: [line.box for line in lines] for column, lines in head.lines.items()}
    for cell in grid.cells:
        if cell.column_span == 1 and cell.words:
            told.setdefault(cell.column, []).append(around(word.box for word in cell.words))
    before = max(box.right for column, boxes in told.items() if column < end for box in boxes)
    behind = min((box.left for box in told.get(end, ())), default=grid.box.right)
    return before <= 2 * x - grid.column_edges[0] <= behind


def _told(
    grid: PageGrid, last: int, cells: Sequence[PageCell], head: _Head, parts: Sequence[tuple[Sequence[Line], range]]
) -> PageGrid:
    """The grid with a head of two rows."""
    under = {column for _, part in parts for column in part}
    top, bottom = grid.row_edges[0], grid.row_edges[last]
    lowest = max(line.box.bottom for lines, _ in parts for line in lines)
    highest = min(head.names[column].box.top for column in under)
    edges = (top, (lowest + highest) / 2, bottom)
    found = [head_cell(grid, edges, 0, 1, part, lines) for lines, part in parts]
    found += [head_cell(grid, edges, 1, 1, range(column, column + 1), [head.names[column]]) for column in under]
    for columns in _others(cells, under, grid.n_columns):
        own = [line for column in columns for line in head.lines.get(column, ())]
        found.append(head_cell(grid, edges, 0, 2, columns, own))
    more = 2 - last
    rest = [replace(cell, row=cell.row + more) for cell in grid.cells if cell.row >= last]
    ordered = sorted((*found, *rest), key=lambda cell: (cell.row, cell.column))
    return replace(grid, row_edges=(*edges[:2], *grid.row_edges[last:]), cells=tuple(ordered))


def _others(cells: Sequence[PageCell], under: set[int], n_columns: int) -> Iterator[range]:
    """Columns that are under no head, those of one cell of the first row together."""
    wide = [range(cell.column, cell.column + cell.column_span) for cell in cells if cell.row == 0 and cell.words]
    column = 0
    while column < n_columns:
        own = next((one for one in wide if one.start == column and not under.intersection(one)), None)
        columns = own or range(column, column + 1)
        if column not in under:
            yield columns
        column = columns.stop
