from __future__ import annotations

import cv2
import numpy as np
import pytest

from corpora.document.geometry import PixelBox
from models.ocr.inked import inked

DPI = 200.0
CELL = PixelBox(left=100, top=50, right=200, bottom=90)


def page() -> np.ndarray:
    return np.zeros((150, 300), np.uint8)


def is_inked(ink: np.ndarray, *words: PixelBox) -> bool:
    (answer,) = inked(ink, words, [CELL], dots_per_inch=DPI)
    return answer


def test_a_figure_that_nobody_read_is_ink() -> None:
    ink = page()
    cv2.putText(ink, "0", (140, 80), 0, 0.6, 1, 2)
    assert is_inked(ink)
    assert not is_inked(ink, PixelBox(left=135, top=60, right=160, bottom=85))


def test_the_sides_of_a_broken_nought_are_ink() -> None:
    ink = page()
    ink[62:76, 140:142] = ink[64:78, 150:152] = 1
    assert is_inked(ink)


def test_what_a_fax_left_of_both_sides_is_ink_and_lone_specks_are_none() -> None:
    """Previously a nought of which nothing was as high as a figure was surely blank."""
    ink = page()
    ink[66:71, 140:142] = ink[64:67, 150:152] = ink[72:74, 150:152] = 1
    assert is_inked(ink)
    apart = page()
    apart[66:71, 130:132] = apart[64:67, 170:172] = 1
    assert not is_inked(apart)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ((0, 0), (0, 0)),
        ((60, 64), (120, 124)),
        ((40, 100), (150, 154)),
        ((50, 54), (90, 210)),
        ((48, 70), (100, 103)),
        ((54, 80), (104, 106)),
    ],
    ids=["nothing", "a speck", "a streak", "a rule at the edge", "a piece of a rule", "one near the edge"],
)
def test_specks_streaks_and_pieces_of_rules_are_none(rows: tuple[int, int], columns: tuple[int, int]) -> None:
    ink = page()
    ink[slice(*rows), slice(*columns)] = 1
    assert not is_inked(ink)
