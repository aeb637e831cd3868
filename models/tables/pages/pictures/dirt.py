"""Dirt that was read as characters: specks and streaks beside the print of scanned pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import SAME_LINE, middle_y

LIKELY: Final = ((2, 0.5), (4, 0.3))
"""Most characters that dirt is read as, and the confidence up to which so many may be dirt."""
BESIDE: Final = 2.0
"""Em to the next word of a line up to which a mark belongs to it, however unsure: 共 1 件."""


def without_dirt(words: Sequence[Word]) -> list[Word]:
    """Without short words that no reader is sure of and that stand beside nothing."""
    unsure = [word for word in words if _may_be_dirt(word)]
    if not unsure:
        return list(words)
    dirt = {id(word) for word in unsure}
    sure = [word for word in words if id(word) not in dirt]
    return [word for word in words if id(word) not in dirt or any(_beside(word, other) for other in sure)]


def _may_be_dirt(word: Word) -> bool:
    marks = sum(map(str.isalnum, word.text))
    return word.origin == "ocr" and any(marks <= most and word.confidence <= unsure for most, unsure in LIKELY)


def _beside(word: Word, other: Word) -> bool:
    """On one line, close to each other."""
    one, two = word.box, other.box
    size = two.bottom - two.top
    apart = max(one.left - two.right, two.left - one.right)
    return abs(middle_y(one) - middle_y(two)) <= SAME_LINE * size and apart <= BESIDE * size
