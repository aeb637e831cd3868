"""Cells in the middle of the columns under one head, or under several beside each other: what is said of all of them.

A motor's torque stands once under its name, its current in each of two columns, series and parallel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover, slot
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_x, middle_y

AT_MIDDLE, OFF_COLUMN = 0.5, 0.8
"""Em by which such a cell's words are off the middle of the columns at most, and off that of each column at least."""
SIZE: Final = 10.0
"""Points: about an em, by which a rule ends off the columns that it is under."""
FEWEST: Final = 2
"""Rows with such cells, but for one that is set otherwise than its column."""
FEWEST_ENDS, SAME_END, OFF_END = 3, 1.0, 0.6
"""Cells of a column that end at one x, points by which that differs, and em by which another one ends off it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns, and x of the middle of what heads them."""

    columns: range
    middle: float


def with_cells_under_heads(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such cells, where no upright rule stands."""
    told = [*_groups(grid), *_with_heads_beside(grid, rules)] if grid.form is None else []
    upright = RuleCover(rules, horizontal=False)
    middles = _middles(grid)
    named = (group for group in told if middles.keys() >= set(group.columns))
    groups = sorted(named, key=lambda group: -len(group.columns))
    found: dict[int, list[tuple[PageCell, range]]] = {}
    for row in range(2, grid.n_rows) if groups else ():
        for group in groups:
            taken = {column for _, columns in found.get(row, ()) for column in columns}
            cell = None if taken.intersection(group.columns) else _at_middle(grid, row, group, middles, upright)
            if cell is not None:
                found.setdefault(row, []).append((cell, group.columns))
    alone = [cell for own in found.values() for cell, _ in own]
    if len(found) < FEWEST and not any(_is_set_otherwise(cell, grid) for cell in alone):
        return grid
    cells = list(grid.cells)
    for row, own in found.items():
        for cell, columns in own:
            gone = [one for one in cells if one.row == row and one.column in columns]
            box = around(one.box for one in gone)
            cells = [one for one in cells if one not in gone]
            cells.append(replace(cell, column=columns.start, column_span=len(columns), box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_set_otherwise(cell: PageCell, grid: PageGrid) -> bool:
    """Do all others of its column, where it stands, end at one x, and this one not?"""
    inked = around(word.box for word in cell.words)
    column = slot(grid.column_edges, middle_x(inked))
    ends = [
        max(word.box.right for word in one.words)
        for one in grid.cells
        if (one.column, one.column_span) == (column, 1) and one.row > 1 and one.row != cell.row and one.words
    ]
    even = len(ends) >= FEWEST_ENDS and max(ends) - min(ends) <= SAME_END
    return even and abs(inked.right - median(ends)) >= OFF_END * (inked.bottom - inked.top)


def _groups(grid: PageGrid) -> Iterator[_Group]:
    """Of each head of the first row over columns with names of their own, and of such side by side."""
    named = {cell.column for cell in grid.cells if cell.row == 1 and cell.words and cell.column_span == 1}
    heads = [
        _Group(columns, middle_x(around(word.box for word in cell.words)))
        for cell in sorted(grid.cells, key=lambda cell: cell.column)
        if cell.row == 0 and cell.row_span == 1 and cell.column_span > 1 and cell.words
        and named.issuperset(columns := range(cell.column, cell.column + cell.column_span))
    ]  # fmt: skip
    for first in range(len(heads)):
        for last in range(first, len(heads)):
            run = heads[first : last + 1]
            columns = range(run[0].columns.start, run[-1].columns.stop)
            if len(columns) == sum(len(head.columns) for head in run):
                yield _Group(columns, (run[0].middle + run[-1].middle) / 2)


def _with_heads_beside(grid: PageGrid, rules: Sequence[Rule]) -> Iterator[_Group]:
    """Of a head over several columns and heads of one behind it to the table's end; a rule tells where the former
    begins.
    """
    heads = sorted((cell for cell in grid.cells if cell.row == 0 and cell.words), key=lambda cell: cell.column)
    wide = [cell for cell in heads if cell.column_span > 1]
    if len(wide) != 1 or wide[0].row_span > 1:
        return
    head, behind = wide[0], [cell for cell in heads if cell.column > wide[0].column]
    under = [
        rule.box for rule in rules
        if rule.horizontal and abs(middle_y(rule.box) - head.box.bottom) <= AT_MIDDLE * SIZE
        and abs(rule.box.right - head.box.right) <= SIZE and head.box.left - SIZE <= rule.box.left < head.box.right
    ]  # fmt: skip
    if behind and all(cell.row_span == 2 and cell.column_span == 1 for cell in behind) and len(under) == 1:
        yield _Group(range(head.column, grid.n_columns), (under[0].left + grid.box.right) / 2)


def _middles(grid: PageGrid) -> dict[int, float]:
    """X of the middle of each column's name."""
    own = (cell for cell in grid.cells if cell.row + cell.row_span == 2 and cell.column_span == 1)
    names = [cell for cell in own if cell.words]
    return {cell.column: middle_x(around(word.box for word in cell.words)) for cell in names}


def _at_middle(
    grid: PageGrid, row: int, group: _Group, middles: Mapping[int, float], upright: RuleCover
) -> PageCell | None:
    """A cell with all that a row has under the group, if that is one text in its middle."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span and _meets(cell, group.columns)]
    inside = all(cell.row_span == 1 and _lies_in(cell, group.columns) for cell in own)
    lines = lines_of(word for cell in own for word in cell.words)
    if not inside or len(lines) != 1 or len(segments(lines[0])) != 1:
        return None
    x, size = middle_x(lines[0].box), lines[0].size
    whole = abs(x - group.middle) <= AT_MIDDLE * size
    apart = all(abs(x - middles[column]) >= OFF_COLUMN * size for column in group.columns)
    top, bottom = grid.row_edges[row], grid.row_edges[row + 1]
    inner = (grid.column_edges[at] for at in group.columns[1:])
    if not whole or not apart or any(upright.share(at, top, bottom) >= COVERED for at in inner):
        return None
    return replace(own[0], words=lines[0].words)


def _meets(cell: PageCell, columns: range) -> bool:
    return cell.column < columns.stop and cell.column + cell.column_span > columns.start


def _lies_in(cell: PageCell, columns: range) -> bool:
    return cell.column >= columns.start and cell.column + cell.column_span <= columns.stop
