"""Links that the tables bear witness to.

The network often knows what a figure speaks of and is not sure of it (`全区受理800件，39件转到下一年`). Where the table
has the very figure in that place, two witnesses agree that know nothing of one another, and the claim is tied to it.
Beside a figure so tied, or tied by its words, the others of its sentence are taken for what the network supposes, too;
they contradict only where the prose itself bears the table out (`borne_out`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import Mentions
from service.checks.inspection import Inspection

TELLING: Final = 10
"""A smaller figure agrees with a cell by chance."""
LIKELY: Final = 0.6
"""Confidence of the network from which a small figure that agrees is enough."""
BESIDE: Final = 0.4
"""The same from which a claim goes with what its sentence speaks of, though its figure does not agree."""
WITNESSED_CONFIDENCE: Final = 0.9


def witnessed(inspection: Inspection) -> Mentions:
    """The mentions with the claims tied that the tables bear out, and those that go with them."""
    told = {claim.sentence for claim in inspection.mentions.claims if _tells(inspection, claim)}
    claims = [
        _tied(claim, WITNESSED_CONFIDENCE) if _is_witnessed(inspection, claim, beside=claim.sentence in told) else claim
        for claim in inspection.mentions.claims
    ]
    told |= {claim.sentence for claim in claims if _tells(inspection, claim)}
    claims = [
        _tied(claim, claim.supposed.confidence)
        if claim.supposed and not claim.fields and claim.sentence in told and claim.supposed.confidence >= BESIDE
        else claim
        for claim in claims
    ]
    return replace(inspection.mentions, claims=tuple(claims))


def _tells(inspection: Inspection, claim: Claim) -> bool:
    """Does it agree with the tables by more than chance?"""
    return bool(claim.fields) and claim.number.value >= TELLING and inspection.fitting(claim) is not None


def _is_witnessed(inspection: Inspection, claim: Claim, *, beside: bool) -> bool:
    if claim.supposed is None or claim.fields or claim.number.value == 0 or claim.body not in ("own", "region"):
        return False
    tied = _tied(claim, 1.0)
    if inspection.value(claim.supposed.expression) != inspection.said(tied):
        return False
    return claim.number.value >= TELLING or beside or claim.supposed.confidence >= LIKELY


def _tied(claim: Claim, confidence: float) -> Claim:
    """The claim of what the network supposes; what was carried in is a figure of this year whatever year it names."""
    if claim.supposed is None:
        return claim
    return replace(claim, fields=(claim.supposed.expression,), confidence=confidence)
