"""Parts of a table side by side: what goes on in the next column of a page, and columns that one part alone draws."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from models.tables.pages.over_pages.same_columns import SAME_EDGE
from models.tables.pages.over_pages.whole_table import Fragment, TableCell, WholeTable


def in_next_column(table: WholeTable, fragment: Fragment) -> bool:
    """Does the fragment stand on the table's last page, right of it, and begin higher? Tables that begin side by side
    are two, unless one of them goes on from the page before.
    """
    if fragment.page_number != table.last_page:
        return False
    last = [cell.box for cell in table.cells if cell.page_number == table.last_page]
    higher = fragment.grid.box.top < min(box.top for box in last) or table.page_number < table.last_page
    return higher and fragment.grid.box.left >= max(box.right for box in last)


def with_left_of(table: WholeTable, other: WholeTable) -> WholeTable:
    """The table with the columns that the other has left of it, blank, where both end at one x.

    A cell that goes over pages may be drawn on the first of them alone, its sides too.
    """
    right, beside = (
        table.left + table.edges[-1],
        table.last_page == other.page_number or table.page_number == other.last_page,
    )
    start = right - other.edges[-1] if beside else other.left
    shift = table.left - start
    near = [abs(edge - shift) for edge in other.edges]
    missing = near.index(min(near))
    same = all(min(abs(shift + edge - at) for at in other.edges) <= SAME_EDGE for edge in table.edges)
    if abs(right - start - other.edges[-1]) > SAME_EDGE or not 0 < missing < len(other.edges) - 1 or not same:
        return table
    blank = Box(left=start, top=table.box.top, right=table.left, bottom=table.box.bottom)
    cell = TableCell(
        row=0, column=0, row_span=table.n_rows, column_span=missing, text="", page_number=table.page_number, box=blank
    )
    return replace(
        table, left=start, edges=(*other.edges[:missing], *(shift + edge for edge in table.edges)),
        cells=(cell, *(replace(one, column=one.column + missing) for one in table.cells)),
    )  # fmt: skip
