"""Lone flat strokes in ink that the detector took for no text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.ocr.dashes import as_dash, lone_dashes
from models.ocr.ink import Mask, parts_of
from models.ocr.lines import TurnedBox
from models.ocr.networks import Networks
from models.ocr.page_words import read_words
from models.ocr.pieces import Sheet
from models.ocr.rules import PixelRules

ROW = TurnedBox(x=100, y=100, length=120, height=40, angle=0.0)
"""Text 24 pixels high, from x 40 to 160."""
NUMERAL = TurnedBox(x=230, y=300, length=40, height=40, angle=0.0)


def ink_with(*strokes: tuple[int, int, int, int]) -> Mask:
    """Each (left, top, width, height)."""
    ink = np.zeros((400, 400), np.uint8)
    for left, top, width, height in strokes:
        ink[top : top + height, left : left + width] = 1
    return ink


def middles(ink: Mask) -> list[tuple[float, float]]:
    return [(box.x, box.y) for box in lone_dashes(ink, [ROW, NUMERAL], parts_of(ink))]


def test_a_dash_in_a_row_with_text_and_a_one_under_another_numeral_are_found() -> None:
    # Short dashes for none lay blank in their cells, and with them whole rows; so did 一 beside cells of two lines.
    assert middles(ink_with((300, 98, 10, 4), (218, 200, 24, 4))) == [(305, 100), (230, 202)]


def test_what_is_no_lone_stroke_in_a_row_is_left() -> None:
    assert not middles(ink_with((300, 130, 10, 4)))  # between rows: an underline, a piece of a rule
    assert not middles(ink_with((300, 99, 10, 1)))  # as thin as a rule
    assert not middles(ink_with((300, 98, 10, 4), (314, 98, 10, 4)))  # a dashed rule
    assert not middles(ink_with((300, 98, 10, 4), (302, 108, 8, 3)))  # parts of one character
    assert not middles(ink_with((300, 95, 10, 10)))  # a speck
    assert not middles(ink_with((90, 98, 10, 4)))  # inside a line that was found
    assert not middles(ink_with((330, 200, 24, 4)))  # wide, but in no column of numerals


def test_where_most_stray_ink_is_something_else_nothing_is_a_dash() -> None:
    # Two streaks of a fax in 3,767 pieces of dirt were a 一 each, and its form lost three rows.
    dash = (300, 98, 10, 4)
    specks = [(10 + 12 * place, 360, 3, 3) for place in range(3)]
    assert middles(ink_with(dash, *specks[:2])) == [(305, 100)]
    assert not middles(ink_with(dash, *specks))


def test_a_blurred_dash_is_a_dash_and_a_letter_is_none() -> None:
    assert [as_dash(text) for text in ("-", "一", "•", "r", "")] == ["-", "一", "-", None, None]


def test_a_page_has_the_dash_as_a_word() -> None:
    def reads_a_dash(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
        said[:, :, 0], said[:, 1] = 1.0, (0.01, 0.99)
        return said

    ink = ink_with((50, 90, 100, 20), (300, 98, 10, 4))
    rules = PixelRules(horizontal=(), vertical=(), mask=np.zeros_like(ink))
    sheet = Sheet(picture=np.where(ink > 0, 0, 255).astype(np.uint8), ink=ink, rules=rules)
    networks = Networks(detector=reads_a_dash, recogniser=reads_a_dash, alphabet=("", "-"))
    words = read_words(networks, sheet, [ROW])
    assert any(word.text == "-" and word.corners[:, 0].min() >= 290 for word in words)
