"""The last lines of cells that a page break cuts, printed below where their sides end: no prose under the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable
from models.tables.pages.print.lines import middle_x
from models.tables.pages.prose.paragraphs import Paragraph

CLOSE: Final = 2.0
"""Of a line's height: how far below the table they begin at most."""
FEWEST: Final = 2
"""Cells that go on so."""


def hangs_below(table: WholeTable, paragraph: Paragraph) -> bool:
    """Does every word of the line stand under a word of the table's last row, within its cell?"""
    if paragraph.page_number != table.last_page or not paragraph.words:
        return False
    last = _last(table)
    bottom = max((word.box.bottom for cell in last for word in cell.words), default=0.0)
    heights = [word.box.bottom - word.box.top for word in paragraph.words]
    if not 0 <= min(word.box.top for word in paragraph.words) - bottom <= CLOSE * max(heights):
        return False
    held = [_cell_over(word, last) for word in paragraph.words]
    return None not in held and len({id(cell) for cell in held}) >= FEWEST


def with_hanging(table: WholeTable, between: Sequence[Paragraph]) -> WholeTable:
    """The table, with the words of such lines in its cells."""
    words = [word for item in between if table.form is None and hangs_below(table, item) for word in item.words]
    if not words:
        return table
    last = _last(table)
    more: dict[int, list[Word]] = {}
    for word in words:
        more.setdefault(id(_cell_over(word, last)), []).append(word)
    return replace(
        table, cells=tuple(_longer(cell, more[id(cell)]) if id(cell) in more else cell for cell in table.cells)
    )


def _last(table: WholeTable) -> list[TableCell]:
    return [cell for cell in table.cells if cell.row_end == table.n_rows and cell.page_number == table.last_page]


def _cell_over(word: Word, cells: Sequence[TableCell]) -> TableCell | None:
    over = [cell for cell in cells if cell.words and cell.box.left <= middle_x(word.box) <= cell.box.right]
    fits = [cell for cell in over if cell.box.left <= word.box.left and word.box.right <= cell.box.right]
    return fits[0] if len(fits) == 1 else None


def _longer(cell: TableCell, words: Sequence[Word]) -> TableCell:
    whole = (*cell.words, *words)
    return replace(cell, words=whole, text=cell_text(whole))
