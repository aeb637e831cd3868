"""Rows without rules whose labels take several lines: the lines of each label begin level with the figures of its row,
or stand around them, all labels of a table in the same way. What divides all lines so that each is right is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover, slot
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.rows.numbered_rows import Zone, with_rows_of
from models.tables.values import is_value_or_dash

FEWEST_ROWS, FEWEST_FIGURES = 3, 2
"""With figures, and figures of each."""
MOSTLY: Final = 0.6
"""Share of figures among what a column of figures says."""
LEVEL: Final = 0.35
"""Em by which a label is off its figures at most."""
NEARER: Final = 0.93
"""Of the least distance of lines of two labels, that of lines of one at most."""
MOST_LABELS: Final = 1
"""Columns before the labels: those of groups."""


def with_rows_at_figures(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, a row for each line of figures, where it has others there."""
    column = _label_column(grid)
    if grid.form is not None or column is None:
        return grid
    words = [word for cell in grid.cells for word in cell.words]
    figures, top = _figures(grid, words, column)
    if len(figures) < FEWEST_ROWS or min(len(line.words) for line in figures) < FEWEST_FIGURES:
        return grid
    below = [word for word in words if middle_y(word.box) > top]
    left, right = grid.column_edges[column : column + 2]
    labels = lines_of(word for word in below if left <= middle_x(word.box) < right)
    others = lines_of(word for word in below if middle_x(word.box) < left)
    found = _groups(labels, figures, others, "middle") or _groups(labels, figures, others, "top")
    if not found or not _are_apart(found) or _are_rows(grid, found, figures):
        return grid
    edges = _edges(grid, found, figures, top)
    level = RuleCover(rules, horizontal=True)
    if any(level.share(y, grid.box.left, grid.box.right) >= COVERED for y in _within(found, rules)):
        return grid
    return with_rows_of(grid, Zone(column, edges)) or grid


def _label_column(grid: PageGrid) -> int | None:
    """The column before the first one of figures, of texts, with at most one before it."""
    for column in range(min(grid.n_columns, MOST_LABELS + 2)):
        own = [word for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) for word in cell.words]
        values = sum(map(is_value_or_dash, own))
        if values >= max(FEWEST_ROWS, MOSTLY * len(own)):
            return column - 1 if column else None
    return None


def _figures(grid: PageGrid, words: Sequence[Word], column: int) -> tuple[list[Line], float]:
    """Lines of figures right of the labels, and y where the heads over them end."""
    left = grid.column_edges[column + 1]
    beside = [word for word in words if middle_x(word.box) > left]
    lines = lines_of(beside)
    told = [sum(map(is_value_or_dash, line.words)) for line in lines]
    first = next((at for at, n in enumerate(told) if n >= FEWEST_FIGURES and 2 * n > len(lines[at].words)), None)
    if first is None:
        return [], 0.0
    top = max((line.box.bottom for line in lines[:first]), default=grid.box.top)
    body = [word for line in lines[first:] for word in line.words if is_value_or_dash(word)]
    return lines_of(body), min(top, lines[first].box.top)


def _groups(
    labels: Sequence[Line], figures: Sequence[Line], others: Sequence[Line], anchor: Literal["middle", "top"]
) -> list[Sequence[Line]]:
    """The lines of each row's label; none where they cannot be divided so that each stands by its figures."""
    found: list[Sequence[Line]] = []
    start = 0
    for line in figures:
        near = LEVEL * line.size
        first = labels[start].middle if start < len(labels) else float("inf")
        if anchor == "middle":
            ends = range(start, len(labels))
            end = next((at for at in ends if abs((first + labels[at].middle) / 2 - line.middle) <= near), None)
        else:
            end = start if abs(first - line.middle) <= near else None
            below = figures[len(found) + 1].middle - near if len(found) + 1 < len(figures) else float("inf")
            while end is not None and end + 1 < len(labels) and labels[end + 1].middle < below:
                end += 1
        if end is None and first > line.middle and any(abs(one.middle - line.middle) <= near for one in others):
            found.append(())
        elif end is None:
            return []
        else:
            found.append(labels[start : end + 1])
            start = end + 1
    return found if start == len(labels) else []


def _are_apart(groups: Sequence[Sequence[Line]]) -> bool:
    """Are lines of one label nearer to each other than those of two? A row whose figures were not read has a label."""
    inside = [below.middle - above.middle for group in groups for above, below in pairwise(group)]
    told = [group for group in groups if group]
    between = [below[0].middle - above[-1].middle for above, below in pairwise(told)]
    return bool(inside) and bool(between) and max(inside) <= NEARER * min(between)


def _are_rows(grid: PageGrid, groups: Sequence[Sequence[Line]], figures: Sequence[Line]) -> bool:
    """Has the grid these rows already?"""
    rows = [slot(grid.row_edges, line.middle) for line in figures]
    own = [
        {slot(grid.row_edges, line.middle) for line in group} <= {row}
        for group, row in zip(groups, rows, strict=True)
    ]  # fmt: skip
    return all(own) and rows == list(range(rows[0], rows[0] + len(rows)))


def _edges(grid: PageGrid, groups: Sequence[Sequence[Line]], figures: Sequence[Line], top: float) -> tuple[float, ...]:
    """Y where the rows begin and the last one ends: halfway between what two rows say."""
    rows = [(*group, line) for group, line in zip(groups, figures, strict=True)]
    tops = [min(line.box.top for line in row) for row in rows]
    bottoms = [max(line.box.bottom for line in row) for row in rows]
    between = [y for y in grid.row_edges if top <= y <= tops[0]]
    first = between[-1] if between else (top + tops[0]) / 2
    inner = [(bottom + below) / 2 for bottom, below in zip(bottoms[:-1], tops[1:], strict=True)]
    return (first, *inner, max(grid.row_edges[-1], bottoms[-1]))


def _within(groups: Sequence[Sequence[Line]], rules: Sequence[Rule]) -> list[float]:
    """Y of level rules between lines of one label."""
    spans = [(above.middle, below.middle) for group in groups for above, below in pairwise(group)]
    at = [middle_y(rule.box) for rule in rules if rule.horizontal]
    return [y for y in at if any(above < y < below for above, below in spans)]
