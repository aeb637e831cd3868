"""Tables that go on over pages: which fragments are one table, and the one grid that they make.

Heads printed again are left out. A row that the page break cuts is one row: its cells' texts are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final
from unicodedata import normalize

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from corpora.document.region import RegisteredForm
from models.tables.form_copies import is_copy
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.columns_of_other import with_columns_of_other
from models.tables.pages.over_pages.cut_rows import MOST_OF_HEAD, stacked, under
from models.tables.pages.over_pages.hanging_lines import hangs_below, with_hanging
from models.tables.pages.over_pages.idle_edges import with_first_column, without_idle_edge
from models.tables.pages.over_pages.next_column import in_next_column, with_left_of
from models.tables.pages.over_pages.numbered_on import numbered_alike
from models.tables.pages.over_pages.same_columns import (
    Reach,
    common_edges,
    edges_between,
    edges_in_white,
    edges_of_fewer,
    same_on_pictures,
)
from models.tables.pages.over_pages.whole_table import Fragment, TableCell, WholeTable, value_columns
from models.tables.pages.prose.paragraphs import Paragraph
from models.tables.values import is_value_text

DRAWN: Final = "rules"
"""What found a grid whose edges rules draw: there is no white to guess them in."""
SAME_HEAD: Final = 0.9
"""Share of a head's characters that it has in common with itself when it is printed again."""
SAME_HEAD_READ: Final = 0.7
"""The same where both are read from pictures."""
SURELY_READ: Final = 0.9
"""Confidence of a name from which another one in its place is no misreading."""
MISREAD: Final = 3
"""Characters of a name from which as many others are no misreading, however sure (序寺 for 序号)."""
_CONTINUATION = re.compile(
    r"[（(]?\s*(?:续|接)\s*(?:上\s*)?(?:表|页).{0,12}|.{0,30}[（(]\s*(?:续(?:表|上表)?|接上页)\s*[)）]"
)
_WHITE = re.compile(r"\s+")


def whole_tables(items: Iterable[Paragraph | Fragment]) -> Iterator[Paragraph | WholeTable]:
    """The same items in order, the fragments of one table together. 续表 between them goes.

    Parts of one prescribed form are one table, whatever is printed at the foot and the head of their pages.
    """
    table: WholeTable | None = None
    between: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            told = _CONTINUATION.fullmatch(item.text.strip())
            if table and (table.form is not None or told or hangs_below(table, item)):
                between.append(item)
                continue
            if table:
                yield table
            yield from between
            table, between = None, []
            yield item
            continue
        joined = with_fragment(with_hanging(table, between), item) if table else None
        if joined is not None:
            between = between if joined.form is not None else []
            table = joined
            continue
        if table:
            yield table
        yield from between
        table, between = table_of(item), []
    if table:
        yield table
    yield from between


def table_of(fragment: Fragment) -> WholeTable:
    """The fragment as a table of its own."""
    grid = fragment.grid
    cells = tuple(
        TableCell(
            row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span,
            text=cell_text(cell.words), page_number=fragment.page_number, box=cell.box,
            words=cell.words,
            unread=cell.unread, looks=cell.looks, goes_on=cell.goes_on,
        )
        for cell in grid.cells
    )  # fmt: skip
    left = grid.column_edges[0]
    return WholeTable(
        page_number=fragment.page_number, last_page=fragment.page_number, box=grid.box, left=left,
        edges=tuple(edge - left for edge in grid.column_edges), n_rows=grid.n_rows, cells=cells,
        found_by=grid.found_by, form=grid.form,
    )  # fmt: skip


def with_fragment(table: WholeTable, fragment: Fragment) -> WholeTable | None:
    """The table with what the next page or column prints of it; None when the fragment is another table."""
    if fragment.page_number != table.last_page + 1 and not in_next_column(table, fragment):
        return None
    other = table_of(fragment)
    if _same_form(table.form, other.form):
        return stacked(table, other)
    if other.form is not None:
        return None
    table, other = with_left_of(table, other), with_left_of(other, table)
    pictures = _is_picture(other) and _is_picture(table)  # the part first: a table of a text layer may be very long
    if pictures:
        table = without_idle_edge(table, other.edges) or table
        other = without_idle_edge(other, table.edges) or other
        other = with_first_column(other, table.edges) or other
    edges = common_edges(table.edges, other.edges) or edges_between(
        (table.edges, _reaches(table)), (other.edges, _reaches(other))
    )
    if edges is None and pictures and same_on_pictures(table.edges, other.edges):
        edges = table.edges
    drawn = DRAWN in (table.found_by, other.found_by)
    fewer = edges is None and not drawn
    if fewer and (both := edges_of_fewer((table.edges, _reaches(table)), (other.edges, _reaches(other)))):
        table, other = replace(table, edges=both[0]), replace(other, edges=both[1])
        edges = max(both, key=len)
    alike = (numbered_alike(table, other) or _alike_in_white(table, other)) if edges is None else None
    if edges is None and alike is None and not drawn and table.last_page < other.page_number:
        alike = with_columns_of_other(table, other)
    if alike is not None:
        table, other = alike
        edges = table.edges
    if edges is None:
        return None
    above, below = _refined(table, edges), _refined(other, edges)
    head = _repeated_rows(above, below)
    if head == below.n_rows or is_copy(_labels(above, head), _labels(below, head)):
        return None
    return under(above, _without_rows(below, head))


