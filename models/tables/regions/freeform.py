"""Tables that no profile knows: rows found again from the regular length that makes columns agree in kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.grid import Grid
from corpora.document.region import Region, Slip
from models.tables.cell_number import is_placeholder, parse_cell
from models.tables.printed.source_grid import source_grid

WIDEST = 20
AGREEMENT = 0.9
"""Share of body cells that must be of their column's kind before a row length is believed."""


def freeform_grid(region: Region) -> Grid | None:
    """The region as a grid; a mere sequence of cells is cut into rows first. None when there is nothing to hold."""
    if region.trust == "grid" or _has_rows(region):
        return source_grid([region])
    slips = [slip for row in region.rows for slip in row]
    width = row_length(slips)
    if width is None:
        return source_grid([region])
    rows = tuple(tuple(slips[start : start + width]) for start in range(0, len(slips), width))
    return source_grid([Region(rows=rows, place=region.place, trust="rows", caption=region.caption)])


def split_lines_at_spaces(region: Region) -> Region:
    """A region of lines, each cut at white space where most lines hold several pieces."""
    rows = [tuple(_pieces(row[0])) for row in region.rows if row]
    several = sum(len(row) > 1 for row in rows)
    if region.trust != "cells" or 2 * several < len(rows):
        return region
    return Region(rows=tuple(rows), place=region.place, trust="rows", caption=region.caption)


def _pieces(slip: Slip) -> list[Slip]:
    pieces, position = [], 0
    for text in slip.text.split():
        position = slip.text.index(text, position)
        start = slip.place.span.start + position
        span = type(slip.place.span)(start, start + len(text))
        pieces.append(Slip(text=text, place=replace(slip.place, span=span), confidence=slip.confidence))
        position += len(text)
    return pieces


def _has_rows(region: Region) -> bool:
    return region.trust == "rows" and sum(len(row) > 1 for row in region.rows) > 1


def row_length(slips: Sequence[Slip]) -> int | None:
    """The smallest number of columns at which each column's body is all words or all figures; None when none is."""
    kinds = [_kind(slip.text) for slip in slips]
    if "figure" not in kinds:
        return None
    head = kinds.index("figure")
    for width in range(2, min(WIDEST, head) + 1):
        # The head is the first row, so the first figure stands in the second one.
        if len(slips) % width == 0 and width <= head < 2 * width and _agreement(kinds, width) >= AGREEMENT:
            return width
    return None


def _agreement(kinds: Sequence[str], width: int) -> float:
    agreeing = total = 0
    for column in range(width):
        body = [kind for kind in kinds[width + column :: width] if kind != "blank"]
        agreeing += max(body.count("words"), body.count("figure"))
        total += len(body)
    return agreeing / total if total else 0.0


def _kind(text: str) -> str:
    if not text or is_placeholder(text):
        return "blank"
    return "figure" if parse_cell(text) is not None else "words"
