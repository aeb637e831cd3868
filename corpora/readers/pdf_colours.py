"""What colour an object of a PDF page is painted in, and whether it shows."""

from __future__ import annotations

import ctypes
from typing import Any

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha, 0 to 255."""
BLACK: Colour = (0, 0, 0, 255)
_WHITE = 250
_SEEN_ALPHA = 10
"""Of 255: fainter ink is not there for anyone."""


def colour(getter: Any, item: Any) -> Colour:
    """As a getter of PDFium tells it; black where it cannot (patterns)."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not getter(item, *parts):
        return BLACK
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def is_seen(ink: Colour | None) -> bool:
    """Is there any ink?"""
    return ink is not None and ink[3] > _SEEN_ALPHA


def is_pale(ink: Colour | None) -> bool:
    """Is it white, so that it shows only on something else?"""
    return ink is not None and min(ink[:3]) >= _WHITE
