"""Edges of columns that one picture of a table shows and another does not, where nothing is told by them.

A finder of grids takes a streak, or the white beside a ragged column, for an edge on one page, and not on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.same_columns import same_on_pictures
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

MOST_TOLD: Final = 0.1
"""Share of a part's rows that may say something on both sides of an idle edge: words of two lines torn apart."""


def without_idle_edge(table: WholeTable, edges: Sequence[float]) -> WholeTable | None:
    """The table without the one inner edge that another part, whose edges these are, has not.

    None where it has not one edge more, without which the columns are alike, or where that edge tells values apart.
    """
    if len(table.edges) != len(edges) + 1:
        return None
    for place in range(1, len(table.edges) - 1):
        left = (*table.edges[:place], *table.edges[place + 1 :])
        if same_on_pictures(edges, left) and (joined := _joined(table, place)) is not None:
            return replace(table, edges=left, cells=joined)
    return None


def with_first_column(table: WholeTable, edges: Sequence[float]) -> WholeTable | None:
    """The table with the first column of the part above, whose edges these are, blank; None where it lacks no such one.

    A cell that goes over pages says what it says on the first of them alone, and what is blank is seen as margin.
    """
    if len(table.edges) != len(edges) - 1 or not same_on_pictures(edges[1:], table.edges):
        return None
    width = edges[1] - edges[0]
    blank = Box(
        left=max(0.0, table.left - width), top=table.box.top, right=max(table.left, 0.0), bottom=table.box.bottom
    )  # fmt: skip
    first = TableCell(
        row=0, column=0, row_span=table.n_rows, column_span=1, text="", page_number=table.page_number, box=blank
    )
    return replace(
        table, left=table.left - width, edges=(0.0, *(width + edge for edge in table.edges)),
        cells=(first, *(replace(cell, column=cell.column + 1) for cell in table.cells)),
    )  # fmt: skip


def _joined(table: WholeTable, place: int) -> tuple[TableCell, ...] | None:
    """The cells with the two columns beside an edge made one; None where that puts values together."""
    before = {cell.row: cell for cell in table.cells if cell.column + cell.column_span == place}
    after = {cell.row: cell for cell in table.cells if cell.column == place}
    if {row: cell.row_span for row, cell in before.items()} != {row: cell.row_span for row, cell in after.items()}:
        return None
    told = sum(bool(cell.text and after[row].text) for row, cell in before.items())
    if told > MOST_TOLD * table.n_rows:
        return None
    cells = []
    for cell in table.cells:
        if cell.column == place:
            continue
        if cell.column + cell.column_span == place:
            cells.append(_both(cell, after[cell.row]))
        elif cell.column > place:
            cells.append(replace(cell, column=cell.column - 1))
        elif cell.column + cell.column_span > place:
            cells.append(replace(cell, column_span=cell.column_span - 1))
        else:
            cells.append(cell)
    return tuple(cells)


def _both(left: TableCell, right: TableCell) -> TableCell:
    words = (*left.words, *right.words)
    box = Box(
        left=min(left.box.left, right.box.left), top=min(left.box.top, right.box.top),
        right=max(left.box.right, right.box.right), bottom=max(left.box.bottom, right.box.bottom),
    )  # fmt: skip
    text = cell_text(words) if left.text and right.text else left.text or right.text
    return replace(left, column_span=left.column_span + right.column_span - 1, words=words, text=text, box=box)
