"""Upright rules no higher than a row: too short to be told from a stroke of print but by the level rules that end them.

A form that goes on over a page has its last row there alone, or its first; small print has rows of 9 points; and a thin
rule that leans by a pixel is two short ones. What is left of such a rule on the page is read as a 1 beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Ink, Mask, parts_of
from models.ocr.ruling import IN_LINE_INCHES, JOINED_INCHES
from models.ocr.strokes import ATTACHED, BRIDGE_INCHES, NEIGHBOUR_INCHES, Stroke, closed, ink_of

LEAST_INCHES = 0.075
"""Lower than any row of print: one of 6 points."""
TOUCHING = 2
"""Pixels between the ink of a level rule and of one that begins or ends there: print keeps off it."""
WIDEST_INCHES = 0.035
"""Of a rule, with what it leans over a row."""
SOLID = 0.9
"""Least share of its length that has ink."""


def uprights_of_rows(
    ink: Ink,
    level: Sequence[Stroke],
    level_mask: Mask,
    upright: Sequence[Stroke],
    upright_mask: Mask,
    *,
    dots_per_inch: float,
) -> tuple[list[Stroke], Mask]:
    """Thin upright strokes from one of the `level` rules to another, besides the `upright` ones; and their ink.

    Strokes and masks of upright rules have x and y exchanged, as in `models.ocr.rules`.
    """
    rules, known = ink_of(level, level_mask), ink_of(upright, upright_mask)
    if not rules.any():
        return [], np.zeros_like(known)
    left = np.asarray(ink.faint & (1 - _dilated(rules, 1, 0)) & (1 - _dilated(known.T, 0, 2)), dtype=np.uint8)
    lines = closed(np.ascontiguousarray(left.T), BRIDGE_INCHES * dots_per_inch)
    between = dict(_between(lines, np.ascontiguousarray(_dilated(rules, TOUCHING, 1).T), dots_per_inch))
    found = _told(list(between), upright, ink.text, dots_per_inch)
    mask = np.zeros_like(known)
    for one in found:
        mask[_window(one.box)] |= between[one]
    return found, mask


def _told(between: Sequence[Stroke], upright: Sequence[Stroke], text: Mask, dots_per_inch: float) -> list[Stroke]:
    """Those without print beside them, and those that go on one of them or a known rule: text may fill its cells."""
    sure = [one for one in between if not _is_print(one.box, text, dots_per_inch)]
    rules = [*upright, *sure]
    return [one for one in between if one in sure or any(_goes_on(one, rule, dots_per_inch) for rule in rules)]


def _goes_on(one: Stroke, rule: Stroke, dots_per_inch: float) -> bool:
    apart = max(one.box.left - rule.box.right, rule.box.left - one.box.right)
    at = rule.end if rule.box.left < one.box.left else rule.start
    return apart <= JOINED_INCHES * dots_per_inch and abs(one.middle - at) <= max(1.5, IN_LINE_INCHES * dots_per_inch)


def _between(lines: Mask, near: Mask, dots_per_inch: float) -> Iterator[tuple[Stroke, Mask]]:
    """Thin parts that begin and end `near` level rules, and their ink."""
    parts = parts_of(lines)
    _, _, length, width, _ = parts.stats.T
    likely = (width <= max(5.0, WIDEST_INCHES * dots_per_inch)) & (length >= LEAST_INCHES * dots_per_inch)
    for label in np.flatnonzero(likely[1:]) + 1:
        left, top, long, wide = (int(number) for number in parts.stats[label, :4])
        box = PixelBox(left=float(left), top=float(top), right=float(left + long), bottom=float(top + wide))
        own = np.asarray(parts.labels[_window(box)] == label, dtype=np.uint8)
        touched = own & near[_window(box)]
        if own.any(axis=0).mean() >= SOLID and touched[:, :1].any() and touched[:, -1:].any():
            start, end = (float(top + np.flatnonzero(own[:, at]).mean() + 0.5) for at in (0, -1))
            yield Stroke(box=box, start=start, end=end), own


def _window(box: PixelBox) -> tuple[slice, slice]:
    return np.s_[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]


def _is_print(box: PixelBox, text: Mask, dots_per_inch: float) -> bool:
    """Does a stroke of a character's have ink beside it?"""
    reach = max(2, round(NEIGHBOUR_INCHES * dots_per_inch))
    rows, left, right = slice(int(box.left), int(box.right)), int(box.top), int(box.bottom)
    sides = text[rows, max(0, left - reach) : left], text[rows, right : right + reach]
    return any(side.size > 0 and float(side.mean()) > ATTACHED for side in sides)


def _dilated(mask: Mask, down: int, across: int) -> Mask:
    kernel = np.ones((2 * down + 1, 2 * across + 1), np.uint8)
    return np.asarray(cv2.dilate(np.ascontiguousarray(mask), kernel), dtype=np.uint8)
