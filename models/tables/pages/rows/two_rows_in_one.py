"""Two rows that a finder put into one, as the other rows have no such height: the second says nothing but its label.

Its lines are as far apart as rows are. Two cells of it have a line on both, one with room beside the first for what
the second begins with; or one has, and others stand on the first alone, or on the second. Or the first row says figures
on its first line, and names on its second: coaches, and notes on some. Or the label and two others at least, the
figures of one row over those of the next, have a line on both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import Line, holds, lines_of, middle_y
from models.tables.pages.rows.even_lines import LOOSE
from models.tables.values import is_value

FEWEST_ROWS: Final = 3
"""Of one line, which tell how far apart rows are."""
FEWEST_COLUMNS: Final = 3
ALIKE: Final = 0.15
"""Share of the distance of rows by which that of the two lines is another."""
WIDER: Final = 1.25
"""Of the distance of two lines of one cell, that of two rows where few tell it."""
AT_END: Final = 3.0
"""Em that a line of Chinese characters may be shorter than the longest without another one: a mark may begin none."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
BLANK: Final = 0.3
"""Em between two words of one line."""


def with_rows_apart(grid: PageGrid, shades: Sequence[Box] = ()) -> PageGrid:
    """The grid, each such row as two; a fill around all lines of a cell tells that it is one."""
    body = first_of_body(grid)
    if grid.form is not None:
        return grid
    own = [[cell for cell in grid.cells if (cell.row, cell.row_span) == (row, 1)] for row in range(grid.n_rows)]
    if not (body or _begins_with_figures(grid) or _begins_with_full_lines(grid)):
        return _with_loose_rows_apart(grid, own, 1, shades)
    least, body = body, max(body, 1)
    lines = [lines_of(word for cell in row for word in cell.words) for row in own]
    single = [row for row in range(body, grid.n_rows) if len(lines[row]) == 1]
    steps = [lines[low][0].middle - lines[high][0].middle for high, low in pairwise(single) if low == high + 1]
    if len(steps) < FEWEST_ROWS:
        return _with_loose_rows_apart(grid, own, body, shades)
    step = median(steps)
    for row in range(grid.n_rows - 2, body - 1, -1):  # below the last row other things may begin
        full = _edge_of_full_rows(own[row], step=step)
        if full is not None:
            grid = cut_row(grid, row, full, only={id(cell) for cell in own[row] if not _is_astride(cell, full)})
        elif len(lines[row]) == 2 and abs(lines[row][1].middle - lines[row][0].middle - step) <= ALIKE * step:
            edge = (lines[row][0].box.bottom + lines[row][1].box.top) / 2
            if _are_two(own[row], edge, grid):
                grid = cut_row(grid, row, edge)
    if not least and len(lines[0]) == 2 and abs(lines[0][1].middle - lines[0][0].middle - step) <= ALIKE * step:
        return cut_row(grid, 0, (lines[0][0].box.bottom + lines[0][1].box.top) / 2)
    return grid


def _with_loose_rows_apart(
    grid: PageGrid, own: Sequence[Sequence[PageCell]], body: int, shades: Sequence[Box]
) -> PageGrid:
    """Where too few rows tell how far apart they are: rows whose lines are further apart than those of a text are, or
    of one that the table has.
    """
    texts = [lines_of(cell.words) for row in own for cell in row]
    pitch = min((below.middle - above.middle for lines in texts for above, below in pairwise(lines)), default=0.0)
    for row in range(grid.n_rows - 1, body - 1, -1):
        edge = _edge_of_full_rows(own[row], least=WIDER * pitch)
        if edge is not None and not any(_is_filled(cell, shades) for cell in own[row]):
            grid = cut_row(grid, row, edge, only={id(cell) for cell in own[row] if not _is_astride(cell, edge)})
    return grid


def _is_filled(cell: PageCell, shades: Sequence[Box]) -> bool:
    return bool(cell.words) and any(all(holds(shade, word.box) for word in cell.words) for shade in shades)


