"""Pieces of upright rules that were read as ones: broken and dashed rules are of the size of print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.digits.votes import DOUBTFUL
from models.ocr.words import PixelWord

STROKES: Final = frozenset("1l|Ii/\\")
"""What such a piece is read as."""
BEYOND: Final = 4.0
"""Heights of a word by which its rule may end above or below it."""
BESIDE: Final = 0.1
"""The same sideways: where print is bent or was copied, a rule is found a little beside its pieces."""
NARROW: Final = 0.6
"""The same of its width: what is wider has more in it than a stroke."""
LONG: Final = 2.0
"""Heights of a word that its rule is long at least."""


def without_pieces_of_rules(words: Sequence[PixelWord], upright: Sequence[PixelBox]) -> list[PixelWord]:
    """The words without doubtful ones on which an upright rule runs, or would if it did not end near by."""
    return [word for word in words if not (_is_stroke(word) and any(_runs_through(word, rule) for rule in upright))]


def _is_stroke(word: PixelWord) -> bool:
    width, height = np.ptp(word.corners, axis=0)
    return set(word.text) <= STROKES and word.confidence <= DOUBTFUL and bool(width <= NARROW * height)


def _runs_through(word: PixelWord, rule: PixelBox) -> bool:
    (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
    height, middle = bottom - top, (top + bottom) / 2
    reach = BEYOND * height
    return bool(
        left - BESIDE * height <= (rule.left + rule.right) / 2 <= right + BESIDE * height
        and rule.top - reach <= middle <= rule.bottom + reach
        and rule.bottom - rule.top >= LONG * height
    )
