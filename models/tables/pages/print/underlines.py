"""Rules that underline words, or strike them out: they end where the words do, and tell nothing of rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lines import middle_y

SAME_END: Final = 1.0
"""Points between the end of a line under words and the end of these."""
UNDER: Final = 0.12
"""Em between the words' boxes, which hold what hangs below their line, and the line's middle; edges of cells are
further away.
"""
STRUCK: Final = 0.2
"""Em between the middle of words and of the line that strikes them out at most."""
TALLEST: Final = 40.0
"""Points that underlined words are high at most."""


def without_underlines(page: PrintedPage) -> PrintedPage:
    """The page as it is where it was read from a picture: there a word's box is as wide as OCR takes it."""
    if page.scanned or not page.rules:
        return page
    ordered = sorted(page.words, key=lambda word: word.box.bottom)
    bottoms = [word.box.bottom for word in ordered]
    return replace(page, rules=tuple(rule for rule in page.rules if not _is_underline(rule, ordered, bottoms)))


def _is_underline(rule: Rule, words: Sequence[Word], bottoms: Sequence[float]) -> bool:
    """Does it reach from the beginning of a word to the end of one, and are all above it right there, or all of them
    struck out?
    """
    if not rule.horizontal:
        return False
    y = middle_y(rule.box)
    near = words[bisect_left(bottoms, y - UNDER * TALLEST) : bisect_right(bottoms, y + TALLEST)]
    own = [word.box for word in near if _is_right_above(word.box, rule.box)]
    return _ends_with(rule.box, own) or _ends_with(rule.box, [word.box for word in near if _is_on(word.box, rule.box)])


def _ends_with(rule: Box, own: Sequence[Box]) -> bool:
    if not own:
        return False
    left, right = min(box.left for box in own), max(box.right for box in own)
    return abs(left - rule.left) <= SAME_END and abs(right - rule.right) <= SAME_END


def _is_right_above(word: Box, rule: Box) -> bool:
    """Over it at least in part, its foot at the line."""
    foot = abs(word.bottom - middle_y(rule)) <= UNDER * (word.bottom - word.top)
    return foot and word.left < rule.right and word.right > rule.left


def _is_on(word: Box, rule: Box) -> bool:
    """Does it run through the middle of the word?"""
    off = abs(middle_y(word) - middle_y(rule))
    return off <= STRUCK * (word.bottom - word.top) and word.left < rule.right and word.right > rule.left
