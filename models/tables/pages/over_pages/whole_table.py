"""A table over all its pages: cells, columns, and what is still open at its end."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.printed_page import Word
from corpora.document.region import RegisteredForm
from models.tables.pages.page_grid import PageGrid
from models.tables.values import is_value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What of a table stands on one page."""

    page_number: int
    grid: PageGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of a whole table; page and box are those of its first part. For `unread`, `looks` and `goes_on` see
    `PageCell`.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    page_number: int
    box: Box
    words: tuple[Word, ...] = ()
    unread: bool = False
    looks: tuple[Look, ...] = ()
    goes_on: bool = False

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


def value_columns(table: WholeTable) -> frozenset[int]:
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
