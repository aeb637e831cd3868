"""Prose that was read from a picture: how sure its characters are, and what may still be said of a claim in doubt.

A contradiction is only as good as the digits that make it. Where a numeral of the claim, or much of its sentence, was
read without certainty, the check shows what was read and leaves the verdict to a look at the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.document.passage import Doubt
from models.language.grammar.parts.enumerated import is_numbered
from service.checks.inspection import Finding, Inspection, message, shown

SURE_NUMERAL: Final = 0.85
"""Confidence of a numeral's least certain character below which it contradicts nothing."""
GARBLED: Final = 0.06
"""Share of a sentence's characters that were read badly, from which words may be lost or wrong around the figure."""
SURE_WORDS: Final = 0.65
"""The same of the words that name what is counted: beside one that was read badly others may be lost."""
BADLY: Final = 0.6
"""Confidence below which a character was read badly."""
IMPLAUSIBLE: Final = 0.3
"""Confidence of a numeral that no report prints: part of a thing that is counted whole (659.5条) is a stain, and see
`_ZERO_LOST`.
"""
_ZERO_LOST: Final = re.compile(r"[百千万][一二三四五六七八九]$")
"""二百六: 260 in speech, but no report writes so, and OCR takes the 〇 of 二百〇六 for a speck."""
_STOPS: Final = re.compile(r"[、，,。.；;·]")
"""What parts the items of a list, the smallest marks of print: one in any doubt (`corpora.readers.doubts`) may be
another, which makes two items one or one two.
"""
OF_TWO: Final = 1.8
"""Length, in the median of a list's items, from which one may be two: the items of a list are mostly alike."""
SURE_OF_STOPS: Final = 0.5
"""How sure a list is of a picture that seems to lack a stop, however surely its words were read."""
SURE_OF_COLONS: Final = 0.5
"""The same of a whole and what nothing but a colon ties to it, which may stand for another stop."""
_PARTED_BY_WORDS: Final = re.compile(r"其中|包括|包含|分别|含|[（(]")
_VERBS: Final = ("为", "是", "有", "达", "计")
_BROKEN_DIGIT: Final = re.compile(r"[+＋*＊#＃^~]\s?$")
"""In front of a numeral: a count has no sign, and a broken 4 is read as one (申请+7件 of 47件)."""
_WHOLE_THINGS: Final = re.compile(r"^[件条份个篇次起宗例项场期人名家]")


class Sureness:
    """How sure the characters of a document's prose are."""

    def __init__(self, layout: Layout) -> None:
        found = [doubt for passage in layout.passages for doubt in passage.doubts]
        self._doubts = sorted(found, key=lambda doubt: doubt.span.start)
        self._starts = [doubt.span.start for doubt in self._doubts]

    @property
    def is_read_surely(self) -> bool:
        """Is there no doubtful character at all, as in everything that is not a picture?"""
        return not self._doubts

    def inside(self, span: Span) -> Sequence[Doubt]:
        """The doubtful characters of a span."""
        first = bisect_left(self._starts, span.start)
        while first > 0 and self._doubts[first - 1].span.end > span.start:
            first -= 1
        return self._doubts[first : bisect_left(self._starts, span.end)]

    def of(self, span: Span) -> float:
        """Of the least certain character of a span."""
        return min((doubt.confidence for doubt in self.inside(span)), default=1.0)

    def of_numeral(self, claim: Claim) -> float:
        """Of the claim's numeral, or of the words that deny."""
        sure = self.of(claim.number.span)
        cut = claim.number.value % 1 != 0 and _WHOLE_THINGS.match(claim.number.unit or "")
        wan = "万" in claim.number.printed or "亿" in claim.number.printed
        implausible = (cut and not wan) or _ZERO_LOST.search(claim.number.printed)
        return min(sure, IMPLAUSIBLE) if implausible else sure

    def is_doubtful_around(self, claim: Claim) -> bool:
        """Were the claim's words, or much of its sentence, read badly?"""
        return self.of(claim.span) < SURE_WORDS or self.is_garbled(claim.sentence)

    def is_garbled(self, span: Span) -> bool:
        """Were many characters of it read badly?"""
        bad = sum(doubt.span.end - doubt.span.start for doubt in self.inside(span) if doubt.confidence < BADLY)
        return bad > GARBLED * max(1, span.end - span.start)


def doubted(mentions: Mentions, layout: Layout) -> Mentions:
    """The mentions with no claim surer than its numeral was read."""
    sureness = Sureness(layout)
    if sureness.is_read_surely:
        return mentions
    claims = tuple(
        replace(claim, confidence=round(min(claim.confidence, sureness.of_numeral(claim)), 2))
        for claim in mentions.claims
    )
    return replace(mentions, claims=claims)


