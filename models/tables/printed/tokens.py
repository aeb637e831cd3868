"""From the slips of a region to tokens: words, values and blanks in reading order, each with its physical place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corpora.document.geometry import Span
from corpora.document.number import Number
from corpora.document.place import Place
from corpora.document.region import Region, Slip, Trust
from models.once import once_each
from models.tables.cell_number import parse_cell
from models.tables.printed.form_words import FormWords, best_score
from models.tables.printed.occupancy import placed_rows
from models.tables.printed.pieces import SURE_LABEL, Kind, Piece, pieces
from models.tables.printed.row_numbers import row_numbers

_ZERO_AND_RULE = re.compile(r"0[1l|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of table text. `row` and `column` are physical: rows of the source, columns of its grid or its order.

    A `doubtful` value may be another number: its digits stand apart. `confidence` is that of its reading.
    """

    text: str
    kind: Kind
    row: int
    column: int
    place: Place
    trust: Trust
    number: Number | None = None
    doubtful: bool = False
    confidence: float = 1.0
    unread: bool = False
    """A blank whose cell has ink on a picture."""


def region_tokens(regions: Sequence[Region], words: FormWords) -> tuple[Token, ...]:
    """Tokens of several regions one after another; rows are counted on."""
    tokens: list[Token] = []
    first_row = 0
    for region in regions:
        extra = _usual_gap(region) if region.trust == "cells" else 0
        tokens += _tokens(region, words, first_row=first_row, usual_gap=extra)
        first_row += len(region.rows)
    return tuple(tokens)


def _usual_gap(region: Region) -> int:
    """Empty lines that stand between any two lines of the region, as in double-spaced text."""
    gaps: list[int] = []
    for row in region.rows:
        if row:
            gaps.append(0)
        elif gaps:
            gaps[-1] += 1
    counted = Counter(gaps[:-1])
    return counted.most_common(1)[0][0] if counted else 0


def _tokens(region: Region, words: FormWords, *, first_row: int, usual_gap: int) -> Iterator[Token]:
    empty = 0
    trust = region.trust
    above: frozenset[tuple[int, int, str]] = frozenset()
    below: dict[int, list[tuple[int, Slip, Piece]]] = {}
    rows = _laid_out(region)
    for index, row in enumerate(rows):
        told, above = above & row.heads, row.heads
        if not row.cells and trust == "cells":
            empty += 1
            # Each blank cell takes a line of its own and the usual distance after it.
            if empty > usual_gap and (empty - usual_gap) % (usual_gap + 1) == 0:
                place = Place(span=Span(region.place.span.start, region.place.span.start))
                yield Token(text="", kind="maybe_blank", row=first_row + index, column=0, place=place, trust=trust)
            continue
        empty = 0
        printed = below.pop(index, [])
        for column, slip in row.cells:
            if not slip.continued and (column, slip.column_span, slip.text) not in told:
                found = pieces(words, slip.text, trust)
                if _is_row_each(found, slip, words) and _are_figured(rows[index:], slip.row_span):
                    for further, piece in enumerate(found[1:], index + 1):
                        below.setdefault(further, []).append((column, slip, piece))
                    found = found[:1]
                printed += [(column, slip, piece) for piece in found]
        for column, slip, piece in sorted(printed, key=itemgetter(0)):
            yield _token(piece, slip, row=first_row + index, column=column, trust=trust)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """(column, slip) of its cells, those left out that number rows and columns; does one of them print a figure?"""

    cells: Sequence[tuple[int, Slip]]
    figured: bool
    heads: frozenset[tuple[int, int, str]]


@once_each
def _laid_out(region: Region) -> Sequence[_Row]:
    numbers = row_numbers(region)
    rows: list[_Row] = []
    for index, row in enumerate(placed_rows(region)):
        cells = [cell for cell in row if (index, cell[0]) not in numbers] if numbers else row
        figured = any(parse_cell(slip.text) is not None for _, slip in cells)
        heads = _heads(cells) if region.trust == "grid" and not figured else frozenset()
        rows.append(_Row(cells=cells, figured=figured, heads=heads))
    return rows


def _are_figured(rows: Sequence[_Row], count: int) -> bool:
    return len(rows) >= count and all(row.figured for row in rows[:count])


def _is_row_each(found: Sequence[Piece], slip: Slip, words: FormWords) -> bool:
    """Are labels of several rows in one cell that goes over as many?"""
    return len(found) == slip.row_span > 1 and all(best_score(words, piece.text) >= SURE_LABEL for piece in found)


def _heads(row: Sequence[tuple[int, Slip]]) -> frozenset[tuple[int, int, str]]:
    """(column, width, text) of the cells of a row of heads, which holds no figure. The same right below is the lower
    part of a merged cell, by a program that repeats the words in every part.
    """
    return frozenset((column, slip.column_span, slip.text) for column, slip in row if slip.text)


def _token(piece: Piece, slip: Slip, *, row: int, column: int, trust: Trust) -> Token:
    whole = piece.text == slip.text
    # No number begins with a zero: what a picture shows behind it is a piece of the rule beside it.
    ruled = piece.number is None and slip.confidence < 1 and _ZERO_AND_RULE.fullmatch(piece.text) is not None
    return Token(
        text=piece.text,
        kind=piece.kind,
        row=row,
        column=column,
        place=slip.place if whole else _part(slip, piece.start, piece.end),
        trust=trust,
        number=parse_cell("0") if ruled else piece.number,
        doubtful=piece.doubtful or ruled,
        confidence=slip.confidence,
        unread=slip.is_unread,
    )


def _part(slip: Slip, start: int, end: int) -> Place:
    span = slip.place.span
    if span.end - span.start != len(slip.text):
        return slip.place
    place = slip.place
    return Place(span=Span(span.start + start, span.start + end), page_number=place.page_number, box=place.box)