def _alike_in_white(table: WholeTable, other: WholeTable) -> tuple[WholeTable, WholeTable] | None:
    """Both parts with the same columns, where the white between these is at one place on both pages."""
    shift = other.left - table.left
    moved = [
        Reach(column=reach.column, left=reach.left + shift, right=reach.right + shift) for reach in _reaches(other)
    ]
    edges = edges_in_white((table.edges, _reaches(table)), ([edge + shift for edge in other.edges], moved))
    if edges is None or table.last_page == other.page_number:
        return None
    own = tuple(edge - edges[0] for edge in edges)
    left = table.left + edges[0]
    return replace(table, left=left, edges=own), replace(other, left=left, edges=own)


def _is_picture(table: WholeTable) -> bool:
    return any(word.origin == "ocr" for cell in table.cells for word in cell.words)


def _reaches(table: WholeTable) -> list[Reach]:
    """Of the words of cells in one column."""
    return [
        Reach(column=cell.column, left=word.box.left - table.left, right=word.box.right - table.left)
        for cell in table.cells
        if cell.column_span == 1
        for word in cell.words
    ]


def _same_form(one: RegisteredForm | None, other: RegisteredForm | None) -> bool:
    """Whether both are parts of one form, the second lower down."""
    if one is None or other is None:
        return False
    same = (one.form, one.n_rows, one.n_columns) == (other.form, other.n_rows, other.n_columns)
    return same and one.rows[-1] < other.rows[0]


def _refined(table: WholeTable, edges: Sequence[float]) -> WholeTable:
    """The same cells counted by more edges."""
    if len(edges) == len(table.edges):
        return table
    place = [min(range(len(edges)), key=lambda index: abs(edges[index] - edge)) for edge in table.edges]
    place[0], place[-1] = 0, len(edges) - 1
    if len(set(place)) < len(place):
        return table
    cells = [
        part
        for cell in table.cells
        for part in _parts(
            _moved(cell, place[cell.column], place[cell.column + cell.column_span]), edges, left=table.left
        )
    ]
    return replace(table, edges=tuple(edges), cells=tuple(cells))


def _moved(cell: TableCell, column: int, end: int) -> TableCell:
    return replace(cell, column=column, column_span=end - column)


def _parts(cell: TableCell, edges: Sequence[float], *, left: float) -> list[TableCell]:
    """The cell, or one for each column where its words keep to columns that another page shows."""
    last = cell.column + cell.column_span - 1
    held: list[tuple[int, int, list[Word]]] = []
    for word in sorted(cell.words, key=lambda word: word.box.left):
        start, end = word.box.left - left + CROSSES, word.box.right - left - CROSSES
        first = max((c for c in range(cell.column, last + 1) if edges[c] <= start), default=cell.column)
        to = max(first, max((c for c in range(first, last + 1) if edges[c] < end), default=first))
        if held and first <= held[-1][1]:
            held[-1] = (held[-1][0], max(held[-1][1], to), [*held[-1][2], word])
        else:
            held.append((first, to, [word]))
    if len(held) < 2:
        return [cell]
    parts = []
    for index, (column, _, own) in enumerate(held):
        first = cell.column if index == 0 else column
        end = held[index + 1][0] if index + 1 < len(held) else cell.column + cell.column_span
        words = tuple(own)
        box = Box(left=left + edges[first], top=cell.box.top, right=left + edges[end], bottom=cell.box.bottom)
        parts.append(
            replace(cell, column=first, column_span=end - first, words=words, text=cell_text(words), box=box)
        )  # fmt: skip
    return parts


