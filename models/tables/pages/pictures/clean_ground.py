"""Whether the paper of a picture is as even as only a screen or a printer driver draws it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.no_tables.filled_bars import filled_bars
from models.tables.pages.no_tables.standing_bars import plots
from models.tables.pages.picture_reader import PagePicture

GROWN: Final = 3.0
"""Points around words and rules that belong to them: edges of strokes, and what JPEG leaves there."""
AROUND: Final = 5
"""Pixels of the square whose median even paper has: the edge of a shade keeps it, grain and specks do not."""
GRAIN: Final = 6
"""Tones by which a pixel of even paper differs from it at most."""
STROKE, CONTRAST, LARGE_INCHES = 15, 40, 0.03
"""Pixels that strokes are wide at most, tones by which they differ from the ground, inches that no speck measures."""
MOST_GRAIN: Final = 0.002
"""Share of the pixels beside words and rules that may differ more: corners of shades."""


def has_clean_ground(picture: PagePicture, page: PrintedPage) -> bool:
    """No grain, no shadow, no speck: nothing has damaged the page, so that rules and words are where they seem to be.

    Scans have grain or specks, photographs shades; of the pictures of split dev and of published ones see
    training/results/2026-11-22-tables-written-by-hand.md.
    """
    gray = np.ascontiguousarray(picture.gray, np.uint8)
    sides = [side for shade in page.shades for side in _sides(shade)]
    boxes = [*(word.box for word in page.words), *(rule.box for rule in page.rules), *sides]
    ground = _ground(gray.shape, boxes, picture) & ~_print(gray, picture.dots_per_inch)
    grain = cv2.absdiff(gray, cv2.medianBlur(gray, AROUND)) > GRAIN
    if _is_even(grain, ground):
        return True
    charts = plots(filled_bars(picture, page.words), page.words)
    return bool(charts) and _is_even(grain, ground & _ground(gray.shape, charts, picture))


def _is_even(grain: NDArray[np.bool_], ground: NDArray[np.bool_]) -> bool:
    return bool(ground.any()) and bool(grain[ground].mean() <= MOST_GRAIN)


def _sides(box: Box) -> tuple[Box, ...]:
    """The four lines around a filled area: white rules between two of them are as narrow as strokes."""
    return (
        replace(box, right=box.left), replace(box, left=box.right), replace(box, bottom=box.top),
        replace(box, top=box.bottom),
    )  # fmt: skip


def _print(gray: NDArray[np.uint8], dots_per_inch: float) -> NDArray[np.bool_]:
    """Strokes that nothing read: darker than what is around them, and larger than specks."""
    contrast = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones((STROKE, STROKE), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats((contrast > CONTRAST).astype(np.uint8), connectivity=8)
    large = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(1) >= LARGE_INCHES * dots_per_inch
    large[0] = False
    return cv2.dilate(large[labels].astype(np.uint8), np.ones((AROUND, AROUND), np.uint8)) > 0


def _ground(shape: tuple[int, ...], boxes: Iterable[Box], picture: PagePicture) -> NDArray[np.bool_]:
    ground = np.ones(shape, np.bool_)
    dots = picture.dots_per_inch / 72
    for box in boxes:
        top, bottom = max(0, int((box.top - GROWN) * dots)), int((box.bottom + GROWN) * dots) + 1
        left, right = max(0, int((box.left - GROWN) * dots)), int((box.right + GROWN) * dots) + 1
        ground[top:bottom, left:right] = False
    return ground
