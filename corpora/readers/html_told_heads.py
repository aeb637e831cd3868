"""Cells that tell the head of their column before their figure (自然人：12), as pages for narrow screens print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.readers.assembly import RawCell

Row = tuple[RawCell, ...]

_FEWEST_TOLD = 3
"""Cells; fewer that begin like their head may do so by chance."""
_WHITE = re.compile(r"\s+")
_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")
"""A head names something: – above –9,5 is no head."""
_FIGURE = re.compile(r"[:：]?([\d０-９][\d０-９,，.．]*[件次项条个份]?|[/／\-－—无]{0,2})")
"""What may stand behind the head: a figure with its measure word, a sign for none, or nothing."""


def without_told_heads(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with such cells cut to their figures; the same rows where hardly any cell tells its head."""
    told = dict(_told(rows))
    if len(told) < _FEWEST_TOLD:
        return tuple(rows)
    return tuple(
        tuple(replace(cell, text=told.get((index, place), cell.text)) for place, cell in enumerate(row))
        for index, row in enumerate(rows)
    )


def _told(rows: Sequence[Row]) -> Iterator[tuple[tuple[int, int], str]]:
    """((row, place in the row), what stands behind the head) of the cells that tell one above them."""
    heads: dict[int, set[str]] = {}
    for index, row in enumerate(rows):
        for place, cell in enumerate(row):
            text = _WHITE.sub("", cell.text)
            for head in heads.get(cell.column or 0, ()) if cell.column_span == 1 else ():
                rest = _FIGURE.fullmatch(text, len(head)) if text.startswith(head) and text != head else None
                if rest is not None:
                    yield (index, place), rest[1]
        for cell in row:
            text = _WHITE.sub("", cell.text)
            if _NAME.search(text) and not text[-1].isdigit() and cell.column is not None:
                for column in range(cell.column, cell.column + cell.column_span):
                    heads.setdefault(column, set()).add(text)
