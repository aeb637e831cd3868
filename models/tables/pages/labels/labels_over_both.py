"""Labels over the first two columns, where the texts of these begin at one place and a label stands in the middle of
both: two of other widths with one middle, one over a blank behind the labels, the head of all labels, or any beside
labels of several rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.pages.print.print_sizes import em_of
from models.tables.values import is_value

FEWEST, FLUSH, SAME_START = 3, 0.7, 1.5
"""Texts of a column, the share of them that begins at one place, and points by which that differs."""
SAME_MIDDLE, OTHER_WIDTH = 1.0, 3.0
"""Points by which middles of two labels differ that stand in one place, and their widths at least."""
OFF, CENTRED, FAR = 1.0, 1.0, 2.0
"""Em by which such a label begins elsewhere at least, is off the middle of both columns at most: edges are guessed from
white; and off that of its own at least.
"""
OF_HEAD: Final = 1.5
"""Em by which a head is off the middle of both at most, being so far off that of its own."""
OTHERWISE: Final = 0.4
"""Em between the middles of two such labels and that of the texts of their column at least."""
SPREAD: Final = 0.5
"""Em by which a name that is spread is longer than its characters at least."""
FEWEST_GROUPS: Final = 2
"""Labels of several rows in the first column."""
SHOWN: Final = 0.1
"""Share of the table's height along which rules run on an edge that they show."""


@dataclass(frozen=True, slots=True)
class _Label:
    """The one text of a row's first two cells, all of which are replaced."""

    row: int
    column: int
    text: PageCell
    inked: Box

    @property
    def size(self) -> float:
        return max(word.box.bottom - word.box.top for word in self.text.words)


def with_labels_over_both(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such labels over both columns."""
    if grid.form is not None or grid.n_columns < FEWEST:
        return grid
    upright = RuleCover(rules, horizontal=False)
    if upright.share(grid.column_edges[1], grid.box.top, grid.box.bottom) >= SHOWN:
        return grid
    labels = _labels(grid)
    told = [label for label in labels if _is_over_both(label, labels, grid)]
    rows = {label.row for label in told}
    if not told or any(
        cell.row_span > 1 and cell.words and rows.intersection(range(cell.row, cell.row + cell.row_span))
        for cell in grid.cells if cell.column < 2
    ):  # fmt: skip
        return grid
    cells = [part for cell in grid.cells for part in _without(cell, rows, grid)]
    for label in told:
        box = Box(
            left=grid.column_edges[0], top=grid.row_edges[label.row], right=grid.column_edges[2],
            bottom=grid.row_edges[label.row + 1],
        )  # fmt: skip
        cells.append(replace(label.text, column=0, column_span=2, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _without(cell: PageCell, rows: set[int], grid: PageGrid) -> list[PageCell]:
    """The cell's parts in other rows, if it is of the first two columns."""
    own = range(cell.row, cell.row + cell.row_span)
    if cell.column > 1 or not rows.intersection(own):
        return [cell]
    return [
        replace(
            cell, row=row, row_span=1,
            box=replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[row + 1]),
        )
        for row in own if row not in rows
    ]  # fmt: skip


def _labels(grid: PageGrid) -> list[_Label]:
    """Of each row with one text of one line in two cells and more behind them."""
    found: list[_Label] = []
    for row in range(grid.n_rows):
        own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
        pair = [cell for cell in own if cell.column < 2]
        told = [cell for cell in pair if cell.words]
        if len(pair) != 2 or len(told) != 1 or told[0].row_span > 1 or any(cell.column_span > 1 for cell in pair):
            continue
        if any(map(is_value, told[0].words)) or len(lines_of(told[0].words)) > 1:
            continue
        if any(cell.words for cell in own if cell.column > 1):
            found.append(_Label(row, told[0].column, told[0], around(word.box for word in told[0].words)))
    return found


