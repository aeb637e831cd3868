"""Bits of print, from the other side or from dirt, that are too low for characters and were read as some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from models.ocr.heights import heights_about
from models.ocr.words import PixelWord

SURE: Final = 0.9
"""Confidence of words whose height tells how high the page's characters are."""
FEWEST: Final = 10
"""Of such words."""
LOW: Final = 0.65
"""Height below it, in that of the words on the page and of those nearby, no figure and no letter has; marks for nothing
and points have."""
UNSURE: Final = (3, 0.5)
"""Most characters that dirt is read as, and the confidence that it reaches."""
ROW, LEVEL, ALIKE = 4, 0.25, 0.5
"""Words that make a row of figures, how far the middles of two are apart in the height of the higher, and the share of
it that the lower has: dirt does not stand in line.
"""
STROKES: Final = "一二-"
"""Low ones that a table prints."""


def without_low_dirt(words: Sequence[PixelWord]) -> list[PixelWord]:
    """The words but for short low ones that no reader is sure of; a figure lost with them is read again in its cell."""
    sure = [word for word in words if word.confidence >= SURE]
    if len(sure) < FEWEST:
        return list(words)
    heights, middles = (np.array([of(word) for word in sure]) for of in (_height, _middle))
    places = np.array([_middle(word) for word in words])
    around = heights_about(places, middles=middles, heights=heights)
    least = LOW * np.minimum(float(np.median(heights)), around)
    doubted = [word for word, low in zip(words, least, strict=True) if _height(word) < low and _may_be_dirt(word)]
    dirt = {id(word) for word in doubted if not _stands_in_row(word, doubted)}
    return [word for word in words if id(word) not in dirt]


def _stands_in_row(word: PixelWord, others: Sequence[PixelWord]) -> bool:
    """Is it level with others that are as high, as the faded figures of one row are?"""
    return sum(_are_level(word, one) for one in others) >= ROW


def _are_level(word: PixelWord, other: PixelWord) -> bool:
    low, high = sorted((_height(word), _height(other)))
    return low >= ALIKE * high and abs(_middle(word) - _middle(other)) <= LEVEL * high


def _may_be_dirt(word: PixelWord) -> bool:
    most, unsure = UNSURE
    return (
        len(word.text) <= most
        and word.confidence <= unsure
        and any(mark.isalnum() for mark in word.text)
        and not any(mark in STROKES for mark in word.text)
    )


def _height(word: PixelWord) -> float:
    return float(word.corners[:, 1].max() - word.corners[:, 1].min())


def _middle(word: PixelWord) -> float:
    return float(word.corners[:, 1].max() + word.corners[:, 1].min()) / 2
