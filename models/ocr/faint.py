"""Print of the other side that shines through the paper, watermarks and shadows that were read as words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from models.ocr.picture import Gray
from models.ocr.words import PixelWord

FAINT: Final = 0.3
"""Contrast, in that of the page's usual print, below which something is none of its print: what shines through has
0.1 to 0.3, the palest print of worn scans and photographs 0.4.
"""
SURELY_PRINT: Final = (3, 0.95)
"""Characters and confidence from which even pale words are print, in light grey: mirrored ones are not read so."""
MARGIN: Final = 0.33
"""Of a word's height: how far around it the paper is looked at."""
PAPER, INK = 90.0, 5.0
"""Percentiles of grey around a word that are its paper and its ink."""


def without_faint(picture: Gray, words: Sequence[PixelWord]) -> list[PixelWord]:
    """The words but for those far paler than half of the page's characters."""
    contrasts = [_contrast(picture, word) for word in words]
    least = FAINT * _usual(contrasts, [len(word.text) for word in words])
    return [word for word, one in zip(words, contrasts, strict=True) if one >= least or _is_surely_print(word)]


def _is_surely_print(word: PixelWord) -> bool:
    characters, confidence = SURELY_PRINT
    return len(word.text) >= characters and word.confidence >= confidence


def _usual(contrasts: Sequence[float], characters: Sequence[int]) -> float:
    """The median over characters."""
    if not contrasts:
        return 0.0
    order = np.argsort(contrasts)
    before = np.cumsum(np.asarray(characters)[order])
    return float(np.asarray(contrasts)[order][np.searchsorted(before, before[-1] / 2)])


def _contrast(picture: Gray, word: PixelWord) -> float:
    """Grey levels between its ink and the paper around it."""
    (left, top), (right, bottom) = np.floor(word.corners.min(axis=0)), np.ceil(word.corners.max(axis=0))
    margin = MARGIN * (bottom - top)
    ink = _part(picture, left, top, right, bottom)
    paper = _part(picture, left - margin, top - margin, right + margin, bottom + margin)
    return float(np.percentile(paper, PAPER) - np.percentile(ink, INK)) if ink.size else 0.0


def _part(picture: Gray, left: float, top: float, right: float, bottom: float) -> Gray:
    return picture[max(0, int(top)) : max(0, int(bottom)), max(0, int(left)) : max(0, int(right))]
