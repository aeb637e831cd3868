"""Tables that go on over pages: which fragments are one table, and the one grid that they make.

Heads printed again are left out. A row that the page break cuts is one row: its cells' texts are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from corpora.document.region import RegisteredForm
from models.tables.pages.cell_text import cell_text
from models.tables.pages.grid_building import CROSSES
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paragraphs import Paragraph
from models.tables.pages.same_columns import SAME_EDGE, common_edges
from models.tables.pages.values import is_value_text

SAME_HEAD: Final = 0.9
"""Share of a head's characters that it has in common with itself when it is printed again."""
_CONTINUATION = re.compile(
    r"[（(]?\s*(?:续|接)\s*(?:上\s*)?(?:表|页).{0,12}|.{0,30}[（(]\s*(?:续(?:表|上表)?|接上页)\s*[)）]"
)
_OPENED, _CLOSED = re.compile("[（(《“]"), re.compile("[）)》”]")
_NUMBERED = re.compile(r"\s*[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)、.．]")
"""A label that begins with its number is a new one, where labels have numbers."""
_MIDST = re.compile(r"\s*[、，。；：）)》”.．]")
"""No label begins so."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What of a table stands on one page."""

    page_number: int
    grid: PageGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of a whole table; page and box are those of its first part."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    page_number: int
    box: Box
    words: tuple[Word, ...] = ()

    @property
    def row_end(self) -> int:
        """The first row below."""
        return self.row + self.row_span


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTable:
    """Cells cover each position once. `left` and `edges` are of the columns, for the next fragment to be held against;
    `cut` is True while a row may go on.
    """

    page_number: int
    last_page: int
    box: Box
    left: float
    edges: tuple[float, ...]
    n_rows: int
    cells: tuple[TableCell, ...]
    found_by: str | None = None
    form: RegisteredForm | None = None


def whole_tables(items: Iterable[Paragraph | Fragment]) -> Iterator[Paragraph | WholeTable]:
    """The same items in order, the fragments of one table together. 续表 between them goes.

    Parts of one prescribed form are one table, whatever is printed at the foot and the head of their pages.
    """
    table: WholeTable | None = None
    between: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            if table and (table.form is not None or _CONTINUATION.fullmatch(item.text.strip())):
                between.append(item)
                continue
            if table:
                yield table
            yield from between
            table, between = None, []
            yield item
            continue
        joined = with_fragment(table, item) if table else None
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
    """The table with what the next page prints of it; None when the fragment is another table."""
    if fragment.page_number != table.last_page + 1:
        return None
    other = table_of(fragment)
    if _same_form(table.form, other.form):
        return _stacked(table, other)
    if other.form is not None:
        return None
    table, other = _with_left_of(table, other), _with_left_of(other, table)
    edges = common_edges(table.edges, other.edges)
    if edges is None:
        return None
    above, below = _refined(table, edges), _refined(other, edges)
    head = _repeated_rows(above, below)
    if head == below.n_rows:
        return None
    return _under(above, _without_rows(below, head))


def _same_form(one: RegisteredForm | None, other: RegisteredForm | None) -> bool:
    """Whether both are parts of one form, the second lower down."""
    if one is None or other is None:
        return False
    same = (one.form, one.n_rows, one.n_columns) == (other.form, other.n_rows, other.n_columns)
    return same and one.rows[-1] < other.rows[0]


