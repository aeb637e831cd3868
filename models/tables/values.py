"""Words that are what tables are made for: figures, and the signs that stand for none."""

from __future__ import annotations

import re
from functools import lru_cache

from corpora.document.printed_page import Word

_ITEM = re.compile(r"[（(]\d{1,2}[)）]|\d{1,2}[.．、]")
"""The number of an item, which begins a label."""
_UNIT = (
    r"[万亿]?(?:元|件次?|条|份|次|个|宗|项|起|人次?|户次?|家次?|篇|场次?|期|名|部|批次?|处|台|套|辆|所|吨"
    r"|円|枚|点|冊|本|頭|羽"  # Japanese
    r"|원|명|개|건|회|권|대|곳"  # Korean
    r"|€|£)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(
    r"(?![£$€]000)[<>≤≥＜＞]?[(（+＋\-—–－−]*[¥￥€£$₩]?\d(?:[\d,，.．]|[’'](?=\d{3}))*"  # 1’390.00 in Switzerland
    r"(?:" + _UNIT + r"|[%％‰])?[)）]?"
    r"(?:[（(].{1,20}[)）])?|[-—–－−/／\\*＊○〇√✓✔]{1,4}|无|[(（\-–−]?[£$€]\d[\d,.]*(?:m|bn|k)[)）]?|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,2})?"
    r"|[-–−]?\d+[.,]\d+[a-f]{1,3}"  # means that share a letter do not differ
    r"|[-–−]?\d+[.,]\d+\*{1,3}"  # with stars of significance
    r"|[nN]\.[aAdD]\.|[nN]/[aAdDcC]"  # none was determined, or is told
)


def is_value(word: Word) -> bool:
    """A number, a date, or a dash."""
    return is_value_text(word.text)


@lru_cache(maxsize=16384)
def is_value_text(text: str) -> bool:
    """The same of a cell's text."""
    said = text.strip()
    return _VALUE.fullmatch(said) is not None and _ITEM.fullmatch(said) is None


def is_value_or_dash(word: Word) -> bool:
    """The same of a word that OCR may have read: long dashes as 一."""
    return is_value(word) or (word.origin == "ocr" and word.text == "一")


def is_year(text: str) -> bool:
    """A year alone, which may head a column."""
    return _YEAR.fullmatch(text) is not None
