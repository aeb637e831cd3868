"""The two sides of a nought, and what is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from models.ocr.nought import has_sides_of_nought

Stroke = tuple[int, int, int, int]
"""Left, right, top, bottom."""
SIDES: tuple[Stroke, ...] = ((2, 4, 4, 12), (11, 13, 5, 13))


@pytest.mark.parametrize(
    ("strokes", "seen"),
    [
        (SIDES, True),
        (((2, 4, 4, 6), (2, 4, 9, 12), (11, 13, 5, 13)), True),
        (((2, 4, 0, 16), (20, 22, 0, 16)), False),  # two ones
        (SIDES[:1], False),
        ((*SIDES, (6, 9, 7, 9)), False),  # something between them: 8
        (((2, 4, 0, 4), (11, 13, 12, 16)), False),  # not level
        (((2, 4, 4, 12), (11, 13, 7, 8)), False),  # a speck beside a stroke
        (((2, 4, 4, 6), (3, 4, 11, 12), (11, 13, 5, 6), (12, 13, 10, 12)), False),  # specks
    ],
)
def test_two_level_strokes_as_far_apart_as_a_nought_is_wide(strokes: Sequence[Stroke], seen: bool) -> None:
    crop = np.full((16, 24), 255, np.uint8)
    for left, right, top, bottom in strokes:
        crop[top:bottom, left:right] = 170
    assert has_sides_of_nought(crop, figure_height=16.0) == seen


def test_white_paper_has_no_sides() -> None:
    assert not has_sides_of_nought(np.full((16, 24), 255, np.uint8), figure_height=16.0)
