"""Words whose ink tells nothing of the line that they stand on: marks of notes set above it, dashes that OCR read.

They are given the height of their line, so that no row begins with them. Characters that OCR read downwards, though
they stand on lines of their own, are words each: units of goods under one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.lines import LOWERED, middle_y

LONGEST_MARK: Final = 3
"""Characters of a mark of notes at most: 12, *, p."""
RAISED: Final = 0.1
"""Of the height of the word before it, by which a mark ends above its foot at least; and begins below its top at most.
"""
NEAR: Final = 0.4
"""Of its own height, between it and that word at most: a blank."""
FLAT: Final = 0.3
"""Of the usual height, that a dash is high at most."""
APART, LEVEL = 1.4, 0.25
"""Of the usual height: from one to the next of characters that stand on lines of their own at least, and by which they
are off these at most.
"""
_CHARACTER = re.compile(r"[\u3400-\u9fff]")
_DASHES = frozenset("一—–―-－−")


def with_words_on_their_lines(page: PrintedPage) -> PrintedPage:
    """The page, such words as high as others."""
    words = sorted(page.words, key=lambda word: word.box.right)
    ends = [word.box.right for word in words]
    usual = median(map(_height, words)) if words else 0.0
    made = [_as_dash(word, usual) or _as_mark(word, words, ends) or word for word in page.words]
    lines = sorted(middle_y(word.box) for word in words if len(word.text) > 1 and _height(word) < 2 * usual)
    return replace(page, words=tuple(one for word in made for one in _on_their_lines(word, lines, usual)))


def _on_their_lines(word: Word, lines: Sequence[float], usual: float) -> list[Word]:
    """The word; its characters where they stand further apart than those of labels set downwards, each on a line of
    other words.
    """
    count, box = len(word.text), word.box
    if word.origin != "ocr" or count < 2 or not all(map(_CHARACTER.fullmatch, word.text)):
        return [word]
    step = _height(word) / count
    if step < APART * usual:
        return [word]
    middles = [box.top + step * (at + 0.5) for at in range(count)]
    if any(_nearest(lines, y) > LEVEL * usual for y in middles):
        return [word]
    return [
        replace(word, text=text, box=replace(box, top=y - usual / 2, bottom=y + usual / 2))
        for text, y in zip(word.text, middles, strict=True)
    ]


def _nearest(lines: Sequence[float], y: float) -> float:
    at = bisect_left(lines, y)
    return min((abs(other - y) for other in lines[max(0, at - 1) : at + 1]), default=float("inf"))


def _as_dash(word: Word, usual: float) -> Word | None:
    if word.origin != "ocr" or not _DASHES.issuperset(word.text) or _height(word) > FLAT * usual:
        return None
    middle = middle_y(word.box)
    return replace(word, box=replace(word.box, top=middle - usual / 2, bottom=middle + usual / 2))


def _as_mark(mark: Word, words: Sequence[Word], ends: Sequence[float]) -> Word | None:
    if mark.origin == "ocr" or len(mark.text) > LONGEST_MARK:  # dirt and pieces of figures are read as such too
        return None
    reach = NEAR * _height(mark)
    near = words[bisect_left(ends, mark.box.left - reach) : bisect_right(ends, mark.box.left + reach)]
    bearer = next((word for word in near if _is_raised(mark, word)), None)
    return bearer and replace(mark, box=replace(mark.box, top=bearer.box.top, bottom=bearer.box.bottom))


def _is_raised(mark: Word, word: Word) -> bool:
    height = _height(word)
    above = word.box.bottom - mark.box.bottom >= RAISED * height and mark.box.top - word.box.top <= RAISED * height
    return _height(mark) <= LOWERED * height and above and mark.box.bottom > middle_y(word.box)


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top
