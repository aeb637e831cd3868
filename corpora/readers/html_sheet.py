"""A whole report in one table, as Excel saves a sheet: prose rows come out, and what lies between them is tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.readers.assembly import RawCell

Row = tuple[RawCell, ...]

_PROSE_CHARACTERS = 40
"""A lone text this long that ends a sentence is no entry's label."""
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_WIDE = 0.6
"""Share of the table's width from which a lone cell counts as going across: sheets have stray columns at the right."""


def split_sheet(rows: Sequence[Row]) -> list[str | tuple[Row, ...]]:
    """Texts and tables in order. A table without prose rows comes back as it is, in one piece."""
    lone = _lone_texts(rows)
    prose = [text is not None and len(text) >= _PROSE_CHARACTERS and "。" in text for text in lone]
    if not any(prose):
        return [tuple(rows)]
    width = max(cell.column + cell.column_span for row in rows for cell in row if cell.column is not None)
    first = prose.index(True)
    pieces: list[str | tuple[Row, ...]] = []
    table: list[Row] = []
    for index, (row, text) in enumerate(zip(rows, lone, strict=True)):
        heading = text is not None and _goes_across(row, width=width) and (index < first or _HEADING.match(text))
        if text is not None and (prose[index] or heading):
            pieces.extend(_trimmed(table))
            table = []
            pieces.append(text)
        else:
            table.append(row)
    return [*pieces, *_trimmed(table)]


def _lone_texts(rows: Sequence[Row]) -> list[str | None]:
    """For each row its text, if one cell prints, on this row alone, and none reaches down into the row."""
    lone: list[str | None] = []
    reached = 0  # first row below every cell so far that covers several
    for index, row in enumerate(rows):
        printing = [cell for cell in row if cell.text.strip()]
        alone = len(printing) == 1 and printing[0].row_span == 1 and reached <= index
        lone.append(printing[0].text if alone else None)
        reached = max([reached, *(index + cell.row_span for cell in row if cell.row_span > 1)])
    return lone


def _goes_across(row: Row, *, width: int) -> bool:
    return any(cell.text.strip() and cell.column_span >= width * _WIDE for cell in row)


def _trimmed(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """The table without blank rows at its ends and without blank columns at its right; nothing if it is all blank."""
    printing = [index for index, row in enumerate(rows) if any(cell.text.strip() for cell in row)]
    if not printing:
        return []
    kept = rows[printing[0] : printing[-1] + 1]
    end = max((cell.column or 0) + cell.column_span for row in kept for cell in row if cell.text.strip())
    return [tuple(tuple(cell for cell in row if (cell.column or 0) < end) for row in kept)]
