"""Passages whose formulas are asked for: each sentence that tells counts, with the one in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from corpora.document.claim import Claim
from models.language.formulas.enumerate import Count

MOST_IN_FRONT: Final = 8
MOST: Final = 14
"""Counts of the sentence in front, the last ones, and of the sentence itself, the first ones."""
LONGEST_IN_FRONT: Final = 160
LONGEST: Final = 320
"""Characters of the sentence in front, and of both."""
APART: Final = 3
"""Characters between two sentences that are read together."""
COUNT: Final = "x"
_FIGURES: Final = re.compile(r"\d[\d,.，]*\d|\d")
_YEAR: Final = re.compile(r"(20[0-3]\d)(?=年|—|-|至|、)")
_AGO: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_TO_COME: Final = "＋"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`counts` with places in `text`, `claims` their ids, `own` the place of the first count of the sentence itself."""

    text: str
    counts: tuple[Count, ...]
    claims: tuple[str, ...]
    own: int
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    start: int
    end: int
    claims: tuple[Claim, ...]


def passages_of(text: str, claims: Iterable[Claim], *, year: int | None) -> Iterator[Passage]:
    """Those of a document's text that are short enough to be read, `year` that of the report."""
    before: _Sentence | None = None
    for one in _sentences(claims):
        beside = before is not None and 0 <= one.start - before.end <= APART
        beside = beside and before is not None and before.end - before.start <= LONGEST_IN_FRONT
        front = before if beside else None
        passage = _passage(text, front, one, year)
        if len(passage.text) <= LONGEST:
            yield passage
        before = one


def _sentences(claims: Iterable[Claim]) -> Iterator[_Sentence]:
    told = sorted(claims, key=lambda one: (one.sentence.start, one.number.span.start))
    for span, group in groupby(told, key=lambda one: one.sentence):
        by_number = {one.number.span: one for one in reversed([*group]) if not one.negated}
        counts = sorted(by_number.values(), key=lambda one: one.number.span.start)
        if counts:
            yield _Sentence(start=span.start, end=span.end, claims=tuple(counts))


def _passage(text: str, front: _Sentence | None, one: _Sentence, year: int | None) -> Passage:
    before = front.claims[-MOST_IN_FRONT:] if front is not None else ()
    moved = front.end - front.start if front is not None else 0
    words = text[front.start : front.end] if front is not None else ""
    counts = [_count(claim, -front.start) for claim in before] if front is not None else []
    counts += [_count(claim, moved - one.start) for claim in one.claims[:MOST]]
    return Passage(
        text=words + text[one.start : one.end], counts=tuple(counts), own=len(before), year=year,
        claims=tuple(claim.id for claim in (*before, *one.claims[:MOST])),
    )  # fmt: skip


def _count(claim: Claim, moved: int) -> Count:
    number = claim.number
    return Count(
        value=number.value, unit=number.unit or "", decimals=number.decimals, printed=number.printed,
        start=number.span.start + moved, end=number.span.end + moved,
    )  # fmt: skip


def masked(passage: Passage) -> tuple[str, list[int]]:
    """The words with a letter for each count, years as how long ago they were, other figures left out; and where the
    letters stand.
    """
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for count in passage.counts:
        words = _without_figures(passage.text[at : count.start], passage.year)
        places.append(length + len(words))
        parts += (words, COUNT)
        length += len(words) + 1
        at = count.end
    parts.append(_without_figures(passage.text[at:], passage.year))
    return "".join(parts), places


def _without_figures(words: str, year: int | None) -> str:
    if year is not None:
        words = _YEAR.sub(lambda found: _ago(year - int(found[1])), words)
    return _FIGURES.sub(COUNT, words)


def _ago(years: int) -> str:
    return _AGO[min(years, len(_AGO) - 1)] if years >= 0 else _TO_COME
