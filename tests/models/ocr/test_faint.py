"""What shines through the paper is no print, however surely a mirrored character is read."""

from __future__ import annotations

import numpy as np
import pytest

from models.ocr.faint import without_faint
from models.ocr.picture import Gray
from models.ocr.words import PixelWord


def _page(*words: tuple[str, int, float]) -> tuple[Gray, list[PixelWord]]:
    """Words one below the other on grey paper, each with the tone of its ink and its confidence."""
    picture = np.full((40 * len(words) + 20, 200), 230, np.uint8)
    placed = []
    for row, (text, tone, confidence) in enumerate(words):
        top, width = 40 * row + 10, 20 * len(text)
        picture[top : top + 20, 10 : 10 + width : 3] = tone
        corners = np.array([(10, top), (10 + width, top), (10 + width, top + 20), (10, top + 20)], np.float64)
        placed.append(PixelWord(text=text, corners=corners, confidence=confidence))
    return picture, placed


PRINT = [("本年新收申请", 40, 0.9), ("上年结转", 60, 0.9)]


@pytest.mark.parametrize(
    ("text", "tone", "confidence", "stays"),
    [
        ("全", 200, 1.0, False),
        ("人另心公室", 195, 0.6, False),
        ("仅供参考", 195, 0.99, True),
        ("全", 140, 0.3, True),
        ("8", 40, 0.1, True),
    ],
    ids=["a mirrored character", "a mirrored line", "pale print", "worn print", "print that is not read well"],
)
def test_what_is_far_paler_than_the_print_goes(text: str, tone: int, confidence: float, stays: bool) -> None:
    picture, words = _page(*PRINT, (text, tone, confidence))
    assert [word.text for word in without_faint(picture, words)] == [one for one, *_ in PRINT] + [text] * stays


def test_a_page_that_is_pale_all_over_keeps_its_words() -> None:
    picture, words = _page(("本年新收申请", 200, 0.9), ("8", 205, 0.5))
    assert without_faint(picture, words) == words


def test_a_page_without_words() -> None:
    assert without_faint(np.full((40, 40), 255, np.uint8), []) == []
