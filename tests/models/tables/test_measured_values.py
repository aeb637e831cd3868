"""Figures with their error, and with stars of significance."""

from __future__ import annotations

from models.tables.pages.values import is_value_text


def test_figures_with_their_error_or_stars_are_figures() -> None:
    assert all(map(is_value_text, ("1.22±0.18", "-0.4±0.1", "17±3", "17.1***", "0,94*")))
    assert not any(map(is_value_text, ("±", "G0***", "2*", "12±", "mean±s.d.")))
