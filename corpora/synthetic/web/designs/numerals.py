"""Numbers told in words: Chinese numerals of items, and amounts as bills repeat them."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿")
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(value: int, *, chinese: bool) -> str:
    """A whole amount in words, as bills repeat it: 壹仟贰佰叁拾元整, one thousand two hundred and thirty."""
    if chinese:
        places = enumerate(reversed(str(value)))
        text = "".join(reversed([DIGITS[int(digit)] + PLACES[place] for place, digit in places]))
        for place in PLACES[1:4]:
            text = text.replace("零" + place, "零")
        while "零零" in text:
            text = text.replace("零零", "零")
        return text.replace("零万", "万").rstrip("零") + "元整"
    if value >= 1000:
        rest = value % 1000
        return (
            spelled(value // 1000, chinese=False) + " thousand" + (" " + spelled(rest, chinese=False) if rest else "")
        )
    if value >= 100:
        rest = value % 100
        return f"{ONES[value // 100]} hundred" + (f" and {spelled(rest, chinese=False)}" if rest else "")
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
