"""Print hardly darker than its paper's noise becomes dark; nothing else changes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.pale_print import with_pale_print_darkened

Gray = NDArray[np.uint8]
PAPER = 205


def page(*, contrast: float, noise: float, lines: int = 40) -> Gray:
    """Lines of words of that contrast in grey levels, and noise of that standard deviation."""
    levels = np.full((1100, 800), float(PAPER))
    ink = np.zeros((1100, 800), np.uint8)
    for line in range(lines):
        cv2.putText(ink, "0 12 345 6789 0 1 22", (90, 110 + 22 * line), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 255, 2)
    levels -= contrast * (ink / 255.0)
    levels += np.random.default_rng(5).normal(0, noise, levels.shape)
    return np.asarray(np.clip(levels, 0, 255), np.uint8)


def contrast(picture: Gray, ink: Gray) -> float:
    printed = ink < PAPER - 50
    return float(np.median(picture[~printed])) - float(np.median(picture[printed]))


def test_pale_print_is_as_dark_as_print_is() -> None:
    pale, ink = page(contrast=40, noise=7), page(contrast=150, noise=0)
    darker = with_pale_print_darkened(pale, dots_per_inch=150)
    assert contrast(pale, ink) < 50
    assert contrast(darker, ink) > 150


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(page(contrast=150, noise=7), id="dark print in noise"),
        pytest.param(page(contrast=40, noise=0), id="pale print without noise"),
        pytest.param(page(contrast=0, noise=7), id="noise alone"),
        pytest.param(page(contrast=150, noise=7, lines=1), id="one dark line"),
        pytest.param(np.full((16, 16), 255, np.uint8), id="next to nothing"),
    ],
)
def test_other_pictures_are_as_they_were(picture: Gray) -> None:
    assert with_pale_print_darkened(picture, dots_per_inch=150) is picture


def test_resolution_makes_no_difference() -> None:
    pale, ink = page(contrast=40, noise=7), page(contrast=150, noise=0)
    double = cv2.resize(pale, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    noisy = np.asarray(np.clip(double + np.random.default_rng(6).normal(0, 6, double.shape), 0, 255), np.uint8)
    darker = with_pale_print_darkened(noisy, dots_per_inch=300)
    shrunk = np.asarray(cv2.resize(darker, (800, 1100), interpolation=cv2.INTER_AREA), np.uint8)
    assert contrast(shrunk, ink) > 120
