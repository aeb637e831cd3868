"""Upright rules that a reader of pictures overlooked: ink that goes all the way from one level rule to the next.

Figures set close to a rule are found with it as one line of text, and short rules under heads look like strokes of
characters. On a clean ground nothing but a rule has ink from rule to rule and none beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.print.lines import middle_x, middle_y

LOWEST: Final = 7.0
"""Points between two level rules with a row between; less is a double rule."""
THICKEST: Final = 2.5
"""Points; what is wider is filled."""
CONTRAST: Final = 40
"""Tones by which even the palest pixel of a rule is darker than the ground on either side of it."""
BESIDE: Final = 1.0
"""Points beyond a rule where its ground is looked at; half a pixel of its edge is neither."""
MOSTLY: Final = 0.5
"""Share of its rows in which nothing stands right beside a rule; figures may touch it."""
SAME: Final = 2.0
"""Points from a rule that is known within which another one is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The room between a level rule and the next one below it, as far as nothing else lies between them; points."""

    left: float
    right: float
    top: float
    bottom: float


def with_overlooked_uprights(page: PrintedPage, picture: PagePicture) -> PrintedPage:
    """The page with the upright rules that its picture shows between level ones."""
    gray, dots = np.asarray(picture.gray, np.uint8), picture.dots_per_inch / 72
    known = [rule.box for rule in page.rules if not rule.horizontal]
    found = [
        Rule(box=box, horizontal=False)
        for row in _rows([rule.box for rule in page.rules if rule.horizontal])
        for box in _uprights(gray, row, dots)
        if not any(_is_same(box, other) for other in known)
    ]
    return replace(page, rules=(*page.rules, *found)) if found else page


def _rows(level: Sequence[Box]) -> Iterator[_Row]:
    ordered = sorted(level, key=middle_y)
    for at, upper in enumerate(ordered):
        open_parts = [(upper.left, upper.right)]
        for lower in ordered[at + 1 :]:
            met = [(max(left, lower.left), min(right, lower.right)) for left, right in open_parts]
            for left, right in met:
                if left < right and middle_y(lower) - middle_y(upper) >= LOWEST:
                    yield _Row(left=left, right=right, top=upper.bottom, bottom=lower.top)
            open_parts = [part for one in open_parts for part in _without(one, lower)]
            if not open_parts:
                break


def _without(part: tuple[float, float], rule: Box) -> Iterator[tuple[float, float]]:
    """What of a stretch does not lie over the rule."""
    left, right = part
    for start, end in ((left, min(right, rule.left)), (max(left, rule.right), right)):
        if start < end:
            yield start, end


def _uprights(gray: NDArray[np.uint8], row: _Row, dots: float) -> Iterator[Box]:
    """Thin columns of ink from top to bottom."""
    first, reach = max(0, int((row.left - SAME) * dots)), round(BESIDE * dots) + 1
    band = gray[int(row.top * dots) + 1 : int(row.bottom * dots) - 1, first : int((row.right + SAME) * dots) + 1]
    if band.shape[0] < 2 or band.shape[1] <= 2 * reach:
        return
    palest = band.max(axis=0).astype(np.int16)
    widest = round(THICKEST * dots)
    left, right = (_side(palest, step, widest + reach) for step in (-1, 1))
    turns = np.flatnonzero(np.diff(np.concatenate(([0], (palest < np.minimum(left, right) - CONTRAST), [0]))))
    for start, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
        if end - start <= widest and _is_alone(band, start, end, reach):
            yield Box(left=(first + start) / dots, right=(first + end) / dots, top=row.top, bottom=row.bottom)


def _is_alone(band: NDArray[np.uint8], start: int, end: int, reach: int) -> bool:
    """Is it darker than the ground on one side in every row, and on either side in most? White letters on a dark fill
    have dark between them, too, but not above and below.
    """
    left, right = band[:, max(0, start - reach) : start], band[:, end : end + reach]
    if not left.size or not right.size:
        return False
    ink = band[:, start:end].min(axis=1).astype(np.int16)
    clear = [side.max(axis=1) - ink >= CONTRAST for side in (left, right)]
    return bool((clear[0] | clear[1]).all()) and all(float(side.mean()) >= MOSTLY for side in clear)


def _is_same(box: Box, other: Box) -> bool:
    """Does the other one stand there for most of its height?"""
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return abs(middle_x(box) - middle_x(other)) <= SAME and down >= (box.bottom - box.top) / 2


def _side(tones: NDArray[np.int16], step: int, reach: int) -> NDArray[np.int16]:
    """The lightest tone within so many pixels to the left (-1) or right (1) of each."""
    lightest = tones.copy()
    for away in range(1, reach + 1):
        shifted = np.roll(tones, -step * away)
        if step < 0:
            shifted[:away] = 255
        else:
            shifted[-away:] = 255
        lightest = np.maximum(lightest, shifted)
    return lightest
