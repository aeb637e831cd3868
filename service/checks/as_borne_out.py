"""What the claims of a report speak of, now that its tables are known.

Words mean one figure or another (`受理` the new requests, or these and last year's); the tables tell which.
"""

from __future__ import annotations

from dataclasses import replace

from corpora.document.claim import Claim, Expression
from service.checks.changes.claim_change import what_changed
from service.checks.inspection import Inspection


def as_borne_out(inspection: Inspection) -> tuple[Claim, ...]:
    """The claims, each with that one first of the expressions it may mean that the tables agree with; a change
    with that of the count in front of it.
    """
    return tuple(_as_borne_out(inspection, claim) for claim in inspection.mentions.claims)


def _as_borne_out(inspection: Inspection, claim: Claim) -> Claim:
    if not claim.fields or claim.period_kind != "this_year":
        return claim
    fits = _borne_out(inspection, claim)
    if fits in (None, claim.fields[0]) or inspection.value(claim.fields[0]) is None:
        return claim
    return replace(claim, fields=(fits, *(one for one in claim.fields if one != fits)))


def _borne_out(inspection: Inspection, claim: Claim) -> Expression | None:
    if claim.relation in ("increase", "decrease"):
        return what_changed(inspection, claim)
    return inspection.fitting(claim) if claim.relation == "equal" and len(claim.fields) > 1 else None
