"""A passage with its truth as an example of a set, each label a person's: where the truth plays the reviewer."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.document.geometry import Span
from corpora.labelled.label import ClaimLabel, EntityLabel, LabelledText
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage

SURE = 1.0


def as_text(passage: LabelledPassage, *, document: str, start: int) -> LabelledText:
    """`start` is where the passage stands in its document. Ties and measures' places have no labels and are lost."""
    return LabelledText(
        id=f"{document[:16]}-{start}", document=document, organisation=passage.organisation, year=passage.year,
        heading=passage.heading, start=start, text=passage.text,
        entities=tuple(
            EntityLabel(
                label=one.label, text=passage.text[one.span.start : one.span.end], span=one.span, origin="person",
                confidence=SURE,
            )
            for one in passage.entities
        ),
        claims=tuple(_claims(passage)),
    )  # fmt: skip


def _claims(passage: LabelledPassage) -> Iterator[ClaimLabel]:
    for number, one in enumerate(passage.claims, start=1):
        span = _hull(one)
        yield ClaimLabel(
            id=f"c{number}", text=passage.text[span.start : span.end], span=span, numeral=one.numeral or one.span,
            measure="" if one.measure is None else passage.text[one.measure.start : one.measure.end],
            value=one.value, unit=one.unit, relation=one.relation, period=one.period, period_kind=one.period_kind,
            body=one.body, field="+".join(one.fields) + "".join(f"-{field}" for field in one.minus) or None,
            origin="person", confidence=SURE,
        )  # fmt: skip


def _hull(claim: ClaimMention) -> Span:
    return claim.span if claim.numeral is None else Span(
        min(claim.span.start, claim.numeral.start), max(claim.span.end, claim.numeral.end)
    )  # fmt: skip
