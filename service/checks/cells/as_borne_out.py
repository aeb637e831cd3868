"""What the claims of a report speak of, now that its tables are known.

Words mean one figure or another (`受理` the new requests, or these and last year's); the tables tell which.
"""

from __future__ import annotations

from dataclasses import replace

from corpora.document.claim import Claim
from service.checks.inspection import Inspection


def as_borne_out(inspection: Inspection) -> tuple[Claim, ...]:
    """The claims, each with that one first of the expressions it may mean that the tables agree with."""
    return tuple(_as_borne_out(inspection, claim) for claim in inspection.mentions.claims)


def _as_borne_out(inspection: Inspection, claim: Claim) -> Claim:
    if len(claim.fields) < 2 or claim.relation != "equal" or claim.period_kind != "this_year":
        return claim
    fits = inspection.fitting(claim)
    if fits in (None, claim.fields[0]) or inspection.value(claim.fields[0]) is None:
        return claim
    return replace(claim, fields=(fits, *(one for one in claim.fields if one != fits)))
