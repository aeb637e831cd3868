"""Dots and dashes of a broken upright rule are no ink of text; strokes of print near it are."""

from __future__ import annotations

import numpy as np
import pytest

from corpora.document.geometry import PixelBox
from models.ocr.rule_crumbs import crumbs_of

DOTS = 200.0
RULE = PixelBox(left=100.0, top=50.0, right=103.0, bottom=300.0)
FURTHER = PixelBox(left=300.0, top=20.0, right=303.0, bottom=500.0)


@pytest.mark.parametrize(
    ("left", "top", "wide", "high", "gone"),
    [
        (100, 80, 2, 6, True),  # a dash of the rule
        (101, 120, 2, 18, True),  # as high as a figure, but on the rule
        (101, 320, 2, 5, True),  # just below its end
        (100, 310, 2, 40, True),  # a row of it that was not seen
        (100, 320, 2, 18, False),  # as high as a 1 where no rule was seen
        (100, 420, 2, 5, False),  # far below its end
        (106, 120, 2, 18, False),  # beside it
        (100, 120, 12, 18, False),  # a figure that touches it
        (300, 10, 2, 5, False),  # above every rule
    ],
)
def test_thin_pieces_in_line_with_a_rule_are_its_crumbs(left: int, top: int, wide: int, high: int, gone: bool) -> None:
    ink = np.zeros((600, 400), np.uint8)
    ink[top : top + high, left : left + wide] = 1
    assert bool(crumbs_of(ink, [RULE, FURTHER], dots_per_inch=DOTS).any()) == gone


def test_a_leaning_rule_may_have_print_within_its_box() -> None:
    ink = np.zeros((600, 400), np.uint8)
    ink[120:138, 104:106] = 1
    leaning = PixelBox(left=96.0, top=50.0, right=108.0, bottom=500.0)
    assert not crumbs_of(ink, [leaning], dots_per_inch=DOTS).any()
