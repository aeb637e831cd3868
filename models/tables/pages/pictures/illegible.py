"""Tables that show through from the other side of a sheet, and others of which nothing can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds

SURE: Final = 0.6
"""Confidence of words that were surely printed on the page."""
FEWEST_WORDS, ILLEGIBLE = 10, 0.2
"""Words of a table that tell whether it can be read, and share of sure ones up to which it cannot."""
LEGIBLE: Final = 0.5
"""Share of sure words on the rest of the page, which can."""


def is_legible(grid: PageGrid, words: Sequence[Word]) -> bool:
    """Can it be read, or can nothing else on the page?"""
    own = [word for cell in grid.cells for word in cell.words]
    rest = [word for word in words if not holds(grid.box, word.box)]
    if len(own) < FEWEST_WORDS or any(word.origin != "ocr" for word in own):
        return True
    return _n_sure(own) > ILLEGIBLE * len(own) or _n_sure(rest) < max(1.0, LEGIBLE * len(rest))


def _n_sure(words: Sequence[Word]) -> int:
    return sum(word.confidence >= SURE for word in words)