def as_read(inspection: Inspection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with contradictions taken back that rest on prose in doubt."""
    sureness = Sureness(inspection.layout)
    if sureness.is_read_surely:
        return list(findings)
    return [_as_read(inspection, finding, sureness) for finding in findings]


def _as_read(inspection: Inspection, finding: Finding, sureness: Sureness) -> Finding:
    if finding.verdict != "contradicted":
        return finding
    claims = [inspection.claims[name] for name in finding.claim_ids]
    if not claims:
        doubtful = _year_in_doubt(inspection, finding, sureness) if finding.kind == "period" else None
        return finding if doubtful is None else _taken_back(inspection, finding, doubtful, sureness.of(doubtful))
    worst = min(claims, key=sureness.of_numeral)
    if (sure := sureness.of_numeral(worst)) < SURE_NUMERAL:
        return _taken_back(inspection, finding, worst.span, sure)
    text = inspection.document.text
    for claim in claims:
        if _BROKEN_DIGIT.search(text, max(0, claim.number.span.start - 2), claim.number.span.start):
            return _taken_back(inspection, finding, claim.span, IMPLAUSIBLE)
    for claim in filter(sureness.is_doubtful_around, claims):
        words = claim.span if sureness.of(claim.span) < SURE_WORDS else claim.sentence
        return _taken_back(inspection, finding, words, sureness.of(words))
    if finding.kind == "claim-list":
        return _list_as_read(inspection, finding, sureness)
    if finding.kind == "claim-parts" and _is_a_part_by_its_colon(inspection, claims):
        return _taken_back(inspection, finding, claims[0].sentence, SURE_OF_COLONS)
    return finding


def _is_a_part_by_its_colon(inspection: Inspection, claims: Sequence[Claim]) -> bool:
    """`不明确的1件：从申请人看，商业企业申请7件`: a stop whose dot a fax doubled makes a part of what
    stands in the next sentence. So does a ； of a list that tells all its figures in one way
    (`开放日为27场：听证会为27场：座谈会为5场`), or has more such colons.
    """
    whole, *parts = claims
    text = inspection.document.text
    between = text[whole.number.span.end : parts[0].number.span.start]
    if not re.search("[：:]", between) or _PARTED_BY_WORDS.search(between):
        return False
    if len(parts) == 1:
        return parts[0].number.value > whole.number.value
    gaps = (text[one.number.span.end : other.number.span.start] for one, other in pairwise(parts))
    told = {_told_by(one) for one in claims}
    return any(re.search("[：:]", gap) for gap in gaps) or (len(told) == 1 and "" not in told)


def _told_by(claim: Claim) -> str:
    """The verb right in front of a count (`听证会为27场`); "" for none."""
    return next((verb for verb in _VERBS if claim.measure.strip().endswith(verb)), "")


def _list_as_read(inspection: Inspection, finding: Finding, sureness: Sureness) -> Finding:
    items = [one.place.span for one in finding.evidence if one.role == "item" and one.place is not None]
    if not items or is_numbered(inspection.document.text[items[0].start : items[0].end]):
        return finding  # numbers part items whatever the stops
    words = Span(items[0].start, items[-1].end)
    if _has_stop_in_doubt(inspection, words, sureness):
        return _taken_back(inspection, finding, words, sureness.of(words))
    joined = _items_of_two(inspection.document.text, items)
    found, said = finding.found, finding.claimed
    if joined and found is not None and said is not None and found < said <= found + len(joined):
        return _taken_back(inspection, finding, joined[0], SURE_OF_STOPS)
    return finding


def _items_of_two(text: str, items: Sequence[Span]) -> list[Span]:
    """Items so long that they may be two whose stop was lost; line breaks do not count."""
    lengths = [len("".join(text[item.start : item.end].split())) for item in items]
    return [item for item, length in zip(items, lengths, strict=True) if length >= OF_TWO * median(lengths)]


def _has_stop_in_doubt(inspection: Inspection, words: Span, sureness: Sureness) -> bool:
    text = inspection.document.text
    return any(_STOPS.search(text[doubt.span.start : doubt.span.end]) for doubt in sureness.inside(words))


def _year_in_doubt(inspection: Inspection, finding: Finding, sureness: Sureness) -> Span | None:
    """Where either of the two years that differ is said, if it is said nowhere for sure."""
    for said in (finding.claimed, finding.found):
        spans = [year.span for year in inspection.mentions.years if year.year == said]
        if spans and all(sureness.of(span) < SURE_NUMERAL for span in spans):
            return spans[0]
    return None


def _taken_back(inspection: Inspection, finding: Finding, words: Span, sure: float) -> Finding:
    why = message(
        "read-doubtfully.claim",
        words=inspection.document.text[words.start : words.end],
        sure=round(100 * sure),
        claimed=shown(finding.claimed),
        found=shown(finding.found),
    )
    return replace(finding.left_open(why), confidence=round(min(finding.confidence, sure), 2))
