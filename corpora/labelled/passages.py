"""A report cut into examples: by lines, save where a line end divides a label or a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from corpora.document.geometry import Span
from corpora.labelled.label import ClaimLabel, LabelledReport, LabelledText

Unit = Literal["passage", "document"]

FEWEST_CHARACTERS = 8
"""Of a passage without labels; shorter ones are remains of headings and tables."""
_PROSE = re.compile(r"[。！？；]")


def texts_of(report: LabelledReport, *, unit: Unit = "passage") -> tuple[LabelledText, ...]:
    """The report's examples in reading order. Lines without labels count only where they read as prose: a sentence
    without labels teaches, a table's cell does not.
    """
    if unit == "document":
        return (_text(report, Span(0, len(report.text))),) if report.text else ()
    starts = sorted(span.start for span in _spans(report))
    found = [
        _text(report, span)
        for span in _lines(report, starts)
        if span.start < span.end and (_holds_any(starts, span) or _reads_as_prose(report.text[span.start : span.end]))
    ]
    return tuple(text for text in found if _teaches(text))


def _reads_as_prose(words: str) -> bool:
    return len(words) >= FEWEST_CHARACTERS and bool(_PROSE.search(words))


def _holds_any(starts: list[int], span: Span) -> bool:
    """Does a label begin there?"""
    return bisect_left(starts, span.start) < bisect_left(starts, span.end)


def _teaches(item: LabelledText) -> bool:
    """A passage of which all labels are withheld does not."""
    if item.entities or item.claims:
        return True
    return not (item.withheld_entities or item.withheld_claims) and _reads_as_prose(item.text)


def _lines(report: LabelledReport, starts: list[int]) -> Iterator[Span]:
    """White space around a line is no part of it, unless a label begins or ends there."""
    spans = _spans(report)
    start = 0
    for end in (*_cuts(report), len(report.text)):
        words = report.text[start:end]
        held = [span for span in spans if start <= span.start < end] if _holds_any(starts, Span(start, end)) else []
        begin = min([start + len(words) - len(words.lstrip()), *(span.start for span in held)])
        yield Span(begin, max([begin, start + len(words.rstrip()), *(span.end for span in held)]))
        start = end


def _cuts(report: LabelledReport) -> list[int]:
    """Places behind line ends that stand inside nothing."""
    ends = [match.end() for match in re.finditer(r"\n", report.text)]
    held: set[int] = set()
    for span in (*_spans(report), *report.unbroken):
        first = bisect_left(ends, span.start + 1)
        while first < len(ends) and ends[first] < span.end:
            held.add(ends[first])
            first += 1
    return [end for end in ends if end not in held]


def _spans(report: LabelledReport) -> list[Span]:
    entities, claims = (one.span for one in report.entities), (_hull(one) for one in report.claims)
    return [*entities, *claims, *report.withheld_entities, *report.withheld_claims]


def _hull(claim: ClaimLabel) -> Span:
    """A claim with its numeral, which may stand outside of its words."""
    return Span(min(claim.span.start, claim.numeral.start), max(claim.span.end, claim.numeral.end))


def _text(report: LabelledReport, span: Span) -> LabelledText:
    def move(old: Span) -> Span:
        return Span(old.start - span.start, old.end - span.start)

    return LabelledText(
        id=f"{report.document[:16]}-{span.start}",
        document=report.document,
        organisation=report.organisation,
        year=report.year,
        heading=_heading(report, span),
        start=span.start,
        text=report.text[span.start : span.end],
        entities=tuple(replace(one, span=move(one.span)) for one in report.entities if _holds(span, one.span)),
        claims=tuple(
            replace(one, span=move(one.span), numeral=move(one.numeral))
            for one in report.claims
            if _holds(span, _hull(one))
        ),
        withheld_entities=tuple(move(one) for one in report.withheld_entities if _holds(span, one)),
        withheld_claims=tuple(move(one) for one in report.withheld_claims if _holds(span, one)),
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _heading(report: LabelledReport, span: Span) -> str:
    return next((one.title for one in report.headings if one.span.start <= span.start < one.span.end), "")
