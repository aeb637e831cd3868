"""Is a figure another one written wrongly, or another figure?

Who writes a wrong figure exchanges two of its digits, leaves one out, adds or changes one, or miscounts by one. A reader
who takes a figure for what it is not (the suits of one office for those of all, a share of one whole for that of another)
finds numbers that have nothing in common. Of 100 flags that reports written by strangers had drawn, and of those that the
same reports deserved, this alone parts most of the false from the true.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from rapidfuzz.distance import OSA

FAR: Final = Decimal("1.6")
"""How many times the other a figure is that nobody takes for the same one roughly."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Is one the other but for one digit, for two that changed places, or for a count of one?"""
    return abs(one - other) <= 1 or OSA.distance(_digits(one), _digits(other)) <= 1


def is_far(one: Decimal, other: Decimal, *, times: Decimal = FAR) -> bool:
    """Is one many `times` the other, or nothing, and no slip of the pen?"""
    return max(abs(one), abs(other)) >= times * min(abs(one), abs(other)) and not is_slip(one, other)


def _digits(number: Decimal) -> str:
    return f"{number:f}"
