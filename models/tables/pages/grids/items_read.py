"""Numbers of items in a cell that were read without their full stop: 1 原址翻建 is no figure and a name."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import middle_y

LONGEST_MARK, SHORTEST_ITEM, ITEM_GAP = 2, 3, 1.2
"""Digits of an item's number at most, characters of what it marks at least, and of its height between both."""


def marks_an_item(word: Word, strip: Sequence[Word]) -> bool:
    """Read as a number of one digit or two, its full stop overlooked, and a name right behind it?"""
    size = word.box.bottom - word.box.top
    return (
        word.origin == "ocr"
        and word.text.isdigit()
        and len(word.text) <= LONGEST_MARK
        and any(
            len(other.text) >= SHORTEST_ITEM
            and not any(map(str.isdigit, other.text))
            and 0 <= other.box.left - word.box.right <= ITEM_GAP * size
            and abs(middle_y(other.box) - middle_y(word.box)) <= size / 2
            for other in strip
        )
    )
