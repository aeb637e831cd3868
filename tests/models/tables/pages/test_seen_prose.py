"""Running text on a scan that the finder of regions takes for a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from tests.models.tables.pages.chosen.test_choose import COLUMNS, PAGE, ROWS, WORDS, Asked, Places, blank_picture, grid

ENGLISH = (
    "the space is then said to be locally", "connected, and every path in it that", "is closed can be shrunk to a point."
)  # fmt: skip
CHINESE = ("各单位应当按照规定的时限", "办理申请，并将办理结果书面", "告知申请人，同时抄送本办。")
SEEN = Box(left=98, top=98, right=402, bottom=192)


def lines(texts: tuple[str, ...]) -> tuple[Word, ...]:
    """English words one by one, as OCR gives them, with blanks of half an em."""
    words = []
    for row, text in zip(ROWS, texts, strict=False):
        left = 105.0
        for part in text.split(" "):
            width = len(part) * (22.0 if ord(part[0]) > 255 else 6.0)
            box = Box(left=left, top=row + 10, right=left + width, bottom=row + 20)
            words.append(Word(text=part, box=box, confidence=0.98, origin="ocr"))
            left += width + 5
    return tuple(words)


def found(words: tuple[Word, ...], rules: tuple[Rule, ...] = ()) -> int:
    says = grid(ROWS, COLUMNS, found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=words, rules=rules, scanned=True)
    return len(GridFinder(lambda: Asked(says, Places(SEEN)))(page, blank_picture))


PIECES = (
    "where U is a neighborhood and G = 1, such",
    "that x in X possesses a path contained in",
    "U = V x W for which the map is onto and",
)
"""No sentence ends in them."""


@pytest.mark.parametrize("texts", [ENGLISH, CHINESE, PIECES])
def test_lines_of_sentences_are_no_table(texts: tuple[str, ...]) -> None:
    assert found(lines(texts)) == 0


def test_words_apart_and_labels_are_one() -> None:
    assert found(WORDS) == 1
    labelled = tuple(replace(one, text="本级，含派出机构") if one.text == "收到" else one for one in WORDS)
    assert found(labelled) == 1
