"""Spans without overlaps, as BIO tags and `Doc.ents` want them: of two the longer stays, then the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from corpora.document.geometry import Span
from corpora.labelled.label import ClaimLabel, EntityLabel

Label = TypeVar("Label", EntityLabel, ClaimLabel)


def without_overlaps(labels: Iterable[Label]) -> tuple[Label, ...]:
    """In reading order. A joint zero (均为0件) is several claims on one span, of which the first stays."""
    kept: list[Label] = []
    covered: set[int] = set()
    for label in sorted(labels, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        places = range(label.span.start, label.span.end)
        if covered.isdisjoint(places):
            kept.append(label)
            covered.update(places)
    return tuple(sorted(kept, key=lambda one: one.span))


UNKNOWN = "-"
"""Tag of a character that a withheld label stood on."""


def bio(length: int, spans: Sequence[tuple[Span, str]], *, withheld: Iterable[Span] = ()) -> list[str]:
    """A tag a character: B-, I-, O, or UNKNOWN. The spans must not overlap; they go before what is withheld."""
    tags = ["O"] * length
    for span in withheld:
        tags[span.start : span.end] = [UNKNOWN] * (span.end - span.start)
    for span, label in spans:
        tags[span.start] = f"B-{label}"
        for place in range(span.start + 1, span.end):
            tags[place] = f"I-{label}"
    return tags


def spans_of(tags: Sequence[str]) -> list[tuple[Span, str]]:
    """The spans that tags name. An I- that continues nothing begins a span, as conlleval reads it."""
    found: list[tuple[Span, str]] = []
    start, label = 0, ""
    for place, tag in enumerate((*tags, "O")):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            found.append((Span(start, place), label))
            label = ""
        if kind == "B" or (kind == "I" and not label):
            start, label = place, name
    return found
