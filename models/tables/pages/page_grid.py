"""A table's grid on one page: where its rows and columns run, and which words each cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.printed_page import Word
from corpora.document.region import RegisteredForm

DRAWN: Final = ("rules", "both", "form")
"""`found_by` of grids that are more than white between words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCell:
    """Rows and columns from 0; `box` in page points; `words` from top to bottom, left to right.

    `unread` cells of pictures hold ink that no word was made of; `looks` are what it may be, too unlikely for a word.
    `goes_on` cells of a registered form are the rest of one that begins on the page before.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: tuple[Word, ...]
    unread: bool = False
    looks: tuple[Look, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGrid:
    """The cells cover each position once.

    Args:
        row_edges: y of the n_rows + 1 boundaries, top to bottom.
        column_edges: x of the n_columns + 1 boundaries, left to right.
        confidence: 0 to 1, how well the grid explains the words and rules in `box`.
        found_by: "rules", "text", "both", "form" (a prescribed form was registered), or the name of a recogniser.
        form: the form that was registered, and its row for each row; parts of one on following pages are one table.
    """

    box: Box
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    cells: tuple[PageCell, ...]
    confidence: float
    found_by: str
    form: RegisteredForm | None = None

    @property
    def n_rows(self) -> int:
        """Between the first and the last edge."""
        return len(self.row_edges) - 1

    @property
    def n_columns(self) -> int:
        """Between the first and the last edge."""
        return len(self.column_edges) - 1
