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