def _with_left_of(table: WholeTable, other: WholeTable) -> WholeTable:
    """The table with the columns that the other has left of it, blank, where both end at one x.

    A cell that goes over pages may be drawn on the first of them alone, its sides too.
    """
    right, shift = table.left + table.edges[-1], table.left - other.left
    near = [abs(edge - shift) for edge in other.edges]
    missing = near.index(min(near))
    same = all(min(abs(shift + edge - at) for at in other.edges) <= SAME_EDGE for edge in table.edges)
    if abs(right - other.left - other.edges[-1]) > SAME_EDGE or not 0 < missing < len(other.edges) - 1 or not same:
        return table
    blank = Box(left=other.left, top=table.box.top, right=table.left, bottom=table.box.bottom)
    cell = TableCell(
        row=0, column=0, row_span=table.n_rows, column_span=missing, text="", page_number=table.page_number, box=blank
    )
    return replace(
        table, left=other.left, edges=(*other.edges[:missing], *(shift + edge for edge in table.edges)),
        cells=(cell, *(replace(one, column=one.column + missing) for one in table.cells)),
    )  # fmt: skip


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
    values = _value_columns(above) | _value_columns(below)
    first, second = _head(above, values), _head(below, values)
    if second and first and _said_again(_texts_of(above, first), _texts_of(below, second)):
        return second
    # A title below the head, or the rest of a row that the break cut, is no part of what is printed again.
    rows = range(min(first, second), 0, -1)
    return next((n for n in rows if _whole(above, n) and _whole(below, n) and _same_rows(above, below, n)), 0)


def _said_again(head: str, again: str) -> bool:
    said, repeated = Counter(head), Counter(again)
    shared = (said & repeated).total()
    return shared >= SAME_HEAD * max(said.total(), repeated.total()) and repeated.total() > 1


def _whole(table: WholeTable, rows: int) -> bool:
    """Does no cell reach below the first rows?"""
    return not any(cell.row < rows < cell.row_end for cell in table.cells)


def _same_rows(above: WholeTable, below: WholeTable, rows: int) -> bool:
    """Do the first rows print the same, cell for cell, in more than one column?"""
    one, other = (
        {(cell.row, cell.column): _WHITE.sub("", cell.text) for cell in table.cells if cell.row < rows and cell.text}
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


def _without_rows(table: WholeTable, count: int) -> WholeTable:
    cells = tuple(replace(cell, row=cell.row - count) for cell in table.cells if cell.row >= count)
    return replace(table, n_rows=table.n_rows - count, cells=cells)


def _under(above: WholeTable, below: WholeTable) -> WholeTable:
    rest = _rest_of_row(above, below)
    if rest:
        above = replace(above, cells=tuple(rest.get(id(cell), cell) for cell in above.cells))
        below = _below_row(below)
        if not below.n_rows:
            return replace(above, last_page=below.last_page)
    last = [cell for cell in above.cells if cell.row_end == above.n_rows]
    first = {(cell.column, cell.column_span): cell for cell in below.cells if cell.row == 0}
    values = _value_columns(above)
    cut = _is_cut(last, first, values, head=not values)
    shift = above.n_rows - (1 if cut else 0)
    joined: dict[int, TableCell] = {}
    gone: set[int] = set()
    for cell in last:
        other = first.get((cell.column, cell.column_span))
        if other is not None and _one_cell(cell, other, cut=cut, label=cell.column < min(values, default=0)):
            joined[id(cell)] = replace(
                cell, text=_texts(cell.text, other.text), row_span=other.row_span + shift - cell.row
            )  # fmt: skip
            gone.add(id(other))
    if cut and len(gone) < len(first):
        return _stacked(above, below)
    cells = [joined.get(id(cell), cell) for cell in above.cells]
    cells += [replace(cell, row=cell.row + shift) for cell in below.cells if id(cell) not in gone]
    return replace(
        above, last_page=below.last_page, n_rows=shift + below.n_rows,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), form=None,
    )  # fmt: skip


