"""Evenly filled areas of a clean picture that hold nothing: bars of charts and the keys to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.paper import paper_tone
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.print.lines import holds

EVEN: Final = 12
"""Of 255: how far pixels side by side differ within a bar; letters and what JPEG leaves at edges differ more."""
FILLED: Final = 0.93
"""Tone, in the paper's, below which an area is filled."""
NARROWEST: Final = 3.0
"""Points that a bar is wide and high at least: no stroke of a letter is."""
WIDEST, HIGHEST = 60.0, 24.0
"""Points that one which stands is wide at most, and that one which lies is high."""
WHOLE: Final = 0.85
"""Share of its box that a rectangle takes."""


def filled_bars(picture: PagePicture, words: Sequence[Word]) -> list[Box]:
    """Their boxes, points of the page; none that holds a word of letters."""
    gray, dots = np.ascontiguousarray(picture.gray, np.uint8), picture.dots_per_inch / 72
    square = np.ones((3, 3), np.uint8)
    spread = cv2.subtract(cv2.dilate(gray, square), cv2.erode(gray, square))
    even = np.asarray((spread <= EVEN) & (gray < FILLED * paper_tone(gray)), dtype=np.uint8)
    least = max(1, round(NARROWEST * dots) - 2)  # a pixel of each side has the ground beside it
    solid = cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones((least, least), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    found = []
    for left, top, width, height, area in stats[1:].tolist():
        if area >= WHOLE * width * height and (width <= WIDEST * dots or height <= HIGHEST * dots):
            sides = (side / dots for side in (left - 1, top - 1, left + width + 1, top + height + 1))
            found.append(Box(**dict(zip(("left", "top", "right", "bottom"), sides, strict=True))))
    lettered = [word.box for word in words if not any(sign.isdigit() for sign in word.text)]
    return [box for box in found if not any(holds(box, inner) for inner in lettered)]
