"""An example of a labelled set as a passage to learn from: what it says of entities and claims, and no more.

Records tell neither which claims are the parts of a whole nor where exactly a measure stands: to whoever learns from
such a passage, ties, measures and items are unknown, not absent.
"""

from __future__ import annotations

from decimal import Decimal

from corpora.document.geometry import Span
from corpora.document.number import Number
from corpora.document.numeral import parse_numeral
from corpora.document.quantity import find_quantities
from corpora.labelled.label import ClaimLabel, LabelledText
from corpora.labelled.mention import ClaimMention, EntityMention
from corpora.labelled.passage import LabelledPassage
from corpora.labelled.sentences import split_sentences


def as_passage(item: LabelledText) -> LabelledPassage | None:
    """The passage; None for an example that says no year, which every claim is read by."""
    if item.year is None:
        return None
    quantities = find_quantities(item.text)
    sentences = split_sentences(item.text)
    return LabelledPassage(
        heading=item.heading,
        text=item.text,
        sentences=sentences,
        families=(None,) * len(sentences),
        organisation=item.organisation or "",
        year=item.year,
        entities=tuple(
            sorted((EntityMention(label=one.label, span=one.span) for one in item.entities), key=lambda one: one.span)
        ),
        claims=tuple(_claim(one, item.text, quantities) for one in sorted(item.claims, key=lambda one: one.numeral)),
    )


def _claim(claim: ClaimLabel, text: str, quantities: tuple[Number, ...]) -> ClaimMention:
    start, end = claim.numeral
    read = next((one for one in quantities if one.span.start < end and start < one.span.end), None)
    denies = read is None and claim.value == 0 and parse_numeral(text[start:end]) is None
    plus, minus = _signed(claim.field)
    return ClaimMention(
        span=claim.numeral if denies else _with_unit(claim, text),
        numeral=None if denies else claim.numeral,
        value=Decimal(0) if claim.value is None else claim.value,
        unit=claim.unit,
        measure=None,
        relation=claim.relation,
        period_kind=claim.period_kind,
        body=claim.body,
        period=claim.period,
        fields=plus,
        minus=minus,
        approximate=read is not None and read.bound != "exact",
    )


def _with_unit(claim: ClaimLabel, text: str) -> Span:
    start, end = claim.numeral
    unit = claim.unit or ""
    return Span(start, end + len(unit) if unit and text.startswith(unit, end) else end)


def _signed(field: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`a+b-c` as a record writes it."""
    plus: list[str] = []
    minus: list[str] = []
    for part in (field or "").split("+"):
        first, *taken = part.split("-")
        plus += [first] if first else []
        minus += taken
    return tuple(plus), tuple(minus)
