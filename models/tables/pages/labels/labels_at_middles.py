"""Labels of groups of rows, each in the middle of its rows, that leave none of them over: however finders cut them.

Where a label stands between the lines of two rows it is of both; where none is on its first row, of all. All of a
column are told together: from the first row on, each label's rows end as far below it as they begin above it, and the
last label's end with the table, a sum, or a row of a wider cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.labels.runs_between import runs_above, runs_between
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of, middle_y
from models.tables.values import is_value, is_year

MOST_HEADS, MOST_TITLES, MOST_NAMES = 3, 1, 1
"""Rows of a head over labels, and of a title over that; and names of the labels in it, where labels could be rows'."""
OFF: Final = 0.25
"""Share of the distance of rows by which a label is off the middle of its rows at most."""
NEARER: Final = 0.93
"""Of the distance of rows, below which two lines of a column are of one label."""
MOST_COLUMNS: Final = 2
"""Columns of such labels where edges of rows tell; what stands so further right may be remarks."""
FEWEST: Final = 2
"""Labels, and rows that one of them stands between."""


def with_labels_at_middles(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such label as high as its rows, where no rule parts these."""
    if grid.form is not None:
        return grid
    level = RuleCover(rules, horizontal=True)
    for column in range(grid.n_columns):
        for rows in _stretches(grid, column):
            for part in _parts(rows, first=rows.start <= MOST_TITLES, last=rows.stop == grid.n_rows):
                cut = _ended_at(grid, column, part)
                head = range(rows.start, part.start)
                figures = _has_figures(grid, head) and not _has_head(grid, column, head)
                named = len([cell for cell in grid.cells if cell.column == column and cell.row in head and cell.words])
                whole = not any(cell.row < part.start < cell.row + cell.row_span for cell in _of(grid, column))
                told = None if figures else _told(cut, column, part, level, one_name=named <= MOST_NAMES, rest=whole)
                if told is not None:
                    grid = grid if told is cut else told
                    break
    return grid


def _stretches(grid: PageGrid, column: int) -> Iterator[range]:
    """Rows one under another with cells of this column alone."""
    wide = {
        row for cell in grid.cells if cell.column <= column < cell.column + cell.column_span and cell.column_span > 1
        for row in range(cell.row, cell.row + cell.row_span)
    }  # fmt: skip
    start = 0
    for row in [*sorted(wide), grid.n_rows]:
        if row - start > FEWEST:
            yield range(start, row)
        start = row + 1


def _parts(rows: range, *, first: bool, last: bool) -> Iterator[range]:
    """Without the rows of a head, and the row of a sum."""
    for end in (rows.stop, rows.stop - 1) if last else (rows.stop,):
        for start in range(max(1, rows.start), rows.start + MOST_HEADS + 1) if first else (rows.start,):
            if end - start >= FEWEST:
                yield range(start, end)


def _ended_at(grid: PageGrid, column: int, rows: range) -> PageGrid:
    """The grid, cells of the column that go on into the rows, or beyond them, as ended there, where what they say is on
    one side: a head that took the first row, a label that took a sum's.
    """
    cells: list[PageCell] = []
    for cell in grid.cells:
        end = cell.row + cell.row_span
        at = next((at for at in (rows.start, rows.stop) if cell.row < at < end), None)
        if at is None or (cell.column, cell.column_span) != (column, 1):
            cells.append(cell)
            continue
        edge = grid.row_edges[at]
        upper = tuple(word for word in cell.words if middle_y(word.box) < edge)
        lower = tuple(word for word in cell.words if middle_y(word.box) >= edge)
        if upper and lower:
            cells.append(cell)
            continue
        cells.append(replace(cell, row_span=at - cell.row, words=upper, box=replace(cell.box, bottom=edge)))
        cells.append(replace(cell, row=at, row_span=end - at, words=lower, box=replace(cell.box, top=edge)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _has_figures(grid: PageGrid, rows: range) -> bool:
    """Do cells of figures alone, but for years, stand in what is to be a head? A wide one is a title's number: 7-3."""
    own = [cell.words for cell in grid.cells if cell.row in rows and cell.words and cell.column_span == 1]
    return any(all(is_value(word) and not is_year(word.text) for word in words) for words in own)


def _has_head(grid: PageGrid, column: int, rows: range) -> bool:
    """Is a name of this column as high as those rows? Then others, under a wide head, may be numbers: of trains."""
    return len(rows) > 1 and any(
        (cell.row, cell.row_span, cell.column) == (rows.start, len(rows), column) and cell.words for cell in grid.cells
    )


def _of(grid: PageGrid, column: int) -> list[PageCell]:
    return [cell for cell in grid.cells if cell.column == column]


def _told(grid: PageGrid, column: int, rows: range, level: RuleCover, *, one_name: bool, rest: bool) -> PageGrid | None:
    """None where the labels do not come out even; the grid itself where rules part their rows. The first rows may be
    the `rest` of a group of the page before.
    """
    own = [cell for cell in _of(grid, column) if cell.row in rows]
    whole = all(cell.row + cell.row_span <= rows.stop for cell in own)
    if not whole or sum(cell.row_span for cell in own) != len(rows) or _is_full(own):
        return None
    middles = _middles(grid, column, rows)
    by_edges = one_name and column < MOST_COLUMNS and _has_full_column(grid, column, rows)
    labels, runs = _labelled(own, grid, rows, middles, by_edges=by_edges) if middles or by_edges else ([], [])
    if not FEWEST <= len(runs) < len(rows) or not (_is_between(runs) or (one_name and _is_on_none_first(runs))):
        return None
    if (
        column
        and not _is_between(runs)
        and all(is_value(word) for label in labels for line in label for word in line.words)
    ):
        return None  # each on the line of its own row, as figures are
    if runs[0].start > rows.start and not rest:
        return None
    left, right = grid.column_edges[column], grid.column_edges[column + 1]
    parted = [at for run in runs for at in run[1:] if level.share(grid.row_edges[at], left, right) >= COVERED]
    if parted:
        return None if all(_ends_body(at, runs, grid, level) for at in parted) else grid
    spread = [_spread(grid, column, run, label) for run, label in zip(runs, labels, strict=True)]
    if runs[0].start > rows.start:
        blank = {cell.row: cell for cell in _of(grid, column) if not cell.words and cell.row_span == 1}
        start = rows.start
        while start - 1 in blank:
            start -= 1
            own.append(blank[start])
        spread.append(_spread(grid, column, range(start, runs[0].start), ()))
    kept = [cell for cell in grid.cells if cell not in own]
    return replace(grid, cells=tuple(sorted((*kept, *spread), key=lambda cell: (cell.row, cell.column))))


def _labelled(
    own: Sequence[PageCell], grid: PageGrid, rows: range, middles: Mapping[int, float] | None, *, by_edges: bool
) -> tuple[list[list[Line]], list[range]]:
    """The labels and the rows of each; by the lines of the rows, else by their edges, for which lines are of one label
    that are nearer than those of any two rows.
    """
    if middles:
        steps = [below - above for above, below in pairwise(middles.values())]
        labels = _labels(own, median(steps))
        runs = _runs(labels, middles)
        if runs or not by_edges:
            return labels, runs
    heights = [grid.row_edges[row + 1] - grid.row_edges[row] for row in rows]
    labels = _labels(own, min(heights))
    below = [cell for cell in grid.cells if cell.column <= own[0].column and cell.row == rows.stop]
    whole = rows.stop == grid.n_rows or any(cell.words for cell in below)
    names = _bottoms(grid, own[0].column, rows) if whole else {}
    at_end = runs_above([label[-1].box.bottom for label in labels], names)
    return labels, at_end or runs_between(list(map(_middle, labels)), grid.row_edges, rows)


def _bottoms(grid: PageGrid, column: int, rows: range) -> dict[int, float]:
    """Y of the end of the name that each row has in the next column; none where some row has none there."""
    names = {
        cell.row: max(word.box.bottom for word in cell.words) for cell in grid.cells
        if cell.column == column + 1 and cell.row in rows and cell.row_span == 1 and cell.words
        and not any(map(is_value, cell.words))
    }  # fmt: skip
    return {row: names[row] for row in rows} if len(names) == len(rows) else {}


def _has_full_column(grid: PageGrid, column: int, rows: range) -> bool:
    """Has another column words in each of the rows?"""
    full = {
        (cell.column, cell.row) for cell in grid.cells if cell.words and (cell.row_span, cell.column_span) == (1, 1)
    }
    return any(all((other, row) in full for row in rows) for other in range(column + 1, grid.n_columns))


def _is_between(runs: Sequence[range]) -> bool:
    """Does a label stand between the lines of two rows?"""
    return any(len(run) % 2 == 0 for run in runs)


def _is_on_none_first(runs: Sequence[range]) -> bool:
    """Is no label on the line of its first row? There stands what would come again and is left out below."""
    return all(len(run) > FEWEST for run in runs)


def _ends_body(at: int, runs: Sequence[range], grid: PageGrid, level: RuleCover) -> bool:
    """Does a rule all along part the first row, which is the head's, or the last one, a sum's?"""
    whole = level.share(grid.row_edges[at], grid.box.left, grid.box.right) >= COVERED
    return whole and at in (runs[0].start + 1, runs[-1].stop - 1)


def _is_full(cells: Sequence[PageCell]) -> bool:
    """Has each row words of its own?"""
    return all(cell.words and cell.row_span == 1 for cell in cells)


def _middles(grid: PageGrid, column: int, rows: range) -> dict[int, float] | None:
    """Y of the middle of each row's line, of another column that has one in each."""
    for other in range(grid.n_columns):
        own = [cell for cell in grid.cells if cell.column == other and cell.row in rows and cell.words]
        if other == column or len(own) != len(rows):
            continue
        if all((cell.row_span, cell.column_span) == (1, 1) and len(lines_of(cell.words)) == 1 for cell in own):
            return {cell.row: middle_y(around(word.box for word in cell.words)) for cell in sorted(own, key=_row)}
    return None


def _row(cell: PageCell) -> int:
    return cell.row


def _labels(cells: Sequence[PageCell], step: float) -> list[list[Line]]:
    """Lines that stand nearer to each other than rows as one."""
    labels: list[list[Line]] = []
    for line in lines_of(word for cell in cells for word in cell.words):
        if labels and line.middle - labels[-1][-1].middle < NEARER * step:
            labels[-1].append(line)
        else:
            labels.append([line])
    return labels


def _runs(labels: Sequence[Sequence[Line]], middles: Mapping[int, float]) -> list[range]:
    """The rows of each label; none where they do not come out even."""
    rows = list(middles)
    runs: list[range] = []
    start = rows[0]
    for label in labels:
        middle = _middle(label)
        left = range(start, rows[-1] + 1)
        if not left:
            return []
        last = min(left, key=lambda row: abs(middles[start] + middles[row] - 2 * middle))
        step = (middles[rows[-1]] - middles[rows[0]]) / (len(rows) - 1)
        if abs(middles[start] + middles[last] - 2 * middle) > 2 * OFF * step:
            return []
        runs.append(range(start, last + 1))
        start = last + 1
    return runs if start == rows[-1] + 1 else []


def _middle(label: Sequence[Line]) -> float:
    return middle_y(around(line.box for line in label))


def _spread(grid: PageGrid, column: int, run: range, label: Sequence[Line]) -> PageCell:
    box = around(cell.box for cell in grid.cells if cell.column == column and cell.column_span == 1)
    top, bottom = grid.row_edges[run.start], grid.row_edges[run.stop]
    words = tuple(word for line in label for word in line.words)
    return PageCell(
        row=run.start, column=column, row_span=len(run), column_span=1, words=words,
        box=replace(box, top=top, bottom=bottom),
    )  # fmt: skip
