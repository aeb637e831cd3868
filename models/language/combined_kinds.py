"""Relation, period and body of a figure that the grammar ties to no field: where the network's word is taken.

Elsewhere they stay the grammar's (`decisions`). A pair is here when the network was right wherever it was that sure, in
wordings that neither was made on and in passages written by hand (training/results/2026-11-27-relation-and-period.md).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpora.document.claim import Body, Claim, PeriodKind, Relation
from models.language.prediction import PredictedClaim

RELATIONS: Final[dict[tuple[Relation, Relation], float]] = {
    ("equal", "share"): 0.7,
    ("equal", "increase"): 0.98,
    ("equal", "decrease"): 0.98,
    ("none", "increase"): 0.95,
}
"""(what the grammar says, what the network says): calibrated confidence from which the network is believed, and its
word on period and body with it.
"""
PERIODS: Final[dict[tuple[PeriodKind, PeriodKind], float]] = {
    ("this_year", "plan"): 0.95,
    ("other_year", "plan"): 0.95,
    ("plan", "this_year"): 0.98,
    ("other_year", "running_total"): 0.7,
}
"""The same. Left out is what only sounds like several years (累计 is said of one, too), and last year's figure that
sounds like this year's (由7件略升为9件): right 43 times of 43 in the wordings of the generator, and no more elsewhere.
"""
COMPARED: Final = ("this_year", "running_total")
"""Periods whose figures the tables may have: the network's word for one is taken only of what it ties to no field."""
BODIES: Final[dict[tuple[Body, Body], float]] = {
    ("own", "office"): 0.95,
    ("own", "subordinate"): 0.95,
    ("office", "subordinate"): 0.95,
    ("region", "office"): 0.95,
    ("region", "subordinate"): 0.95,
    ("subordinate", "office"): 0.95,
}
"""The same."""
SURELY: Final = 2.0
"""More than any confidence: of what is not listed."""


def as_the_network_says(claim: Claim, predicted: PredictedClaim) -> Claim:
    """The claim with the network's relation, period and body where its word is taken; only of one that the grammar ties
    to no field.
    """
    if claim.fields:
        return claim
    if predicted.relation_confidence >= RELATIONS.get((claim.relation, predicted.relation), SURELY):
        # 比上年前移3位: what is no count of last year's is of this year, and of whom the network says, too.
        return replace(claim, relation=predicted.relation, period_kind=predicted.period_kind, body=predicted.body)
    period = predicted.period_confidence >= PERIODS.get((claim.period_kind, predicted.period_kind), SURELY)
    period = period and not (predicted.fields and predicted.period_kind in COMPARED)
    body = predicted.body_confidence >= BODIES.get((claim.body, predicted.body), SURELY)
    return replace(
        claim,
        period_kind=predicted.period_kind if period else claim.period_kind,
        body=predicted.body if body else claim.body,
    )
