"""Ones on an upright rule are pieces of it; ones beside it, sure ones and other figures are not."""

from __future__ import annotations

import numpy as np
import pytest

from corpora.document.geometry import PixelBox
from models.ocr.rule_pieces import without_pieces_of_rules
from models.ocr.words import PixelWord

RULE = PixelBox(left=100, top=0, right=103, bottom=60)


def _word(text: str, left: float, top: float, confidence: float, *, width: float = 6) -> PixelWord:
    corners = np.array([(left, top), (left + width, top), (left + width, top + 20), (left, top + 20)], np.float64)
    return PixelWord(text=text, corners=corners, confidence=confidence)


@pytest.mark.parametrize(
    ("word", "stays"),
    [
        (_word("1", 98, 80, 0.2), False),
        (_word("|", 103, 80, 0.5), False),
        (_word("1", 106, 80, 0.2), True),
        (_word("1", 98, 80, 0.9), True),
        (_word("1", 92, 80, 0.2, width=20), True),
        (_word("7", 98, 80, 0.2), True),
        (_word("1", 98, 300, 0.2), True),
    ],
    ids=[
        "below the rule",
        "at its side",
        "beside it",
        "read surely",
        "a figure with it",
        "another figure",
        "far below",
    ],
)
def test_pieces_of_a_broken_rule_are_no_figures(word: PixelWord, stays: bool) -> None:
    assert without_pieces_of_rules([word], [RULE]) == [word] * stays


def test_a_short_stroke_is_no_rule() -> None:
    word = _word("1", 98, 10, 0.2)
    assert without_pieces_of_rules([word], [PixelBox(left=100, top=0, right=103, bottom=30)]) == [word]
