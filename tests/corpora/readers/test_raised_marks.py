"""Marks of notes in a text layer: behind figures they are no digits of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.readers.pdf_characters import ASCENT, DESCENT, Character
from corpora.readers.raised_marks import with_raised_marks
from corpora.readers.word_joining import join_words

Run = tuple[str, float, float]


def printed(*runs: Run) -> list[Character]:
    """Characters of half an em from runs of text, size and height of their line above 100."""
    found: list[Character] = []
    x = 0.0
    for text, size, up in runs:
        for sign in text:
            foot = 100.0 - up
            box = Box(left=x, top=foot - ASCENT * size, right=x + size / 2, bottom=foot + DESCENT * size)
            found.append(Character(text=sign, box=box, size=size, turn=0, seen=True, broken=False))
            x = box.right
    return found


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ([("7", 10, 0), ("2", 8.3, 3.3)], "7²"),
        ([("40", 10, 0), ("12", 6, 4)], "40¹²"),
        ([("40", 10, 0), ("[2]", 6, 4)], "40[²]"),
        ([("12", 10, 0), ("①", 8.3, 3.3)], "12①"),
    ],
)
def test_a_small_raised_digit_is_no_digit_of_the_figure(runs: list[Run], said: str) -> None:
    """Previously 7 with a note 2 was 72, of a confidence of 0.99."""
    assert [word.text for word in join_words(with_raised_marks(printed(*runs)))] == [said]


def test_a_line_that_goes_through_a_figure_leaves_no_marks_at_it() -> None:
    """Previously 81 had the end of the year as marks, and the year's first digit was the figure, at 0.99."""
    figure, year = printed(("81", 10, 0)), printed(("2047", 7, 6))
    shifted = [replace(one, box=replace(one.box, left=one.box.left + 7.5, right=one.box.right + 7.5)) for one in year]
    assert with_raised_marks([*figure, *shifted]) == [*figure, *shifted]


@pytest.mark.parametrize("runs", [[("共", 10, 0), ("12", 8, 0)], [("12", 10, 0), ("3", 9.5, 3)], [("1", 8, 12)]])
def test_digits_of_another_font_on_the_same_line_are_digits(runs: list[Run]) -> None:
    assert with_raised_marks(printed(*runs)) == printed(*runs)
