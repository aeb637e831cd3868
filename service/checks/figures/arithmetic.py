"""Exact arithmetic of percentages: how a printed one comes from the exact one."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from corpora.document.proportion import percentage

ROUNDINGS = (
    ("rounded", ROUND_HALF_UP),
    ("rounded", ROUND_HALF_EVEN),
    ("cut", ROUND_FLOOR),
    ("rounded-up", ROUND_CEILING),
)
"""四舍五入, 舍去, 进位: what people do with the digits behind the last one they print."""


def makes_percentage(part: Decimal, whole: Decimal, printed: Decimal, decimals: int) -> bool:
    """Is the percentage of a part of a whole as it is printed, in any way of rounding it?"""
    exact = percentage(part, whole)
    return exact is not None and rounding_that_fits(exact, printed, decimals) is not None


def rounding_that_fits(exact: Decimal, printed: Decimal, decimals: int) -> str | None:
    """`exact`, `rounded`, `cut` or `rounded-up`: how `exact` becomes `printed` at its printed digits; None if it can't.

    A percentage that prints more digits than it was computed with (66.60 of 66.6) fits by its own last digit; a
    whole one if it was rounded by the rule: nobody cuts 37.5 to 37 and then prints 37.0.
    """
    if exact == printed:
        return "exact"
    for digits in dict.fromkeys((decimals, _significant(printed))):
        quantum = Decimal(1).scaleb(-digits)
        for name, mode in ROUNDINGS:
            told = digits == decimals or digits > 0 or name == "rounded"
            if told and exact.quantize(quantum, rounding=mode) == printed:
                return name
    return None


def _significant(printed: Decimal) -> int:
    exponent = printed.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
