"""Headings over rows (PubTables-1M calls them projected row headers) in tables whose rows no rule divides.

A heading has nothing beside it. Finders take it for the first line of the label below it, or, with one set at the
middle of the table, for a cell of the columns that it lies over; what is blank beside it they join at will.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.heading_spans import PANEL, with_headings_alike
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.values import is_value

INDENT, LEVEL_START = 0.6, 0.3
"""Em by which labels under a heading are set in at least; by which lines that begin alike differ at most."""
BLANK: Final = 0.4
"""Em between two words."""
LEVEL: Final = 0.3
"""Share of a line's height that what stands beside it shares at least."""
WIDER: Final = 1.15
"""Of the usual distance of rows, from which two lines are of two: those of one label are no further apart than rows."""
SAME: Final = 0.95
"""Of the usual distance of rows, from which two lines are as far apart as rows."""
LOOSE: Final = 1.7
"""Em between rows from which lines of one label are nearer to each other than rows; where figures stand beside the
first line of a label, as word processors set them, that tells nothing."""
ALIGNED: Final = 0.5
"""Em by which middles or right ends differ of lines that are centred or set to the right."""
FEWEST_RULED: Final = 3
"""Rows of one line between two rules that tell how high such rows are."""
AS_TWO, AS_ROWS = 1.6, 0.85
"""Of their height, from which a row is as high as two, and two lines as far apart as rows."""
FEWEST_ROWS: Final = 3
"""Of a table that has headings over rows."""

_GOES_ON = re.compile(r"[a-z(（\[［)）\]］、，。；：,.;:/&+]")
"""How the next line of a label begins, where it cannot begin a label."""
_OPEN_END = re.compile(r"[-–—/、，,&（(]$")
"""How a line ends that is not the end of its label."""


