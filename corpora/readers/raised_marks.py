"""Small characters that stand raised behind larger ones: marks of notes and powers. 7 with a note 2 is not 72."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from corpora.document.geometry import Box
from corpora.readers.pdf_characters import DESCENT, Character

SMALLER: Final = 0.85
"""Of the size of what they stand at, at most: word processors and browsers set them at 0.58 to 0.84."""
RAISED: Final = (0.15, 0.8)
"""Of that size: how far above its line they stand, at least and at most."""
BESIDE: Final = 0.3
"""Of their own size: white between both, or what they have in common."""
_MARKS = re.compile(r"[\d\[［*＊※①-⑳注]")
"""What marks of notes begin with; letters and words in brackets stand as well beside figures as they are."""
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_raised_marks(characters: Sequence[Character]) -> list[Character]:
    """The characters; those raised stand in the line of what they belong to, and digits keep their height: 7²."""
    sizes = [character.size for character in characters]
    if not sizes or min(sizes) > SMALLER * max(sizes):
        return list(characters)
    bases = sorted((one for one in characters if one.text != " "), key=_right)
    ends = [one.box.right for one in bases]
    lines: dict[int, Box] = {}
    found: dict[int, Character] = {}
    for mark in sorted(bases, key=attrgetter("box.left")):
        if not lines and _MARKS.fullmatch(mark.text) is None:
            continue  # it begins no mark, and goes on none
        reach = BESIDE * mark.size
        beside = bases[bisect_left(ends, mark.box.left - reach) : bisect_right(ends, mark.box.left + reach)]
        line = next((line for base in beside if (line := _line_of(mark, base, lines)) is not None), None)
        if line is not None and not any(_goes_on(base, mark) and id(base) not in found for base in beside):
            lines[id(mark)] = line
            found[id(mark)] = _moved(mark, line)
    return [found.get(id(one), one) for one in characters]


def _line_of(mark: Character, base: Character, lines: dict[int, Box]) -> Box | None:
    """The box in whose line the mark belongs when it stands raised at `base`, or beside another mark that does."""
    if base is mark:
        return None
    if id(base) in lines:
        return lines[id(base)] if _goes_on(base, mark) else None
    if mark.size > SMALLER * base.size or _MARKS.fullmatch(mark.text) is None:
        return None
    raised = (_foot(base) - _foot(mark)) / base.size
    return base.box if RAISED[0] <= raised <= RAISED[1] else None


def _goes_on(before: Character, mark: Character) -> bool:
    """Is it the next character of a line of its own, as in a running head that is printed over a table?"""
    level = abs(_foot(before) - _foot(mark)) < 0.1 * mark.size
    return before is not mark and before.size == mark.size and level


def _foot(character: Character) -> float:
    """Y of the line that it stands on."""
    return character.box.bottom - DESCENT * character.size


def _right(character: Character) -> float:
    return character.box.right


def _moved(mark: Character, line: Box) -> Character:
    box = Box(left=mark.box.left, top=line.top, right=mark.box.right, bottom=line.bottom)
    return replace(mark, text=mark.text.translate(_DIGITS), box=box)
