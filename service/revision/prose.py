"""Claims as a person says them: the number that the prose gives, or the figure that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.document.claim import Claim, Expression
from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.passage import Doubt, Passage
from service.revision.corrections import ClaimCorrection
from service.revision.errors import NoSuchTarget


def correct_claims(
    claims: Sequence[Claim], corrections: Sequence[ClaimCorrection], *, figures: Sequence[Figure]
) -> tuple[Claim, ...]:
    """The claims with each correction in it; what one correction leaves unsaid an earlier one may have said.

    Raises:
        NoSuchTarget: a claim that there is not, or a figure that the tables lack.
    """
    new = {claim.id: claim for claim in claims}
    known = {figure.field: figure for figure in figures}
    for correction in corrections:
        if correction.claim not in new:
            raise NoSuchTarget(correction.claim[:40])
        new[correction.claim] = _corrected(new[correction.claim], correction, known)
    return tuple(new[claim.id] for claim in claims)


def _corrected(claim: Claim, correction: ClaimCorrection, figures: dict[str, Figure]) -> Claim:
    number = claim.number
    if correction.value is not None and correction.value != number.value:
        decimals = max(0, -int(correction.value.as_tuple().exponent))
        number = replace(number, value=correction.value, decimals=decimals, upper=None)
        number = replace(number, bound="exact") if number.bound == "range" else number
    if correction.unit is not None:
        number = replace(number, unit=correction.unit or None)
    told = replace(claim, number=number, confidence=1.0)
    if correction.speaks_of is None:
        return told
    return replace(
        told, fields=_named(claim, correction.speaks_of, figures), firm=bool(correction.speaks_of), plain=False
    )


def _named(claim: Claim, said: tuple[Expression, ...], figures: dict[str, Figure]) -> tuple[Expression, ...]:
    """With the names that the machine has for them; a figure that it did not think of bears the name of its row."""
    for expression in said:
        for field in expression.fields:
            if field not in figures:
                raise NoSuchTarget(field[:80])
    known = {(item.plus, item.minus): item.name for item in claim.fields}
    return tuple(replace(item, name=known.get((item.plus, item.minus)) or _label(item, figures)) for item in said)


def _label(expression: Expression, figures: dict[str, Figure]) -> str:
    plus = "＋".join(figures[field].label for field in expression.plus)
    return plus + "".join(f"－{figures[field].label}" for field in expression.minus)


def believed(layout: Layout, claims: Sequence[Claim], told: frozenset[str]) -> Layout:
    """The layout with no doubt left about the sentences of claims that a person has looked at, but for the numerals of
    other claims in them.
    """
    looked_at = [claim.sentence for claim in claims if claim.id in told]
    others = [claim.number.span for claim in claims if claim.id not in told]
    if not looked_at:
        return layout
    return replace(layout, passages=tuple(_believed(passage, looked_at, others) for passage in layout.passages))


def _believed(passage: Passage, sure: Sequence[Span], others: Sequence[Span]) -> Passage:
    return replace(passage, doubts=tuple(_left(passage.doubts, sure, others))) if passage.doubts else passage


def _left(doubts: Sequence[Doubt], sure: Sequence[Span], others: Sequence[Span]) -> Iterator[Doubt]:
    for doubt in doubts:
        inside = any(_meet(doubt.span, span) for span in sure)
        if not inside or any(_meet(doubt.span, span) for span in others):
            yield doubt


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
