"""A text whose line breaks were folded into blanks: where Chinese words stand apart, a line ended."""

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
_GAP = re.compile(
    rf"(?<=[{_FAR_EAST}])[ \t]+(?=[{_FAR_EAST}])|(?<=[\d)）])[ \t]+(?=[{_FAR_EAST}])(?![{_COUNTED}])"
    rf"|(?<=[。；])[ \t]+|(?:(?<=情况)|(?<=概述))[ \t]+(?=(?:19|20)\d\d)"
    rf"|(?<![ \t])[ \t]+(?=[{_FAR_EAST}]{{4,40}}\s?(?:19|20)\d\d\s?年)"
)


def unfolded(text: Normalised) -> Normalised:
    """The text with a line break for each such blank, character for character; other texts as they are."""
    longest = max(text.text.split("\n"), key=len)
    if len(longest) < _LONG or len(longest) < _SHARE * len(text.text) or len(_GAP.findall(longest)) < _FEWEST_GAPS:
        return text
    return replace(text, text=_GAP.sub(lambda gap: "\n" + " " * (len(gap[0]) - 1), text.text).replace("\t", " "))
