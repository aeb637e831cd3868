"""Figures of a whole region in the report of one body of it: 全市收到1.2万件 beside the tables of 市教育局.

Words tie such a claim to a field, and the tables may count the region (a system's, 全市公安机关) or the one body. Who
reads only words cannot tell; so the claim is tied to nothing, and keeps what it would be tied to for the checks, which
know the tables (`service.checks.cells.witnessed`).
"""

from __future__ import annotations

from dataclasses import replace

from corpora.document.claim import Claim, Elsewhere
from corpora.document.mention import Mentions
from models.language.grammar.whose.body import counts_its_region


def set_apart(mentions: Mentions, organisation: str | None) -> Mentions:
    """The same mentions with the ties of a region's claims put aside, where the issuing body is one of many in it."""
    if counts_its_region(organisation):
        return mentions
    return replace(mentions, claims=tuple(_set_apart(claim) for claim in mentions.claims))


def _set_apart(claim: Claim) -> Claim:
    if claim.body != "region" or not claim.fields:
        return claim
    ties = Elsewhere(fields=claim.fields, firm=claim.firm, plain=claim.plain)
    return replace(claim, fields=(), firm=False, plain=False, elsewhere=ties)


def given_back(claim: Claim) -> Claim:
    """The claim with the ties that were put aside."""
    ties = claim.elsewhere
    if ties is None:
        return claim
    return replace(claim, fields=ties.fields, firm=ties.firm, plain=ties.plain, elsewhere=None)
