"""Shares that are told in words: 近九成, 过半数, 不到三分之一. Each says between which percentages it is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpora.document.geometry import Span
from corpora.document.numeral import DIGITS, parse_numeral

WIDE: Final = Decimal(7)
"""Percentage points around 三成 within which it is said without a mistake; more than half of a tenth."""
NARROW, BEYOND = Decimal(1), Decimal(3)
"""What 超六成 may be below, and 近九成 above, without a mistake."""
TENTH: Final = Decimal(10)
HALF, MOST, ALL = Decimal(50), Decimal(60), Decimal(100)

_NEAR: Final = "近|将近|接近|几近"
_OVER: Final = "超过|超出|超|(?<![不经通])过(?=[一二两三四五六七八九])|逾|高于|突破"
_UNDER: Final = "不到|不足|未到|低于|少于|不及"
_AT_LEAST: Final = frozenset(("超过", "超出", "超", "过", "逾", "高于", "突破", "至少"))
_LESS_THAN: Final = frozenset(_UNDER.split("|"))
_NEARLY: Final = frozenset(_NEAR.split("|"))
_ABOUT: Final = "大约|约|大概|差不多|几乎"
_NO_TENTHS: Final = "人功为立果绩就员效份分本交品都市型因语熟"
"""Signs that make a word with 成."""
_TENTHS: Final = rf"(?P<tenths>[一二两三四五六七八九1-9])\s?成(?:(?P<more>[一二三四五六七八九半])|(?![{_NO_TENTHS}]))"
_FRACTION: Final = (
    r"(?<![一二三四五六七八九十百千万\d.])(?P<below>[二三四五六七八九十2-9])分之(?P<above>[一二两三四五六七八九1-9])"
)
_OF: Final = r"(?:(?:了)?(?P<of>[^，,。；;：:、\d（(）)占]{2,14})的)?"
"""超过全部办结件的半数: the whole between the bound and the share."""
_PROPORTION: Final = re.compile(
    r"(?:(?P<nearly_all>绝大多数|绝大部分)|(?P<over_half>过半数?|多半(?=[是为])|大半(?=[是为]))(?![年月天日小个途])"
    rf"|(?:(?P<bound>{_NEAR}|{_OVER}|{_UNDER}|{_ABOUT}|至少|达到?)\s?{_OF})?"
    rf"(?:{_TENTHS}|{_FRACTION}|(?P<half>半数|一半|(?<=[近超过])半(?![年月天日小个途]))))"
    r"(?P<behind>以上|及以上|左右|上下|多|余|强|以下)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A share told in words.

    Args:
        span: of its words, in the text that was searched.
        of: words of the whole that stand within it (超过办结件的半数), else "".
        least, most: percentages between which it may be said.
        usual: the most up to which people do say it: 超过六成 of 95 % is true, and shows nothing.
    """

    span: Span
    of: str
    least: Decimal
    most: Decimal
    usual: tuple[Decimal, Decimal]


def find_proportions(text: str) -> Iterator[Proportion]:
    """Every share that `text` tells in words, in order."""
    for match in _PROPORTION.finditer(text):
        found = _proportion(match)
        if found is not None:
            yield found


def _proportion(match: re.Match[str]) -> Proportion | None:
    if match["nearly_all"]:
        return Proportion(span=Span(*match.span()), of="", least=HALF, most=ALL, usual=(MOST, ALL))
    value = _value(match)
    if value is None:
        return None
    bound = match["bound"] or ""
    tail = match["behind"] or ""
    span, of = Span(*match.span()), match["of"] or ""
    over = match["over_half"] or bound in _AT_LEAST or tail in ("以上", "及以上", "多", "余", "强")
    if over:
        most = value + TENTH + 2 * NARROW if tail in ("多", "余") and match["tenths"] and not bound else ALL
        return Proportion(
            span=span, of=of, least=value - NARROW, most=most, usual=(value, min(most, value + 2 * TENTH))
        )
    if bound in _LESS_THAN or tail == "以下":
        return Proportion(
            span=span, of=of, least=Decimal(0), most=value + NARROW, usual=(value - TENTH, value + NARROW)
        )
    if bound in _NEARLY:
        return Proportion(
            span=span, of=of, least=value - WIDE, most=value + BEYOND, usual=(value - WIDE, value + NARROW)
        )
    return Proportion(span=span, of=of, least=value - WIDE, most=value + WIDE, usual=(value - WIDE, value + WIDE))


def _value(match: re.Match[str]) -> Decimal | None:
    """The percentage that the words name."""
    if match["over_half"] or match["half"]:
        return HALF
    tenths, more, below, above = match.group("tenths", "more", "below", "above")
    if tenths:
        return TENTH * _digit(tenths) + (5 if more == "半" else _digit(more) if more else 0)
    if below and above and _digit(above) < _digit(below):
        return (ALL * _digit(above) / _digit(below)).quantize(Decimal("0.1"))
    return None


def _digit(sign: str) -> int:
    """一 to 十, 两 or 1 to 9."""
    return int(parse_numeral(sign) or DIGITS[sign])
