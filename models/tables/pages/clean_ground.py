"""Whether the paper of a picture is as even as only a screen or a printer driver draws it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.picture_reader import PagePicture

GROWN: Final = 3.0
"""Points around words and rules that belong to them: edges of strokes, and what JPEG leaves there."""
AROUND: Final = 5
"""Pixels of the square whose median even paper has: the edge of a shade keeps it, grain and specks do not."""
GRAIN: Final = 6
"""Tones by which a pixel of even paper differs from it at most."""
MOST_GRAIN: Final = 0.002
"""Share of the pixels beside words and rules that may differ more: corners of shades, a mark that nothing read."""


def has_clean_ground(picture: PagePicture, page: PrintedPage) -> bool:
    """No grain, no shadow, no speck: nothing has damaged the page, so that rules and words are where they seem to be.

    Scans have grain or specks, photographs shades; of the pictures of split dev and of published ones see
    training/results/2026-11-22-forms-of-others.md.
    """
    gray = np.asarray(picture.gray, np.int16)
    ground = _ground(gray.shape, [*(word.box for word in page.words), *(rule.box for rule in page.rules)], picture)
    if not ground.any():
        return False
    median = cv2.medianBlur(np.ascontiguousarray(picture.gray), AROUND).astype(np.int16)
    return bool((np.abs(gray - median)[ground] > GRAIN).mean() <= MOST_GRAIN)


def _ground(shape: tuple[int, ...], boxes: Iterable[Box], picture: PagePicture) -> NDArray[np.bool_]:
    ground = np.ones(shape, np.bool_)
    dots = picture.dots_per_inch / 72
    for box in boxes:
        top, bottom = max(0, int((box.top - GROWN) * dots)), int((box.bottom + GROWN) * dots) + 1
        left, right = max(0, int((box.left - GROWN) * dots)), int((box.right + GROWN) * dots) + 1
        ground[top:bottom, left:right] = False
    return ground
