"""Figures in ink that the detector took for no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.ink import parts_of
from models.ocr.leftover import uncovered
from models.ocr.lines import TurnedBox
from models.ocr.networks import Networks
from models.ocr.page_words import read_words
from models.ocr.picture import Gray
from models.ocr.pieces import Sheet
from models.ocr.rules import PixelRules


def reads_two(batch: NDArray[np.float32]) -> NDArray[np.float32]:
    """The recogniser that sees a 2 in everything, without much certainty."""
    said = np.zeros((batch.shape[0], batch.shape[3] // 8, 2), np.float32)
    said[:, :, 0], said[:, 1] = 1.0, (0.1, 0.15)
    return said


class DigitsThatSay:
    def __init__(self, *answers: tuple[str, float]) -> None:
        self._answers = answers

    def read(self, crops: Sequence[Gray]) -> list[tuple[tuple[str, float], ...]]:
        return [self._answers for _ in crops]


@pytest.mark.parametrize(("answers", "words"), [((("?", 0.7), ("7", 0.03)), []), ((("2", 0.9),), ["2"])])
def test_what_no_look_says_much_of_is_no_figure(answers: tuple[tuple[str, float], ...], words: list[str]) -> None:
    """Previously a piece of a rule between two figures was a third, in doubt, and both cells lost theirs."""
    picture = np.full((200, 200), 255, np.uint8)
    picture[90:110, 100:104] = 0
    ink = np.asarray(picture == 0, np.uint8)
    sheet = Sheet(picture=picture, ink=ink, rules=PixelRules(horizontal=(), vertical=(), mask=np.zeros_like(ink)))
    elsewhere = TurnedBox(x=40, y=40, length=60, height=30, angle=0.0)
    digits: Any = DigitsThatSay(*answers)
    networks = Networks(detector=reads_two, recogniser=reads_two, alphabet=("", "2"), digits=digits)
    found = read_words(networks, sheet, [elsewhere])
    assert [word.text for word in found if word.corners[:, 1].max() > 80] == words


def test_figures_of_a_table_in_small_print_are_found_on_a_page_of_prose() -> None:
    """Previously what was less than half as high as the page's prose was dirt, also beside labels in the same print."""
    ink = np.zeros((900, 300), np.uint8)
    ink[803:815, 200:208] = 1
    prose = [TurnedBox(x=100, y=50.0 * line, length=180, height=50, angle=0.0) for line in range(1, 12)]
    labels = [TurnedBox(x=40, y=809.0 + 3 * at, length=60, height=24, angle=0.0) for at in range(3)]
    (found,) = uncovered(ink, [*prose, *labels], parts_of(ink))
    assert (found.x, found.y) == (204, 809)
    assert not uncovered(ink, prose, parts_of(ink))


def test_a_bar_that_broke_off_a_five_is_of_its_box() -> None:
    """Previously the lower part alone was a figure, a 3; what stands as far off as the next line is another's."""
    lines = [TurnedBox(x=100, y=40.0 * line, length=180, height=25, angle=0.0) for line in range(5)]
    for gap, apart in ((3, 1), (7, 2)):
        ink = np.zeros((300, 300), np.uint8)
        ink[260:270, 200:211] = ink[258 - gap : 260 - gap, 200:208] = 1
        ink[250 - gap : 258 - gap, 200:204] = 1
        assert len(uncovered(ink, lines, parts_of(ink))) == apart


@pytest.mark.parametrize(("left", "boxes"), [(96, 0), (112, 1)])
def test_the_side_of_a_nought_that_its_box_does_not_hold_is_no_figure(left: int, boxes: int) -> None:
    """Previously it was read as a second nought, and two figures in one cell are none."""
    ink = np.zeros((200, 200), np.uint8)
    ink[90:112, 90:106], ink[94:108, 94:102] = 1, 0
    page = [
        TurnedBox(x=40, y=40, length=60, height=30, angle=0.0),
        TurnedBox(x=left + 20, y=100, length=40, height=30, angle=0),
    ]
    assert len(uncovered(ink, page, parts_of(ink))) == boxes
