"""From the slips of a region to tokens: words, values and blanks in reading order, each with its physical place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpora.document.geometry import Span
from corpora.document.number import Number
from corpora.document.place import Place
from corpora.document.region import Region, Slip, Trust
from models.tables.cell_number import is_placeholder, parse_cell, parse_spaced
from models.tables.form_words import FormWords, best_score
from models.tables.keys import whole_key
from models.tables.occupancy import placed_rows

Kind = Literal["words", "value", "blank", "maybe_blank"]
"""`value`: a number, a placeholder, or something with digits that is no number. `maybe_blank`: an empty line, which
may be a blank cell or only distance."""

SURE_LABEL = 0.8
MAX_ODD_VALUE = 14
"""Characters up to which text with digits may be a spoilt value (12-15, 3十2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of table text. `row` and `column` are physical: rows of the source, columns of its grid or its order.

    A `doubtful` value may be another number: its digits stand apart.
    """

    text: str
    kind: Kind
    row: int
    column: int
    place: Place
    trust: Trust
    number: Number | None = None
    whole_slip: bool = True
    doubtful: bool = False


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
    for index, row in enumerate(placed_rows(region)):
        if not row and region.trust == "cells":
            empty += 1
            # Each blank cell takes a line of its own and the usual distance after it.
            if empty > usual_gap and (empty - usual_gap) % (usual_gap + 1) == 0:
                place = Place(span=Span(region.place.span.start, region.place.span.start))
                yield Token(
                    text="", kind="maybe_blank", row=first_row + index, column=0, place=place, trust=region.trust
                )
            continue
        empty = 0
        for column, slip in row:
            if slip.continued:
                continue
            for text, place in _pieces(slip, words, trust=region.trust):
                kind, number = _kind(text, words)
                doubtful = False
                if number is None and kind == "value" and region.trust == "grid":
                    number, doubtful = parse_spaced(text)
                yield Token(
                    text=text,
                    kind=kind,
                    row=first_row + index,
                    column=column,
                    place=place,
                    trust=region.trust,
                    number=number,
                    whole_slip=text == slip.text,
                    doubtful=doubtful,
                )


def _kind(text: str, words: FormWords) -> tuple[Kind, Number | None]:
    if not text:
        return "blank", None
    number = parse_cell(text)
    if number is not None or is_placeholder(text):
        return "value", number
    odd = (
        (len(text) <= MAX_ODD_VALUE or text.isdigit())
        and re.search(r"\d", text)
        and not re.match(r"[（(]?\d{1,2}[.、)）]", text)
    )
    return ("value", None) if odd and best_score(words, text) < SURE_LABEL else ("words", None)


def _pieces(slip: Slip, words: FormWords, *, trust: Trust) -> Iterator[tuple[str, Place]]:
    """The slip cut where several cells ran together; as it is when nothing says so."""
    text = slip.text
    if not text or _is_value(text) or (trust == "grid" and parse_spaced(text)[0] is not None):
        yield text, slip.place
        return
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    values = [_is_value(text[start:end]) for start, end in spans]
    trailing = next((i for i, value in enumerate(reversed(values)) if not value), len(values))
    labels = [best_score(words, text[start:end]) for start, end in spans]
    several = len(spans) > 1 and min(labels) >= SURE_LABEL
    if not trailing and not several and best_score(words, text) >= SURE_LABEL:
        yield text, slip.place
        return
    if len(spans) > 1 and (trust == "cells" or all(values)):
        cuts = spans
    elif len(spans) > 1 and trailing:
        words_end = spans[-trailing - 1][1]
        cuts = [(spans[0][0], words_end), *spans[-trailing:]]
    else:
        cuts = [(0, len(text))]
    for start, end in cuts:
        for left, right in _run_together(words, text[start:end]):
            yield text[start + left : start + right], _part(slip, start + left, start + right)


def _is_value(text: str) -> bool:
    return parse_cell(text) is not None or is_placeholder(text) or text.isdigit()


def _part(slip: Slip, start: int, end: int) -> Place:
    span = slip.place.span
    if span.end - span.start != len(slip.text):
        return slip.place
    place = slip.place
    return Place(span=Span(span.start + start, span.start + end), page_number=place.page_number, box=place.box)


def _run_together(words: FormWords, text: str) -> Sequence[tuple[int, int]]:
    """Where labels and numbers without space between begin and end; the whole when they do not cover it."""
    whole = [(0, len(text))]
    if _is_value(text) or best_score(words, text) >= SURE_LABEL or len(whole_key(text)) < 3:
        return whole
    spans, position = [], 0
    pattern = _label_or_number(words)
    while position < len(text):
        match = pattern.match(text, position)
        if match is None or match.end() == position:
            return whole
        spans.append(match.span())
        position = match.end()
    return spans if len(spans) > 1 else whole


@lru_cache(maxsize=64)
def _label_or_number(words: FormWords) -> re.Pattern[str]:
    keys = sorted({*words.whole_keys, *words.keys}, key=len, reverse=True)
    labels = "|".join(r"[^\w\s]*".join(map(re.escape, key)) for key in keys if len(key) > 1)
    return re.compile(rf"\s*[（(]?(?:{labels})[^\w\s（(]*\s*|\s*\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d.,])\s*")
