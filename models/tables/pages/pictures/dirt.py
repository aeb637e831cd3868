"""Dirt that was read as characters: specks and streaks beside the print of scanned pages, holes in their margins."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.print.lines import SAME_LINE, middle_y

LIKELY: Final = ((2, 0.5), (4, 0.3))
"""Most characters that dirt is read as, and the confidence up to which so many may be dirt."""
BESIDE: Final = 2.0
"""Em to the next word of a line up to which a mark belongs to it, however unsure: 共 1 件."""

LOW: Final = 0.5
"""Of the usual height of words, that of specks in the margins at most."""

HOLES: Final = frozenset("0OoQD●•")
"""What a hole is read as."""
ROUND: Final = 0.15
"""Share by which a hole is wider or higher than the other: a 0 is half as wide as it is high."""


def without_dirt(words: Sequence[Word]) -> list[Word]:
    """Without holes, and without short words that no reader is sure of and that stand beside nothing."""
    round_ones = {id(word) for word in words if _is_round(word)}
    if round_ones:
        print_ends = [word.box for word in words if id(word) not in round_ones]
        left = min((box.left for box in print_ends), default=0.0)
        right = max((box.right for box in print_ends), default=0.0)
        holes = {id(word) for word in words if id(word) in round_ones and _is_beside_all(word.box, left, right)}
        words = [word for word in words if id(word) not in holes]
    words = _without_specks_in_margins(words)
    unsure = [word for word in words if _may_be_dirt(word)]
    if not unsure:
        return list(words)
    dirt = {id(word) for word in unsure}
    sure = [word for word in words if id(word) not in dirt]
    return [word for word in words if id(word) not in dirt or any(_beside(word, other) for other in sure)]


def _without_specks_in_margins(words: Sequence[Word]) -> list[Word]:
    """Without what is much lower than print, beside all of it: specks at the edge of a sheet are read as 1."""
    usual = median(word.box.bottom - word.box.top for word in words) if words else 0.0
    low = [word for word in words if len(word.text) == 1 and word.box.bottom - word.box.top < LOW * usual]
    specks = {id(word) for word in low}
    print_ends = [word.box for word in words if id(word) not in specks]
    left = min((box.left for box in print_ends), default=0.0)
    right = max((box.right for box in print_ends), default=0.0)
    return [word for word in words if id(word) not in specks or not _is_beside_all(word.box, left, right)]


def _is_round(word: Word) -> bool:
    width, height = word.box.right - word.box.left, word.box.bottom - word.box.top
    return word.origin == "ocr" and word.text in HOLES and abs(width - height) <= ROUND * max(width, height)


def _is_beside_all(box: Box, left: float, right: float) -> bool:
    """Is it in a margin, beside all print?"""
    return box.right <= left or box.left >= right


def _may_be_dirt(word: Word) -> bool:
    marks = sum(map(str.isalnum, word.text))
    return word.origin == "ocr" and any(marks <= most and word.confidence <= unsure for most, unsure in LIKELY)


def _beside(word: Word, other: Word) -> bool:
    """On one line, close to each other."""
    one, two = word.box, other.box
    size = two.bottom - two.top
    apart = max(one.left - two.right, two.left - one.right)
    return abs(middle_y(one) - middle_y(two)) <= SAME_LINE * size and apart <= BESIDE * size
