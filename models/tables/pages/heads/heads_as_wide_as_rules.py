"""Cells of heads that a finder made wider than the rule right below: the heads of several rules in one, and a head over
columns beside its rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x, middle_y

BELOW: Final = 0.6
"""Em between the rule and the foot of the cell at most."""
REACH: Final = 2.0
"""Points by which a rule may end beyond the cell."""
FEWEST_COLUMNS: Final = 3
"""Of such a cell."""


def as_wide_as_rules(grid: PageGrid, rules: Sequence[Box]) -> PageGrid:
    """The grid, such a cell as one for each rule, over the columns whose names are below that; a name that is below
    none is as high as the cell above it, too, its first line being in that or not.
    """
    for cell in grid.cells:
        under = _rules_under(cell, rules)
        names = _names(grid, cell) if under else {}
        if len(names) == cell.column_span and under:
            grid = _told(grid, cell, under, names, rules)
    return grid


def _rules_under(cell: PageCell, rules: Sequence[Box]) -> list[Box]:
    """From left to right; none of a cell of few columns, or several rows, or where one of them has no word over it."""
    if cell.row_span > 1 or cell.column_span < FEWEST_COLUMNS or not cell.words:
        return []
    inside = [rule for rule in rules if cell.box.left - REACH <= rule.left and rule.right <= cell.box.right + REACH]
    found = [rule for rule in inside if _is_at_foot(rule, cell)]
    over = [[rule for rule in found if _is_over(word, rule)] for word in cell.words]
    whole = all(len(own) <= 1 for own in over) and all(any(own == [rule] for own in over) for rule in found)
    return sorted(found, key=lambda rule: rule.left) if whole else []


def _is_over(word: Word, rule: Box) -> bool:
    return rule.left <= middle_x(word.box) <= rule.right


def _words_over_none(cell: PageCell, under: Sequence[Box], left: float, right: float) -> tuple[Word, ...]:
    """The cell's words between two edges, none of them over a rule."""
    own = [word for word in cell.words if left <= middle_x(word.box) < right]
    return tuple(word for word in own if not any(_is_over(word, rule) for rule in under))


def _is_at_foot(rule: Box, cell: PageCell) -> bool:
    return abs(middle_y(rule) - cell.box.bottom) <= BELOW * max(word.box.bottom - word.box.top for word in cell.words)


def _names(grid: PageGrid, cell: PageCell) -> dict[int, float]:
    """X of the middle of what names each column, right below the cell."""
    columns = range(cell.column, cell.column + cell.column_span)
    return {
        column: middle_x(around(word.box for word in one.words))
        for one in grid.cells
        if one.row == cell.row + 1 and one.words
        for column in range(one.column, one.column + one.column_span)
        if column in columns
    }


def _told(
    grid: PageGrid, cell: PageCell, under: Sequence[Box], names: dict[int, float], rules: Sequence[Box]
) -> PageGrid:
    owner = {
        column: [at for at, rule in enumerate(under) if rule.left <= x <= rule.right] for column, x in names.items()
    }
    groups = [[column for column, own in owner.items() if own == [at]] for at in range(len(under))]
    beside = [column for column, own in owner.items() if not own]
    even = all(len(own) > 1 and max(own) - min(own) == len(own) - 1 for own in groups)
    if not even or sum(map(len, groups)) + len(beside) < cell.column_span or (len(under) == 1 and not beside):
        return grid
    edges = grid.column_edges
    first_lines = {column: _words_over_none(cell, under, *edges[column : column + 2]) for column in beside}
    strays = [word for word in cell.words if not any(_is_over(word, rule) for rule in under)]
    if sum(map(len, first_lines.values())) < len(strays):
        return grid
    cells = [one for one in grid.cells if one is not cell]
    for rule, columns in zip(under, groups, strict=True):
        start, end = min(columns), max(columns) + 1
        words = tuple(word for word in cell.words if _is_over(word, rule))
        box = replace(cell.box, left=edges[start], right=edges[end])
        cells.append(replace(cell, column=start, column_span=end - start, box=box, words=words))
    for column in beside:
        below = next(
            one for one in cells if one.row == cell.row + 1 and one.column <= column < one.column + one.column_span
        )
        box = replace(cell.box, left=edges[column], right=edges[column + 1])
        over = [rule for rule in rules if rule.left <= names[column] <= rule.right and _is_at_foot(rule, cell)]
        if below.column_span == 1 and not over:
            cells = [one for one in cells if one is not below]
            words, high = (*first_lines[column], *below.words), replace(below.box, top=box.top)
            cells.append(replace(below, row=cell.row, row_span=below.row_span + 1, box=high, words=words))
        else:
            cells.append(replace(cell, column=column, column_span=1, box=box, words=first_lines[column]))
    return replace(grid, cells=tuple(sorted(cells, key=lambda one: (one.row, one.column))))
