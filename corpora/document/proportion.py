"""Percentages that figures make, exactly."""

from __future__ import annotations

from decimal import Decimal

from corpora.document.claim import Claim
from corpora.document.mention import Basis

MOST = Decimal(10) ** 15
"""Percent; past it, digits behind the point would not all be exact."""


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` in percent of `whole` to 28 digits, None when the whole is zero or too small to be the part's whole."""
    if whole == 0:
        return None
    exact = part * 100 / whole
    return exact if abs(exact) < MOST else None


def percentage_of_pair(basis: Basis, a: Claim, b: Claim) -> Decimal | None:
    """What a pair of `Share.candidates` makes: a of b; the growth from b to a, or by a where that is the change itself;
    the change a that led to b; points apart. None when it would divide by zero.
    """
    left, right = a.number.value, b.number.value
    if basis == "share" or (basis == "growth" and a.relation in ("increase", "decrease")):
        return percentage(left, right)
    if basis == "points":
        return abs(left - right)
    if basis == "growth":
        return percentage(abs(left - right), right)
    return percentage(left, right - (left if a.relation == "increase" else -left))
