"""A cell's value as Excel prints it (ECMA-376 part 1, 18.8.31), for the formats that reports use.

What is not understood is printed exactly, never rounded: a digit too many is seen, a wrong one is not.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.styles.numbers import is_date_format

_SIGNIFICANT_DIGITS = 15
"""What Excel keeps of a number; a double's repr has up to 17."""
_MAX_DIGITS = 60
"""A longer plain notation is nobody's figure; it is printed with an exponent."""
_BRACKET = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_(.)|\*(.)', re.DOTALL)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_DATE_PART = re.compile(r"y+|m+|d+|h+|s+(?:\.0+)?|AM/PM|上午/下午|a{3,}", re.IGNORECASE)
_LOCAL_DATES = ("mm-dd-yy", "m/d/yy", "m/d/yyyy")
"""Format 14 is kept in American order in the file and shown in the reader's; in China that is 2023/1/5."""
_WEEKDAYS = "一二三四五六日"


def printed(value: object, number_format: str) -> str:
    """The text in the cell. `value` is what openpyxl gives: a string, number, truth value, date or nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return _number(_decimal(value), number_format or "General")
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _date(value, number_format)
    return str(value)


def _decimal(value: int | float | Decimal) -> Decimal:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or isinstance(value, int) or not exact:
        return exact
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - _SIGNIFICANT_DIGITS + 1), rounding=ROUND_HALF_UP)


def _plain(number: Decimal) -> str:
    """Without an exponent and without zeros behind the point."""
    if not number.is_finite() or abs(number.adjusted()) > _MAX_DIGITS:
        return str(number)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(number: Decimal, number_format: str) -> str:
    pattern, number = _section(number, number_format)
    if not pattern:
        return ""  # an empty part hides what it applies to
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\0"

    skeleton = _LITERAL.sub(keep, _BRACKET.sub(_currency, pattern))
    slots = list(_NUMBER.finditer(skeleton))
    if len(slots) != 1 or re.search(r"[Ee][+-]|/|General|@", skeleton) or not number.is_finite():
        return _plain(number)
    digits = _fill(slots[0][0], number * Decimal(100) ** skeleton.count("%"))
    text = skeleton[: slots[0].start()] + digits.removeprefix("-") + skeleton[slots[0].end() :]
    parts = iter(literals)
    text = re.sub("\0", lambda _: next(parts), text).strip()
    return f"-{text}" if digits.startswith("-") else text


def _section(number: Decimal, number_format: str) -> tuple[str, Decimal]:
    """The part of the format for this number, which for negative ones prints a sign of its own or none."""
    sections = _split(number_format)
    if re.search(r"\[[<>=]", number_format):
        return "General", number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _split(number_format: str) -> list[str]:
    """The format at its semicolons, but for those inside quotes."""
    sections, start = [], 0
    for match in re.finditer(r'"[^"]*"|\\.|;', number_format):
        if match[0] == ";":
            sections.append(number_format[start : match.start()])
            start = match.end()
    return [*sections, number_format[start:]]


def _currency(bracket: re.Match[str]) -> str:
    """`[$¥-804]` prints ¥; colours and locales print nothing."""
    match = re.match(r"\[\$([^-\]]*)", bracket[0])
    return f'"{match[1]}"' if match else ""


def _fill(slot: str, number: Decimal) -> str:
    """`number` in a pattern such as `#,##0.00`: rounded half up as Excel does; a trailing comma divides by 1000."""
    whole, _, fraction = slot.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    scaled = number.scaleb(-3 * thousands)
    if abs(scaled.adjusted()) > _MAX_DIGITS and scaled:
        return _plain(scaled)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(fraction)), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):{',' if ',' in whole.rstrip(',') else ''}f}"
    before, _, after = text.partition(".")
    after = after[: fraction.count("0")] + after[fraction.count("0") :].rstrip("0")
    if before == "0" and "0" not in whole and after:
        before = ""
    before = before.rjust(whole.count("0"), "0") if "," not in before else before
    sign = "-" if rounded < 0 else ""
    return sign + before + (f".{after}" if after else "")


def _date(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    pattern = _BRACKET.sub("", _split(number_format)[0])
    if number_format in _LOCAL_DATES:
        pattern = "yyyy/m/d"
    if not is_date_format(number_format) or re.search(r"mmm|ddd", pattern, re.IGNORECASE):
        return value.isoformat().removesuffix("T00:00:00")
    out: list[str] = []
    hours = False
    for match in re.finditer(rf"{_LITERAL.pattern}|({_DATE_PART.pattern})|(.)", pattern, re.IGNORECASE | re.DOTALL):
        part = match[5]
        if part is None:
            out.append(match[1] or match[2] or match[6] or "")
            continue
        out.append(_date_part(value, part.lower(), minutes=hours or pattern[match.end() :].lower().startswith(":s")))
        hours = part[0] in "hH"
    return "".join(out).strip()


def _date_part(value: datetime.datetime | datetime.date | datetime.time, part: str, *, minutes: bool) -> str:
    number = {
        "y": getattr(value, "year", 0) % (10 ** max(2, len(part))),
        "m": getattr(value, "minute" if minutes else "month", 0),
        "d": getattr(value, "day", 0),
        "h": getattr(value, "hour", 0),
        "s": getattr(value, "second", 0),
    }.get(part[0])
    if part.startswith("aaa") and isinstance(value, datetime.date):
        return ("星期" if len(part) > 3 else "") + _WEEKDAYS[value.weekday()]
    if number is None:
        return ""
    return str(number) if len(part) == 1 else f"{number:02d}" if len(part) == 2 else f"{number:0{len(part)}d}"
