"""Lists beside each other that go on counting, each under a title of its own: the stops of an organ's manuals.

One list that goes on in the next column has one title, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y, overlap
from models.tables.values import is_value

FEWEST, FEWEST_ROWS = 2, 3
"""Lists, and numbers of each."""
SAME_END: Final = 2.0
"""Points by which numbers of one list end apart."""
WHITE: Final = 1.0
"""Em of white before the numbers of the next list at least."""
NEAR: Final = 1.5
"""Em between two rows at most."""
MARGIN: Final = 1.0
"""Points around the words."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""

_NUMBERED = re.compile(r"(\d{1,3})(?:[^\W\d].*)?")


@dataclass(frozen=True, slots=True)
class _List:
    """What stands in it, from the first number down; `start` and `end` are x."""

    start: float
    end: float
    words: list[Word]


def titled_counts(page: PrintedPage) -> list[Box]:
    """The places of such lists, and of their titles, of none of them; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    lines = lines_of(page.words)
    found: list[Box] = []
    for at, line in enumerate(lines[:-FEWEST_ROWS]):
        titles = segments(line)
        if len(titles) < FEWEST or any(all(map(is_value, title.words)) for title in titles):
            continue
        places = _places(titles, lines[at + 1 :])
        drawn = [*found, *(rule.box for rule in page.rules)]
        if not any(overlap(place, one) and _share_height(place, one) for place in places for one in drawn):
            found += places
    return found


def _share_height(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def _places(titles: Sequence[Line], below: Sequence[Line]) -> list[Box]:
    """None where what is below is no list for each title."""
    lists = _lists(below)
    if len(lists) != len(titles):
        return []
    over = all(
        own.start - _size(own) <= middle_x(title.box) <= own.end for title, own in zip(titles, lists, strict=True)
    )
    if not over:
        return []
    boxes = [around(word.box for word in own.words) for own in lists]
    cuts = [box.left - MARGIN for box in boxes] + [max(box.right for box in boxes) + MARGIN]
    return [title.box for title in titles] + [
        Box(left=left, top=box.top - MARGIN, right=right, bottom=box.bottom + MARGIN)
        for box, (left, right) in zip(boxes, pairwise(cuts), strict=True)
    ]


def _size(own: _List) -> float:
    return own.words[0].box.bottom - own.words[0].box.top


def _lists(lines: Sequence[Line]) -> list[_List]:
    """Lists that count from the first line on; none where something stands in the white before one, or counts else."""
    first = [word for word in lines[0].words if any(_follows(word, one) for one in lines[1].words)]
    if len(first) < FEWEST or first[0] is not lines[0].words[0]:
        return []
    starts = [word.box.right - NEAR * lines[0].size for word in first]
    ends = [*starts[1:], float("inf")]
    last = [int(word.text) - 1 for word in first]
    held: list[list[Word]] = [[] for _ in first]
    for line in _near(lines):
        parts = [
            [word for word in line.words if low <= word.box.left < end] for low, end in zip(starts, ends, strict=True)
        ]
        numbered = [bool(part) and _number(part[0]) == one + 1 for part, one in zip(parts, last, strict=True)]
        if sum(map(len, parts)) < len(line.words) or not any(numbered):
            break
        for at, part in enumerate(parts):
            held[at] += part
            last[at] += numbered[at]
    if not all(held):
        return []
    sides = [around(word.box for word in own) for own in held]
    apart = all(one.right + WHITE * lines[0].size <= other.left for one, other in pairwise(sides))
    counts = [end - int(word.text) + 1 for end, word in zip(last, first, strict=True)]
    going_on = all(end + 1 == int(word.text) for end, word in zip(last, first[1:], strict=False))
    if min(counts) < FEWEST_ROWS or not apart or not going_on:
        return []
    return [_List(start, side.right, own) for start, side, own in zip(starts, sides, held, strict=True)]


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    above = lines[0]
    for line in lines:
        if line.middle - above.middle > NEAR * line.size + line.size:
            return
        yield line
        above = line


def _number(word: Word) -> int | None:
    """That it begins with; OCR reads the text behind it as one word with it at times."""
    found = _NUMBERED.fullmatch(word.text)
    return int(found[1]) if found else None


def _follows(one: Word, other: Word) -> bool:
    """Is it the next number, below the first one?"""
    if not (one.text.isdecimal() and other.text.isdecimal()) or middle_y(other.box) <= middle_y(one.box):
        return False
    return int(other.text) == int(one.text) + 1 and abs(other.box.right - one.box.right) <= SAME_END
