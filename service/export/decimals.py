"""Exact numbers on their way out."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MAX_DIGITS = 300
"""Beyond this a JSON reader gets infinity; a report prints no such number, a damaged one may."""

DISPLAY_DECIMALS = 4
"""Digits shown of a quotient that has no end, such as a third in percent."""


def json_number(value: Decimal | None) -> int | float | None:
    """An int when integral, else the float that prints the same digits (exact up to 15 of them).

    None for what JSON has no number for: not finite, or longer than `MAX_DIGITS`.
    """
    if value is None or not value.is_finite() or value.adjusted() > MAX_DIGITS:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def plain(value: Decimal) -> str:
    """The number for people: no exponent, no trailing zeros, at most `DISPLAY_DECIMALS` decimals."""
    if not value.is_finite() or value.adjusted() > MAX_DIGITS:
        return str(value)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DISPLAY_DECIMALS and value.adjusted() < 20:
        value = value.quantize(Decimal(1).scaleb(-DISPLAY_DECIMALS), rounding=ROUND_HALF_UP)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
