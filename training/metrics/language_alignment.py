"""Where a sentence of the truth stands in the text that was read: compared without white space and widths.

Renderers break lines, set spaces and change widths of signs; OCR misreads some. A sentence that stands nowhere as it is
is looked for with some characters wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from corpora.document.geometry import Span

FEWEST_ALIKE = 80.0
"""Percent of characters alike, from which a stretch of the text is the sentence with misreadings."""
LOOKED_AT = 4_000
"""Characters behind the sentence before in which a misread one is looked for first; then anywhere."""
LOOKED_BACK = 1_000
"""Characters before it in which clauses of a sentence are looked for whose lines were read in another order."""
SHORTEST_CLAUSE = 6
"""Characters of a clause that is looked for by itself; shorter ones stand in too many places."""
_CLAUSES = re.compile(r"[^,;:。，；：]+[,;:。，；：]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeezed:
    """A text without white space, in NFKC; `offsets[i]` is where `text[i]` comes from."""

    text: str
    offsets: tuple[int, ...]


def squeeze(text: str) -> Squeezed:
    """The text squeezed. One sign may become several (…), all from the same place."""
    pieces = [(sign, at) for at, one in enumerate(text) for sign in unicodedata.normalize("NFKC", one)]
    kept = [(sign, at) for sign, at in pieces if not sign.isspace()]
    return Squeezed(text="".join(sign for sign, _ in kept), offsets=tuple(at for _, at in kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A sentence in the text. `places` leads from its characters to those of the text; empty where it was not found."""

    places: Mapping[int, int]

    def move(self, span: Span) -> Span | None:
        """Where the span stands in the text, None where none of its characters does."""
        held = [self.places[at] for at in range(span.start, span.end) if at in self.places]
        return Span(min(held), max(held) + 1) if held else None


def align(sentences: Sequence[str], text: str) -> list[Aligned]:
    """Each sentence in the text, in order where the text has them in order."""
    whole, found, cursor = squeeze(text), [], 0
    for sentence in sentences:
        wanted = squeeze(sentence)
        pairs, end = _look(wanted.text, whole.text, cursor)
        cursor = end if end is not None else cursor
        found.append(Aligned(places={wanted.offsets[a]: whole.offsets[b] for a, b in pairs}))
    return found


def _look(wanted: str, whole: str, cursor: int) -> tuple[list[tuple[int, int]], int | None]:
    """Pairs of places, and where the sentence ends in `whole`."""
    if not wanted:
        return [], None
    for start in (cursor, 0):
        at = whole.find(wanted, start)
        if at >= 0:
            return [(step, at + step) for step in range(len(wanted))], at + len(wanted)
    for start, end in ((cursor, cursor + LOOKED_AT), (0, len(whole))):
        pairs = _nearly(wanted, whole[start:end], start)
        if pairs:
            return pairs, pairs[-1][1] + 1
    return _by_clauses(wanted, whole, cursor), None


def _by_clauses(wanted: str, whole: str, cursor: int) -> list[tuple[int, int]]:
    """Of a sentence whose lines stand apart from one another (a curled page): each clause for itself, near by."""
    start = max(0, cursor - LOOKED_BACK)
    part = whole[start : cursor + LOOKED_AT]
    pairs: list[tuple[int, int]] = []
    for match in _CLAUSES.finditer(wanted):
        if len(match.group()) >= SHORTEST_CLAUSE:
            pairs += [(match.start() + a, b) for a, b in _nearly(match.group(), part, start)]
    return pairs


def _nearly(wanted: str, part: str, start: int) -> list[tuple[int, int]]:
    if len(part) < len(wanted):
        return []
    best = fuzz.partial_ratio_alignment(wanted, part, score_cutoff=FEWEST_ALIKE)
    if best is None:
        return []
    seen = part[best.dest_start : best.dest_end]
    same = (block for block in Indel.opcodes(wanted, seen) if block.tag == "equal")
    first = start + best.dest_start
    return [
        (block.src_start + step, first + block.dest_start + step)
        for block in same
        for step in range(block.src_end - block.src_start)
    ]