def _rest_of_row(above: WholeTable, below: WholeTable) -> dict[int, TableCell]:
    """The cells of the last row above, by `id`, with what the first row below has of them; empty where that is a row
    of its own. Labels have numbers, and what goes on has none and no figures; columns of groups may differ.
    """
    values = _value_columns(above)
    first = [cell for cell in below.cells if cell.row == 0]
    told = [cell for cell in first if cell.text]
    last = {(cell.column, cell.column_span): cell for cell in above.cells if cell.row_end == above.n_rows}
    if not values or any(cell.column >= min(values) or cell.row_span > 1 for cell in told):
        return {}
    if not any(cell.column in values and is_value_text(cell.text) for cell in last.values()):
        return {}
    pairs = [(last.get((cell.column, cell.column_span)), cell) for cell in told]
    found = {id(one): replace(one, text=_texts(one.text, other.text)) for one, other in pairs if one is not None}
    numbered = any(one is not None and _NUMBERED.match(one.text) for one, _ in pairs)
    whole = all(one is not None and one.text and not _NUMBERED.match(other.text) for one, other in pairs)
    return found if numbered and whole else {}


def _below_row(table: WholeTable) -> WholeTable:
    """Without the first row; cells that reach further down begin in the next."""
    kept = [cell for cell in table.cells if cell.row_end > 1]
    cells = [
        replace(cell, row=max(0, cell.row - 1), row_span=cell.row_span - (1 if cell.row == 0 else 0)) for cell in kept
    ]
    return replace(table, n_rows=table.n_rows - 1, cells=tuple(cells))


def _stacked(above: WholeTable, below: WholeTable) -> WholeTable:
    cells = [*above.cells, *(replace(cell, row=cell.row + above.n_rows) for cell in below.cells)]
    form = above.form
    if form is not None and below.form is not None:
        form = replace(form, rows=form.rows + below.form.rows)
    return replace(above, last_page=below.last_page, n_rows=above.n_rows + below.n_rows, cells=tuple(cells), form=form)


def _value_columns(table: WholeTable) -> frozenset[int]:
    """Columns of figures, from the first of them down."""
    held: dict[int, list[tuple[int, bool]]] = {}
    for cell in table.cells:
        if cell.text and cell.column_span == 1:
            held.setdefault(cell.column, []).append((cell.row, is_value_text(cell.text)))
    found = set()
    for column, marks in held.items():
        first = min((row for row, value in marks if value), default=None)
        below = [value for row, value in marks if first is not None and row >= first]
        if below and sum(below) * 2 >= len(below):
            found.add(column)
    return frozenset(found)


def _is_cut(
    last: Sequence[TableCell], first: dict[tuple[int, int], TableCell], values: frozenset[int], *, head: bool
) -> bool:
    """Does the break divide a row? One part then has the figures, the other the rest of the words alone.

    A row of a head goes on where the table had no figures yet, cell for cell.
    """
    if len(last) != len(first) or any((cell.column, cell.column_span) not in first for cell in last):
        return False
    pairs = [(cell, first[cell.column, cell.column_span]) for cell in last]
    figures = [(bool(one.text), bool(other.text)) for one, other in pairs if one.column in values]
    words = [(one.text, other.text) for one, other in pairs if one.column not in values]
    if head:
        told = [(one, other) for one, other in words if other]
        return len(told) > 1 and all(one and not is_value_text(other) for one, other in told)
    if not figures or not any(one and other for one, other in words):
        return False
    if any((is_value_text(one) and other) or (one and is_value_text(other)) for one, other in words if one and other):
        return False
    return not any(other for _, other in figures) or not any(one for one, _ in figures)


def _one_cell(above: TableCell, below: TableCell, *, cut: bool, label: bool) -> bool:
    """Is `below` the rest of `above`?"""
    if cut:
        return True
    if not label or not above.text:
        return False
    if not below.text:
        return below.row_span > 1 or above.row_span > 1
    if len(_OPENED.findall(above.text)) != len(_CLOSED.findall(above.text)):
        return True
    if _MIDST.match(below.text):
        return True
    return bool(_NUMBERED.match(above.text)) and not _NUMBERED.match(below.text)


def _texts(above: str, below: str) -> str:
    return above + below if not above or not below else f"{above}\n{below}"
