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
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.lattice import COVERED, RuleCover, slot
from models.tables.pages.lines import Line, line_of, lines_of, middle_x, middle_y
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.partings import best_parting
from models.tables.pages.values import is_value, is_year

FEWEST_COLUMNS: Final = 4
MOST_HEADS: Final = 2
"""Rows of the head that the finder made."""
LEVEL: Final = 0.3
"""Em by which middles of words on one line, or in the middle of the head, differ."""
OFF: Final = 2.0
"""Em by which a head is off the middle of its columns at most: their edges are guessed."""
APART: Final = 0.5
"""Em between names of two columns that stand in one cell."""
INSIDE: Final = 2.0
"""Points within the head from which a rule parts it."""


def with_names_under_heads(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, its head as two rows where it is such a one without rules in it."""
    last = _body(grid) or _ruled_off(grid, rules)
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or not 0 < last <= MOST_HEADS:
        return grid
    cells = [cell for cell in grid.cells if cell.row < last]
    if any(cell.row + cell.row_span > last for cell in cells) or _is_ruled(grid, last, rules):
        return grid
    head = _head(cells, grid)
    parts = None if head is None else _parts(head, grid)
    return grid if head is None or parts is None else _told(grid, last, cells, head, parts)


def _body(grid: PageGrid) -> int:
    """The first row with a cell of figures alone, or a heading over such; those of labels may be years."""
    figures = (cell.row for cell in grid.cells if cell.column and cell.words and _is_of_figures(cell))
    row = min(figures, default=0)
    while row > 1 and not any(cell.words and cell.column for cell in grid.cells if _is_in(cell, row - 1)):
        row -= 1
    return row


def _ruled_off(grid: PageGrid, rules: Sequence[Rule]) -> int:
    """One, where a rule all along parts the first row, which may name its columns by figures: scores of 3 to 0."""
    level = RuleCover(rules, horizontal=True)
    return int(level.share(grid.row_edges[1], grid.box.left, grid.box.right) >= COVERED)


def _is_of_figures(cell: PageCell) -> bool:
    return all(map(is_value, cell.words)) and not all(is_year(word.text) for word in cell.words)


def _is_in(cell: PageCell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def _is_ruled(grid: PageGrid, last: int, rules: Sequence[Rule]) -> bool:
    top, bottom = grid.row_edges[0] + INSIDE, grid.row_edges[last] - INSIDE
    left, right = grid.box.left + INSIDE, grid.box.right - INSIDE
    boxes = [rule.box for rule in rules]
    within = [box for box in boxes if box.right > left and box.left < right and box.bottom > top and box.top < bottom]
    return any(top < middle_y(box) < bottom or left < middle_x(box) < right for box in within)


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
    columns = _Columns(grid, max(cell.row + cell.row_span for cell in cells))
    lines: dict[int, list[Line]] = {}
    for cell in cells:
        for part in (part for line in lines_of(cell.words) for part in _by_columns(line, columns)):
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
    return _Head(lines, names, size) if centred and all(centred) and 0 not in names else None


class _Columns:
    """Where what stands below a head does: names begin and end as that does, the edges are anywhere in the white."""

    def __init__(self, grid: PageGrid, start: int) -> None:
        self._edges = grid.column_edges
        self._inked: dict[int, Box] = {}
        for column in range(grid.n_columns):
            own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.row >= start]
            boxes = [word.box for cell in own for word in cell.words]
            if boxes:
                self._inked[column] = around(boxes)

    def of(self, box: Box) -> int:
        """The column that it is over most; that of its middle where there is none."""
        shared = {
            column: min(inked.right, box.right) - max(inked.left, box.left) for column, inked in self._inked.items()
        }
        best = max(shared, key=lambda column: shared[column], default=0)
        return best if shared.get(best, 0.0) > 0 else slot(self._edges, middle_x(box))


def _by_columns(line: Line, columns: _Columns) -> Iterator[Line]:
    """What of it stands apart in other columns."""
    run = [line.words[0]]
    for word in line.words[1:]:
        apart = word.box.left - run[-1].box.right >= APART * line.size
        if apart and columns.of(word.box) != columns.of(run[-1].box):
            yield line_of(run)
            run = []
        run.append(word)
    yield line_of(run)


def _is_name(lines: Sequence[Line], low: float, middle: float, slack: float) -> bool:
    """On the last line, and as far below what is over it as the names are; lines of one head stand nearer."""
    own = lines[-1]
    if abs(own.middle - low) > slack:
        return False
    return len(lines) == 1 or abs(own.middle - lines[-2].middle - 2 * (low - middle)) <= slack


def _parts(head: _Head, grid: PageGrid) -> list[tuple[list[Line], range]] | None:
    """Heads over several columns, with these; None where that does not come out even."""
    found: list[tuple[list[Line], range]] = []
    for run in _runs(sorted(head.names)):
        over = [head.over(column) for column in run if head.over(column)]
        if not over or len(run) < 2 * len(over):
            return None
        best, off = _best(run, over, head, grid)
        if off > OFF * head.size:
            return None
        found += zip(over, best, strict=True)
    return found or None


def _best(run: range, over: Sequence[Sequence[Line]], head: _Head, grid: PageGrid) -> tuple[list[range], float]:
    """The columns under each head, and points by which the worst of the heads is off the middle of its names, or of its
    columns.
    """
    own = [middle_x(around(line.box for line in lines)) for lines in over]

    @cache
    def middles(start: int, end: int) -> tuple[float, ...]:
        return tuple(_middles(range(start, end), head, grid))

    return best_parting(run, len(over), lambda at, start, end: min(abs(own[at] - x) for x in middles(start, end)))


def _runs(columns: Sequence[int]) -> list[range]:
    runs: list[range] = []
    for column in columns:
        if runs and runs[-1].stop == column:
            runs[-1] = range(runs[-1].start, column + 1)
        else:
            runs.append(range(column, column + 1))
    return runs


def _middles(part: range, head: _Head, grid: PageGrid) -> Iterator[float]:
    first, last = (middle_x(head.names[column].box) for column in (part.start, part.stop - 1))
    yield (first + last) / 2
    yield (grid.column_edges[part.start] + grid.column_edges[part.stop]) / 2
    ends = [_end(column, grid) for column in (part.start - 1, part.stop - 1)]
    behind = grid.box.right - _end(grid.n_columns - 1, grid)
    yield sum(ends) / 2 + max(0.0, behind)


def _end(column: int, grid: PageGrid) -> float:
    """X of the right end of what is in the column."""
    own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
    return max((word.box.right for cell in own for word in cell.words), default=grid.column_edges[column + 1])


def _told(
    grid: PageGrid, last: int, cells: Sequence[PageCell], head: _Head, parts: Sequence[tuple[Sequence[Line], range]]
) -> PageGrid:
    """The grid with a head of two rows."""
    under = {column for _, part in parts for column in part}
    top, bottom = grid.row_edges[0], grid.row_edges[last]
    lowest = max(line.box.bottom for lines, _ in parts for line in lines)
    highest = min(head.names[column].box.top for column in under)
    edges = (top, (lowest + highest) / 2, bottom)
    found = [_cell(grid, edges, 0, 1, part, lines) for lines, part in parts]
    found += [_cell(grid, edges, 1, 1, range(column, column + 1), [head.names[column]]) for column in under]
    for columns in _others(cells, under, grid.n_columns):
        own = [line for column in columns for line in head.lines.get(column, ())]
        found.append(_cell(grid, edges, 0, 2, columns, own))
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


def _cell(
    grid: PageGrid, edges: Sequence[float], row: int, rows: int, columns: range, lines: Sequence[Line]
) -> PageCell:
    words: list[Word] = [word for line in lines for word in line.words]
    box = Box(
        left=grid.column_edges[columns.start], top=edges[row], right=grid.column_edges[columns.stop],
        bottom=edges[row + rows],
    )  # fmt: skip
    return PageCell(
        row=row, column=columns.start, row_span=rows, column_span=len(columns), box=box,
        words=tuple(sorted(words, key=lambda word: (middle_y(word.box), word.box.left))),
    )  # fmt: skip
