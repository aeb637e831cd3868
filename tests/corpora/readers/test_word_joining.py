"""Characters of a text layer as words, where the file prints no blanks."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from corpora.readers.pdf_characters import Character
from corpora.readers.word_joining import join_words

SIZE = 10.0


def printed(text: str, *, blank: float, width: float = 0.5) -> list[Character]:
    """Characters of half an em; a blank of the text leaves so many em between them, and is no character itself."""
    found: list[Character] = []
    x = 0.0
    for sign in text:
        if sign == " ":
            x += blank * SIZE
            continue
        box = Box(left=x, top=0, right=x + width * SIZE, bottom=SIZE)
        found.append(Character(text=sign, box=box, size=SIZE, turn=0, seen=True, broken=False))
        x = box.right
    return found


def words(text: str, *, blank: float, width: float = 0.5) -> list[str]:
    return [word.text for word in join_words(printed(text, blank=blank, width=width))]


@pytest.mark.parametrize("blank", [0.22, 0.25, 0.318])
@pytest.mark.parametrize(
    "text", ["Other current assets", "on May 31 of", "Part B", "Élaboration du budget", "net of (3) items"]
)
def test_room_between_latin_words_is_a_blank(text: str, blank: float) -> None:
    """Previously words of fonts whose blank is less than 0.35 em were one: Othercurrentassets."""
    assert words(text, blank=blank) == text.split(" ")


@pytest.mark.parametrize(("text", "blank"), [("1 1", 0.3), ("4 386.2", 0.3), ("T o t a l", 0.1), ("第 3 季度", 0.3)])
def test_what_stands_nearer_is_one_word(text: str, blank: float) -> None:
    """Figures whose font does not tell their width, letters set apart, figures in Chinese."""
    assert words(text, blank=blank) == [text.replace(" ", "")]


def test_a_ligature_told_as_two_letters_at_one_place_parts_no_word() -> None:
    """ﬂ of reflected: the second letter begins where the first does, so that the next one seems to stand apart."""
    f, x, e = printed("fxe", blank=0.0, width=0.3)
    second = Character(text="l", box=f.box, size=SIZE, turn=0, seen=True, broken=False)
    assert [word.text for word in join_words([f, second, e])] == ["fle"]
    assert x.box.right == e.box.left


def test_what_is_printed_over_a_figure_is_a_word_of_its_own() -> None:
    """A running head across a table. Previously its digits were those of the figure: 20281, of a confidence of 0.99."""
    head = [
        Character(text=sign, box=Box(left=x, top=1, right=x + 3, bottom=7), size=6, turn=0, seen=True, broken=False)
        for x, sign in zip((-6, -3, 0, 3), "2023", strict=True)
    ]
    assert sorted(word.text for word in join_words([*head, *printed("81", blank=0)])) == ["2023", "81"]


def upright(x: float) -> Rule:
    return Rule(box=Box(left=x - 0.25, top=-5, right=x + 0.25, bottom=SIZE + 5), horizontal=False)


@pytest.mark.parametrize("x", [5.5, 7.0, 9.5])
def test_a_rule_through_a_figure_too_long_for_its_cell_parts_it_from_the_next_one_alone(x: float) -> None:
    """Previously 19 and 25 were 1 and 925, both of a confidence of 0.99; beyond a table's frame a digit was lost."""
    assert [word.text for word in join_words(printed("19 25", blank=0.2), rules=[upright(x)])] == ["19", "25"]
    assert [word.text for word in join_words(printed("19", blank=0.2), rules=[upright(x)])] == ["19"]


def test_a_rule_parts_what_does_not_touch() -> None:
    assert [word.text for word in join_words(printed("1 2", blank=0.06), rules=[upright(5.3)])] == ["1", "2"]
    assert [word.text for word in join_words(printed("甲乙", blank=0, width=1), rules=[upright(10)])] == ["甲", "乙"]
