"""Two columns of labels before the figures, each row's name in one language and in the other, or of a part and a kind.

A head in the middle of both, nothing beside it, is of both. What stands in both columns of a row that has no figures is
two labels, as in other rows, and no heading over all columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import middle_x
from models.tables.values import is_value

FEWEST_COLUMNS: Final = 4
FEWEST_ROWS: Final = 3
"""With words in both columns, and half of all rows."""
CENTRED: Final = 0.75
"""Em by which a head is off the middle of both columns at most."""
SLACK: Final = 1.0
"""Points by which words reach over their column's edge."""


def with_pairs_of_labels(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with heads over both columns, and without headings among the pairs."""
    body = first_of_body(grid)
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS or not body:
        return grid
    labels = {(cell.row, cell.column) for cell in grid.cells if cell.row >= body and _is_label(cell)}
    pairs = [row for row, column in labels if column == 0 and (row, 1) in labels]
    upright = RuleCover(rules, horizontal=False)
    drawn = upright.share(grid.column_edges[1], grid.row_edges[body], grid.row_edges[-1]) >= COVERED
    if drawn or len(pairs) < FEWEST_ROWS or 2 * len(pairs) < grid.n_rows - body:
        return grid
    cells = [part for cell in grid.cells for part in _parts(cell, grid, body, labels)]
    return _with_head_over_both(replace(grid, cells=tuple(cells)), body)


def _is_label(cell: PageCell) -> bool:
    return (cell.row_span, cell.column_span) == (1, 1) and bool(cell.words) and not any(map(is_value, cell.words))


def _parts(cell: PageCell, grid: PageGrid, body: int, labels: Set[tuple[int, int]]) -> Iterator[PageCell]:
    """A label of the second column without the blank places behind it, where one of the first stands beside it, and
    blank places behind both, one by one.
    """
    wide = cell.column_span > 1 and cell.row_span == 1 and cell.row >= body and (cell.row, 0) in labels
    label = cell.column == 1 and bool(cell.words) and not any(map(is_value, cell.words))
    if (
        not wide
        or not (label or (not cell.words and cell.column > 1))
        or any(word.box.right > grid.column_edges[2] + SLACK for word in cell.words)
    ):
        yield cell
        return
    for column in range(cell.column, cell.column + cell.column_span):
        box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
        yield replace(cell, column=column, column_span=1, box=box, words=cell.words if column == 1 else ())


def _with_head_over_both(grid: PageGrid, body: int) -> PageGrid:
    top = int(any(cell.row == 0 and cell.column_span == grid.n_columns for cell in grid.cells))  # a title
    own = [cell for cell in grid.cells if top <= cell.row < body and cell.column <= 1]
    told = [cell for cell in own if cell.words]
    if len(told) != 1 or any(cell.row + cell.row_span > body or cell.column + cell.column_span > 2 for cell in own):
        return grid
    (head,) = told
    inked = around(word.box for word in head.words)
    size = max(word.box.bottom - word.box.top for word in head.words)
    left, _, right = grid.column_edges[:3]
    off = abs(middle_x(inked) - (left + right) / 2)
    nearer = off <= CENTRED * size and off < abs(middle_x(inked) - middle_x(head.box))
    if head.column_span == 1 and not nearer:
        return grid
    box = Box(left=left, top=grid.row_edges[top], right=right, bottom=grid.row_edges[body])
    wide = replace(head, row=top, column=0, row_span=body - top, column_span=2, box=box)
    cells = (wide, *(cell for cell in grid.cells if cell not in own))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
