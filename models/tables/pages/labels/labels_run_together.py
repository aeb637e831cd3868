"""Labels that a finder put into one cell though rows are between them: each is on the line of the first of its rows, or
each on that of the last.

Also names of a form beside what is to be filled in over rules, which do not go on under the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.grids.row_cuts import WIDEST_PITCH
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of, middle_y
from models.tables.pages.print.print_sizes import em_of
from models.tables.values import is_value

LEVEL: Final = 0.25
"""Em by which a label is off the line of its first row at most."""
FEWEST_ROWS: Final = 3
"""Of such a cell; two lines in two rows may be one label, unless they are further apart than lines are."""


def with_labels_run_together_apart(grid: PageGrid, rules: Sequence[Rule] = ()) -> PageGrid:
    """The grid, each such label with the rows up to the next one, or from the last one on."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    cells = [part for cell in grid.cells for part in _parts(cell, grid, upright)]
    if len(cells) == len(grid.cells):
        return grid
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _parts(cell: PageCell, grid: PageGrid, upright: RuleCover) -> list[PageCell]:
    lines = lines_of(cell.words)
    closed = all(upright.share(x, cell.box.top, cell.box.bottom) >= COVERED for x in (cell.box.left, cell.box.right))
    if (not closed or _is_among_rows(cell, grid)) and _has_a_line_each(cell, lines, grid):
        return [_of_rows(cell, line, row, row + 1, grid) for row, line in enumerate(lines, cell.row)]
    labels = not cell.column or (cell.column == 1 and _is_numbered(grid, cell))
    if not labels or cell.column_span > 1 or cell.row_span < FEWEST_ROWS or len(lines) < 2:
        return [cell]
    middles = _middles(cell, grid)
    level = [
        next((row for row, y in middles.items() if abs(y - line.middle) <= LEVEL * line.size), None) for line in lines
    ]
    rows = [row for row in level if row is not None]
    end = cell.row + cell.row_span
    first, last = bool(rows) and rows[0] == cell.row, bool(rows) and rows[-1] == end - 1
    if len(rows) < len(lines) or first == last or min(after - row for row, after in pairwise(rows)) < 2:
        return [cell]
    starts = rows if first else [cell.row, *(row + 1 for row in rows[:-1])]
    ends = [*starts[1:], end]
    return [_of_rows(cell, line, row, end, grid) for row, end, line in zip(starts, ends, lines, strict=True)]


def _is_numbered(grid: PageGrid, cell: PageCell) -> bool:
    """Has the column before it nothing but numbers there?"""
    rows = range(cell.row, cell.row + cell.row_span)
    before = [one for one in grid.cells if one.column == 0 and one.row in rows]
    return any(one.words for one in before) and all(is_value(word) for one in before for word in one.words)


def _of_rows(cell: PageCell, line: Line, row: int, end: int, grid: PageGrid) -> PageCell:
    box = replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[end])
    return replace(cell, row=row, row_span=end - row, box=box, words=line.words)


def _has_a_line_each(cell: PageCell, lines: Sequence[Line], grid: PageGrid) -> bool:
    """Has each of several rows of a cell one of its lines, on its own line, further apart than those of a cell are?"""
    if cell.row_span < 2 or len(lines) != cell.row_span or cell.column_span > 1:
        return False
    furthest = WIDEST_PITCH * median(map(em_of, lines))
    if any(below.middle - above.middle <= furthest for above, below in pairwise(lines)):
        return False
    middles = _middles(cell, grid)
    return all(
        row in middles and abs(middles[row] - line.middle) <= LEVEL * line.size
        for row, line in enumerate(lines, cell.row)
    )


def _is_among_rows(cell: PageCell, grid: PageGrid) -> bool:
    """Is each other cell beside it of one row, or of all its rows with as many lines? A fill hides the rules then."""
    rows = range(cell.row, cell.row + cell.row_span)
    beside = [one for one in grid.cells if one.row < rows.stop and one.row + one.row_span > rows.start]
    return all(
        one.row_span == 1 or (one.row == cell.row and one.row_span == len(rows) == len(lines_of(one.words)))
        for one in beside
    )


def _middles(cell: PageCell, grid: PageGrid) -> dict[int, float]:
    """Y of the middle of each of its rows, of what stands beside it in that row alone, on one line."""
    found: dict[int, float] = {}
    for row in range(cell.row, cell.row + cell.row_span):
        own = [one for one in grid.cells if (one.row, one.row_span) == (row, 1) and one is not cell and one.words]
        single = [one for one in own if len(lines_of(one.words)) == 1]
        if single:
            found[row] = middle_y(around(word.box for one in single for word in one.words))
    return found
