"""Ways in which a number is printed in Chinese prose."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpora.document.numeral import print_chinese
from corpora.synthetic.tables.forms import print_cell

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
CHINESE_STYLES = ("chinese", "spelled")


def print_number(value: Decimal, style: str) -> str:
    """`value` in a style.

    arabic 1272, comma 1,272, wide １２７２, spaced 1 272, chinese 一千二百七十二 (whole numbers, 2 is 两), circle 〇
    (zero only, else as chinese), spelled 九十八点五 (as after 百分之, 2 is 二).

    Raises:
        ValueError: for another style.
    """
    match style:
        case "arabic":
            return print_cell(value)
        case "comma":
            return f"{value:,f}"
        case "spaced":
            return f"{value:,f}".replace(",", " ")
        case "wide":
            return print_cell(value).translate(FULL_WIDTH)
        case "chinese":
            return "两" if value == 2 else print_chinese(int(value))
        case "circle":
            return "〇" if value == 0 else print_number(value, "chinese")
        case "spelled":
            return _spelled(value)
    raise ValueError(f"no such style of numerals: {style}")


def _spelled(value: Decimal) -> str:
    whole, _, fraction = print_cell(value).partition(".")
    digits = "".join("零一二三四五六七八九"[int(digit)] for digit in fraction)
    return print_chinese(int(whole)) + (f"点{digits}" if digits else "")


def percent(numerator: Decimal, denominator: Decimal, *, decimals: int) -> Decimal:
    """Share in percent, rounded half up to the decimals that are printed."""
    return (100 * numerator / denominator).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
