"""Rows that a clause names around a count: 公开类中完全公开72件, 另有3件因内部事务、过程性信息不予公开."""

from __future__ import annotations

import re
from typing import Final

from service.checks.named.clauses import Told
from service.checks.named.words import GROUPS, Word, words_of

LONGEST: Final = 40
"""Characters of a clause in front of a count."""
_MARK: Final = re.compile("[，,。；;：:（()）\\n]")

_NEXT: Final = re.compile(f"{_MARK.pattern}|\\d")


def rows_around(text: str, told: Told) -> tuple[tuple[str, ...], bool]:
    """The row named last of several in front of the count, () where there is one at most; and whether several reasons
    are named behind it alone.
    """
    first = max(0, told.span.start - LONGEST)
    start = max((one.end() for one in _MARK.finditer(text, first, told.span.start)), default=first)
    ends = _NEXT.search(text, told.span.end)
    front = _rows(text, start, told.span.start)
    behind = {word.means for word in _rows(text, told.span.end, ends.start() if ends else len(text))} - {*GROUPS}
    return (front[-1].means if len(front) > 1 else ()), not front and len(behind) > 1


def _rows(text: str, start: int, end: int) -> list[Word]:
    return [word for word in words_of(text, start, end) if word.kind == "row"]
