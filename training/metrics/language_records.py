"""Records of whole documents beside their truth, as questions with answers in the record's own text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from corpora.document.geometry import Span
from corpora.document.numeral import parse_numeral
from corpora.labelled.mention import ClaimMention
from training.metrics.language_alignment import Aligned, align
from training.metrics.language_answer import Answer, Named, Question, Said, Sum, sum_of
from training.metrics.language_truth import true_figures

Json = Mapping[str, Any]


def question_of_gold(gold: Json, text: str) -> Question:
    """The truth's statements where they stand in `text`. What is not found there keeps a place outside of it (below
    zero), and so stays to be missed.
    """
    statements: Sequence[Json] = gold.get("statements", ())
    aligned = align([statement["text"] for statement in statements], text)
    named: set[Named] = set()
    said: list[Said] = []
    families: list[tuple[Span, str | None]] = []
    outside = -1
    for statement, place in zip(statements, aligned, strict=True):
        outside -= len(statement["text"]) + 1
        move = _Mover(place, outside)
        truth = _truth(statement).moved(move)
        named |= truth.named
        said += truth.said
        families.append((move(Span(0, len(statement["text"]))), statement["family"]))
    return Question(
        text=text, truth=Answer(named=frozenset(named), said=tuple(said), ties=None), families=tuple(families)
    )


class _Mover:
    """From a statement to the text; to a place of its own below zero for what is not there."""

    def __init__(self, aligned: Aligned, outside: int) -> None:
        self._aligned, self._outside = aligned, outside

    def __call__(self, span: Span) -> Span:
        return self._aligned.move(span) or Span(self._outside + span.start, self._outside + span.end)


def _truth(statement: Json) -> Answer:
    claims = [_claim(told) for told in statement["claims"]]
    named = frozenset(Named(label=label, span=Span(start, end)) for label, start, end in statement["entities"])
    return Answer(named=named, said=true_figures(claims))


def _claim(told: Json) -> ClaimMention:
    return ClaimMention(
        span=Span(*told["span"]),
        numeral=Span(*told["numeral"]) if "numeral" in told else None,
        value=Decimal(str(told["value"])),
        unit=told.get("unit"),
        measure=Span(*told["measure"]) if "measure" in told else None,
        relation=told["relation"],
        period_kind=told["period_kind"],
        body=told["body"],
        fields=tuple(told.get("fields", ())),
        minus=tuple(told.get("minus", ())),
    )


def answer_of_record(record: Json | None) -> Answer:
    """What the record tells. One that is missing or has an error tells nothing."""
    if record is None or record.get("error"):
        return Answer(ties=None)
    text: str = record["text"]
    claims = sorted(record["claims"], key=_place)
    return Answer(
        named=frozenset(
            Named(label=one["label"], span=Span(*one["span"]), confidence=one["confidence"])
            for one in record["entities"]
        ),
        said=tuple(_figure(place, list(held), text) for place, held in groupby(claims, key=_place)),
        ties=None,
    )


def _place(claim: Json) -> Span:
    return Span(*claim["numeral"])


def _figure(place: Span, claims: Sequence[Json], text: str) -> Said:
    first = claims[0]
    return Said(
        span=place,
        denial=first["value"] == 0 and parse_numeral(text[place.start : place.end]) is None,
        relation=first["relation"],
        period_kind=first["period_kind"],
        body=first["body"],
        fields=frozenset(_sum(claim["field"]) for claim in claims if claim["field"]),
        zero=first["value"] == 0,
        sure=(("field", min(claim["confidence"] for claim in claims)),),
    )


def _sum(printed: str) -> Sum:
    """Of `a+b-c`."""
    signs: list[tuple[str, str]] = re.findall(r"(^|[+-])([^+-]+)", printed)
    return sum_of((name for sign, name in signs if sign != "-"), (name for sign, name in signs if sign == "-"))
