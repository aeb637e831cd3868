"""Ink of upright rules that no stroke held: dots and dashes in line with a rule that a fax has broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from corpora.document.geometry import PixelBox
from models.ocr.ink import Mask, parts_of

WIDEST_INCHES: Final = 0.04
"""Of a rule's box: in a wider one it leans, and print may stand beside it."""
THIN_INCHES: Final = 0.015
"""Width of what is left of a rule."""
BESIDE: Final = 1
"""Pixels by which it may stand beside the rule's box."""
BEYOND_INCHES: Final = 0.35
"""How far above and below its own ends a rule's line is followed, within the table: a row of two lines."""
PRINT_INCHES: Final = (0.06, 0.13)
"""Heights of strokes that may be a 1 where the rule itself was not seen."""


def crumbs_of(ink: Mask, upright: Sequence[PixelBox], *, dots_per_inch: float) -> Mask:
    """The thin pieces of `ink` that lie within the line of an `upright` rule, or of one that ends near by.

    `ink` is free of the strokes that rules were made of. Between the ends of a rule any thin piece is of it: a 1 stands
    beside a rule and not on it.
    """
    lines = [rule for rule in upright if rule.right - rule.left <= WIDEST_INCHES * dots_per_inch]
    found = np.zeros_like(ink)
    if not lines or not ink.any():
        return found
    parts = parts_of(ink)
    left, top, wide, high, _ = parts.stats.T
    thin = wide <= max(3.0, THIN_INCHES * dots_per_inch)
    thin[0] = False
    no_print = (high < PRINT_INCHES[0] * dots_per_inch) | (high > PRINT_INCHES[1] * dots_per_inch)
    highest, lowest = min(rule.top for rule in lines), max(rule.bottom for rule in lines)
    own = np.zeros(len(parts.stats), np.bool_)
    for rule in lines:
        in_line = thin & (left >= rule.left - BESIDE) & (left + wide <= rule.right + BESIDE)
        within = (top >= rule.top) & (top + high <= rule.bottom)
        reach = BEYOND_INCHES * dots_per_inch
        near = (top >= max(highest, rule.top - reach)) & (top + high <= min(lowest, rule.bottom + reach))
        own |= in_line & (within | (near & no_print))
    return np.asarray(own[parts.labels], np.uint8)
