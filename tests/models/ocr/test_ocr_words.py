from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.networks import Networks
from models.ocr.page_lines import detected
from models.ocr.page_words import with_second_looks
from models.ocr.pieces import Piece
from models.ocr.recognise import Glyph
from models.ocr.words import words_of


def piece(columns: str) -> Piece:
    """A crop 20 pixels high whose ink is in the columns marked #, five pixels each."""
    ink = np.repeat(np.repeat(np.array([[mark == "#" for mark in columns]], np.uint8), 5, axis=1), 20, axis=0)
    crop = np.full(ink.shape, 255, np.uint8)
    axes = (np.array([100.0, 50.0]), np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    return Piece(crop=crop, ink=ink, origin=axes[0], along=axes[1], across=axes[2])


def glyphs(text: str) -> tuple[Glyph, ...]:
    """One glyph for each place of the crop that is no dot."""
    size = len(text)
    return tuple(
        Glyph(text=mark, confidence=0.9 - 0.1 * place, start=place / size, end=(place + 1) / size)
        for place, mark in enumerate(text)
        if mark != "."
    )


def test_a_piece_without_characters_has_no_words() -> None:
    assert words_of(piece("##"), ()) == []
    assert words_of(piece("##"), glyphs(" .")) == []


def test_white_space_and_wide_gaps_part_words_at_blank_columns() -> None:
    words = words_of(piece("#.#.....#"), glyphs("a b.....c"))
    assert [word.text for word in words] == ["a", "b", "c"]
    assert [tuple(word.corners[:, 0].tolist()) for word in words] == [
        (100.0, 105.0, 105.0, 100.0),
        (110.0, 115.0, 115.0, 110.0),
        (140.0, 145.0, 145.0, 140.0),
    ]


def test_a_word_is_as_sure_as_its_least_certain_character() -> None:
    (word,) = words_of(piece("###"), glyphs("abc"))
    assert word.text == "abc"
    assert word.confidence == min(glyph.confidence for glyph in glyphs("abc"))


@pytest.mark.parametrize(
    ("columns", "said", "read"),
    [
        ("##.....##", "共1.... 6件", ["共1", "6件"]),
        ("##..##", "共1. 6件", ["共16件"]),
        ("##.#.#.#", "共2 9 7 件", ["共2", "9", "7", "件"]),
        ("##.#.##", "共2 9 7件", ["共297件"]),
        ("##.###.##", "共2 1、3 5件", ["共21、35件"]),
        ("#.#.##", "2 9 7件", ["2", "9", "7件"]),
        ("##..##", "21. 6件", ["21", "6件"]),
        ("##..##", "共1. 63", ["共1", "63"]),
        ("##..##", "共1. 月件", ["共1", "月件"]),
    ],
    ids=[
        "far apart",
        "one number",
        "no unit",
        "two numbers",
        "every digit apart",
        "figures with a unit",
        "figures of a table",
        "another figure",
        "no digit",
    ],
)
def test_a_number_of_wide_digits_is_one_in_a_sentence(columns: str, said: str, read: list[str]) -> None:
    assert [word.text for word in words_of(piece(columns), glyphs(said))] == read


@pytest.mark.parametrize(
    ("side", "dots_per_inch", "seen"), [(1654, 200.0, 1654), (2339, 200.0, 2339), (2480, 300.0, 1654)]
)
def test_large_pages_are_looked_at_as_closely_as_small_ones(side: int, dots_per_inch: float, seen: int) -> None:
    """Previously A3 was looked at with as many pixels as A4, and small labels on it were lost."""
    shapes: list[tuple[int, ...]] = []

    def detector(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        shapes.append(batch.shape[2:])
        return np.zeros((1, 1, *batch.shape[2:]), np.float32)

    networks = Networks(detector=detector, recogniser=detector, alphabet=("",))
    printed = np.full((side, side), 255, np.uint8)
    for top in range(20, side - 20, 40):
        for left in range(20, side - 20, 40):
            printed[top : top + 12, left : left + 12] = 0
    detected(networks, printed, dots_per_inch=dots_per_inch)
    assert abs(shapes[0][0] - seen) <= 32


def test_words_of_a_line_know_that_latin_ones_stand_beside_them() -> None:
    """Two letters alone may be a figure cut by a streak; in a line of Latin words they are a word."""
    (name, of) = words_of(piece("####.##"), glyphs("Name of"))
    assert (name.text, of.text, of.in_latin) == ("Name", "of", True)
    (alone,) = words_of(piece("##"), glyphs("of"))
    assert not alone.in_latin


def test_short_words_of_a_latin_line_are_not_read_again_as_figures() -> None:
    """Previously "Name of the organisation" became "Name 0 the organisation"."""

    def refuses(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        raise AssertionError(batch.shape)

    networks = Networks(detector=refuses, recogniser=refuses, alphabet=("",))
    found = words_of(piece("####.##"), glyphs("Name of"))
    assert with_second_looks(networks, np.full((20, 40), 255, np.uint8), found) == found
    with pytest.raises(AssertionError):
        with_second_looks(networks, np.full((200, 200), 255, np.uint8), words_of(piece("##"), glyphs("of")))


def test_specks_above_and_below_a_figure_are_not_of_its_box() -> None:
    """Previously a 246.21 of which nobody could doubt was looked at with the specks under it, in half its size."""
    whole = piece("....####....")
    whole.ink[:4], whole.ink[16:] = 0, 0
    for row in (0, 19):
        whole.ink[row, 25:27] = 1
    for text, rows in (("12", (54.0, 66.0)), ("二乙", (50.0, 70.0))):
        (word,) = words_of(whole, glyphs(f"{text[0]}{text[1]}"))
        assert (word.corners[:, 1].min(), word.corners[:, 1].max()) == rows


def test_a_foot_that_broke_off_a_figure_is_of_its_box() -> None:
    whole = piece("....####....")
    whole.ink[13:16], whole.ink[18:] = 0, 0
    (word,) = words_of(whole, glyphs("12"))
    assert (word.corners[:, 1].min(), word.corners[:, 1].max()) == (50.0, 68.0)
