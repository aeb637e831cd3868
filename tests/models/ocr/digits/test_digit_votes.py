from __future__ import annotations

from corpora.document.look import Look
from models.ocr.digits.votes import DOUBTFUL, beliefs, may_change, needs_more, other_looks, settles, voted


def looks(*said: tuple[str, float]) -> list[Look]:
    return [Look(*one) for one in said]


def test_two_networks_that_agree_are_sure_at_once() -> None:
    first, belief = looks(("12", 0.9)), {"12": 0.98, "17": 0.02}
    assert voted(first, belief) == ("12", 0.98)
    assert not needs_more(first, belief)


def test_where_they_differ_nothing_is_believed() -> None:
    found = voted(looks(("7", 0.99), ("7", 0.99), ("7", 0.98)), {"1": 0.9, "7": 0.05})
    assert found.confidence <= DOUBTFUL


def test_two_looks_that_agree_need_less_belief_than_one() -> None:
    said = looks(("340", 0.99), ("340", 0.9))
    assert voted(said, {"740": 0.3, "340": 0.5}).text == "340"
    assert voted(said, {"740": 0.3, "340": 0.5}).confidence > DOUBTFUL
    assert voted(said[:1], {"740": 0.3, "340": 0.5}).confidence <= DOUBTFUL
    assert voted(said, {"740": 0.6, "340": 0.4}).confidence <= DOUBTFUL


def test_a_sure_reader_of_digits_needs_one_witness() -> None:
    said = looks(("C", 0.6), ("0", 0.7), ("o", 0.6))
    assert voted(said, {"0": 0.99}).text == "0"
    assert DOUBTFUL < voted(said, {"0": 0.99}).confidence < 0.8
    assert voted(looks(("C", 0.6), ("U", 0.7), ("D", 0.6)), {"0": 0.95}).confidence <= DOUBTFUL
    assert voted(looks(("C", 0.6), ("U", 0.7), ("D", 0.6)), {"0": 0.99}).text == "0"
    assert voted(looks(("C", 0.6), ("二", 0.7), ("D", 0.6)), {"0": 0.99}).confidence <= DOUBTFUL
    assert voted(looks(("C", 0.6), ("6", 0.7), ("D", 0.6)), {"0": 0.999}).confidence <= DOUBTFUL
    assert voted(said, {"0": 0.9}).confidence <= DOUBTFUL


def test_what_the_reader_of_digits_takes_for_no_number_is_doubtful() -> None:
    for nothing in ("", "?", "-"):
        assert voted(looks(("125", 0.99)), {nothing: 0.95, "125": 0.03}).confidence <= DOUBTFUL
        assert voted(looks(("1", 0.99)), {nothing: 0.75, "1": 0.1}).confidence <= DOUBTFUL


def test_scratches_that_look_like_a_one_are_nothing() -> None:
    scratch, belief = looks(("1", 0.95)), {"": 0.5, "?": 0.45, "1": 0.03}
    assert voted(scratch, belief).text == ""
    assert not needs_more(scratch, belief)
    assert voted(looks(("i", 0.95)), belief).text == "i"


def test_beliefs_are_means_over_looks() -> None:
    assert beliefs([[("1", 0.8), ("7", 0.2)], [("7", 1.0)]]) == {"1": 0.4, "7": 0.6}
    assert beliefs([[("-0", 0.75), ("0", 0.25)]]) == {"0": 1.0}


def test_other_looks_are_other_numbers_and_never_surer_than_doubtful() -> None:
    said = looks(("7", 0.99), ("1", 0.6), ("T", 0.9))
    found = other_looks("7", said, {"1": 0.3, "7": 0.6, "?": 0.1, "4": 0.001})
    assert found == (Look("1", 0.5),)


