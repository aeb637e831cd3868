"""A text whose line breaks were folded into blanks: where Chinese words or an item's number stand apart, one was."""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.readers.normalise import Normalised

_LONG, _SHARE = 800, 0.9
"""Characters of a line, and its share of the text, from which it is no paragraph but a whole report."""
_FEWEST_GAPS = 60
"""A report has more cells than that; the longest paragraph has fewer words set apart."""
_FAR_EAST = "\u2018-\u201f\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_COUNTED = "年月日时分件条个项次份宗起篇家部人名万亿元位多余号％%至—"
_NUMBERED = rf"[一二三四五六七八九]、|[（(][一二三四五六七八九][)）]|\d[.．、][{_FAR_EAST}]"
_FOLDED = re.compile(rf"\d[ \t]+\d+[ \t]+(?={_NUMBERED})")
"""Figures of a row, and the next row's label behind them."""
_FEWEST_FOLDED = 8
_GAP = re.compile(
    rf"(?<=[{_FAR_EAST}])(?<![一二三四五六七八九]、)[ \t]+(?=[{_FAR_EAST}])"
    rf"|(?<=[\d)）])[ \t]+(?=[{_FAR_EAST}])(?![{_COUNTED}])"
    rf"|(?<=[\d*Oo○/-])[ \t]+(?={_NUMBERED})"
    rf"|(?<=[。；])[ \t]+|(?:(?<=情况)|(?<=概述))[ \t]+(?=(?:19|20)\d\d)"
    rf"|(?<![ \t])[ \t]+(?=[{_FAR_EAST}]{{4,40}}\s?(?:19|20)\d\d\s?年)"
)


def unfolded(text: Normalised) -> Normalised:
    """The text with a line break for each such blank, character for character; other texts as they are."""
    if not _is_folded(text.text):
        return text
    return replace(text, text=_GAP.sub(lambda gap: "\n" + " " * (len(gap[0]) - 1), text.text).replace("\t", " "))


def _is_folded(text: str) -> bool:
    """Is all of it one line, or do rows of several follow one another on lines that end anywhere?"""
    longest = max(text.split("\n"), key=len)
    if len(longest) >= _LONG and len(longest) >= _SHARE * len(text) and len(_GAP.findall(longest)) >= _FEWEST_GAPS:
        return True
    return len(_FOLDED.findall(text)) >= _FEWEST_FOLDED
