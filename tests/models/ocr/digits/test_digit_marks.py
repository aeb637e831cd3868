"""Commas and stops of large numbers in small print."""

from __future__ import annotations

import pytest

from corpora.document.look import Look
from models.ocr.digits.alphabet import OTHER
from models.ocr.digits.marks import answer_of, settled_by_marks
from models.ocr.digits.votes import DOUBTFUL, beliefs, voted


def looks(text: str, *confidences: float) -> list[Look]:
    return [Look(text, confidence) for confidence in confidences]


@pytest.mark.parametrize(
    ("read", "answer"),
    [
        ("79,651.862.50", "79,651,862.50"), ("5.288.011.738.39", "5,288,011,738.39"), ("1.153.940", "1,153,940"),
        ("-188.639,805", "-188,639,805"), ("1,153.940", "1,153.940"), ("167.667", "167.667"), ("12", "12"),
        ("1.153,940.612", OTHER), ("25.06.2018", OTHER), ("6.3.3", OTHER), ("400.815.8888", OTHER), ("0.123.45", OTHER),
    ],
)  # fmt: skip
def test_marks_are_put_right_where_only_one_number_has_them_there(read: str, answer: str) -> None:
    assert answer_of(read) == answer


def test_a_comma_that_the_reader_of_digits_takes_for_a_stop_is_one_where_all_looks_of_pp_ocr_see_it() -> None:
    # Grey print of 10 pixels: 167.667 was shown for 167,667.
    said, belief = looks("167,667", 0.99, 0.98, 0.99), {"167.667": 0.94, "167,667": 0.05}
    assert voted(said, belief).text == "167,667"
    assert voted(said, belief).confidence > DOUBTFUL


def test_a_number_with_four_marks_needs_no_agreement_on_each() -> None:
    belief = beliefs([[("5.288.011.738.39", 0.5), ("5,288.011.738.39", 0.3)], [("5.288,011.738.39", 0.9)]])
    assert voted(looks("5.288,011,738.39", 0.8, 0.7), belief) == ("5,288,011,738.39", pytest.approx(0.85))


def test_marks_alone_settle_nothing_without_a_comma_the_same_digits_and_three_sure_looks() -> None:
    assert settled_by_marks(looks("167.667", 0.99, 0.99, 0.99), {"167,667": 0.9}) is None
    assert settled_by_marks(looks("167,667", 0.99, 0.99, 0.99), {"167.661": 0.9}) is None
    assert settled_by_marks(looks("167,667", 0.99, 0.99, 0.99), {"167667": 0.9}) is None
    assert settled_by_marks(looks("167,667", 0.99, 0.99), {"167.667": 0.9}) is None
    assert settled_by_marks(looks("167,667", 0.99, 0.5, 0.99), {"167.667": 0.9}) is None
    assert settled_by_marks([*looks("167,667", 0.9, 0.9), Look("167.667", 0.9)], {"167.667": 0.9}) is None
