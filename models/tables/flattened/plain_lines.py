"""The lines of a text as they would be without what stands between its cells, character for character.

Measure words behind the figures, which programs that take text out of pages set apart (563 件), and line breaks before
a row's pipes, where a cell of a page held a paragraph.
"""

from __future__ import annotations

import re

_WORD = "万元|人次|[件条份宗个项次起例元]"
_BELOW = re.compile(rf"(?<=\d)\n(?=[ \t]*(?:{_WORD})[ \t]*(?:\n|$))")
_BEHIND = re.compile(rf"(?<=\d)([ \t]+)({_WORD})(?=[ \t|]*(?:\n|$)|[ \t|]+\S)")
FEWEST_MEASURED = 6
"""Figures with measure words apart; of fewer the words may be cells."""
_BROKEN = re.compile(r"(?<=[^|\s])[ \t]*\n(?=[ \t]*\|[^|\n]*[^|\s][ \t]*(?:\n|$|\|[^\n]*[^|\s][ \t]*(?:\n|$)))")
"""A line break before a pipe, on whose line a cell is open: outer pipes would close it."""
_FIGURE = re.compile(r"(?:^|[|\s])[\d,.]+[ \t]*$")


def plain_lines(text: str) -> str:
    """As long as `text`, each character in its place."""
    return _whole_rows(_without_measures(text))


def _without_measures(text: str) -> str:
    level = _BELOW.sub(" ", text)
    if len(_BEHIND.findall(level)) < FEWEST_MEASURED:
        return text
    return _BEHIND.sub(lambda match: match[1] + " " * len(match[2]), level)


def _whole_rows(text: str) -> str:
    """A line that begins with a pipe goes on with the one above it, unless that ends in a figure."""

    def level(match: re.Match[str]) -> str:
        start = text.rfind("\n", 0, match.start()) + 1
        ended = _FIGURE.search(text, start, match.start())
        return match[0] if ended else match[0].replace("\n", " ")

    return _BROKEN.sub(level, text)
