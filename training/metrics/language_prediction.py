"""What the network says of a passage, as an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.document.numeral import parse_numeral
from models.language.prediction import PredictedClaim, PredictedTie, Prediction
from training.metrics.language_answer import Answer, Named, Said, Sum, Tied, sum_of, trimmed


def prediction_answer(prediction: Prediction, text: str) -> Answer:
    """Of the network's prediction on `text`."""
    claims = prediction.claims
    return Answer(
        named=frozenset(
            Named(label=one.label, span=one.span, confidence=one.confidence) for one in prediction.entities
        ),
        said=tuple(_predicted_figure(claim, text) for claim in claims),
        ties=tuple(_predicted_tie(tie, claims, text) for tie in prediction.ties),
    )


def _predicted_figure(claim: PredictedClaim, text: str) -> Said:
    zero = claim.negated or parse_numeral(text[claim.span.start : claim.span.end]) == 0
    return Said(
        span=claim.span, denial=claim.negated, relation=claim.relation, period_kind=claim.period_kind, body=claim.body,
        fields=frozenset(_predicted_sums(claim)), zero=zero,
        sure=(
            ("field", claim.field_confidence), ("relation", claim.relation_confidence),
            ("period", claim.period_confidence), ("body", claim.body_confidence),
        ),
    )  # fmt: skip


def _predicted_sums(claim: PredictedClaim) -> Iterable[Sum]:
    if claim.each and not claim.minus:
        return (sum_of((one,)) for one in claim.fields)
    return (sum_of(claim.fields, claim.minus),) if claim.fields or claim.minus else ()


def _predicted_tie(tie: PredictedTie, claims: Sequence[PredictedClaim], text: str) -> Tied:
    members = tuple(None if index is None else claims[index].span for index in tie.members)
    if tie.kind == "items":
        items = tuple(trimmed(item, text) for item in tie.items)
        return Tied(kind="items", head=claims[tie.head].span, members=items, lengths=frozenset({len(tie.items)}))
    return Tied(kind=tie.kind, head=claims[tie.head].span, members=members)
