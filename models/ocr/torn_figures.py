"""Figures beside ink that no word was made of: what is left of a broken digit before or behind a whole one.

A 23 whose 2 broke into pieces is read as 3, and every look at the 3 agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from models.ocr.digits.votes import DOUBTFUL
from models.ocr.ink import Mask
from models.ocr.words import PixelWord

REACH: Final = 0.8
"""Of a figure's height, in which pieces of the next digit begin."""
PIECE_INCHES: Final = 0.018
"""Width or height of what is more than a speck."""
FEWEST_PIECES: Final = 3
"""Specks so near that are no dirt."""
MOST_TORN: Final = 0.3
"""Share of a page's figures from which it is grain of the paper: 130 of 174 on a fax made of dots, at most 9 of 148
elsewhere.
"""
LEVEL: Final = 0.1
"""Of its height, by which they may stand out above and below."""


def doubted_beside_pieces(words: Sequence[PixelWord], ink: Mask, *, dots_per_inch: float) -> list[PixelWord]:
    """The words; figures with such pieces beside them are no surer than doubtful. `ink` is free of rules."""
    sure = [word for word in words if word.confidence > DOUBTFUL and word.text.isascii() and word.text.isdigit()]
    if not sure:
        return list(words)
    free = _outside(words, ink)
    torn = {id(word) for word in sure if _is_torn(word, free, dots_per_inch)}
    if len(torn) > MOST_TORN * len(sure):
        return list(words)
    return [replace(word, confidence=DOUBTFUL) if id(word) in torn else word for word in words]


def _outside(words: Sequence[PixelWord], ink: Mask) -> Mask:
    """Ink of no word."""
    free = ink.copy()
    for word in words:
        (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
        free[max(0, int(top)) : int(np.ceil(bottom)), max(0, int(left)) : int(np.ceil(right))] = 0
    return free


def _is_torn(word: PixelWord, free: Mask, dots_per_inch: float) -> bool:
    (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
    high = bottom - top
    rows = slice(max(0, round(top - LEVEL * high)), max(0, round(bottom + LEVEL * high)))
    sides = ((left - REACH * high, left), (right, right + REACH * high))
    return any(
        _holds_pieces(free[rows, max(0, round(first)) : max(0, round(last))], dots_per_inch) for first, last in sides
    )


def _holds_pieces(part: Mask, dots_per_inch: float) -> bool:
    if not part.any():
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
    large = np.maximum(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]) > PIECE_INCHES * dots_per_inch
    return bool(large.any() or len(large) >= FEWEST_PIECES)
