"""Links that the tables bear witness to.

The network often knows what a figure speaks of and is not sure of it (`全区受理800件，39件转到下一年`). Where the table
has the very figure in that place, two witnesses agree that know nothing of one another, and the claim is tied to it.
Beside a figure so tied, or tied by its words, the others of its sentence are taken for what the network supposes, too;
they contradict only where the prose itself bears the table out (`borne_out`).

In the report of one body a region's figures are nobody's that the tables count (`models.language.elsewhere`), until the
tables agree with one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from models.language.elsewhere import given_back
from models.language.grammar.words.joined_names import names_two
from service.checks.cells.borne_out import by_its_parts
from service.checks.inspection import Inspection

TELLING: Final = 10
"""A smaller figure agrees with a cell by chance."""
LIKELY: Final = 0.6
"""Confidence of the network from which a small figure that agrees is enough."""
BESIDE: Final = 0.5
"""The same from which a claim goes with what its sentence speaks of, though its figure does not agree."""
WITNESSED_CONFIDENCE: Final = 0.9
_WITHIN_A_TIME: Final = re.compile("^(?:以?内|当[日天场]|延期|提前)|(?:工作日|[天日])以?内")
"""20个工作日内答复40件 are some of those answered."""


def witnessed(inspection: Inspection) -> Inspection:
    """The same with the claims tied that the tables bear out, and those that go with them."""
    inspection = _given_back(inspection)
    claims: Sequence[Claim] = inspection.mentions.claims
    if not any(claim.supposed for claim in claims):
        return inspection
    for company in (False, True):
        telling = {claim.sentence for claim in claims if _tells(inspection, claim)} if company else set[Span]()
        claims = [_witnessed(inspection, claim, beside=claim.sentence in telling) for claim in claims]
    return replace(inspection, mentions=replace(inspection.mentions, claims=tuple(claims)))


def _given_back(inspection: Inspection) -> Inspection:
    """The same with the ties of a region's claims made again, where the tables count the region: they have one of its
    figures, or what its parts come to, by more than chance, or two of one sentence.
    """
    made = {claim.id: given_back(claim) for claim in inspection.mentions.claims if claim.elsewhere}
    agreeing = [claim for claim in made.values() if _agrees(inspection, claim)]
    near = Counter(claim.sentence for claim in agreeing)
    if not any(claim.number.value >= TELLING or near[claim.sentence] > 1 for claim in agreeing):
        return inspection
    claims = tuple(made.get(claim.id, claim) for claim in inspection.mentions.claims)
    return replace(inspection, mentions=replace(inspection.mentions, claims=claims))


def _agrees(inspection: Inspection, claim: Claim) -> bool:
    """Is the claim's figure the tables', or what its parts come to?"""
    if claim.number.value and inspection.fitting(claim) is not None:
        return True
    found = inspection.value(claim.fields[0])
    return bool(found) and any(total == found for total in by_its_parts(inspection, claim))


def _witnessed(inspection: Inspection, claim: Claim, *, beside: bool) -> Claim:
    """The claim, tied to what the network supposes if the tables agree, or if it stands `beside` what tells."""
    supposed = claim.supposed
    if supposed is None or claim.fields or claim.body not in ("own", "region"):
        return claim
    tied = replace(claim, fields=(supposed.expression,), confidence=round(supposed.confidence, 2))
    if claim.number.value and inspection.value(supposed.expression) == inspection.said(tied):
        by_chance = claim.number.value < TELLING and not beside and supposed.confidence < LIKELY
        return claim if by_chance else replace(tied, confidence=WITNESSED_CONFIDENCE)
    some = _WITHIN_A_TIME.search(claim.measure) or names_two(claim.measure)
    return tied if beside and supposed.confidence >= BESIDE and not some else claim


def _tells(inspection: Inspection, claim: Claim) -> bool:
    """Does it agree with the tables by more than chance?"""
    return bool(claim.fields) and claim.number.value >= TELLING and inspection.fitting(claim) is not None