def _repeated_rows(above: WholeTable, below: WholeTable) -> int:
    """Rows at the top of `below` that print the head of `above` again, however their rows were told apart."""
    values = value_columns(above) | value_columns(below)
    first, second = _head(above, values), _head(below, values)
    pictures = _is_picture(below)
    least = SAME_HEAD_READ if pictures else SAME_HEAD
    again = second and first and _said_again(_texts_of(above, first), _texts_of(below, second), least)
    if again and not (pictures and first == second and _says_otherwise(above, below, first)):
        return _without_other_heading(above, below, second)
    # A title below the head, or the rest of a row that the break cut, is no part of what is printed again.
    most = min(first, second) or min(MOST_OF_HEAD, above.n_rows - 1, below.n_rows - 1)
    rows = range(most, 0, -1)
    return next((n for n in rows if _whole(above, n) and _whole(below, n) and _same_rows(above, below, n)), 0)


def _without_other_heading(above: WholeTable, below: WholeTable, rows: int) -> int:
    """The rows, but for a last one that is a heading over rows which stands in no row of the table above: the part of
    the table that the page begins with.
    """
    last = [cell for cell in below.cells if cell.row == rows - 1 and cell.text]
    if rows < 2 or len(last) != 1 or last[0].column_span * 2 <= len(below.edges) - 1:
        return rows
    known = any(_said_again(cell.text, last[0].text, SAME_HEAD) for cell in above.cells)
    return rows if known else rows - 1


def _said_again(head: str, again: str, least: float) -> bool:
    return _n_shared(head, again) >= least * max(len(head), len(again)) and len(again) > 1


def _n_shared(one: str, other: str) -> int:
    """Characters that both have, wherever they stand."""
    return (Counter(one) & Counter(other)).total()


def _says_otherwise(above: WholeTable, below: WholeTable, rows: int) -> bool:
    """Does a cell of the first rows surely say what the one above does not? One may lack words that were not read."""
    held = {(cell.row, cell.column, cell.column_span): cell for cell in above.cells if cell.row < rows}
    pairs = [
        (held[cell.row, cell.column, cell.column_span], cell)
        for cell in below.cells
        if (cell.row, cell.column, cell.column_span) in held
    ]
    return any(
        all(word.confidence >= SURELY_READ for word in (*one.words, *other.words))
        and not (_holds_in_order(one.text, other.text) or _holds_in_order(other.text, one.text))
        and not _said_again(one.text, other.text, SAME_HEAD_READ)
        and max(len(one.text), len(other.text)) - _n_shared(one.text, other.text) >= MISREAD
        for one, other in pairs
    )


def _holds_in_order(whole: str, part: str) -> bool:
    rest = iter(whole)
    return all(sign in rest for sign in _WHITE.sub("", part))


def _whole(table: WholeTable, rows: int) -> bool:
    """Does no cell reach below the first rows?"""
    return not any(cell.row < rows < cell.row_end for cell in table.cells)


def _same_rows(above: WholeTable, below: WholeTable, rows: int) -> bool:
    """Do the first rows print the same, cell for cell, in several columns? A bracket may be read wide or narrow."""
    one, other = (
        {
            (cell.row, cell.column): normalize("NFKC", _WHITE.sub("", cell.text))
            for cell in table.cells
            if cell.row < rows and cell.text
        }
        for table in (above, below)
    )
    return one == other and len({column for _, column in one}) > 1


def _head(table: WholeTable, values: frozenset[int]) -> int:
    """Rows above the first figure in a column of figures, whole cells only."""
    figures = [cell.row for cell in table.cells if cell.column in values and cell.text and is_value_text(cell.text)]
    head = min(figures, default=0)
    while head and any(cell.row < head < cell.row_end for cell in table.cells):
        head -= 1
    return head


def _texts_of(table: WholeTable, rows: int) -> str:
    """Every character of the first rows."""
    return "".join(_WHITE.sub("", cell.text) for cell in table.cells if cell.row < rows)


def _labels(table: WholeTable, first: int) -> Iterator[str]:
    """What each row from the first one on begins with."""
    for row in range(first, table.n_rows):
        cells = [cell for cell in table.cells if cell.row == row and cell.text]
        yield min(cells, key=lambda cell: cell.column).text if cells else ""


def _without_rows(table: WholeTable, count: int) -> WholeTable:
    cells = tuple(replace(cell, row=cell.row - count) for cell in table.cells if cell.row >= count)
    return replace(table, n_rows=table.n_rows - count, cells=cells)
