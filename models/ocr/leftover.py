"""Ink that no found line covers: single figures that the detector overlooked."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.heights import heights_about
from models.ocr.ink import Mask, Parts
from models.ocr.lines import TurnedBox

LOWEST, HIGHEST = 0.45, 1.7
"""Heights of what may be text, in heights of the page's usual text: between a comma's and a heading's."""
SMALL = 0.3
"""Components lower and narrower, in heights of text: specks, that would tie figures to each other."""
THINNEST = 0.07
"""Width by height of a 1 without feet in a light face."""
LONGEST = 12.0
"""Length in heights: longer leftovers are strokes and stains."""
JOIN = 0.35
"""Gaps between the figures of a number, in heights of text."""
BROKEN = 0.25
"""Gaps between the bar of a 5 and the stroke to it, in the same measure: lines stand further apart."""
TEXT = 0.6
"""Of a found box's height is text; the rest is what the detector adds."""
SMALLER, WORDS = 0.75, 1.5
"""Share of the page's usual height below which lines are in smaller print: figures of a table on a page of prose are
less than half as high as that prose. And length of boxes that tell how high print is, in their height.
"""
GROWTH = 0.35
"""Paper around what was found, in its heights: as much as the detector leaves."""
COVERED = 0.5
"""Share of a character's ink in boxes from which the rest of it is no other character."""
MOST_BOXES = 400
"""More are a dirty page: the largest are read."""
EMPTIEST = 0.12
"""Least share of a box that is ink: less is a scratch."""


def uncovered(ink: Mask, boxes: Sequence[TurnedBox], parts: Parts) -> list[TurnedBox]:
    """Boxes of ink as high as text outside of all `boxes`; `ink`, of these `parts`, is free of rules and specks."""
    usual = usual_height(boxes)
    if usual is None:
        return []
    least = _least_heights(boxes, usual, ink.shape[0])
    free = _without_small(ink, parts, SMALL * least)
    held = np.zeros_like(ink)
    for box in boxes:
        cv2.fillPoly(held, [np.rint(box.corners).astype(np.int32)], [1.0])
    free = np.asarray(free & (1 - held) & ~_of_held(ink, held, parts, HIGHEST * usual), dtype=np.uint8)
    plain, mended = _joined(free, least, broken=0.0), _joined(free, least, broken=BROKEN)
    whole = [part for part in mended if part[3] <= HIGHEST * _at(least, part)]
    pieces = [part for part in plain if not any(_holds(one, part) for one in whole)]  # a streak's are none of a figure
    found = [_box(*part) for part in (*whole, *pieces) if _may_be_text(*part, least=_at(least, part), usual=usual)]
    return sorted(found, key=lambda box: -box.length * box.height)[:MOST_BOXES]


def _joined(free: Mask, least: NDArray[np.float64], *, broken: float) -> list[tuple[int, ...]]:
    """Left, top, width, height and ink of what gaps within a number, and `broken` ones within a figure, do not part."""
    joined = np.zeros_like(free)
    for height in np.unique(least):  # the page's, and those of tables in small print
        reach = max(3, round(broken * height) + 1), max(3, round(JOIN * height))
        closed = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones(reach, np.uint8))
        joined[least == height] = closed[least == height]
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, dtype=np.uint8), connectivity=8)
    return [tuple(part) for part in stats[1:].tolist()]


def _holds(one: Sequence[int], part: Sequence[int]) -> bool:
    """Is the middle of a part in one?"""
    left, top, width, height = one[:4]
    x, y = part[0] + part[2] / 2, part[1] + part[3] / 2
    return left <= x <= left + width and top <= y <= top + height


def _least_heights(boxes: Sequence[TurnedBox], usual: float, n_rows: int) -> NDArray[np.float64]:
    """For each row of pixels how high its text is, where the lines about it are set smaller than the page's; elsewhere
    the page's.
    """
    words = [box for box in boxes if box.length >= WORDS * box.height]  # of one figure no side is its print's height
    if not words:
        return np.full(n_rows, usual)
    rows, middles = np.arange(n_rows, dtype=np.float64), np.array([box.y for box in words])
    around = heights_about(rows, middles=middles, heights=np.array([box.height for box in words])) * TEXT
    return np.where(around < SMALLER * usual, np.ceil(around), usual)


def _at(heights: NDArray[np.float64], part: Sequence[int]) -> float:
    """That of the row in the middle of a part: left, top, width, height and more."""
    return float(heights[part[1] + part[3] // 2])


def _without_small(ink: Mask, parts: Parts, most: NDArray[np.float64]) -> Mask:
    """Without components so small that they are dirt, or parts that a figure's box holds anyway; `most` is of rows."""
    top, width, high = (parts.stats[:, column] for column in (cv2.CC_STAT_TOP, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    limit = most[np.minimum(top + high // 2, len(most) - 1)]
    small = (width < limit) & (high < limit)
    return np.asarray(ink * ~small[parts.labels], dtype=np.uint8)


def _of_held(ink: Mask, held: Mask, parts: Parts, most: float) -> NDArray[np.bool_]:
    """Where components no larger than a character are, of which most lies in boxes."""
    inside = np.bincount(parts.labels[(ink & held) > 0], minlength=len(parts.stats))
    x_size, y_size, area = parts.stats[:, 2:5].T
    whole = (inside >= COVERED * area) & (x_size <= most) & (y_size <= most)
    whole[0] = False
    return np.asarray(whole[parts.labels], dtype=np.bool_)


def usual_height(boxes: Sequence[TurnedBox]) -> float | None:
    """Of the page's text: the median over its boxes, less what the detector adds."""
    heights = [min(box.height, box.length) for box in boxes]
    return float(np.median(heights)) * TEXT if heights else None


def _may_be_text(left: int, top: int, width: int, height: int, ink: int, *, least: float, usual: float) -> bool:
    return (
        LOWEST * least <= height <= HIGHEST * usual
        and THINNEST * height <= width <= LONGEST * height
        and ink >= EMPTIEST * width * height
    )


def _box(left: int, top: int, width: int, height: int, ink: int) -> TurnedBox:
    grown = 2 * GROWTH * height
    return TurnedBox(x=left + width / 2, y=top + height / 2, length=width + grown, height=height + grown, angle=0.0)
