"""A part of a table with the columns of its other part, where white alone shows columns and no word crosses these: a
column that is blank on one page, or white within a column's texts, makes others there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

SIDE: Final = 6.0
"""Points by which words of one part stand out of the other at most."""
AS_WIDE: Final = 0.8
"""Of the width of one, that of the other at least."""
CROSSES: Final = 1.0
"""Points by which a word reaches over an edge at most."""
FEWEST: Final = 3
"""Columns of such a table, and rows of one part that tell them."""


def with_columns_of_other(table: WholeTable, other: WholeTable) -> tuple[WholeTable, WholeTable] | None:
    """Both parts with as many columns; None where the words of neither keep to the other's."""
    narrower, wider = sorted((table.edges[-1], other.edges[-1]))
    if len(table.edges) == len(other.edges) or narrower < AS_WIDE * wider:
        return None
    if table.n_rows >= FEWEST and (cut := _with_columns(other, table)) is not None:
        return table, cut
    if other.n_rows >= FEWEST and (cut := _with_columns(table, other)) is not None:
        return cut, other
    return None


def _with_columns(part: WholeTable, other: WholeTable) -> WholeTable | None:
    edges, left = other.edges, other.left
    n_columns = len(edges) - 1
    inner = [left + edge for edge in edges[1:-1]]
    boxes = [word.box for cell in part.cells for word in cell.words]
    if any(box.left < left - SIDE or box.right > left + edges[-1] + SIDE for box in boxes):
        return None
    if n_columns < FEWEST or any(cell.row_span > 1 for cell in part.cells):
        return None
    cells: list[TableCell] = []
    for row in range(part.n_rows):
        own = [cell for cell in part.cells if cell.row == row]
        words = [word for cell in own for word in cell.words]
        held = [_column_of(word, inner) for word in words]
        if None in held:
            return None
        for column in range(n_columns):
            told = tuple(word for word, at in zip(words, held, strict=True) if at == column)
            box = replace(own[0].box, left=left + edges[column], right=left + edges[column + 1])
            cells.append(
                TableCell(
                    row=row, column=column, row_span=1, column_span=1, text=cell_text(told),
                    page_number=own[0].page_number, box=box, words=told,
                )
            )  # fmt: skip
    labelled = sum(bool(cell.text) for cell in cells if cell.column == 0)
    if 2 * labelled < part.n_rows or _n_filled(cells) < _n_filled(part.cells):
        return None
    return replace(part, left=left, edges=tuple(edges), cells=tuple(cells))


def _n_filled(cells: Sequence[TableCell]) -> int:
    """Columns with words."""
    return len({cell.column for cell in cells if cell.text and cell.column_span == 1})


def _column_of(word: Word, inner: Sequence[float]) -> int | None:
    """None for a word across an edge."""
    column = bisect_right(inner, (word.box.left + word.box.right) / 2)
    before = inner[column - 1] if column else word.box.left
    behind = inner[column] if column < len(inner) else word.box.right
    return column if before - CROSSES <= word.box.left and word.box.right <= behind + CROSSES else None
