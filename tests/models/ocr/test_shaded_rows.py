from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.ink import find_ink
from models.ocr.picture import Gray

DOTS_PER_INCH = 200.0
TOP, LEFT, RIGHT = 400, 200, 1200
FIGURES = range(300, 1200, 150)


def page(*, high: float, depth: int) -> tuple[Gray, NDArray[np.bool_]]:
    """A page of grey paper with a shaded row of noughts, so many inches high, and where their strokes are."""
    noise = np.random.default_rng(3).normal(0, 6, (1200, 1400))
    tone = np.full((1200, 1400), 215.0)
    bottom = TOP + round(high * DOTS_PER_INCH)
    tone[TOP:bottom, LEFT:RIGHT] -= depth
    strokes = np.zeros(tone.shape, np.uint8)
    for x in FIGURES:
        for y in (200, (TOP + bottom) // 2, 900):
            cv2.ellipse(strokes, (x, y), (6, 10), 0, 0, 360, 1, 3)
    tone[strokes > 0] -= 60
    soft = cv2.GaussianBlur(np.clip(tone + noise, 0, 255).astype(np.uint8), (0, 0), 0.7)
    return np.asarray(soft, np.uint8), strokes > 0


@pytest.mark.parametrize("high", [0.15, 0.2, 0.33])
def test_a_shaded_row_is_paper_and_its_figures_are_ink(high: float) -> None:
    """Previously its grain was ink, and what stood in it was taken for a rule."""
    picture, strokes = page(high=high, depth=24)
    ink = find_ink(picture, dots_per_inch=DOTS_PER_INCH)
    row = np.s_[TOP + 8 : TOP + round(high * DOTS_PER_INCH) - 8, LEFT + 10 : RIGHT - 10]
    near = cv2.dilate(strokes.astype(np.uint8), np.ones((5, 5), np.uint8))[row] > 0
    assert ink.text[row][~near].mean() < 0.01
    assert ink.text[row][strokes[row]].mean() > 0.8


def test_a_page_without_shades_is_as_before() -> None:
    picture, strokes = page(high=0.2, depth=0)
    ink = find_ink(picture, dots_per_inch=DOTS_PER_INCH)
    assert ink.text[strokes].mean() > 0.8
    assert ink.text[cv2.dilate(strokes.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0].mean() < 0.005


def test_what_is_dark_to_the_edge_or_thin_is_no_shade() -> None:
    """A thick rule stays ink, and so does the dark edge of a scan."""
    picture, _ = page(high=0.2, depth=0)
    picture[600:608, 100:1300] = 120
    picture[1100:, :] = 160
    ink = find_ink(picture, dots_per_inch=DOTS_PER_INCH)
    assert ink.text[602:606, 120:1280].mean() > 0.95
    assert ink.text[1101:1112, 10:-10].mean() > 0.9
