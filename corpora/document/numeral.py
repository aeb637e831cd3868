"""The grammar of Chinese numerals: reading them from text, and printing them.

Reads Arabic (12, 1,272, 1.2万), full-width (normalised away before) and Chinese numerals (一千零一十, 两百, 三点五,
百分之九十八), after GB/T 15835-2011 《出版物上数字用法》. It says only what a numeral is worth; which numerals are
quantities is decided in `corpora.document.quantity`.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "Ｏ": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL_SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE_SCALES = {"万": 10_000, "亿": 100_000_000}

CHINESE = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
MOST_DIGITS, MOST_DECIMALS = 15, 9
"""Before and behind the point: sums and shares are exact in the 28 digits that Decimal computes with."""
_PRINTED_DIGITS = "零一二三四五六七八九"


def parse_numeral(printed: str) -> Decimal | None:
    """The exact value of a numeral, None when it is not a well-formed one (`两三`, `三百四万五千亿万`), or one of more
    digits than anything is counted with: that is a number of an account or a key, and no arithmetic holds it exactly.

    >>> parse_numeral("一千零一十"), parse_numeral("1.2万"), parse_numeral("1,272"), parse_numeral("两三")
    (Decimal('1010'), Decimal('12000.0'), Decimal('1272'), None)
    """
    value = _worth(printed.replace(" ", ""))
    return value if value is not None and _counts_something(value) else None


def _counts_something(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    decimals = -exponent if isinstance(exponent, int) else 0
    return decimals <= MOST_DECIMALS and len(digits) - decimals <= MOST_DIGITS


def _worth(text: str) -> Decimal | None:
    match = re.fullmatch(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?([十百千]?[万亿]?)", text)
    if match:
        value = Decimal(re.sub("[,，]", "", match[1]) + (match[2] or ""))
        for scale in match[3]:
            value *= {**SMALL_SCALES, **LARGE_SCALES}[scale]
        return value
    whole, point, fraction = text.partition("点")
    if point:
        return _with_fraction(whole, fraction)
    integer = parse_chinese_integer(text)
    return None if integer is None else Decimal(integer)


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    integer = parse_chinese_integer(whole)
    scale = fraction[-1] if fraction and fraction[-1] in LARGE_SCALES else ""
    digits = fraction.removesuffix(scale) if scale else fraction
    if integer is None or not digits or any(sign not in DIGITS for sign in digits):
        return None
    value = Decimal(f"{integer}.{''.join(str(DIGITS[sign]) for sign in digits)}")
    return value * LARGE_SCALES[scale] if scale else value


def parse_chinese_integer(text: str) -> int | None:
    """Value of a Chinese integer, written with scales (一千零一十) or digit by digit (二〇二三); None if malformed.

    A run of digits without scales is only read when it holds at least four of them or a zero: 两三 and 三五 mean
    "a few", not 23 and 35.
    """
    if not text or any(sign not in CHINESE for sign in text):
        return None
    if all(sign in DIGITS for sign in text):
        spelled = len(text) == 1 or len(text) >= 4 or any(sign in "零〇○" for sign in text)
        return int("".join(str(DIGITS[sign]) for sign in text)) if spelled and "两" not in text[1:] else None
    return _scaled(text)


def _scaled(text: str) -> int | None:
    if not text:
        return None
    for name, scale in sorted(LARGE_SCALES.items(), key=lambda item: -item[1]):
        head, mark, tail = text.rpartition(name)
        if not mark:
            continue
        upper, lower = _scaled(head), _tail(tail, scale)
        return None if upper is None or lower is None else upper * scale + lower
    return _below_ten_thousand(text)


def _tail(text: str, scale: int) -> int | None:
    """What follows 万 or 亿: nothing, a zero and a number, a number, or one digit of the next scale (一万五)."""
    if not text:
        return 0
    if len(text) == 1 and text in DIGITS:
        return DIGITS[text] * scale // 10
    value = _scaled(text.lstrip("零〇○"))
    return value if value is not None and value < scale else None


def _below_ten_thousand(text: str) -> int | None:
    total, pending, last_scale = 0, None, 10_000
    zero_seen = False
    for index, sign in enumerate(text):
        if sign in SMALL_SCALES:
            scale = SMALL_SCALES[sign]
            if scale >= last_scale or (pending is None and not (scale == 10 and index == 0)):
                return None
            total += (1 if pending is None else pending) * scale
            pending, last_scale, zero_seen = None, scale, False
        elif DIGITS[sign] == 0 and text != sign:
            if pending is not None or zero_seen:
                return None
            zero_seen = True
        else:
            if pending is not None:
                return None
            pending = DIGITS[sign]
    if pending is None:
        return None if zero_seen else total
    if last_scale < 10_000 and not zero_seen and last_scale > 10:
        return total + pending * last_scale // 10  # 一百五 is 150
    return total + pending


def print_chinese(value: int) -> str:
    """The numeral of an integer from 0 below 10**12: 1010 → 一千零一十, 12 → 十二, 20000 → 二万.

    Raises:
        ValueError: outside that range.
    """
    if not 0 <= value < 10**12:
        raise ValueError(f"out of range: {value}")
    if value == 0:
        return "零"
    printed = _print_large(value)
    return printed[1:] if printed.startswith("一十") else printed


def _print_large(value: int) -> str:
    for name, scale in sorted(LARGE_SCALES.items(), key=lambda item: -item[1]):
        upper, lower = divmod(value, scale)
        if upper:
            bridge = "零" if lower and lower < scale // 10 else ""
            return _print_large(upper) + name + (bridge + _print_large(lower) if lower else "")
    return _print_below_ten_thousand(value)


def _print_below_ten_thousand(value: int) -> str:
    printed = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            printed += _PRINTED_DIGITS[digit] + name
        elif printed and value and not printed.endswith("零"):
            printed += "零"
    return printed
