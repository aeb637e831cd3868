"""Rules from the pixels of a straight picture: solid, faint, broken, dashed and dotted strokes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Ink, Mask

SHORTEST_INCHES = 0.35
"""A solid stroke at least as long is a rule: the 一 of a 22-point title measures 0.3."""
SHORTEST_DOTTED_INCHES = 0.6
"""Dots in line at least as far: chance aligns specks over less."""
BRIDGE_INCHES = 0.012
"""Gaps within a solid rule: worn toner."""
DOT_BRIDGE_INCHES = 0.085
"""Gaps between dots and dashes: 6 points."""
DOT_HEIGHT_INCHES, DASH_INCHES = 0.04, 0.14
"""What a dot or dash measures at most across and along its rule."""
THICKEST_INCHES = 0.05
"""Wider ink is a bar or a picture."""
JOINED_INCHES = 0.09
"""Pieces in line with smaller gaps are one rule."""
DOT_COVER = 0.2
"""Least share of a dotted rule's length that is ink."""
SPECK_REACH, LONELY = 3, 4.0
"""How far beside a dotted rule is looked, in its heights, and how much emptier it must be there."""
NEIGHBOUR_INCHES = 0.03
CROWDED = 0.22
"""Mean ink above and below: more is a row of text whose strokes line up."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PixelRules:
    """Boxes of ink in pixels, and the ink itself as a mask."""

    horizontal: tuple[PixelBox, ...]
    vertical: tuple[PixelBox, ...]
    mask: Mask


def find_rules(ink: Ink, *, dots_per_inch: float) -> PixelRules:
    """Horizontal and vertical rules of a picture whose text is level to within half a degree."""
    level, level_mask = _level(ink, dots_per_inch)
    turned = Ink(text=_turned(ink.text), faint=_turned(ink.faint))
    upright, upright_mask = _level(turned, dots_per_inch)
    return PixelRules(
        horizontal=tuple(level),
        vertical=tuple(_turned_box(box) for box in upright),
        mask=np.asarray(level_mask | _turned(upright_mask), dtype=np.uint8),
    )


def _turned(mask: Mask) -> Mask:
    return np.ascontiguousarray(mask.T)


def _turned_box(box: PixelBox) -> PixelBox:
    return PixelBox(left=box.top, top=box.left, right=box.bottom, bottom=box.right)


def _level(ink: Ink, dots_per_inch: float) -> tuple[list[PixelBox], Mask]:
    solid = _solid(ink.faint, dots_per_inch)
    dots = _dots(ink.text & ~_grown(solid), dots_per_inch)
    dotted = _dotted(dots, dots_per_inch)
    boxes = [*_kept(solid, ink.faint, dots_per_inch), *_kept(dotted, dots, dots_per_inch, dotted=True)]
    mask = np.zeros_like(solid)
    for box in boxes:
        rows, columns = slice(int(box.top), int(box.bottom)), slice(int(box.left), int(box.right))
        mask[rows, columns] = (solid | dotted)[rows, columns]
    return _joined(boxes, JOINED_INCHES * dots_per_inch), mask


def _solid(ink: Mask, dots_per_inch: float) -> Mask:
    return _opened(_closed(ink, BRIDGE_INCHES * dots_per_inch), SHORTEST_INCHES * dots_per_inch)


def _dots(ink: Mask, dots_per_inch: float) -> Mask:
    """Small components."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = (stats[:, cv2.CC_STAT_HEIGHT] <= max(2, DOT_HEIGHT_INCHES * dots_per_inch)) & (
        stats[:, cv2.CC_STAT_WIDTH] <= DASH_INCHES * dots_per_inch
    )
    small[0] = False
    return np.asarray(small[labels], dtype=np.uint8)


def _dotted(dots: Mask, dots_per_inch: float) -> Mask:
    """Long rows of dots, each widened by a pixel so that a slight slope keeps them together."""
    return _opened(_closed(_grown(dots), DOT_BRIDGE_INCHES * dots_per_inch), SHORTEST_DOTTED_INCHES * dots_per_inch)


def _grown(mask: Mask) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((3, 1), np.uint8)), dtype=np.uint8)


def _closed(mask: Mask, length: float) -> Mask:
    kernel = np.ones((1, max(3, round(length)) | 1), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)


def _opened(mask: Mask, length: float) -> Mask:
    kernel = np.ones((1, max(3, round(length)) | 1), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _kept(mask: Mask, ink: Mask, dots_per_inch: float, *, dotted: bool = False) -> list[PixelBox]:
    """Boxes of components that are thin, stand alone, and hold enough ink along their length."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_grown(mask), connectivity=8)
    boxes = []
    for label, (left, top, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        window = np.s_[top : top + height, left : left + width]
        own = (labels[window] == label) & (mask[window] > 0)
        box = _own_box(own, left, top)
        if own.sum() / width > max(2.0, THICKEST_INCHES * dots_per_inch):
            continue
        if dotted and ((own & (ink[window] > 0)).any(axis=0).mean() < DOT_COVER or _among_specks(box, ink)):
            continue
        if not _crowded(box, ink, dots_per_inch):
            boxes.append(box)
    return boxes


def _own_box(own: Any, left: int, top: int) -> PixelBox:
    rows = np.flatnonzero(own.any(axis=1))
    return PixelBox(
        left=float(left), top=float(top + rows[0]), right=float(left + own.shape[1]), bottom=float(top + rows[-1] + 1)
    )


def _among_specks(box: PixelBox, dots: Mask) -> bool:
    """Whether there are dots beside it as well: dirt, that happens to fall in line."""
    columns, top, bottom = slice(int(box.left), int(box.right)), int(box.top), int(box.bottom)
    reach = SPECK_REACH * max(2, bottom - top)
    above, below = dots[max(0, top - reach) : max(0, top - 1), columns], dots[bottom + 1 : bottom + reach, columns]
    beside = np.vstack([above, below])
    return beside.size > 0 and float(beside.mean()) * LONELY > float(dots[top:bottom, columns].mean())


def _crowded(box: PixelBox, ink: Mask, dots_per_inch: float) -> bool:
    """Whether there is ink close above and below all along: text has it, a rule between rows has not."""
    reach, columns = max(2, round(NEIGHBOUR_INCHES * dots_per_inch)), slice(int(box.left), int(box.right))
    top, bottom = int(box.top), int(box.bottom)
    above, below = (
        ink[max(0, top - reach - 1) : max(0, top - 1), columns],
        ink[bottom + 1 : bottom + 1 + reach, columns],
    )
    return all(band.size > 0 and float(band.mean()) > CROWDED for band in (above, below))


def _joined(boxes: list[PixelBox], gap: float) -> list[PixelBox]:
    """Pieces that continue each other, at most a gap apart and at the same height, as one."""
    joined: list[PixelBox] = []
    for box in sorted(boxes, key=lambda one: one.left):
        fellow = next((other for other in joined if _continues(other, box, gap)), None)
        if fellow is None:
            joined.append(box)
            continue
        joined[joined.index(fellow)] = PixelBox(
            left=fellow.left, top=min(fellow.top, box.top), right=max(fellow.right, box.right),
            bottom=max(fellow.bottom, box.bottom),
        )  # fmt: skip
    return joined


def _continues(first: PixelBox, second: PixelBox, gap: float) -> bool:
    return (
        -gap * 4 <= second.left - first.right <= gap and first.top - 1 < second.bottom and second.top < first.bottom + 1
    )
