"""Words that are what tables are made for: figures, and the signs that stand for none."""

from __future__ import annotations

import re

from corpora.document.printed_page import Word

_VALUE = re.compile(
    r"[(（+＋\-—–－−]*[¥￥]?\d[\d,，.．]*(?:[万亿]?[元件条份次个宗项起]?|[%％‰])?[)）]?(?:[（(].{1,20}[)）])?|[-—–－−/／\\*＊○〇]{1,4}|无|\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,2})?"
)


def is_value(word: Word) -> bool:
    """A number, a date, or a dash."""
    return _VALUE.fullmatch(word.text) is not None


def is_value_text(text: str) -> bool:
    """The same of a cell's text."""
    return _VALUE.fullmatch(text.strip()) is not None
