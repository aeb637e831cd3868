"""Figures with stars of significance, and what stands for none."""

from __future__ import annotations

from models.tables.values import is_value_text


def test_figures_with_stars_are_figures() -> None:
    assert all(map(is_value_text, ("17.1***", "0,94*", "-1.2**")))
    assert not any(map(is_value_text, ("G0***", "2*", "***1.2")))


def test_what_was_not_determined_or_is_not_told_is_a_sign_for_none() -> None:
    assert all(map(is_value_text, ("n.d.", "n.a.", "n/a", "N/A", "n/c")))
    assert not any(map(is_value_text, ("nd", "na", "n.", "and")))


def test_sums_with_the_sign_of_their_currency_and_korean_counts_are_figures() -> None:
    """Previously 4,50€ and 600원 were words, and rows of them lines of one cell."""
    assert all(map(is_value_text, ("4,50€", "€12.00", "$48", "£1,200", "-€3", "600원", "12명")))
    assert not any(map(is_value_text, ("€", "원", "A4€", "4€5", "$000")))
