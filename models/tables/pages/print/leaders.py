"""Leaders, dots from a label to its figure: what was read of them on a picture belongs to the label.

A reader of pictures sees some of the dots, here and there, and what it sees stands in columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

NEXT: Final = 1.0
"""Em from a label to the first dot at most; two dots for a figure that is not known stand further away."""
LONG: Final = 4.0
"""Em from which dots are a leader wherever they begin."""
FEWEST: Final = 3
"""Lines of a page with leaders."""
_DOTS = frozenset(".．·・•…‥⋯")
_LEADER = re.compile(r"[.．·•]{6}$|…{3}$")


def ends_in_leader(word: Word) -> bool:
    """Do dots run from it to what stands beside it? The mark of an abbreviation, or what was left out, has fewer."""
    return _LEADER.search(word.text) is not None


def with_leaders_joined(page: PrintedPage) -> PrintedPage:
    """The page, each leader with its label as one word; a page with text shows all of its dots."""
    if not page.scanned or sum(_is_dotted(word) for word in page.words) < FEWEST:
        return page
    lines = [line.words for line in lines_of(page.words)]
    joined = [_joined(words) for words in lines]
    told = sum(len(one) < len(other) for one, other in zip(joined, lines, strict=True))
    return replace(page, words=tuple(word for line in joined for word in line)) if told >= FEWEST else page


def _joined(words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if found and _leads_from(found[-1], word):
            found[-1] = _as_one(found[-1], word)
        else:
            found.append(word)
    return found


def _as_one(label: Word, dots: Word) -> Word:
    box = around((label.box, dots.box))
    sure = min(label.confidence, dots.confidence)
    return Word(text=label.text + dots.text, box=box, confidence=sure, origin=label.origin)


def _is_dotted(word: Word) -> bool:
    return _DOTS.issuperset(word.text)


def _leads_from(label: Word, dots: Word) -> bool:
    if not _is_dotted(dots) or is_value(label):
        return False
    size = label.box.bottom - label.box.top
    near = dots.box.left - label.box.right <= NEXT * size
    return near or dots.box.right - dots.box.left >= LONG * size