def with_section_rows(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with headings in rows of their own; what rules or a prescribed form settle stays as it is."""
    if grid.form is not None or grid.n_rows < FEWEST_ROWS or grid.n_columns < 2:
        return grid
    apart = _with_cuts(grid, rules)
    if apart is not grid:
        apart = _with_cuts(apart, rules)  # headings that stand alone now tell of others
    ruled = _Ruled(apart, rules)
    apart = _with_tall_rows_cut(apart, ruled)
    ruled = _Ruled(apart, rules)
    open_rows = [row for row in range(1, apart.n_rows) if not ruled.closes(row)]
    spots = {row: between for row in open_rows if (between := _set_apart(apart, row)) is not None}
    far = [row for row in spots if _is_far(apart, row)]
    if far and (len(spots) > 1 or any(True for _ in _alone(apart))):
        for row in sorted(spots, reverse=True):
            apart = cut_row(apart, row, spots[row])
    return with_headings_alike(apart, rules)


def _with_cuts(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    ruled = _Ruled(grid, rules)
    apart = grid
    for row in reversed([row for row in range(grid.n_rows) if not ruled.closes(row)]):
        for at in reversed(_cuts(grid, row)):
            apart = cut_row(apart, row, at)
    return apart


def _with_tall_rows_cut(grid: PageGrid, ruled: _Ruled) -> PageGrid:
    """The grid, rows between two rules that are as high as two cut below a heading: its line and the label's below it
    are as far from each other as rows between rules are, and lines of one cell are not.
    """
    closed = [row for row in range(1, grid.n_rows) if ruled.closes(row)]
    heights = [
        grid.row_edges[row + 1] - grid.row_edges[row]
        for row in closed
        if (own := _row(grid, row)) is not None and len(own.lines) == 1 and own.beside
    ]
    if len(heights) < FEWEST_RULED:
        return grid
    usual, told = median(heights), grid
    for row in reversed(closed):
        own = _row(grid, row)
        if own is None or len(own.lines) != 2 or grid.row_edges[row + 1] - grid.row_edges[row] < AS_TWO * usual:
            continue
        first, second = own.lines
        beside = _stands_beside(first, own.beside) or not _stands_beside(second, own.beside)
        goes_on = _OPEN_END.search(first.text) or _GOES_ON.match(second.text)
        if not beside and not goes_on and second.middle - first.middle >= AS_ROWS * usual:
            told = _over_all(cut_row(told, row, (first.box.bottom + second.box.top) / 2), row)
    return told


def _over_all(grid: PageGrid, row: int) -> PageGrid:
    """The grid, what a row says as one cell over all columns: rules stand between rows, and none below it."""
    own = [cell for cell in grid.cells if cell.row == row]
    if any(cell.row_span > 1 for cell in own) or sum(cell.column_span for cell in own) < grid.n_columns:
        return grid
    words = tuple(word for cell in own for word in cell.words)
    box = around(cell.box for cell in own)
    cells = [cell for cell in grid.cells if cell.row != row]
    cells.append(PageCell(row=row, column=0, row_span=1, column_span=grid.n_columns, box=box, words=words))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


class _Ruled:
    """Which rows rules close above and below."""

    def __init__(self, grid: PageGrid, rules: Sequence[Rule]) -> None:
        self._grid = grid
        self._level = RuleCover(rules, horizontal=True)

    def closes(self, row: int) -> bool:
        left, right = self._grid.column_edges[0], self._grid.column_edges[-1]
        return all(self._level.share(self._grid.row_edges[edge], left, right) >= COVERED for edge in (row, row + 1))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's label and what stands beside it."""

    label: PageCell
    lines: Sequence[Line]
    beside: Sequence[Word]


def _row(grid: PageGrid, row: int) -> _Row | None:
    """None where it has no words in the column of labels."""
    cells = [cell for cell in grid.cells if cell.row == row and cell.row_span == 1 and cell.words]
    column = _label_column(grid)
    label = next((cell for cell in cells if cell.column == column), None)
    if label is None:
        return None
    beside = [word for cell in cells if cell is not label for word in cell.words]
    return _Row(label, lines_of(label.words), beside)


def _label_column(grid: PageGrid) -> int:
    """The first; or the second, where numbers of articles stand in the first, one a row."""
    first = [cell for cell in grid.cells if cell.column == 0 and cell.row > 0 and cell.words]
    numbered = all(cell.column_span == 1 and len(cell.words) == 1 and is_value(cell.words[0]) for cell in first)
    return int(grid.n_columns > 2 and len(first) >= FEWEST_ROWS and numbered)


def _cuts(grid: PageGrid, row: int) -> list[float]:
    """Y between headings and the label below or above them, from top to bottom."""
    own = _row(grid, row)
    if own is None or len(own.lines) < 2:
        return []
    beside = [_stands_beside(line, own.beside) for line in own.lines]
    if not any(beside):
        return []
    edge = max((line.box.right for line in _labels(grid)), default=own.label.box.right)
    known = _Known(edge=edge, pitch=_pitch(grid), alone=tuple(_alone(grid)))
    first, last = beside.index(True), len(beside) - 1 - beside[::-1].index(True)
    numbers: list[int] = []
    if any(map(is_value, own.beside)):
        numbers = [at for at in range(1, first + 1) if _begins(own.lines[at - 1], own.lines[at], known)]
        if first not in numbers:
            numbers = []  # what stands right over the label is its first line, whatever is over that
        below = (at for at in range(last + 1, len(beside)) if _is_heading_below(grid, row, own, at, known))
        numbers += [next(below, 0)]
        numbers += _blank_rows(grid, own, last, known)
    numbers += [at for at in range(first + 1, last + 1) if _are_codes(own.lines[at - 1], own.lines[at], known)]
    return [(own.lines[at - 1].box.bottom + own.lines[at].box.top) / 2 for at in sorted(set(numbers)) if at]


@dataclass(frozen=True, slots=True)
class _Known:
    """How far labels reach to the right, and the usual distance of rows; x at which headings that stand alone begin,
    and the labels below them that are set in; points.
    """

    edge: float
    pitch: float
    alone: tuple[tuple[float, float], ...] = ()


def _alone(grid: PageGrid) -> Iterator[tuple[float, float]]:
    rows = [_row(grid, row) for row in range(grid.n_rows)]
    for heading, below in pairwise(rows):
        if heading is None or below is None or heading.beside or not below.beside:
            continue
        if len(heading.lines) == 1:
            yield heading.lines[0].box.left, below.lines[0].box.left


def _set_apart(grid: PageGrid, row: int) -> float | None:
    """Y below the first line of a label, if that is as far from the next one as rows are, has nothing beside it, and
    more space above it or the head of the table.
    """
    own, above = _row(grid, row), _row(grid, row - 1)
    if own is None or above is None or len(own.lines) != 2 or not any(map(is_value, own.beside)):
        return None
    if any(map(is_value, above.beside)) and not _is_far(grid, row):
        return None
    first, second = own.lines
    if _stands_beside(first, own.beside) or _OPEN_END.search(first.text) or _GOES_ON.match(second.text):
        return None
    as_rows = SAME * _pitch(grid) <= second.middle - first.middle
    return (first.box.bottom + second.box.top) / 2 if as_rows else None


def _is_far(grid: PageGrid, row: int) -> bool:
    """Is the first line of a label further from the row above than rows are from each other?"""
    own, above = _row(grid, row), _row(grid, row - 1)
    if own is None or above is None or not any(map(is_value, above.beside)):
        return False
    return own.lines[0].middle - above.lines[-1].middle >= WIDER * _pitch(grid)


def _are_codes(above: Line, line: Line, known: _Known) -> bool:
    """Two numbers in the first column, as far apart as rows, are two rows'."""
    far = line.middle - above.middle >= SAME * known.pitch
    return far and all(is_value(word) for one in (above, line) for word in one.words)


def _stands_beside(line: Line, words: Sequence[Word]) -> bool:
    return any(
        min(line.box.bottom, word.box.bottom) - max(line.box.top, word.box.top)
        > LEVEL * min(line.size, word.box.bottom - word.box.top)
        for word in words
    )


def _labels(grid: PageGrid) -> Iterator[Line]:
    column = _label_column(grid)
    for cell in grid.cells:
        if cell.column == column and cell.column_span == 1 and cell.words:
            yield from lines_of(cell.words)


def _pitch(grid: PageGrid) -> float:
    """The usual distance of rows with labels of one line; endless where there are none."""
    middles = {}
    for row in range(grid.n_rows):
        own = _row(grid, row)
        if own is not None and len(own.lines) == 1 and own.beside:
            middles[row] = own.lines[0].middle
    steps = [middles[row + 1] - middles[row] for row in middles if row + 1 in middles]
    return median(steps) if steps else float("inf")


def _begins(above: Line, line: Line, known: _Known) -> bool:
    """Is it a label of its own, and not the next line of the one above?"""
    if _OPEN_END.search(above.text) or _GOES_ON.match(line.text):
        return False
    apart = line.middle - above.middle
    if PANEL.match(above.text) and not PANEL.match(line.text):
        return True
    if apart >= WIDER * known.pitch or (apart >= SAME * known.pitch >= SAME * LOOSE * line.size):
        return True
    indent = line.box.left - above.box.left
    if indent >= INDENT * line.size and any(_as_in(above, line, pair) for pair in known.alone):
        return True
    start = above.box.right + BLANK * line.size
    first = line.words[0].box
    fits = start + first.right - first.left <= known.edge
    as_rows = apart >= SAME * known.pitch and any(_as_in(above, line, pair) for pair in known.alone)
    if indent >= INDENT * line.size or (fits and as_rows):
        return fits
    if indent <= -INDENT * line.size:
        return _set_out(above, line)
    return abs(indent) <= LEVEL_START * line.size and start + line.box.right - line.box.left <= known.edge


def _as_in(above: Line, line: Line, pair: tuple[float, float]) -> bool:
    """Do the two lines begin where a heading that stands alone does, and the label below it?"""
    off = (above.box.left - pair[0], line.box.left - pair[1])
    return max(map(abs, off)) <= LEVEL_START * line.size


def _set_out(above: Line, line: Line) -> bool:
    """Does it begin further left than the line above, and neither is centred or set to the right?"""
    size = line.size
    level = abs(middle_x(line.box) - middle_x(above.box)) <= ALIGNED * size
    return line.box.left <= above.box.left - INDENT * size and not (
        level or abs(line.box.right - above.box.right) <= ALIGNED * size
    )


def _is_heading_below(grid: PageGrid, row: int, own: _Row, number: int, known: _Known) -> bool:
    """Is a line under those that have something beside them the heading of the row below?"""
    above, line = own.lines[number - 1], own.lines[number]
    following = _row(grid, row + 1)
    if following is None or _OPEN_END.search(above.text) or _GOES_ON.match(line.text):
        return False
    if line.middle - above.middle >= WIDER * known.pitch or _set_out(above, line):
        return True
    beside = _label_column(grid) + 1
    rest = [word.box.left for cell in grid.cells if cell.column == beside for word in cell.words]
    room = min((left for left in rest if left > own.label.box.left), default=line.box.right) - line.size
    first = line.words[0].box
    fits = above.box.right + BLANK * line.size + first.right - first.left <= room
    under = following.lines[0].box.left - line.box.left >= INDENT * line.size
    return fits and under and line.box.left - above.box.left <= LEVEL_START * line.size


def _blank_rows(grid: PageGrid, own: _Row, last: int, known: _Known) -> list[int]:
    """The lines below the last one with something beside it, if all are as far from each other as rows that are set
    apart, and had room beside the line above: labels of rows that say nothing.
    """
    pairs = list(pairwise(own.lines[last:]))
    rest = [word.box.left for cell in grid.cells if cell.column == own.label.column + 1 for word in cell.words]
    right = min((left for left in rest if left > own.label.box.left), default=own.label.box.right)
    told = all(
        SAME * known.pitch <= line.middle - above.middle <= WIDER * known.pitch
        and known.pitch >= LOOSE * line.size
        and abs(line.box.left - above.box.left) <= LEVEL_START * line.size
        and above.box.right + BLANK * line.size + _least(line) <= right - line.size
        and not (_OPEN_END.search(above.text) or _GOES_ON.match(line.text))
        for above, line in pairs
    )
    return list(range(last + 1, len(own.lines))) if told else []


def _least(line: Line) -> float:
    """The width of what of a line could have stood on the one above: its first word, or character of Chinese."""
    first = line.words[0]
    whole = first.box.right - first.box.left
    return whole if first.text.isascii() else whole / len(first.text)


def cut_row(grid: PageGrid, row: int, at: float, *, only: Container[int] | None = None) -> PageGrid:
    """The row as two, what is in it on either side of y `at`; whole where that is not in it, as of words that hang over
    its edge. Cells that are not among `only`, which are told by their `id`, are as high as both.
    """
    if not grid.row_edges[row] < at < grid.row_edges[row + 1]:
        return grid
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif cell.row + cell.row_span <= row:
            cells.append(cell)
        elif cell.row_span > 1 or (only is not None and id(cell) not in only):
            cells.append(replace(cell, row_span=cell.row_span + 1))
        else:
            upper = tuple(word for word in cell.words if middle_y(word.box) < at)
            lower = tuple(word for word in cell.words if middle_y(word.box) >= at)
            cells.append(replace(cell, words=upper, box=_between(cell.box, cell.box.top, at)))
            cells.append(replace(cell, words=lower, row=row + 1, box=_between(cell.box, at, cell.box.bottom)))
    edges = (*grid.row_edges[: row + 1], at, *grid.row_edges[row + 1 :])
    return replace(grid, row_edges=edges, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _between(box: Box, top: float, bottom: float) -> Box:
    return Box(left=box.left, top=top, right=box.right, bottom=bottom)
