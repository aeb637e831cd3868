"""Ways in which a number is printed in Chinese prose."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpora.document.numeral import print_chinese
from corpora.synthetic.tables.forms import print_cell

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def print_number(value: Decimal, style: str) -> str:
    """`value` in a style: arabic 1272, comma 1,272, wide １２７２, chinese 一千二百七十二 (whole numbers only).

    Raises:
        ValueError: for another style.
    """
    match style:
        case "arabic":
            return print_cell(value)
        case "comma":
            return f"{value:,f}"
        case "wide":
            return print_cell(value).translate(FULL_WIDTH)
        case "chinese":
            return print_chinese(int(value))
    raise ValueError(f"no such style of numerals: {style}")


def percent(numerator: Decimal, denominator: Decimal, *, decimals: int) -> Decimal:
    """Share in percent, rounded half up to the decimals that are printed."""
    return (100 * numerator / denominator).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
