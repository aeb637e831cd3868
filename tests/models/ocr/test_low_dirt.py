from __future__ import annotations

import numpy as np

from models.ocr.low_dirt import without_low_dirt
from models.ocr.words import PixelWord


def word(text: str, height: float, confidence: float) -> PixelWord:
    corners = np.array([(0.0, 0.0), (20.0, 0.0), (20.0, height), (0.0, height)])
    return PixelWord(text=text, corners=corners, confidence=confidence)


PAGE = [word(str(number), 20.0, 0.99) for number in range(12)]


def test_low_bits_that_no_reader_is_sure_of_go() -> None:
    assert without_low_dirt([*PAGE, word("3", 8.0, 0.3), word("x:", 9.0, 0.25)]) == PAGE


def test_marks_for_nothing_points_and_what_is_high_long_or_sure_stay() -> None:
    kept = [
        word("一", 3.0, 0.4), word("--", 3.0, 0.4), word(".", 3.0, 0.2), word("3", 18.0, 0.1), word("7", 9.0, 0.8),
        word("第三条", 9.0, 0.8), word("办公室电话", 9.0, 0.3),
    ]  # fmt: skip
    assert without_low_dirt([*PAGE, *kept]) == [*PAGE, *kept]


def test_where_few_words_are_sure_nobody_knows_how_high_print_is() -> None:
    page = [*PAGE[:9], word("3", 8.0, 0.3)]
    assert without_low_dirt(page) == page


def level(text: str, *, top: float, left: float, height: float, confidence: float) -> PixelWord:
    corners = np.array([(left, top), (left + 8, top), (left + 8, top + height), (left, top + height)])
    return PixelWord(text=text, corners=corners, confidence=confidence)


def test_words_of_a_table_in_smaller_print_than_the_page_stay() -> None:
    """Previously a label that was hardly read went, for the prose above is twice as high; beside prose it is dirt."""
    prose = [level("本年", top=40.0 * line, left=0, height=30, confidence=0.99) for line in range(12)]
    table = [level("规章", top=600, left=60.0 * at, height=15, confidence=0.99) for at in range(5)]
    label = level("报章", top=600, left=400, height=15, confidence=0.4)
    assert without_low_dirt([*prose, *table, label]) == [*prose, *table, label]
    assert without_low_dirt([*prose, label]) == prose


def test_low_figures_that_stand_in_a_row_are_no_dirt() -> None:
    """Previously a row of noughts went, of which a thin scan had left the sides and which no reader was sure of."""
    prose = [level("本年", top=40.0 * line, left=0, height=30, confidence=0.99) for line in range(12)]
    row = [
        level("0", top=600.0 + at % 2, left=60.0 * at, height=10 - 3 * (at == 2), confidence=0.2) for at in range(4)
    ]  # fmt: skip
    apart = [level("0", top=700.0 + 20 * at, left=60.0 * at, height=10, confidence=0.2) for at in range(4)]
    assert without_low_dirt([*prose, *row, *apart]) == [*prose, *row]
