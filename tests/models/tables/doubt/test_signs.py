"""Streaks beside figures that were read as minus signs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpora.document.figure import Figure
from corpora.document.geometry import Span
from corpora.document.look import Look
from corpora.document.place import Place
from models.tables.doubt.figures import UNTESTED, weighed

SPAN = Span(start=4, end=7)


def _read(confidence: float, *looks: Look) -> tuple[Decimal | None, bool]:
    figure = Figure(
        field="行政许可", label="行政许可", value=Decimal(-74), state="read", unit="件", table="t1", cell=(0, 1),
        printed="-74", confidence=confidence, place=Place(span=SPAN),
    )  # fmt: skip
    (found,) = weighed([figure], [], looks={SPAN: looks})
    return found.value, found.confidence <= UNTESTED


@pytest.mark.parametrize("looks", [(Look("74", 0.66),), (Look("14", 0.2), Look("74", 0.1))])
def test_a_count_below_nothing_is_the_same_without_its_sign_where_another_look_says_so(looks: tuple[Look, ...]) -> None:
    """Previously it was given up, though its digits had been read."""
    assert _read(0.26, *looks) == (Decimal(74), True)


def test_what_no_look_says_without_a_sign_is_given_up() -> None:
    assert _read(0.26, Look("14", 0.3)) == (None, True)


def test_what_was_surely_read_below_nothing_stays() -> None:
    assert _read(0.99, Look("74", 0.3))[0] == Decimal(-74)
