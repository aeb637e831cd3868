"""Numbers as list labels, by the names of WordprocessingML's formats (ISO 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_DIGITS_CIRCLE = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_COUNTING = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)
_BY_DIGIT = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
_LARGEST_COUNTING = 9999


def ordinal(value: int, number_format: str) -> str:
    """The label of the `value`-th item; plain digits where the format is unknown or has no sign for the value."""
    if number_format in _COUNTING:
        return _counting(value, digits=_DIGITS, units=("", "十", "百", "千"), bare_ten=True)
    if number_format == "chineseLegalSimplified":
        return _counting(value, digits=_LEGAL_DIGITS, units=("", "拾", "佰", "仟"), bare_ten=False)
    if number_format in _BY_DIGIT:
        return "".join(_DIGITS_CIRCLE[int(digit)] for digit in str(value)) if value >= 0 else str(value)
    if number_format in ("lowerRoman", "upperRoman"):
        return _cased(_roman(value), upper=number_format == "upperRoman")
    if number_format in ("lowerLetter", "upperLetter"):
        return _cased(_letters(value), upper=number_format == "upperLetter")
    return _sign(value, number_format)


def _sign(value: int, number_format: str) -> str:
    if number_format == "decimalZero":
        return f"{value:02d}"
    if number_format.startswith("decimalEnclosedCircle"):
        return chr(0x2460 + value - 1) if 1 <= value <= 20 else f"({value})"
    if number_format == "decimalEnclosedParen":
        return f"({value})"
    if number_format == "decimalEnclosedFullstop":
        return f"{value}."
    for name, signs in (("ideographTraditional", _STEMS), ("ideographZodiac", _BRANCHES)):
        if number_format == name and 1 <= value <= len(signs):
            return signs[value - 1]
    return str(value)


def _counting(value: int, *, digits: str, units: tuple[str, ...], bare_ten: bool) -> str:
    if not 0 <= value <= _LARGEST_COUNTING:
        return str(value)
    if value == 0:
        return digits[0]
    printed, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            printed += (digits[0] if gap and printed else "") + digits[digit] + units[place]
        gap = digit == 0
    return printed[1:] if bare_ten and 10 <= value < 20 else printed


def _roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return str(value)
    printed = ""
    for weight, sign in _ROMAN:
        count, value = divmod(value, weight)
        printed += sign * count
    return printed


def _letters(value: int) -> str:
    """Letters a … z, aa, bb …: Word repeats the letter, it does not count in base 26."""
    if value < 1:
        return str(value)
    turns, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * min(turns + 1, 30)


def _cased(label: str, *, upper: bool) -> str:
    return label.upper() if upper else label
