"""Formulas that stand in lines of their own: signs and letters far apart, which have columns and are no tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageGrid
from models.tables.values import is_value

SIGNS: Final = 0.3
"""Share of a formula's words that are signs or single letters, at least: those of a table are names and figures."""
_EQUALS = re.compile(r"[=≡≈≃≅∝≤≥]")
_SIGN = re.compile(r"[^\w\s]*[=+−±×÷·∑∏∫√∂∇∞≡≈≤≥<>|{}\[\]^*/][^\w\s]*|[(（]\d{1,3}[a-z]?[)）]")
_LETTER = re.compile(r"[^\W\d_\u3000-\u9fff\uac00-\ud7af][,.]?")
_UNIT = re.compile(r"[ACFHJKNSTVWΩdghlLmst]")


def is_formula(grid: PageGrid) -> bool:
    """Does it say that something equals something, mostly in signs and letters? Of grids that rules do not draw."""
    if grid.found_by in ("rules", "form"):
        return False
    words = [word for cell in grid.cells for word in _without_units(cell.words)]
    if not any(_says_equal(word) for word in words):
        return False
    return sum(map(_is_sign, words)) >= SIGNS * len(words)


def _without_units(words: Sequence[Word]) -> Iterator[Word]:
    """Without the letters right behind figures: 4.0 A and 16 W are figures of a table."""
    units = {id(after) for before, after in pairwise(words) if is_value(before) and _UNIT.fullmatch(after.text)}
    return (word for word in words if id(word) not in units)


def _is_sign(word: Word) -> bool:
    text = word.text
    return _says_equal(word) or _SIGN.fullmatch(text) is not None or _LETTER.fullmatch(text) is not None


def _says_equal(word: Word) -> bool:
    """≤8 alone is a figure, though a bound."""
    return _EQUALS.search(word.text) is not None and not is_value(word)
