"""Is a figure another one written wrongly, or another figure?

Who writes a wrong figure exchanges two of its digits, leaves one out, adds or changes one, or miscounts by one. A
reader who takes a figure for what it is not (the suits of one office for those of all, a share of one whole for that
of another) finds numbers that have nothing in common. Of the flags that strangers' reports drew and of those that they
deserved, this alone parts most of the false from the true (training/results/2026-11-25-slips-of-the-pen.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

FAR: Final = Decimal("1.6")
"""How many times the other a figure is that nobody takes for the same one roughly."""
NO_CHANCE: Final = 40
"""How many times the ways to exchange two digits a whole is, so that none of them mends a sum by chance."""
SINGLE: Final = 10
"""Of figures below this any is another but for one digit."""


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Is one the other but for one digit, for two that changed places, or for a count of one?"""
    return abs(one - other) <= 1 or _is_one_change(f"{one:f}", f"{other:f}")


def is_one_digit_off(one: Decimal, other: Decimal) -> bool:
    """Is one the other with one digit of it, and no other, another?"""
    left, right = f"{one:f}", f"{other:f}"
    return len(left) == len(right) and len(_differing(left, right)) == 1


def is_one_digit_or_swap(one: Decimal, other: Decimal) -> bool:
    """Is one the other with one digit another, or with two of them in each other's place?"""
    return is_one_digit_off(one, other) or are_exchanged(one, other)


def may_be_some_of(one: Decimal, other: Decimal) -> bool:
    """Is one a smaller figure that is no slip of the other, or of one digit as any slip of a single digit is?"""
    return one < other - 1 and (other < SINGLE or not is_slip(one, other))


def is_far(one: Decimal, other: Decimal, *, times: Decimal = FAR) -> bool:
    """Is one many `times` the other, or nothing, and no slip of the pen?"""
    return max(abs(one), abs(other)) >= times * min(abs(one), abs(other)) and not is_slip(one, other)


def swaps(value: Decimal) -> frozenset[Decimal]:
    """What a whole number may have been before two neighbouring digits of it changed places."""
    digits = f"{value:f}"
    pairs = range(len(digits) - 1) if digits.isdigit() else ()
    turned = (f"{digits[:one]}{digits[one + 1]}{digits[one]}{digits[one + 2 :]}" for one in pairs)
    return frozenset(Decimal(other) for other in turned if other[0] != "0" and other != digits)


def is_swap(one: Decimal, other: Decimal) -> bool:
    """Is one the other with two neighbouring digits in each other's place, a decimal point aside?"""
    left, right = f"{one:f}", f"{other:f}"
    return left.find(".") == right.find(".") and _is_exchange(left.replace(".", ""), right.replace(".", ""))


def are_exchanged(one: Decimal, other: Decimal) -> bool:
    """Is one the other with two digits in each other's place, neighbours or not?"""
    return _are_exchanged(f"{one:f}", f"{other:f}")


def is_printed_slip(one: str, other: str) -> bool:
    """Is one the other, both printed with the same decimals, with one digit another, two in each other's place, or one
    left out of more than two?
    """
    if len(one) != len(other):
        return min(len(one), len(other)) > 1 and _is_left_out(one, other)
    return len(_differing(one, other)) == 1 or _are_exchanged(one, other)


def is_swap_in_a_sum(whole: Decimal, values: Sequence[Decimal], *, no_chance: int = NO_CHANCE) -> bool:
    """Does a sum hold once two neighbouring digits of one of its figures change places? Not where there are so many
    ways to do so that one may well hold by chance: `whole` is to be `no_chance` times as much.
    """
    missing = whole - sum(values, Decimal(0))
    ways = [-(other - whole) for other in swaps(whole)]
    ways += [other - value for value in values for other in swaps(value)]
    return missing in ways and len(ways) * no_chance <= whole


def _is_one_change(one: str, other: str) -> bool:
    if len(one) != len(other):
        return _is_left_out(one, other)
    return len(_differing(one, other)) <= 1 or _is_exchange(one, other)


def _is_left_out(one: str, other: str) -> bool:
    """Is the shorter the longer without one of its signs?"""
    short, long = sorted((one, other), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _are_exchanged(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other) and len(_differing(one, other)) == 2


def _is_exchange(one: str, other: str) -> bool:
    """Do they differ in two neighbouring signs, which changed places?"""
    places = _differing(one, other) if len(one) == len(other) else []
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def _differing(one: str, other: str) -> list[int]:
    """Places in which two strings of one length differ."""
    return [place for place, signs in enumerate(zip(one, other, strict=True)) if signs[0] != signs[1]]
