"""One slip's text as the cells that it holds: mostly one, several where a conversion ran them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpora.document.number import Number
from corpora.document.region import Trust
from models.tables.cell_number import is_cell_value, is_no_cell, is_placeholder, parse_cell, parse_spaced
from models.tables.keys import whole_key
from models.tables.printed.form_words import FormWords, best_score

Kind = Literal["words", "value", "blank", "maybe_blank"]
"""`value`: a number, a placeholder, or something with digits that is no number. `maybe_blank`: an empty line, which
may be a blank cell or only distance."""

SURE_LABEL = 0.8
MAX_ODD_VALUE = 14
"""Characters up to which text with digits may be a spoilt value (12-15, 3十2)."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{5}")
"""So many ideographs side by side are words, whatever digits stand among them: 结转2024年度继续办理."""

_SECTION = re.compile(r"[一二三四五六七八九]、")
"""The heading of the next section, on one line with the last figure of a table."""
_NUMBERED = re.compile(r"\s*\d{1,2} ?[.．、] ?[\u4e00-\u9fff“（(]\D*")
"""3 . 危, where the first line of a label is set to both sides: its number is no figure."""
_GLUED = re.compile(r"^\d{3}|^\d\d(?![\d、.．年])|\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`text` stands at `start` to `end` of its slip. A `doubtful` number may be another one."""

    start: int
    end: int
    text: str
    kind: Kind
    number: Number | None
    doubtful: bool = False


@lru_cache(maxsize=65536)
def pieces(words: FormWords, text: str, trust: Trust) -> tuple[Piece, ...]:
    """The cells in `text`. Cached: the same few labels and figures fill a table, and each profile asks for them."""
    return tuple(_piece(words, text, start, end, trust) for start, end in _cuts(words, text, trust))


def _piece(words: FormWords, text: str, start: int, end: int, trust: Trust) -> Piece:
    part = text[start:end]
    kind, number = _kind(part, words)
    doubtful = False
    if number is None and kind == "value" and trust == "grid":
        number, doubtful = parse_spaced(part)
    return Piece(start=start, end=end, text=part, kind=kind, number=number, doubtful=doubtful)


def _kind(text: str, words: FormWords) -> tuple[Kind, Number | None]:
    if not text or is_no_cell(text):
        return "blank", None
    number = parse_cell(text)
    if number is not None or is_placeholder(text):
        return "value", number
    odd = (
        (len(text) <= MAX_ODD_VALUE or text.isdigit())
        and re.search(r"\d", text)
        and not re.match(r"[（(]?\d{1,2}[.、)）]", text)
        and not _NUMBERED.fullmatch(text)
        and not _WORDS.search(text)
    )
    return ("value", None) if odd and best_score(words, text) < SURE_LABEL else ("words", None)


def _cuts(words: FormWords, text: str, trust: Trust) -> Iterator[tuple[int, int]]:
    """Where the cells begin and end; the whole when nothing says that there are several."""
    whole = (0, len(text))
    if (
        not text
        or _is_value(text)
        or _NUMBERED.fullmatch(text)
        or (trust == "grid" and parse_spaced(text)[0] is not None)
    ):
        yield whole
        return
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    values = [_is_value(text[start:end]) for start, end in spans]
    trailing = next((i for i, value in enumerate(reversed(values)) if not value), len(values))
    several = len(spans) > 1 and all(best_score(words, text[start:end]) >= SURE_LABEL for start, end in spans)
    if not trailing and not several and _is_label(words, text):
        yield whole
        return
    if len(spans) > 1 and (trust == "cells" or all(values)):
        cuts = spans
    elif len(spans) > 1 and values[0] and _SECTION.match(text, spans[1][0]):
        cuts = [spans[0], (spans[1][0], spans[-1][1])]
    elif len(spans) > 1 and trailing:
        cuts = [(spans[0][0], spans[-trailing - 1][1]), *spans[-trailing:]]
    else:
        cuts = [whole]
    for start, end in cuts:
        for left, right in _run_together(words, text[start:end]):
            yield start + left, start + right


def _is_value(text: str) -> bool:
    return is_cell_value(text) or text.isdigit()


def _is_label(words: FormWords, text: str) -> bool:
    """Is it a label and nothing else? With figures glued to it a long one is still much like itself."""
    return best_score(words, text) >= SURE_LABEL and _GLUED.search(text) is None


def _run_together(words: FormWords, text: str) -> Sequence[tuple[int, int]]:
    """Where labels and numbers without space between begin and end; the whole when they do not cover it.

    A number may be followed by the numbering of the next label: 00000002.重复申请.
    """
    whole = [(0, len(text))]
    if _is_value(text) or _is_label(words, text) or len(whole_key(text)) < 3:
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
    number = r"\d+(?:,\d{3})*(?:\.\d+)?(?![\d.,])|\d+(?=\d[.．、][^\d\s])"
    return re.compile(rf"\s*[（(]?(?:{labels})[^\w\s（(]*\s*|\s*(?:{number})\s*")
