"""Slips of the pen: one digit changed, left out or too many, or two beside each other exchanged."""

from __future__ import annotations

from decimal import Decimal


def is_a_slip(said: tuple[Decimal | float, int], meant: Decimal | float) -> bool:
    """May a figure, told with so many decimals, have been meant as this one?"""
    value, decimals = said
    if meant < 0:
        return False
    one, other = f"{value:.{decimals}f}", f"{meant:.{decimals}f}"
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        left_out = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
        return len(shorter) > 1 and len(longer) - len(shorter) == 1 and shorter in left_out
    off = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(off) == 1:
        return True
    return len(off) == 2 and (one[off[0]], one[off[1]]) == (other[off[1]], other[off[0]])
