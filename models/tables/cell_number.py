"""The one number that a cell prints, or None. Stricter than the grammar of prose: a cell is a number or it is not."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from corpora.document.geometry import Span
from corpora.document.number import Number
from corpora.document.numeral import CHINESE, parse_numeral

_UNITS = (
    r"万元|亿元|千元|百元|元|件次|件|条次|条|个|项|次|份|宗|人次|人|家|篇|起|批|部|例|户|天|日|名|份次|期|场|%|‰"
    r"|吨|公斤|千克|公顷|亩|公里|千米|米|平方米|平方公里|立方米|千瓦时|户次|家次|批次|篇次|所|班|张|床|座|辆|台|套|处|栋"
    r"|间|册|只|头|株|小时|分钟|学时|课时|分|个工作日"
)
_NOTE = r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]?"
_FOOTNOTE = r"\[[\d⁰¹²³⁴-⁹]{1,2}\]|[⁰¹²³⁴-⁹]{1,2}|[*＊※①-⑨]|注[\d⁰¹²³⁴-⁹①-⑨]?"
_CELL = re.compile(
    rf"\s*(?P<sign>[+\-−－–↑↓]|增加?|减少?)?"
    rf"(?P<numeral>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:万(?!元))?|[{CHINESE}]+?(?:点[{CHINESE}]+)?)"
    rf"\s*(?P<unit>{_UNITS})?\s*(?P<note>{_NOTE}|{_FOOTNOTE})?[。；;]?\s*"
)
_ONE_TO_ONE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)} | {"，": ",", "．": "."})
_NO_CELL = r"[Nn]a[Nn]|None|null|NULL|<NA>"
"""What programs print for a cell that is not there: data frames for the covered parts of a merged one."""
_PLACEHOLDER = re.compile(
    rf"[/\\／＼\-－—–―─_＿*＊·.…×无\s]+|[一ー]{{1,2}}|[Nn][/.]?[Aa]\.?|{_NO_CELL}|(?:不适用|不涉及|空|空白|暂无|没有|未发生|无)[。]?"
)
_IN_BRACKETS = re.compile(r"[（(](?P<numeral>(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+|\d{1,3}(?:,\d{3})+)(?P<unit>%?)[）)]%?")
"""(1,234.5) is less than nothing, as accounts print it. (3) may be the number of an item."""
_LETTER_ZERO = frozenset("oOοΟоО〇○◯")
"""What typists set for a zero: letters of three scripts, the ideograph and circles."""
_LIKE_A_DASH = frozenset(("一", "一一"))
"""A one alone in a cell is more often the sign for nothing, mistyped."""
_LESS = frozenset("-−－–↓减")
MAX_PRINTED = 60
"""Characters; a longer cell is a sentence, not a number with a note."""


@lru_cache(maxsize=8192)
def parse_cell(text: str) -> Number | None:
    """The number that is all of the cell, with unit, note or direction: 12, 1,272, 12件, 12（其中修订3件）, 增10.

    None for placeholders, ranges, two numbers and anything else: "1 272" may be two cells that ran together, and "00"
    two zeros. `span` indexes `text`.
    """
    if len(text) > MAX_PRINTED:
        return None
    plain = text.translate(_ONE_TO_ONE)
    below_zero = _IN_BRACKETS.fullmatch(plain.strip())
    if below_zero is not None:
        return _bracketed(text, below_zero)
    match = _CELL.fullmatch(plain)
    if plain.strip() in _LETTER_ZERO:
        start = len(text) - len(text.lstrip())
        return Number(value=Decimal(0), printed=text.strip(), span=Span(start, start + 1))
    if match is None or re.match(r"0\d", match["numeral"]) or plain.strip() in _LIKE_A_DASH:
        return None
    value = parse_numeral(match["numeral"])
    if value is None:
        return None
    sign = match["sign"] or ""
    start, end = match.end("numeral") - len(match["numeral"]) - len(sign), match.end("numeral")
    numeral = match["numeral"]
    return Number(
        value=-value if sign[:1] in _LESS else value,
        printed=text[start:end],
        span=Span(start, end),
        unit=match["unit"],
        decimals=len(numeral.rstrip("万").partition(".")[2]) if "." in numeral else 0,
    )


def read_as_count(number: Number) -> Number | None:
    """A count read from a picture, where a comma looks like a stop: 21.064 is 21,064. None for other fractions."""
    if not number.decimals:
        return number
    whole = parse_cell(number.printed.replace(".", ","))
    return whole and replace(number, value=whole.value, decimals=0)


def _bracketed(text: str, match: re.Match[str]) -> Number | None:
    value = parse_numeral(match["numeral"])
    if value is None:
        return None
    start = len(text) - len(text.lstrip())
    return Number(
        value=-value,
        printed=text.strip(),
        span=Span(start, start + len(text.strip())),
        unit=match["unit"] or None,
        decimals=len(match["numeral"].partition(".")[2]),
    )


_SPACED = re.compile(r"[\d,.]+(?:\s+[\d,.]+)+")
_GROUPED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:\.\d+)?|\d+(?:\s*[.,]\s*\d+)+")


def parse_spaced(text: str) -> tuple[Number | None, bool]:
    """The number that a single cell prints with spaces inside, and whether it may be another one.

    1 272 and 1 ,272 can be nothing else; 1 2 may be two figures. `printed` has the spaces.
    """
    bare = text.strip()
    plain = bare.translate(_ONE_TO_ONE)
    number = parse_cell(re.sub(r"\s+", "", plain)) if _SPACED.fullmatch(plain) else None
    if number is None:
        return None, False
    start = text.index(bare)
    found = Number(value=number.value, printed=bare, span=Span(start, start + len(bare)), decimals=number.decimals)
    return found, _GROUPED.fullmatch(plain) is None


def is_placeholder(text: str) -> bool:
    """A sign that stands for an empty cell: / — - 无 不适用."""
    return bool(text.strip()) and _PLACEHOLDER.fullmatch(text) is not None


def is_cell_value(text: str) -> bool:
    """A number, or a sign that stands for none."""
    return parse_cell(text) is not None or is_placeholder(text)


def is_no_cell(text: str) -> bool:
    """NaN and the like: a program's sign for a cell that is not there."""
    return re.fullmatch(_NO_CELL, text.strip()) is not None
