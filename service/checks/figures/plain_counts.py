"""Which claims tell how many there are of something."""

from __future__ import annotations

from typing import Final

from corpora.document.claim import Claim

PERCENT: Final = "%"


def is_count(claim: Claim) -> bool:
    """Is it an exact figure of something, and no percentage?"""
    return claim.number.bound == "exact" and claim.number.unit not in (None, PERCENT, "倍") and not claim.negated
