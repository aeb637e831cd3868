"""Ink that no found line covers: single figures that the detector overlooked."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

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
    free = _without_small(ink, parts, SMALL * usual)
    held = np.zeros_like(ink)
    for box in boxes:
        cv2.fillPoly(held, [np.rint(box.corners).astype(np.int32)], [1.0])
    free = np.asarray(free & (1 - held) & ~_of_held(ink, held, parts, HIGHEST * usual), dtype=np.uint8)
    reach = max(3, round(JOIN * usual))
    joined = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, dtype=np.uint8), connectivity=8)
    found = [_box(*values) for values in stats[1:].tolist() if _may_be_text(*values, usual=usual)]
    return sorted(found, key=lambda box: -box.length * box.height)[:MOST_BOXES]


def _without_small(ink: Mask, parts: Parts, most: float) -> Mask:
    """Without components so small that they are dirt, or parts that a figure's box holds anyway."""
    small = (parts.stats[:, cv2.CC_STAT_WIDTH] < most) & (parts.stats[:, cv2.CC_STAT_HEIGHT] < most)
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
    return float(np.median(heights)) * 0.6 if heights else None


def _may_be_text(left: int, top: int, width: int, height: int, ink: int, *, usual: float) -> bool:
    return (
        LOWEST * usual <= height <= HIGHEST * usual
        and THINNEST * height <= width <= LONGEST * height
        and ink >= EMPTIEST * width * height
    )


def _box(left: int, top: int, width: int, height: int, ink: int) -> TurnedBox:
    grown = 2 * GROWTH * height
    return TurnedBox(x=left + width / 2, y=top + height / 2, length=width + grown, height=height + grown, angle=0.0)
