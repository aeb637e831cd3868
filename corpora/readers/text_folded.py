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
_FEWEST_STOPS = 4
"""Sentences of a cell, and words set apart, from which it is no cell of a table."""
_PIPED = re.compile(r"\|[^|\n]{400,}(?:\||$)|^[^|\n]{400,}\|", re.MULTILINE)
_GAP = re.compile(
    rf"(?<=[{_FAR_EAST}])(?<![一二三四五六七八九]、)[ \t]+(?=[{_FAR_EAST}])"
    rf"|(?<=[\d)）])[ \t]+(?=[{_FAR_EAST}])(?![{_COUNTED}])"
    rf"|(?<=[\d*Oo○/-])[ \t]+(?={_NUMBERED})"
    rf"|(?<=[。；])[ \t]+|(?:(?<=情况)|(?<=概述))[ \t]+(?=(?:19|20)\d\d)"
    rf"|(?<![ \t])[ \t]+(?=[{_FAR_EAST}]{{4,40}}\s?(?:19|20)\d\d\s?年)"
)


def unfolded(text: Normalised) -> Normalised:
    """The text with a line break for each such blank, character for character; other texts as they are.

    Where a table laid out the page, its cell may be the whole report on one line between pipes.
    """
    if not _is_folded(text.text):
        return replace(text, text=_PIPED.sub(_cell_unfolded, text.text)) if "|" in text.text else text
    return replace(text, text=_broken(text.text).replace("\t", " "))


def _broken(text: str) -> str:
    return _GAP.sub(lambda gap: "\n" + " " * (len(gap[0]) - 1), text)


def _cell_unfolded(cell: re.Match[str]) -> str:
    """The lines that a cell was, in place of the pipes around it."""
    held = cell[0].strip("|")
    if held.count("。") < _FEWEST_STOPS or len(_GAP.findall(held)) < _FEWEST_STOPS:
        return cell[0]
    before, behind = (len(cell[0]) - len(side) for side in (cell[0].lstrip("|"), cell[0].rstrip("|")))
    return "\n" * before + _broken(held) + "\n" * behind


def _is_folded(text: str) -> bool:
    """Is all of it one line, or do rows of several follow one another on lines that end anywhere?"""
    longest = max(text.split("\n"), key=len)
    if len(longest) >= _LONG and len(longest) >= _SHARE * len(text) and len(_GAP.findall(longest)) >= _FEWEST_GAPS:
        return True
    return len(_FOLDED.findall(text)) >= _FEWEST_FOLDED
