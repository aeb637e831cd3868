"""Cells that rules close on all sides, which a finder divided for the rows and columns beside them.

A label that stands in the middle of such a cell is of all of it; a head has as many columns as its rules leave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, Extent, RuleCover, Walls, extents
from models.tables.pages.print.lines import lines_of, middle_y
from models.tables.values import is_value

LINE_GAP: Final = 0.75
"""Em between two lines of one label at most."""
TIGHT: Final = 0.7
"""Of the cell's height, that a label of it takes at most: lines that stand beside rows take more."""
OPEN: Final = 0.1
"""Share of the table's height along which rules run at most on a side that a table without sides leaves open."""
SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show: elsewhere its absence tells."""
FEWEST_UNITS: Final = 4
"""Of a sum, set apart in one cell."""
_UNITS = frozenset("亿万仟佰拾千百十元圆角分整")
CENTRED: Final = 0.12
"""Of the cell's height, by which a label's middle is off its own at most."""


def with_closed_cells_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such cells in one piece, where their words do not speak for several."""
    if grid.form is not None or len(rules) < 4:
        return grid
    rows, columns = grid.row_edges, grid.column_edges
    level, upright = RuleCover(rules, horizontal=True), RuleCover(rules, horizontal=False)

    def below(row: int, column: int) -> bool:
        return level.share(rows[row + 1], columns[column], columns[column + 1]) >= COVERED

    def beside(row: int, column: int) -> bool:
        return upright.share(columns[column + 1], rows[row], rows[row + 1]) >= COVERED

    body = first_of_body(grid)
    shown = [upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in columns]
    cells = list(grid.cells)
    for extent in extents(grid.n_rows, grid.n_columns, Walls(below=below, beside=beside)):
        own = [cell for cell in cells if _within(cell, extent)]
        if len(own) < 2 or sum(cell.row_span * cell.column_span for cell in own) < _size(extent):
            continue
        box = Box(
            left=columns[extent.column], top=rows[extent.row], right=columns[extent.column_end],
            bottom=rows[extent.row_end],
        )  # fmt: skip
        sides = [level.share(y, box.left, box.right) for y in (box.top, box.bottom)]
        head = extent.row_end <= body
        outer = [x for x in (columns[0], columns[-1]) if upright.share(x, grid.box.top, grid.box.bottom) < OPEN]
        sides += [1.0 if head and x in outer else upright.share(x, box.top, box.bottom) for x in (box.left, box.right)]
        told = grid.found_by == "rules" or all(shown[extent.column + 1 : extent.column_end])
        if min(sides) < COVERED or not told or not (_is_one(own, box, extent) or (head and _is_name(own))):
            continue
        words = tuple(word for line in lines_of(word for cell in own for word in cell.words) for word in line.words)
        whole = replace(
            own[0], row=extent.row, column=extent.column, row_span=extent.row_end - extent.row,
            column_span=extent.column_end - extent.column, box=box, words=words,
        )  # fmt: skip
        cells = [cell for cell in cells if cell not in own] + [whole]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _size(extent: Extent) -> int:
    return (extent.row_end - extent.row) * (extent.column_end - extent.column)


def _within(cell: PageCell, extent: Extent) -> bool:
    return (
        extent.row <= cell.row and cell.row + cell.row_span <= extent.row_end
        and extent.column <= cell.column and cell.column + cell.column_span <= extent.column_end
    )  # fmt: skip


def _is_one(cells: Sequence[PageCell], box: Box, extent: Extent) -> bool:
    """Are the words one label, or none in a single row?"""
    filled = [cell for cell in cells if cell.words]
    if extent.row_end - extent.row == 1 and len(filled) <= 1:
        return True
    if len({cell.column for cell in filled}) > 1:
        return extent.row_end - extent.row == 1 and _are_spread(filled)
    return bool(filled) and _is_label([word for cell in filled for word in cell.words], box)


def _is_name(cells: Sequence[PageCell]) -> bool:
    """Of a head: are the words of one column, no line of figures among them?"""
    filled = [cell for cell in cells if cell.words]
    lines = lines_of(word for cell in filled for word in cell.words)
    return len({cell.column for cell in filled}) == 1 and not any(all(map(is_value, line.words)) for line in lines)


def _are_spread(cells: Sequence[PageCell]) -> bool:
    """Are most of the words units of a sum to be filled in: 万 仟 佰 拾 元 角 分?"""
    words = [word for cell in cells for word in cell.words]
    units = sum(word.text in _UNITS for word in words)
    return units >= FEWEST_UNITS and 2 * units > len(words)


def _is_label(words: Sequence[Word], box: Box) -> bool:
    """Lines right below one another in the middle of the box, none of them a figure."""
    if any(map(is_value, words)):
        return False
    lines, inked = lines_of(words), around(word.box for word in words)
    near = all(other.box.top - one.box.bottom <= LINE_GAP * one.size for one, other in pairwise(lines))
    height = box.bottom - box.top
    return (
        near and inked.bottom - inked.top <= TIGHT * height
        and abs(middle_y(inked) - middle_y(box)) <= CENTRED * height
    )  # fmt: skip
