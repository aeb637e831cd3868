"""Words whose ink tells nothing of the line that they stand on: marks of notes set above it, dashes that OCR read.

They are given the height of their line, so that no row begins with them.
"""

from __future__ import annotations

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
_DASHES = frozenset("一—–―-－−")


def with_words_on_their_lines(page: PrintedPage) -> PrintedPage:
    """The page, such words as high as others."""
    words = sorted(page.words, key=lambda word: word.box.right)
    ends = [word.box.right for word in words]
    usual = median(map(_height, words)) if words else 0.0
    made = tuple(_as_dash(word, usual) or _as_mark(word, words, ends) or word for word in page.words)
    return replace(page, words=made)


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
