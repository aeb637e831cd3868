"""What the network says of a passage, as an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.language.prediction import PredictedClaim, PredictedTie, Prediction
from training.metrics.language_answer import Answer, Named, Said, Sum, Tied, sum_of


def prediction_answer(prediction: Prediction) -> Answer:
    """Of the network's prediction."""
    claims = prediction.claims
    return Answer(
        named=frozenset(
            Named(label=one.label, span=one.span, confidence=one.confidence) for one in prediction.entities
        ),
        said=tuple(_predicted_figure(claim) for claim in claims),
        ties=tuple(_predicted_tie(tie, claims) for tie in prediction.ties),
    )


def _predicted_figure(claim: PredictedClaim) -> Said:
    return Said(
        span=claim.span, denial=claim.negated, relation=claim.relation, period_kind=claim.period_kind, body=claim.body,
        fields=frozenset(_predicted_sums(claim)),
        sure=(
            ("field", claim.field_confidence), ("relation", claim.relation_confidence),
            ("period", claim.period_confidence), ("body", claim.body_confidence),
        ),
    )  # fmt: skip


def _predicted_sums(claim: PredictedClaim) -> Iterable[Sum]:
    if claim.each and not claim.minus:
        return (sum_of((one,)) for one in claim.fields)
    return (sum_of(claim.fields, claim.minus),) if claim.fields or claim.minus else ()


def _predicted_tie(tie: PredictedTie, claims: Sequence[PredictedClaim]) -> Tied:
    members = tuple(None if index is None else claims[index].span for index in tie.members)
    if tie.kind == "items":
        return Tied(kind="items", head=claims[tie.head].span, members=tie.items, lengths=frozenset({len(tie.items)}))
    return Tied(kind=tie.kind, head=claims[tie.head].span, members=members)
