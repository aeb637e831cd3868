"""Figures beside ink that no word was made of: what is left of a broken digit before or behind a whole one.

A 23 whose 2 broke into pieces is read as 3, and every look at the 3 agrees. On a page with dirt there is such ink
beside many whole figures, too: it counts where there is more of it than chance puts there, as the dirt around tells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.digits.votes import DOUBTFUL
from models.ocr.ink import Mask
from models.ocr.words import PixelWord

REACH: Final = 0.8
"""Of a figure's height, in which pieces of the next digit begin."""
PIECE_INCHES: Final = 0.018
"""Width or height of what is more than a speck."""
THICK: Final = 1.5
"""Pixels, in the mean: what is thinner is dust, or the edge of a rule that was taken away."""
FEWEST_PIECES: Final = 3
"""Specks so near that are no dirt."""
MOST_TORN: Final = 0.3
"""Share of a page's figures with pieces beside them, dirt or not, from which it is grain of the paper: 130 of 174 on a
fax made of dots, at most 9 of 148 elsewhere.
"""
LEVEL: Final = 0.1
"""Of its height, by which they may stand out above and below."""
AROUND_WIDE, AROUND_HIGH = 8.0, 3.0
"""Of a figure's height: how far beside, above and below it dirt is counted."""
BY_CHANCE: Final = 0.03
"""Probability of as many pieces, or so large ones, by the dirt around, below which they are none of it."""

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, pixels."""


def doubted_beside_pieces(words: Sequence[PixelWord], ink: Mask, *, dots_per_inch: float) -> list[PixelWord]:
    """The words; figures with such pieces beside them are no surer than doubtful. `ink` is free of rules."""
    sure = [word for word in words if word.confidence > DOUBTFUL and word.text.isascii() and word.text.isdigit()]
    if not sure:
        return list(words)
    free, print_ = _parted(words, ink)
    large_pixels = PIECE_INCHES * dots_per_inch
    near = [word for word in sure if any(_holds_pieces(free, side, large_pixels) for side in _sides(_box(word)))]
    if not near or len(near) > MOST_TORN * len(sure):
        return list(words)
    pieces = _Pieces.of(free, print_, large_pixels=large_pixels)
    torn = {id(word) for word in near if pieces.are_no_dirt(_box(word))}
    return [replace(word, confidence=DOUBTFUL) if id(word) in torn else word for word in words]


def _box(word: PixelWord) -> Edges:
    (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def _parted(words: Sequence[PixelWord], ink: Mask) -> tuple[Mask, Mask]:
    """Ink of no word, and where words are."""
    free, print_ = ink.copy(), np.zeros(ink.shape, np.uint8)
    for left, top, right, bottom in map(_box, words):
        place = slice(max(0, int(top)), int(np.ceil(bottom))), slice(max(0, int(left)), int(np.ceil(right)))
        free[place], print_[place] = 0, 1
    return free, print_


def _holds_pieces(free: Mask, side: Edges, large_pixels: float) -> bool:
    """Does a piece, what is larger than a speck, reach into one side of a figure, or do several specks?"""
    left, top, right, bottom = (max(0, round(edge)) for edge in side)
    part = free[top:bottom, left:right]
    if not part.any():
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
    sizes = _sizes(np.asarray(stats, np.int32))
    return bool((sizes > large_pixels).any() or len(sizes) >= FEWEST_PIECES)


def _sizes(stats: NDArray[np.int32]) -> NDArray[np.int32]:
    """Width or height, pixels, of each piece but the first, which is the paper."""
    return np.maximum(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    """What lies between the words of a page.

    Args:
        middles: x and y of each piece's middle, pixels.
        large: which are more than specks, and `solid` which are as thick as print.
        words: sums of the places of words, see `cv2.integral`.
    """

    middles: NDArray[np.float64]
    large: NDArray[np.bool_]
    solid: NDArray[np.bool_]
    words: NDArray[np.int64]

    @classmethod
    def of(cls, free: Mask, print_: Mask, *, large_pixels: float) -> _Pieces:
        """From the ink of no word and the places of words; `large_pixels` are more than a speck."""
        _, _, stats, middles = cv2.connectedComponentsWithStats(free, connectivity=8)
        sizes = _sizes(np.asarray(stats, np.int32))
        return cls(
            middles=np.asarray(middles[1:], np.float64), large=sizes > large_pixels,
            solid=stats[1:, cv2.CC_STAT_AREA] >= THICK * sizes, words=np.asarray(cv2.integral(print_), np.int64),
        )  # fmt: skip

    def are_no_dirt(self, box: Edges) -> bool:
        """Are there more on one side, or larger ones, than the dirt around explains?"""
        left, top, right, bottom = box
        wide, high = AROUND_WIDE * (bottom - top), AROUND_HIGH * (bottom - top)
        around, sides = (left - wide, top - high, right + wide, bottom + high), _sides(box)
        own = [self._within(side) & self.solid for side in sides]
        dirt = self._within(around) & self.solid & ~own[0] & ~own[1]
        blank = max(1.0, self._blank(around) - sum(map(self._blank, sides)))
        return any(
            self._are_more(one, dirt, self._blank(side) / blank) for one, side in zip(own, sides, strict=True)
        )  # fmt: skip

    def _are_more(self, own: NDArray[np.bool_], dirt: NDArray[np.bool_], share: float) -> bool:
        """`share`: of the dirt that a place so large has by chance."""
        count, large = int(own.sum()), int((own & self.large).sum())
        many = count >= FEWEST_PIECES and _chance(count, float(dirt.sum()) * share) < BY_CHANCE
        return many or (large > 0 and _chance(large, float((dirt & self.large).sum()) * share) < BY_CHANCE)

    def _within(self, box: Edges) -> NDArray[np.bool_]:
        left, top, right, bottom = box
        x, y = self.middles[:, 0], self.middles[:, 1]
        return (left <= x) & (x < right) & (top <= y) & (y < bottom)

    def _blank(self, box: Edges) -> float:
        """Pixels of a place without words."""
        height, width = self.words.shape[0] - 1, self.words.shape[1] - 1
        left, right = (min(max(0, round(x)), width) for x in (box[0], box[2]))
        top, bottom = (min(max(0, round(y)), height) for y in (box[1], box[3]))
        words = self.words
        held = words[bottom, right] - words[top, right] - words[bottom, left] + words[top, left]
        return float((right - left) * (bottom - top) - held)


def _sides(box: Edges) -> tuple[Edges, Edges]:
    """Where a digit before and one behind a figure would be."""
    left, top, right, bottom = box
    high = bottom - top
    upper, lower = top - LEVEL * high, bottom + LEVEL * high
    return (left - REACH * high, upper, left, lower), (right, upper, right + REACH * high, lower)


def _chance(count: int, expected: float) -> float:
    """Probability of so many or more where so many are expected (Poisson)."""
    return 1.0 - sum(math.exp(-expected) * expected**fewer / math.factorial(fewer) for fewer in range(count))
