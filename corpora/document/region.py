"""A stretch of a document that holds a table, as the reader saw it: before its grid is recovered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from corpora.document.look import Look
from corpora.document.place import Place

Trust = Literal["grid", "rows", "cells"]
"""How far a region's positions can be believed.

`grid`: the source states rows, columns and spans (HTML, Word, Excel; they may still be wrong).
`rows`: rows are known, columns are not (a row a line, separated by tabs).
`cells`: only the order of the cells is known (a cell a line).
"""

UNREAD: Final = 0.2
"""Confidence of the blank text of a cell that a picture shows ink in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredForm:
    """A prescribed form that was recognised on the page before the region was read.

    Args:
        form: its id.
        n_rows, n_columns: of the form; the region has its columns.
        rows: the form's row for each row of the region.
    """

    form: str
    n_rows: int
    n_columns: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One piece of table text as the source gives it: a cell that has not found its place yet.

    Args:
        text: what is printed, white space folded; "" for a blank cell.
        place: where it stands; an empty span at the right offset for a blank cell.
        column: 0-based grid column the source states, None where it states none.
        row_span: rows the source says the cell covers, at least 1.
        column_span: likewise columns.
        continued: True for the hidden lower part of a vertical merge (Word vMerge, a covered Excel cell).
        header: the source itself says that this is a header (HTML th, repeated header row).
        confidence: that the text is what is printed, 0 to 1; below 1 only where it was read from a picture.
        looks: what else the picture may show, the likeliest first.
    """

    text: str
    place: Place
    column: int | None = None
    row_span: int = 1
    column_span: int = 1
    continued: bool = False
    header: bool = False
    confidence: float = 1.0
    looks: tuple[Look, ...] = ()

    @property
    def is_unread(self) -> bool:
        """Whether a picture shows ink in the cell that nothing was read from."""
        return not self.text and self.confidence <= UNREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Rows of slips in reading order. `place.span` covers all of them in the document's text.

    Args:
        found_by: what found the grid on a page: "rules" that are drawn, "text" that stands in columns, "both", "form"
            (a prescribed form was registered), or a recogniser's name; None where the source states it.
        registered: the prescribed form that it was recognised as.
    """

    rows: tuple[tuple[Slip, ...], ...]
    place: Place
    trust: Trust
    caption: str | None = None
    found_by: str | None = None
    registered: RegisteredForm | None = None

    @property
    def inferred(self) -> bool:
        """The grid was found from where words stand, at least in part, neither drawn nor stated."""
        return self.found_by not in (None, "rules")
