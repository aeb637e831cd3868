"""The text as the network sees it: character for character as long, its numbers without their values.

A network that saw digits would learn which counts are usual. It sees that a number stands there, whether it is a single
zero, and of a year how it lies to the report's own.
"""

from __future__ import annotations

import re
from typing import Final

THIS_YEAR, LAST_YEAR, NEXT_YEAR, OTHER_YEAR = "今", "去", "明", "昔"
"""What each of a year's four digits becomes."""
UNKNOWN_YEAR = "年"
"""The same where the report's year is not known."""
DIGIT: Final = "1"
"""Any digit but a single zero."""
_KEPT: Final = "1234[058]|123[0-9]5|12388|12369|12329|12306"
"""Numbers of hotlines: names, not counts."""
_NUMBERS: Final = re.compile(
    rf"(?P<kept>(?<!\d)(?:{_KEPT})(?!\d|件|条|次|个))"
    r"|(?P<year>(?<!\d)(?:19|20)\d\d(?=\s?(?:年|[-—–~～至到./〕\]】)）])))"
    r"|(?P<zero>(?<![\d.．,，])[0０](?![\d.．]))"
    r"|(?P<digits>\d+)"
)


def input_text(text: str, *, year: int | None) -> str:
    """`text` with its numbers blanked, as long as before."""
    return _NUMBERS.sub(lambda match: _blanked(match, year), text)


def _blanked(match: re.Match[str], year: int | None) -> str:
    if match["year"]:
        return _year(int(match["year"]), year) * 4
    if match["kept"]:
        return match["kept"]
    return "0" if match["zero"] else DIGIT * len(match["digits"])


def _year(said: int, own: int | None) -> str:
    if own is None:
        return UNKNOWN_YEAR
    return {0: THIS_YEAR, -1: LAST_YEAR, 1: NEXT_YEAR}.get(said - own, OTHER_YEAR)