def test_what_both_see_in_mended_print_stands_unless_another_number_was_seen() -> None:
    broken = looks(("()", 0.5), ("11", 0.6))
    assert settles(Look("0", 0.7), broken, {"": 0.5, "0": 0.3, "11": 0.1})
    assert not settles(Look("0", 0.5), broken, {"": 0.5, "0": 0.3})
    assert not settles(Look("0", 0.7), broken, {"": 0.3, "6": 0.5})
    assert not settles(Look("0", 0.7), looks(("()", 0.5), ("6", 0.95)), {"0": 0.3})


def test_strokes_in_mended_print_may_be_halves_of_a_nought() -> None:
    for strokes in ("1", "11", "17"):
        assert not settles(Look(strokes, 0.7), looks((strokes, 0.4)), {strokes: 0.4})
    assert not settles(Look("", 0.99), looks(("1", 0.4)), {"": 0.6})


def test_halves_of_a_nought_are_no_other_number() -> None:
    for halves in ("()", "(1", "11", "1)", "(", "[]", "n"):
        assert voted(looks((halves, 0.9)), {"0": 0.99}) == ("0", 0.7)
        assert voted(looks((halves, 0.9)), {"0": 0.9}).confidence <= DOUBTFUL
    for sides in (("(1", "11", "()"), ("11", "0", "1)"), ("n", "(1", "11")):
        assert voted(looks(*((one, 0.7) for one in sides)), {"0": 0.85}) == ("0", 0.7)
        assert voted(looks(*((one, 0.7) for one in sides)), {"0": 0.75}).confidence <= DOUBTFUL
    assert voted(looks(("(1", 0.7), ("11", 0.7), ("6", 0.7)), {"0": 0.85}).confidence <= DOUBTFUL
    assert voted(looks(("n", 0.7), ("C", 0.7), ("11", 0.7)), {"0": 0.85}).confidence <= DOUBTFUL
    assert voted(looks(("2()", 0.6), ("2(1", 0.7)), {"20": 0.99}).confidence > DOUBTFUL
    for other in ("1", "17", "4)", "二", ""):
        assert voted(looks((other, 0.9)), {"0": 0.99}).confidence <= DOUBTFUL
    assert voted(looks(("11", 0.9)), {"6": 0.99}).confidence <= DOUBTFUL
    assert voted(looks(("3()", 0.6)), {"20": 0.99}).confidence <= DOUBTFUL


def test_letters_that_every_look_sees_for_sure_are_no_figures() -> None:
    # Sizes S, M, L of a garment came out as 5, M and 1.
    assert voted(looks(("S", 0.96), ("S", 1.0), ("S", 1.0)), {"5": 0.99, "": 0.01}) == ("S", DOUBTFUL)
    assert voted(looks(("M", 0.99), ("M", 1.0), ("M", 1.0)), {"?": 0.97, "": 0.01}) == ("M", 0.99)
    assert needs_more(looks(("S", 0.96)), {"5": 0.99})
    assert voted(looks(("C", 0.96), ("C", 0.9), ("C", 0.96)), {"0": 0.99}).text == "0"


def test_a_stroke_for_none_is_no_seven() -> None:
    said = looks(("/", 0.52), ("1", 0.84), ("/", 0.53))
    assert voted(said, {"/": 0.62, "7": 0.17, "": 0.12}) == ("/", 0.7)
    assert voted(said, {"/": 0.4, "7": 0.3}).confidence <= DOUBTFUL


def test_a_look_more_is_taken_where_it_may_change_what_is_said() -> None:
    """Previously two more were taken of whatever the first did not settle."""
    assert may_change(looks(("7", 0.99), ("1", 0.9)), {"1": 0.9})
    assert not may_change(looks(("1", 0.9), ("1", 0.9)), {"1": 0.9})
    assert not may_change(looks(("1", 0.6), ("1", 0.9)), {"1": 0.4, "?": 0.5})
    assert may_change(looks(("二", 0.6), ("i", 0.9)), {"1": 0.1, "?": 0.5})
    assert may_change(looks(("S", 0.99), ("S", 0.99)), {"5": 0.3, "?": 0.5})
    assert may_change(looks(("1,024", 0.9), ("1,024", 0.9)), {"1,024": 0.4, "1.024": 0.44})
