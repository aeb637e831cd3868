from __future__ import annotations

import pytest

from models.ocr.second_look import DOUBTFUL, as_figure, deserves_second_look, is_figure, settled


@pytest.mark.parametrize("text", ["0", "1,024", "12.50", "97.1%", "o", "l0", "5.", "-3", "0.."])
def test_what_may_be_a_number(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "信息", "A4", "第3项", "—", "3、", "2024年"])
def test_what_is_no_number(text: str) -> None:
    assert not is_figure(text)
    assert as_figure(text) == text


def test_look_alikes_are_put_right_in_numbers_alone() -> None:
    assert as_figure("lO0.") == "100"
    assert as_figure("1，024") == "1,024"
    assert as_figure("Oil") == "Oil"


def test_looks_that_agree_are_sure() -> None:
    assert settled(("o", 0.9), [("0", 0.95), ("0.", 0.8)]) == ("0", 0.8)


def test_looks_that_differ_are_doubtful_and_the_majority_is_shown() -> None:
    text, confidence = settled(("7", 0.99), [("1", 0.98), ("1", 0.97)])
    assert text == "1"
    assert confidence <= DOUBTFUL


def test_a_figure_that_nothing_else_confirms_is_doubtful() -> None:
    assert settled(("8", 0.99), [("", 0.0), ("", 0.0)])[1] <= DOUBTFUL


def test_a_full_stop_that_every_look_sees_stays() -> None:
    assert settled(("2.", 0.9), [("2.", 0.9), ("2.", 0.9)]) == ("2.", 0.9)


def test_letters_where_figures_stand_are_never_sure() -> None:
    assert settled(("U", 0.99), [("U", 0.99), ("U", 0.99)])[1] <= DOUBTFUL


def test_short_words_are_looked_at_again_unless_sure() -> None:
    assert deserves_second_look("二", 0.7)
    assert deserves_second_look("a", 0.99)
    assert not deserves_second_look("其他", 0.99)
    assert not deserves_second_look("结转情况", 0.4)


def test_three_sure_looks_outvote_a_weak_one_and_no_sure_one() -> None:
    agreed = [("0", 0.9), ("0", 0.95), ("0", 0.85)]
    assert settled(("C", 0.6), agreed)[0] == "0"
    assert settled(("C", 0.6), agreed)[1] > DOUBTFUL
    assert settled(("7", 0.9), agreed)[1] <= DOUBTFUL
    assert settled(("C", 0.6), agreed[:2])[1] <= DOUBTFUL
