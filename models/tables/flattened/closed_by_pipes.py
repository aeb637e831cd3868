"""A cell a line, closed by a pipe behind it or on the next line, as many programs take tables out of pages.

Cells that a wide one hides are pipes in a row on a line of their own, at the end of the table's row: so each row has as
many pipes as the table has columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import gcd

from corpora.document.geometry import Span
from corpora.document.place import Place
from corpora.document.region import Slip, Trust
from models.tables.cell_number import is_cell_value
from models.tables.flattened.lines import Line

FEWEST_ENDS, FEWEST_COLUMNS = 3, 3
"""Lines of several pipes from which they tell how many columns a table has, and how many it has then at least."""

Closed = tuple[Slip | None, int]
"""A cell, or None for what a wide one hid, and the pipes up to its end."""


def closed_rows(lines: Sequence[Line], page: int | None) -> tuple[tuple[tuple[Slip, ...], ...], Trust]:
    """The rows where pipes tell them; else each cell for itself."""
    closed = list(_closed(lines, page))
    ends = [pipes for slip, pipes in closed if slip is None]
    width = gcd(*ends) if len(ends) >= FEWEST_ENDS else 0
    if width >= FEWEST_COLUMNS:
        rows = _rows(closed, width)
        if all(row and row[0].text for row, _ in rows):
            return tuple(_without_hidden(rows)), "rows"
    return tuple((slip,) for slip, _ in closed if slip is not None), "cells"


def _rows(closed: Sequence[Closed], width: int) -> list[tuple[list[Slip], bool]]:
    """The cells of each row, and whether a line of pipes ends it."""
    rows: list[tuple[list[Slip], bool]] = [([], False) for _ in range(-(-closed[-1][1] // width))]
    for slip, pipes in closed:
        cells, _ = rows[(pipes - 1) // width]
        if slip is None:
            rows[(pipes - 1) // width] = cells, True
        else:
            cells.append(slip)
    return rows


def _without_hidden(rows: Sequence[tuple[list[Slip], bool]]) -> Iterator[tuple[Slip, ...]]:
    """A single hidden cell looks like a blank one: it is one more than rows have that end with a line of pipes."""
    usual = {_behind_words(cells) for cells, ended in rows if ended}
    for cells, ended in rows:
        behind = _behind_words(cells)
        one_more = not ended and not cells[-1].text and behind not in usual and behind - 1 in usual
        yield tuple(cells[:-1] if one_more else cells)


def _behind_words(cells: Sequence[Slip]) -> int:
    words = [n for n, slip in enumerate(cells, 1) if slip.text and not is_cell_value(slip.text)]
    return len(cells) - words[-1] if words else len(cells)


def _closed(lines: Sequence[Line], page: int | None) -> Iterator[Closed]:
    held: Slip | None = None
    pipes = 0
    for line in lines:
        bare = line.text.strip()
        text = bare.rstrip("|｜").rstrip()
        closing = len(bare) - len(bare.rstrip("|｜"))
        pipes += closing
        if text:
            start = line.start + line.text.index(text)
            held = _grown(held, text, Span(start, start + len(text)), page)
        elif held is None and closing == 1:
            held = Slip(text="", place=Place(span=Span(line.start, line.start), page_number=page))
        if closing and held is not None:
            yield held, pipes - (closing - 1)
            held = None
            if closing > 1:
                yield None, pipes
        elif closing:
            yield None, pipes
    if held is not None:
        yield held, pipes + 1


def _grown(held: Slip | None, text: str, span: Span, page: int | None) -> Slip:
    if held is None:
        return Slip(text=text, place=Place(span=span, page_number=page))
    place = replace(held.place, span=Span(held.place.span.start, span.end))
    return replace(held, text=held.text + text, place=place)
