"""Rows that a finder cut between lines of their texts: all that the lower part says goes on with what a cell above it
says, or stands halfway between lines of one text.

The last line above is full, so that the first word below it found no room there, and stands as near as lines of one
cell do. Rows are further apart than that, or rules part all rows but these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.full_lines import is_full
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, is_set_downwards, lines_of
from models.tables.values import is_value_or_dash

SHOWN: Final = 0.2
"""Share of the cells' width that rules cover where they part two rows."""
LIKE: Final = 1.15
"""Of the distance of lines in cells, that of two lines of one text at most."""
NEARER: Final = 0.87
"""Of the least distance of two rows, the same."""
APART, TOWARDS = 1.07, 0.35
"""Of the distance of lines in cells, that of two rows from which both can be told apart, and how far between both that
of two lines of one text is at most.
"""
WIDEST: Final = 1.9
"""Em between lines of one text where no cell has two lines that tell."""
HALFWAY: Final = 0.35
"""Em by which what stands at the middle of both parts is off it at most."""
WORD: Final = 0.5
"""Confidence of what was surely printed: specks were read as well."""
FEWEST_DRAWN, MOSTLY = 3, 0.9
"""Edges between rows that are drawn, and their share, from which each row has its rule."""
FEWEST_APART: Final = 2
"""Edges between rows that tell how far apart these are."""
_NUMBERED: Final = re.compile(r"[（(]?\s?(?:[一二三四五六七八九十]|\d{1,2})\s?[）).．、](?!\d)")
"""What begins a label of its own: （三）, 2."""
Pair = tuple[PageCell, PageCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """Between two rows. `apart`: points from the last line above it to the first one below, of the columns that have
    both; `goes_on`: is what stands below it the rest of texts above; `around`: has it what stands halfway between lines
    of these; `drawn`: is a rule there.
    """

    apart: float | None
    goes_on: bool
    around: bool
    drawn: bool


def with_broken_rows_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, both parts of such rows as one."""
    words = [word for cell in grid.cells for word in cell.words]
    if grid.form is not None or grid.n_rows < FEWEST_APART + 2 or not words:
        return grid
    level = RuleCover(rules, horizontal=True)
    widest = [widest_line(grid, column) for column in range(grid.n_columns)]
    edges = [_edge(grid, row, level, widest) for row in range(1, grid.n_rows)]
    broken = _broken(edges, _pitch(grid), median(word.box.bottom - word.box.top for word in words))
    for at in reversed(broken):
        grid = joined_rows(grid, at)
    return grid


def _broken(edges: Sequence[_Edge], pitch: float | None, size: float) -> list[int]:
    """Rows whose lower edge is none."""
    others = [edge for edge in edges if not edge.goes_on]
    drawn = sum(edge.drawn for edge in others)
    ruled = drawn >= max(FEWEST_DRAWN, MOSTLY * len(others))
    rows = sorted(edge.apart for edge in others if edge.apart is not None)
    spaced = NEARER * rows[0] if len(rows) >= FEWEST_APART else 0.0
    if spaced and pitch and rows[0] >= APART * pitch:
        spaced = max(spaced, pitch + TOWARDS * (rows[0] - pitch))
    near = LIKE * pitch if pitch else WIDEST * size
    most = {True: near, False: min(near, spaced)}
    return [
        at for at, edge in enumerate(edges)
        if edge.goes_on and edge.apart is not None and edge.apart <= most[ruled or edge.around]
    ]  # fmt: skip


def _edge(grid: PageGrid, row: int, level: RuleCover, widest: Sequence[float]) -> _Edge:
    y = grid.row_edges[row]
    above = [cell for cell in grid.cells if cell.row + cell.row_span == row]
    below = {(cell.column, cell.column_span): cell for cell in grid.cells if cell.row == row}
    covered = [level.share(y, cell.box.left, cell.box.right) for cell in above]
    pairs = [(cell, below.get((cell.column, cell.column_span))) for cell in above]
    told = [(one, other) for one, other in pairs if other is not None and _surely(one) and _surely(other)]
    gaps = [lines_read(other)[0].middle - lines_read(one)[-1].middle for one, other in told]
    like = len(above) == len(below) == sum(other is not None for _, other in pairs)
    known = [other for _, other in told]
    rest = [cell for cell in below.values() if _surely(cell) and not any(cell is one for one in known)]
    rest_on = like and len(told) > _has_figures_beside(pairs) and all(goes_on(*pair, widest) for pair in told)
    rest_on = rest_on and all(_is_halfway(cell, told) for cell in rest)
    figures = all(all(map(is_value_or_dash, cell.words)) for pair in told for cell in pair)
    drawn = bool(covered) and sum(covered) >= COVERED * len(covered)
    return _Edge(
        apart=max(gaps) if rest_on else min(gaps, default=None),
        goes_on=rest_on and not figures and max(covered, default=0.0) < SHOWN,
        around=rest_on and bool(rest),
        drawn=drawn,
    )


def _has_figures_beside(pairs: Sequence[tuple[PageCell, PageCell | None]]) -> bool:
    """Has the row above what no part of stands below, as figures beside the first of a label's lines?"""
    return any(other is not None and _surely(one) and not _surely(other) for one, other in pairs)


def _surely(cell: PageCell) -> tuple[Word, ...]:
    return tuple(word for word in cell.words if word.confidence >= WORD)


def lines_read(cell: PageCell) -> list[Line]:
    """Of what was surely printed."""
    return lines_of(_surely(cell))


def widest_line(grid: PageGrid, column: int) -> float:
    """Of the column's lines, points."""
    own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
    return max((line.box.right - line.box.left for cell in own for line in lines_read(cell)), default=0.0)


def goes_on(upper: PageCell, lower: PageCell, widest: Sequence[float]) -> bool:
    """Is the last line above so full that what begins the first line below found no room?"""
    last, first = lines_read(upper)[-1], lines_read(lower)[0]
    if upper.column_span > 1 or any(map(is_set_downwards, (*last.words, *first.words))):
        return False
    if all(map(is_value_or_dash, first.words)) and not any(map(str.isdigit, last.text)):
        return False  # a figure under its head
    if _NUMBERED.match(first.text.strip()):
        return False
    return is_full(last, first, widest[upper.column])


def _is_halfway(cell: PageCell, pairs: Sequence[Pair]) -> bool:
    """Does one line stand at the middle of both parts of some text?"""
    own = lines_read(cell)
    whole = [(lines_read(one)[0], lines_read(other)[-1]) for one, other in pairs]
    middles = [(first.middle + last.middle) / 2 for first, last in whole]
    return len(own) == 1 and any(abs(own[0].middle - middle) <= HALFWAY * own[0].size for middle in middles)


def _pitch(grid: PageGrid) -> float | None:
    """The usual distance of lines in cells, points."""
    lines = [lines_read(cell) for cell in grid.cells if len(cell.words) > 1]
    steps = [below.middle - above.middle for own in lines for above, below in pairwise(own)]
    return median(steps) if steps else None


def joined_rows(grid: PageGrid, row: int) -> PageGrid:
    """The grid, a row and the next as one, whose cells are of the same columns."""
    below = {cell.column: cell for cell in grid.cells if cell.row == row + 1}
    cells: list[PageCell] = []
    for cell in grid.cells:
        end = cell.row + cell.row_span
        if end == row + 1:
            other = below[cell.column]
            cells.append(
                replace(
                    cell, row_span=cell.row_span + other.row_span - 1, words=(*cell.words, *other.words),
                    box=around((cell.box, other.box)),
                )
            )  # fmt: skip
        elif cell.row != row + 1:
            over = cell.row <= row < end
            cells.append(replace(cell, row=cell.row - (cell.row > row), row_span=cell.row_span - over))
    edges = (*grid.row_edges[: row + 1], *grid.row_edges[row + 2 :])
    return replace(grid, row_edges=edges, cells=tuple(cells))