def _is_over_both(label: _Label, labels: Sequence[_Label], grid: PageGrid) -> bool:
    others = _others(grid, label.column, labels)
    begin = median(box.left for box in others) if others else 0.0
    if label.column and _is_beside_groups(label, grid) and _may_be_at_middle(label, grid):
        return not _is_one_of_several(label, labels, others)
    if not others:
        return False
    middle = (grid.column_edges[0] + grid.column_edges[2]) / 2
    if label.column and not label.row and _is_head_of_both(label, begin, grid):
        return True
    if label.column:
        usual = median(middle_x(box) for box in others)
        return abs(middle_x(label.inked) - usual) >= OTHERWISE * label.size and any(
            other.column and abs(middle_x(other.inked) - middle_x(label.inked)) <= SAME_MIDDLE
            and abs(_width(other.inked) - _width(label.inked)) >= OTHER_WIDTH
            for other in labels
        ) and label.inked.left > grid.column_edges[0] + OFF * label.size  # fmt: skip
    edges = grid.column_edges
    if abs(label.inked.left - begin) < OFF * label.size:
        return False
    off = abs(middle_x(label.inked) - (edges[0] + edges[1]) / 2)
    return abs(middle_x(label.inked) - middle) <= CENTRED * label.size and off >= FAR * label.size


def _is_beside_groups(label: _Label, grid: PageGrid) -> bool:
    """Has the first column labels of several rows, most of them, and nothing here?"""
    labels = [cell for cell in grid.cells if (cell.column, cell.column_span) == (0, 1) and cell.words and cell.row]
    several = sum(cell.row_span > 1 for cell in labels)
    return several >= FEWEST_GROUPS and 2 * several >= len(labels) and any(cell.row != label.row for cell in labels)


def _is_one_of_several(label: _Label, labels: Sequence[_Label], others: Sequence[Box]) -> bool:
    """Does it begin where the texts of its column do, and so does one right above or below, with a blank before it?
    Names of sums are spread over their cells, and may begin there by chance.
    """
    if _width(label.inked) >= (SPREAD + sum(len(word.text) for word in label.text.words)) * label.size:
        return False
    beside = [one for one in labels if one.column and abs(one.row - label.row) == 1]
    flush = [abs(one.inked.left - box.left) <= SAME_START for one in (label, *beside) for box in others]
    return bool(beside) and bool(others) and sum(flush) >= FLUSH * len(flush)


def _may_be_at_middle(label: _Label, grid: PageGrid) -> bool:
    """Is it in the middle of both columns, wherever the second ends in the white before the next one?"""
    below = [cell for cell in grid.cells if cell.words and cell.column_span == 1 and cell.row != label.row]
    before = [word.box.right for cell in below if cell.column == 1 for word in cell.words]
    behind = [word.box.left for cell in below if cell.column == 2 for word in cell.words]
    end = 2 * middle_x(label.inked) - grid.column_edges[0]
    return bool(before and behind) and max(before) <= end <= min(behind)


def _is_head_of_both(label: _Label, begin: float, grid: PageGrid) -> bool:
    """Is it near the middle of both, far from that of its own column, and begins elsewhere than texts of that do?"""
    start, inner, end = grid.column_edges[:3]
    middle, em = middle_x(label.inked), em_of(lines_of(label.text.words)[0])
    near = abs(middle - (start + end) / 2) <= OF_HEAD * em
    far = abs(middle - (inner + end) / 2) >= FAR * em
    return near and far and abs(label.inked.left - begin) >= OFF * em


def _width(box: Box) -> float:
    return box.right - box.left


def _others(grid: PageGrid, column: int, labels: Sequence[_Label]) -> list[Box]:
    """Where the other texts of the column are, if most begin at one x; none where they do not."""
    alone = {label.row for label in labels}
    found = [
        around(word.box for word in cell.words)
        for cell in grid.cells
        if (cell.column, cell.column_span) == (column, 1) and cell.words and cell.row not in alone and cell.row
    ]
    if len(found) < FEWEST:
        return []
    begin = median(box.left for box in found)
    flush = sum(abs(box.left - begin) <= SAME_START for box in found) >= FLUSH * len(found)
    return found if flush else []
