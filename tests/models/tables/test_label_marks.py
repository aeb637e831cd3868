"""Marks of labels that stand apart from their characters."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Word, WordOrigin
from models.tables.registration.marks import marks_of


def word(text: str, x: float, y: float, origin: WordOrigin = "layer") -> Word:
    return Word(text=text, box=Box(left=x, top=y, right=x + 9.0, bottom=y + 9.0), origin=origin)


def downwards(text: str, x: float, origin: WordOrigin = "layer") -> list[Word]:
    return [word(one, x, 100 + 14 * place, origin) for place, one in enumerate(text)]


def test_brackets_over_and_under_a_numeral_are_the_labels() -> None:
    """Previously a label set downwards lost its brackets and its comma."""
    first, second = downwards("三、受理结果", 60), downwards("（一）不予受理", 90)
    labels = {(5, 0): [w for w in first if w.text != "、"], (7, 1): [w for w in second if w.text not in "（）"]}
    found = marks_of(labels, [*first, *second])
    assert {place: "".join(one.text for one in own) for place, own in found.items()} == {(5, 0): "、", (7, 1): "（）"}


def test_a_stop_behind_a_number_that_is_no_word_of_the_label_is_none_of_it() -> None:
    number, stop, label = word("2", 60, 100), word(".", 70, 100), word("重", 80, 100)
    assert marks_of({(19, 2): [label]}, [number, stop, label]) == {}


def test_specks_of_pictures_are_no_marks() -> None:
    words = downwards("（一）不予受理", 90, "ocr")
    assert marks_of({(7, 1): [one for one in words if one.text not in "（）"]}, words) == {}
