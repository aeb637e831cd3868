"""A whole digit beside the pieces of a broken one is not the figure."""

from __future__ import annotations

import numpy as np
import pytest

from models.ocr.torn_figures import doubted_beside_pieces
from models.ocr.words import PixelWord

DOTS = 200.0


def _word(text: str, left: float, *, confidence: float = 0.95) -> PixelWord:
    corners = np.array([(left, 40), (left + 10 * len(text), 40), (left + 10 * len(text), 56), (left, 56)], np.float64)
    return PixelWord(text=text, corners=corners, confidence=confidence)


def _ink(*pieces: tuple[int, int, int, int]) -> np.ndarray:
    ink = np.zeros((100, 400), np.uint8)
    ink[40:56, 100:110] = 1
    for left, top, wide, high in pieces:
        ink[top : top + high, left : left + wide] = 1
    return ink


@pytest.mark.parametrize(
    ("pieces", "doubted"),
    [
        ([(89, 52, 6, 2)], True),  # the foot of a 2
        ([(112, 42, 2, 5)], True),
        ([(90, 41, 2, 2), (94, 47, 2, 2), (90, 53, 2, 2)], True),
        ([(92, 47, 2, 2)], False),  # a speck
        ([(70, 44, 6, 8)], False),  # another column's
        ([(92, 20, 6, 8)], False),  # another line's
    ],
)
def test_pieces_beside_a_figure_make_it_doubtful(pieces: list[tuple[int, int, int, int]], doubted: bool) -> None:
    """Previously the 3 of 23 was believed at 0.85."""
    others = [_word("0", 200 + 40 * number) for number in range(4)]
    ink = _ink(*pieces)
    first, *rest = doubted_beside_pieces([_word("3", 100), *others], ink, dots_per_inch=DOTS)
    assert (first.confidence == 0.5) is doubted
    assert rest == others


@pytest.mark.parametrize(("wide", "high"), [(2, 2), (5, 3)])
def test_as_much_as_the_dirt_around_has_is_dirt(wide: int, high: int) -> None:
    """Previously a fifth of the figures of a peppered scan, all read rightly, were doubtful."""
    drawn = np.random.default_rng(5)
    dirt = [
        (int(x), int(y), wide, high)
        for x, y in zip(drawn.integers(0, 390, 240), drawn.integers(0, 90, 240), strict=True)
    ]
    figures = [_word("3", 100), *(_word("0", 200 + 40 * number) for number in range(4))]
    beside = [(90, 41, wide, high), (94, 47, wide, high), (90, 53, wide, high)]
    assert doubted_beside_pieces(figures, _ink(*dirt), dots_per_inch=DOTS) == figures
    clean = _ink(*beside)
    assert doubted_beside_pieces(figures, clean, dots_per_inch=DOTS)[0].confidence == 0.5


def test_words_and_figures_of_other_words_are_no_pieces() -> None:
    words = [_word("3", 100), _word("2", 88), _word("0", 200), _word("0", 240), _word("0", 280)]
    assert doubted_beside_pieces(words, _ink((88, 40, 9, 16)), dots_per_inch=DOTS) == words


def test_a_page_with_grain_beside_most_figures_tells_nothing() -> None:
    words = [_word("3", 100), _word("0", 200)]
    ink = _ink((90, 44, 6, 4), (190, 44, 6, 4))
    assert doubted_beside_pieces(words, ink, dots_per_inch=DOTS) == words
