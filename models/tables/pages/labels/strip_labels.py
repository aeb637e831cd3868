"""Labels of groups of rows between level rules: the first of a group's rows has one, the others have nothing there.

A tide table has a day's number once, beside its four tides; what the number stands in is as high as the group. So is a
label beside an upright rule that goes along some rows and no others, with no level rule to the left of it; and labels
that each stand in the middle of as many rows as are up to the next one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.values import is_value, is_year

ACROSS: Final = 0.95
"""Share of the table's width that a rule between groups covers."""
FEWEST_GROUPS: Final = 3
"""Of several rows each, that tell."""
MOSTLY: Final = 0.8
"""Share of the groups in which a column of labels has one on the first row and nothing below."""

MOST_HEADS: Final = 3
"""Rows of a head over labels at the middle of their rows."""
FEWEST_BETWEEN: Final = 2
"""Cells between the lines of two rows that tell of a column of such cells."""
FEWEST_ROWS, OFF = 2, 0.3
"""Rows of such a label, and share of a row by which they end elsewhere at most."""

Group = range
"""Rows between two rules."""


def with_labels_as_high_as_groups(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, such labels and what is blank below them as one cell each."""
    if grid.form is None:
        grid = _with_labels_at_middles(_with_labels_beside_rules(grid, rules), rules)
        for column in range(grid.n_columns):
            grid = _with_cells_at_middles(grid, column, rules)
    groups = list(_groups(grid, rules)) if grid.form is None else []
    if len(groups) < FEWEST_GROUPS:
        return grid
    cells = [one for cell in grid.cells for one in _apart(cell, grid, groups)]
    joined: list[PageCell] = []
    level = RuleCover(rules, horizontal=True)
    for column in range(grid.n_columns):
        left, right = grid.column_edges[column], grid.column_edges[column + 1]
        inner = (grid.row_edges[row] for group in groups for row in group[1:])
        if any(level.share(y, left, right) >= COVERED for y in inner):
            continue
        own = [[cell for cell in cells if cell.column == column and cell.row in group] for group in groups]
        labelled = [of for of, group in zip(own, groups, strict=True) if _is_label(of, group)]
        told = len(labelled) >= max(FEWEST_GROUPS, MOSTLY * len(groups))
        if told and any(len(of) > 1 for of in labelled):
            joined += map(_whole, labelled)
            cells = [cell for cell in cells if not any(cell in of for of in labelled)]
    if not joined:
        return grid
    return replace(grid, cells=tuple(sorted((*cells, *joined), key=lambda cell: (cell.row, cell.column))))


def _with_labels_beside_rules(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, the one label left of such a rule, and what is blank above and below it, as one cell."""
    level, upright = (RuleCover(rules, horizontal=horizontal) for horizontal in (True, False))
    cells = list(grid.cells)
    for run in _beside_rules(grid, upright):
        told = [cell for cell in run if cell.words]
        inner = (level.share(cell.box.top, cell.box.left, cell.box.right) >= COVERED for cell in run[1:])
        if len(told) == 1 and len(run) > 1 and not any(inner):
            box = replace(run[0].box, bottom=run[-1].box.bottom)
            rows = sum(cell.row_span for cell in run)
            cells = [cell for cell in cells if cell not in run]
            cells.append(replace(told[0], row=run[0].row, row_span=rows, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _beside_rules(grid: PageGrid, upright: RuleCover) -> Iterator[list[PageCell]]:
    """Cells of the first column one under another that a rule closes at the right; above and below are wider ones."""
    run: list[PageCell] = []
    wide = False
    for cell in sorted((cell for cell in grid.cells if cell.column == 0), key=lambda cell: cell.row):
        if cell.column_span == 1 and upright.share(cell.box.right, cell.box.top, cell.box.bottom) >= ACROSS:
            run.append(cell)
            continue
        if wide and cell.column_span > 1:
            yield run
        run, wide = [], cell.column_span > 1


def _with_labels_at_middles(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each label of the first column as high as its rows, where these fill the table below its head."""
    first = sorted((cell for cell in grid.cells if cell.column == 0), key=lambda cell: cell.row)
    level = RuleCover(rules, horizontal=True)
    for start in range(1, min(MOST_HEADS, grid.n_rows) + 1):
        own = [cell for cell in first if cell.row >= start]
        runs = _runs(own, grid.row_edges, start) if all(cell.column_span == 1 for cell in own) else []
        inner = [grid.row_edges[at] for run in runs for at in run[1:]]
        ruled = any(level.share(y, grid.column_edges[0], grid.column_edges[1]) >= COVERED for y in inner)
        if len(runs) > 1 and not ruled and _are_rows(grid, start):
            labels = [cell for cell in own if cell.words]
            spread = [_spread(label, run, grid) for label, run in zip(labels, runs, strict=True)]
            kept = [cell for cell in grid.cells if cell not in own]
            return replace(grid, cells=tuple(sorted((*kept, *spread), key=lambda cell: (cell.row, cell.column))))
    return grid


def _with_cells_at_middles(grid: PageGrid, column: int, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each cell of a column as high as its rows, where several stand between the lines of two rows, and all
    in the middle of theirs: what two groups differ by beside the figures of each. The last row may be a sum.
    """
    level = RuleCover(rules, horizontal=True)
    left, right = grid.column_edges[column], grid.column_edges[column + 1]
    for start, end in product(range(1, min(MOST_HEADS, grid.n_rows) + 1), (grid.n_rows, grid.n_rows - 1)):
        own = [
            cell for cell in grid.cells if cell.row < end and cell.row + cell.row_span > start and _is_in(cell, column)
        ]
        whole = all(cell.column_span == 1 and start <= cell.row and cell.row + cell.row_span <= end for cell in own)
        runs = _runs(sorted(own, key=_row), grid.row_edges[: end + 1], start) if whole and own else []
        labels = [cell for cell in sorted(own, key=_row) if cell.words]
        if sum(len(run) % 2 == 0 for run in runs) < FEWEST_BETWEEN or not _has_full_column(grid, start, end):
            continue
        ruled = any(level.share(grid.row_edges[at], left, right) >= COVERED for run in runs for at in run[1:])
        if not ruled:
            spread = [_spread(label, run, grid) for label, run in zip(labels, runs, strict=True)]
            kept = [cell for cell in grid.cells if cell not in own]
            return replace(grid, cells=tuple(sorted((*kept, *spread), key=lambda cell: (cell.row, cell.column))))
    return grid


def _is_in(cell: PageCell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _row(cell: PageCell) -> int:
    return cell.row


def _has_full_column(grid: PageGrid, start: int, end: int) -> bool:
    """Has each of the rows a line of its own in some column, and the head no figure?"""
    heads = [cell.words for cell in grid.cells if cell.row < start and cell.words]
    if any(all(is_value(word) and not is_year(word.text) for word in words) for words in heads):
        return False
    full = {
        (cell.column, cell.row) for cell in grid.cells if cell.words and (cell.row_span, cell.column_span) == (1, 1)
    }
    return any(all((column, row) in full for row in range(start, end)) for column in range(grid.n_columns))


def _runs(cells: Sequence[PageCell], edges: Sequence[float], start: int) -> list[Group]:
    """The rows of each label: as far below its middle as the first of them is above; none where they are not whole, or
    are all that the label's cell has. Some may be of one row where another stands between two: on no row's line.
    """
    labels = [cell for cell in cells if cell.words]
    runs: list[Group] = []
    for label in labels:
        inked = around(word.box for word in label.words)
        end = inked.top + inked.bottom - edges[start]
        last = min(range(len(edges)), key=lambda at: abs(edges[at] - end))
        if last <= start or abs(edges[last] - end) > OFF * (edges[last] - edges[last - 1]):
            return []
        runs.append(range(start, last))
        start = last
    lengths = [len(run) for run in runs]
    told = min(lengths, default=0) >= FEWEST_ROWS or any(length % 2 == 0 for length in lengths)
    blank = len(labels) < len(cells)
    return runs if blank and told and start == len(edges) - 1 else []


def _are_rows(grid: PageGrid, start: int) -> bool:
    """Has each row below the head, which holds no figures, a label of its own in the second column?"""
    own = [cell for cell in grid.cells if cell.column == 1 and cell.row >= start]
    heads = [cell.words for cell in grid.cells if cell.row < start and cell.words]
    if any(all(is_value(word) and not is_year(word.text) for word in words) for words in heads):
        return False
    return len(own) == grid.n_rows - start and all(cell.words and not is_value(cell.words[0]) for cell in own)


def _spread(label: PageCell, run: Group, grid: PageGrid) -> PageCell:
    box = replace(label.box, top=grid.row_edges[run.start], bottom=grid.row_edges[run.stop])
    return replace(label, row=run.start, row_span=len(run), box=box)


def _apart(cell: PageCell, grid: PageGrid, groups: Sequence[Group]) -> Iterator[PageCell]:
    """The cell; one for each column where it says nothing in a row of a group."""
    if cell.words or cell.row_span > 1 or cell.column_span < 2 or not any(cell.row in group for group in groups):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
        yield replace(cell, column=column, column_span=1, box=box)


def _groups(grid: PageGrid, rules: Sequence[Rule]) -> Iterator[Group]:
    """Those of several rows, where words stand beside each other in more than one of them."""
    cover = RuleCover(rules, horizontal=True)
    drawn = [
        row for row, y in enumerate(grid.row_edges) if cover.share(y, grid.box.left, grid.box.right) >= ACROSS
    ]  # fmt: skip
    for start, end in pairwise(drawn):
        filled = [sum(bool(cell.words) for cell in grid.cells if cell.row == row) for row in range(start, end)]
        if end - start > 1 and all(filled):
            yield range(start, end)


def _is_label(cells: Sequence[PageCell], group: Group) -> bool:
    """Cells of the column alone from the group's first row to its last, of which only the first says something?"""
    covered = [row for cell in cells for row in range(cell.row, cell.row + cell.row_span)]
    if covered != list(group) or any(cell.column_span > 1 for cell in cells):
        return False
    return bool(cells[0].words) and not any(cell.words for cell in cells[1:])


def _whole(cells: Sequence[PageCell]) -> PageCell:
    first, last = cells[0], cells[-1]
    return replace(first, row_span=last.row + last.row_span - first.row, box=replace(first.box, bottom=last.box.bottom))
