"""Ways in which a number is printed in Chinese prose. Only printing: parsing has its own home."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from corpora.synthetic.forms import print_cell

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def print_number(value: Decimal, style: str) -> str:
    """`value` in a style: arabic 1272, comma 1,272, wide １２７２, chinese 一千二百七十二, wan 1.27万 (rounded down).

    Raises:
        ValueError: for another style, or for a value that the style cannot print exactly (wan excepted).
    """
    match style:
        case "arabic":
            return print_cell(value)
        case "comma":
            return f"{value:,f}"
        case "wide":
            return print_cell(value).translate(FULL_WIDTH)
        case "chinese":
            return chinese(int(value))
        case "wan":
            return f"{print_cell((value / 10000).quantize(Decimal('0.1'), ROUND_DOWN))}万"
    raise ValueError(f"no such style of numerals: {style}")


def chinese(number: int) -> str:
    """0 to 99,999,999 in Chinese characters as prose writes them: 十二, 一百零三, 两万一千."""
    if not 0 <= number < 10**8:
        raise ValueError(f"not printed in characters: {number}")
    high, low = divmod(number, 10**4)
    if not high:
        return _below_ten_thousand(low)
    head = ("两" if high == 2 else _below_ten_thousand(high)) + "万"
    return head + (("零" if low < 1000 else "") + _below_ten_thousand(low) if low else "")


def percent(numerator: Decimal, denominator: Decimal, *, decimals: int) -> Decimal:
    """Share in percent, rounded half up to the decimals that are printed."""
    return (100 * numerator / denominator).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _below_ten_thousand(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(text)
    return text.removeprefix("一") if 10 <= number < 20 else text
