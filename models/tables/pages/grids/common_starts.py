"""Edges of columns that cut a label longer than the others, though the next column's texts begin behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

SAME_START: Final = 1.0
"""Points by which texts of one column begin apart."""
FEWEST: Final = 3
"""Texts that begin at one x, where a column does."""
NEAREST: Final = 0.25
"""Em of white before these at least."""


def clear_of_labels(at: float, end: float, words: Sequence[Word]) -> float:
    """Where an edge is, or right before the x at which all texts up to `end` begin, where a label that it cuts, which
    begins where others do, ends before that.
    """
    own = [word.box for word in words if word.box.left < at - CROSSES and word.box.right > at + CROSSES]
    begun = [word.box.left for word in words if word.box.right <= at]
    cut = [box.right for box in own]
    behind = [line.words for line in lines_of(word for word in words if at <= word.box.left < end)]
    starts = [words[0].box.left for words in behind if not is_value(words[0])]
    first = min(starts, default=end)
    size = min((word.box.bottom - word.box.top for word in words), default=0.0)
    if sum(start - first <= SAME_START for start in starts) < FEWEST or not cut:
        return at
    if any(sum(abs(box.left - left) <= SAME_START for left in begun) < FEWEST - 1 for box in own):
        return at
    return (max(cut) + first) / 2 if max(cut) + NEAREST * size <= first else at
