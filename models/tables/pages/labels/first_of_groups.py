"""Labels that stand on the line of the first of several rows, nothing below them and no rule between any rows: what
would come again is left out. A label of all rows stands in their middle, or rules part these, or a fill of one of its
rows leaves it out. Of groups that are all as high one table says so, another has blanks: they stay as they were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_y

LEVEL: Final = 0.25
"""Em by which a label is off the line of the row beside it at most."""
AT_EDGE: Final = 15.0
"""Points between a fill's side and an edge of the grid, which may be anywhere in the white between columns."""
SHOWN: Final = 0.2
"""Share of the table's width that a rule between rows covers."""


def with_first_labels_apart(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box]) -> PageGrid:
    """The grid, each such label in its row and a blank in each row below, where all labels of several rows are such, or
    all others stand in the middle of theirs.
    """
    body = first_of_body(grid)
    high = [cell for cell in grid.cells if not cell.column and cell.row >= max(body, 1) and cell.row_span > 1]
    if grid.form is not None or not any(cell.words for cell in high):
        return grid
    level = RuleCover(rules, horizontal=True)
    if any(level.share(y, grid.box.left, grid.box.right) >= SHOWN for y in grid.row_edges[max(body, 1) + 1 : -1]):
        return grid
    if any(_fills_all_but_label(shade, cell, grid) for shade in shades for cell in high if cell.words):
        return grid
    labels = [cell for cell in grid.cells if not cell.column and cell.row >= max(body, 1) and cell.words]
    heights = {below - above for above, below in pairwise([*sorted(cell.row for cell in labels), grid.n_rows])}
    told = [cell for cell in high if cell.words]
    first = [cell for cell in told if _is_on_first(cell, grid)]
    if first == told and not body:
        return grid
    if len(heights) == 1 or not first or not all(_is_at_middle(cell, grid) for cell in told if cell not in first):
        return grid
    apart = {id(cell) for cell in (high if first == told else first)}
    cells = [part for cell in grid.cells for part in (_rows(cell, grid) if id(cell) in apart else [cell])]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _fills_all_but_label(shade: Box, label: PageCell, grid: PageGrid) -> bool:
    """Does it fill a row beside the label, from the next column to the table's end, and end above that or below?"""
    inner, right = grid.column_edges[1], grid.column_edges[-1]
    across = max(abs(shade.right - right), abs(shade.left - inner)) <= AT_EDGE and shade.left > label.box.left + AT_EDGE
    beside = label.box.top <= middle_y(shade) <= label.box.bottom
    return across and beside and shade.bottom - shade.top < label.box.bottom - label.box.top - AT_EDGE


def _is_on_first(label: PageCell, grid: PageGrid) -> bool:
    beside = [
        cell for cell in grid.cells
        if (cell.row, cell.row_span) == (label.row, 1) and cell.column and cell.words and len(lines_of(cell.words)) == 1
    ]  # fmt: skip
    if len(lines_of(label.words)) > 1 or not beside or label.column_span > 1:
        return False
    y = middle_y(around(word.box for word in label.words))
    em = max(word.box.bottom - word.box.top for word in label.words)
    return all(abs(middle_y(around(word.box for word in cell.words)) - y) <= LEVEL * em for cell in beside)


def _is_at_middle(label: PageCell, grid: PageGrid) -> bool:
    """Of the lines in the rows that it spans?"""
    lines = [
        line for cell in grid.cells if cell.column and label.row <= cell.row < label.row + label.row_span
        for line in lines_of(cell.words)
    ]  # fmt: skip
    own = lines_of(label.words)
    middle = (min(line.middle for line in lines) + max(line.middle for line in lines)) / 2 if lines else 0.0
    return len(own) == 1 and abs(own[0].middle - middle) <= LEVEL * own[0].size


def _rows(cell: PageCell, grid: PageGrid) -> Iterator[PageCell]:
    for row in range(cell.row, cell.row + cell.row_span):
        box = replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[row + 1])
        yield replace(cell, row=row, row_span=1, box=box, words=cell.words if row == cell.row else ())
