"""Lone flat strokes that no found line covers: dashes for none, and the character 一. The detector passes over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Mask, Parts
from models.ocr.leftover import usual_height
from models.ocr.lines import TurnedBox

SHORTEST, LONGEST = 0.28, 1.5
"""Lengths in heights of the page's usual text: of a hyphen, and of a dash as wide as a character."""
THINNEST, THICKEST = 0.07, 0.3
"""The same of its thickness: thinner are pieces of rules."""
FLAT: Final = 2.0
"""Least length in its own thickness."""
FULLEST: Final = 0.55
"""Least share of its box that is ink."""
BLANK_BESIDE, BLANK_ABOVE = 0.6, 0.4
"""Heights of text around it without any ink: parts of characters, dashed rules and minus signs have some."""
SAME_ROW: Final = 0.25
"""Heights of text between its middle and that of a line beside which it stands as characters do."""
WIDE, NARROW, SAME_COLUMN = 0.75, 2.2, 0.3
"""Lengths in heights of text: of a 一 at least, of boxes with a character or so at most, and between the middles of two
that stand under each other, as 一 and 二 do beside cells of several lines."""
ROOM: Final = 1.3
"""Heights of text that its box is high, and longer than it: as much as the detector takes for a character."""
LEAST_SHARE: Final = 1 / 3
"""Of the pieces of ink outside of all lines: on clean pages dashes are half of them and more, of streaks on scans and
faxes a hundredth looks like one."""
STROKES, BLURRED = frozenset("-–—―−一"), frozenset("•·.")
"""What a lone flat stroke may be read as, and a blurred dash besides."""


def lone_dashes(ink: Mask, boxes: Sequence[TurnedBox], parts: Parts) -> list[TurnedBox]:
    """Boxes as high as a line around flat strokes outside of all `boxes`, in a row with one of them or under one.

    `parts` are those of `ink`. None where most of what lies outside is something else: dirt.
    """
    usual = usual_height(boxes)
    if usual is None:
        return []
    pieces = parts.stats[1:].tolist()
    rows = np.array([box.y for box in boxes])
    columns = np.array([box.x for box in boxes if box.length <= NARROW * usual])
    flat = [
        (left, top, width, height, area)
        for left, top, width, height, area in pieces
        if _is_flat(width, height, area, usual)
        and (
            _meets(rows, top + height / 2, SAME_ROW * usual)
            or (width >= WIDE * usual and _meets(columns, left + width / 2, SAME_COLUMN * usual))
        )
        and _is_alone(ink, left, top, width, height, area, usual)
    ]
    if not flat:
        return []
    covered = np.zeros_like(ink)
    for box in boxes:
        cv2.fillPoly(covered, [np.rint(box.corners).astype(np.int32)], [1.0])
    found = [piece for piece in flat if not _part(covered, *piece[:4]).any()]
    outside = sum(not _part(covered, *piece[:4]).any() for piece in pieces)
    if len(found) < LEAST_SHARE * outside:
        return []
    return [_box(left, top, width, height, usual) for left, top, width, height, _ in found]


def as_dash(text: str) -> str | None:
    """The stroke that was read in such a box, None where it is something else."""
    if text and set(text) <= STROKES:
        return text
    return "-" if text in BLURRED else None


def _meets(middles: NDArray[np.float64], middle: float, most: float) -> bool:
    return bool((np.abs(middles - middle) <= most).any())


def _is_flat(width: int, height: int, area: int, usual: float) -> bool:
    return (
        SHORTEST * usual <= width <= LONGEST * usual
        and THINNEST * usual <= height <= THICKEST * usual
        and width >= FLAT * height
        and area >= FULLEST * width * height
    )


def _is_alone(ink: Mask, left: int, top: int, width: int, height: int, area: int, usual: float) -> bool:
    beside, above = round(BLANK_BESIDE * usual), round(BLANK_ABOVE * usual)
    left, top = left - beside, top - above
    return int(_part(ink, left, top, width + 2 * beside, height + 2 * above).sum()) == area


def _part(mask: Mask, left: int, top: int, width: int, height: int) -> Mask:
    """Of a box that may reach over the mask's left and upper edges."""
    return mask[max(0, top) : top + height, max(0, left) : left + width]


def _box(left: int, top: int, width: int, height: int, usual: float) -> TurnedBox:
    return TurnedBox(
        x=left + width / 2, y=top + height / 2, length=width + ROOM * usual, height=ROOM * usual, angle=0.0
    )  # fmt: skip
