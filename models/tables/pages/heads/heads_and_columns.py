"""Which columns heads stand over: those of the figures below, where figures set to the right leave the white by which
finders part columns at the left of their cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import Line, line_of, middle_x, middle_y
from models.tables.values import is_value, is_year

APART: Final = 0.5
"""Em between names of two columns that stand in one cell."""
INSIDE: Final = 2.0
"""Points within the head from which a rule parts it."""

OFF: Final = 2.0
"""Em by which a head is off the middle of its columns at most: their edges are guessed."""


def body_of(grid: PageGrid) -> int:
    """The first row with a cell of figures alone, or a heading over such; those of labels may be years."""
    figures = (cell.row for cell in grid.cells if cell.column and cell.words and _is_of_figures(cell))
    row = min(figures, default=0)
    while row > 1 and not any(cell.words and cell.column for cell in grid.cells if _is_in(cell, row - 1)):
        row -= 1
    return row


def _is_of_figures(cell: PageCell) -> bool:
    return all(map(is_value, cell.words)) and not all(is_year(word.text) for word in cell.words)


def _is_in(cell: PageCell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def is_head_ruled(grid: PageGrid, last: int, rules: Sequence[Rule]) -> bool:
    """Does a rule part the rows before the last one, or their columns?"""
    top, bottom = grid.row_edges[0] + INSIDE, grid.row_edges[last] - INSIDE
    left, right = grid.box.left + INSIDE, grid.box.right - INSIDE
    boxes = [rule.box for rule in rules]
    within = [box for box in boxes if box.right > left and box.left < right and box.bottom > top and box.top < bottom]
    return any(top < middle_y(box) < bottom or left < middle_x(box) < right for box in within)


class ColumnsBelow:
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


def by_columns(line: Line, columns: ColumnsBelow) -> Iterator[Line]:
    """What of it stands apart in other columns."""
    run = [line.words[0]]
    for word in line.words[1:]:
        apart = word.box.left - run[-1].box.right >= APART * line.size
        if apart and columns.of(word.box) != columns.of(run[-1].box):
            yield line_of(run)
            run = []
        run.append(word)
    yield line_of(run)


def runs_of(columns: Sequence[int]) -> list[range]:
    """Columns side by side, in their order."""
    runs: list[range] = []
    for column in columns:
        if runs and runs[-1].stop == column:
            runs[-1] = range(runs[-1].start, column + 1)
        else:
            runs.append(range(column, column + 1))
    return runs


def middles_of(part: range, names: Mapping[int, Line], grid: PageGrid) -> Iterator[float]:
    """X at which a head over these columns may stand: the middle of their names, of them, or of what is in them."""
    first, last = (middle_x(names[column].box) for column in (part.start, part.stop - 1))
    yield (first + last) / 2
    yield (grid.column_edges[part.start] + grid.column_edges[part.stop]) / 2
    ends = [_end(column, grid) for column in (part.start - 1, part.stop - 1)]
    behind = grid.box.right - _end(grid.n_columns - 1, grid)
    yield sum(ends) / 2 + max(0.0, behind)


def _end(column: int, grid: PageGrid) -> float:
    """X of the right end of what is in the column."""
    own = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1)]
    return max((word.box.right for cell in own for word in cell.words), default=grid.column_edges[column + 1])


def head_cell(
    grid: PageGrid, edges: Sequence[float], row: int, rows: int, columns: range, lines: Sequence[Line]
) -> PageCell:
    """Of so many rows from one on, over columns; `edges` are those of the head's rows."""
    words: list[Word] = [word for line in lines for word in line.words]
    box = Box(
        left=grid.column_edges[columns.start], top=edges[row], right=grid.column_edges[columns.stop],
        bottom=edges[row + rows],
    )  # fmt: skip
    return PageCell(
        row=row, column=columns.start, row_span=rows, column_span=len(columns), box=box,
        words=tuple(sorted(words, key=lambda word: (middle_y(word.box), word.box.left))),
    )  # fmt: skip