def _edge_of_full_rows(cells: Sequence[PageCell], *, step: float = 0.0, least: float = 0.0) -> float | None:
    """Y between the two lines that a label and figures behind it have, so far apart as rows are, where that is known,
    or at least so far, the first of the row among them; None where they have not, or some have more.
    """
    told = [(cell, lines_of(cell.words)) for cell in cells if cell.words]
    both = [(cell, lines) for cell, lines in told if len(lines) == 2]
    if len(both) < FEWEST_COLUMNS or any(len(lines) > 2 for _, lines in told):
        return None
    first = both[0][0]
    before = [word for cell, _ in told if cell.column < first.column for word in cell.words]
    if (least and before) or any(map(is_value, (*before, *first.words[:1]))):
        return None
    if any(cell.row_span * cell.column_span > 1 for cell, _ in both):
        return None
    if not all(_are_apart(lines[0], lines[1], step, least) for _, lines in both):
        return None
    high, low = max(lines[0].box.bottom for _, lines in both), min(lines[1].box.top for _, lines in both)
    return (high + low) / 2 if high < low else None


def _are_apart(above: Line, below: Line, step: float, least: float) -> bool:
    far = below.middle - above.middle
    return abs(far - step) <= ALIKE * step if step else far >= min(least, LOOSE * above.size)


def _is_astride(cell: PageCell, edge: float) -> bool:
    """Is its one line on the edge?"""
    lines = lines_of(cell.words)
    return len(lines) == 1 and lines[0].box.top < edge < lines[0].box.bottom


def _begins_with_full_lines(grid: PageGrid) -> bool:
    """Has each cell of the first row two lines, and all are on one of two heights: the names of columns and a row?"""
    own = [cell for cell in grid.cells if cell.row == 0]
    if len(own) < max(grid.n_columns, FEWEST_COLUMNS) or any(cell.row_span > 1 for cell in own):
        return False
    return len(lines_of(word for cell in own for word in cell.words)) == 2 and all(
        len(lines_of(cell.words)) == 2 for cell in own
    )


def _begins_with_figures(grid: PageGrid) -> bool:
    """Has the first row, a cell for each column, a label of two lines, and behind it figures level with the first: the
    numbers of coaches, and notes on some?
    """
    own = [cell for cell in grid.cells if cell.row == 0]
    label = lines_of(own[0].words)
    if (
        any(cell.row_span * cell.column_span > 1 for cell in own)
        or len(label) != 2
        or any(map(is_value, label[0].words))
    ):
        return False
    edge = (label[0].box.bottom + label[1].box.top) / 2
    first = [word for cell in own[1:] for word in _sides(cell, edge)[0]]
    return len(first) >= FEWEST_ROWS and all(map(is_value, first)) and any(_sides(cell, edge)[1] for cell in own[1:])


def _are_two(cells: Sequence[PageCell], edge: float, grid: PageGrid) -> bool:
    """Do two cells have lines on both, or one has where others have one on the first or the second alone?"""
    told = [(cell, *_sides(cell, edge)) for cell in cells if cell.words]
    both = [(cell.column, above, below) for cell, above, below in told if above and below]
    if any(any(map(is_value, above)) and any(map(is_value, below)) for _, above, below in both):
        return False  # two rows of figures
    if len(both) == 1:
        levels = any(not below for _, above, below in told), any(not above for _, above, below in told)
        return all(levels) or (levels[0] and _is_broken_early(*both[0], grid))
    return len(both) > 1 and any(_has_room(*one, grid) for one in both)


def _sides(cell: PageCell, edge: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    return (
        tuple(word for word in cell.words if middle_y(word.box) < edge),
        tuple(word for word in cell.words if middle_y(word.box) >= edge),
    )


def _is_broken_early(column: int, above: Sequence[Word], below: Sequence[Word], grid: PageGrid) -> bool:
    """Is it a label of Chinese characters, two of which would have found room on the first line, the one of its column
    with two lines? Such text is broken at any character.
    """
    own = [lines_of(one.words) for one in grid.cells if one.column == column and one.words]
    if (
        column
        or sum(len(lines) > 1 for lines in own) > 1
        or not all(_HAN.search(word.text) for word in (*above, *below))
    ):
        return False
    end = max(line.box.right for lines in own for line in lines)
    em = above[0].box.bottom - above[0].box.top
    return end - max(word.box.right for word in above) >= AT_END * em


def _has_room(column: int, above: Sequence[Word], below: Sequence[Word], grid: PageGrid) -> bool:
    """Could the second line's first word have stood on the first line, no longer than others of the column?"""
    lines = [line.box for one in grid.cells if one.column == column for line in lines_of(one.words)]
    first = min((word.box for word in below), key=lambda box: box.left)
    own = around(word.box for word in above)
    needed = own.right - own.left + BLANK * (first.bottom - first.top) + first.right - first.left
    return needed <= max(box.right - box.left for box in lines)
