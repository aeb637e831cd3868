"""A figure written wrongly, and another figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpora.document.slips import (
    are_exchanged,
    is_far,
    is_printed_slip,
    is_slip,
    is_swap,
    is_swap_in_a_sum,
    may_be_some_of,
)


@pytest.mark.parametrize(
    ("one", "other"), [("132", "123"), ("132", "13"), ("13", "132"), ("132", "182"), ("10", "9"), ("7", "3")]
)
def test_one_stroke_of_the_pen(one: str, other: str) -> None:
    assert is_slip(Decimal(one), Decimal(other))


@pytest.mark.parametrize(("one", "other"), [("9", "52"), ("132", "321"), ("420", "402.5"), ("338", "1365")])
def test_figures_that_are_others(one: str, other: str) -> None:
    assert not is_slip(Decimal(one), Decimal(other))


def test_a_smaller_figure_of_one_digit_may_be_some_of_another() -> None:
    assert may_be_some_of(Decimal(2), Decimal(8))
    assert not may_be_some_of(Decimal(8), Decimal(2))
    assert not may_be_some_of(Decimal(50), Decimal(51))
    assert not may_be_some_of(Decimal(15), Decimal(51))


def test_far_is_many_times_and_no_slip() -> None:
    assert is_far(Decimal("76.5"), Decimal("22.26"))
    assert not is_far(Decimal("57.3"), Decimal("59.3"))
    assert not is_far(Decimal(30), Decimal(3))
    assert is_far(Decimal(0), Decimal(42))


def test_a_sum_that_holds_once_two_digits_change_places() -> None:
    assert is_swap_in_a_sum(Decimal(658), [Decimal(371), Decimal(278)])
    assert is_swap_in_a_sum(Decimal(568), [Decimal(371), Decimal(287)])
    assert not is_swap_in_a_sum(Decimal(658), [Decimal(371), Decimal(270)])
    assert not is_swap_in_a_sum(Decimal(31), [Decimal(6), Decimal(7)])  # of a small whole it may be chance


@pytest.mark.parametrize(
    ("one", "other", "swapped"),
    [("69", "96", True), ("48.5", "45.8", True), ("48.5", "84.5", True), ("48.5", "58.4", False), ("69", "69", False),
     ("7", "70", False), ("12.5", "1.25", False)],
)  # fmt: skip
def test_two_digits_in_each_other_s_place(one: str, other: str, *, swapped: bool) -> None:
    assert is_swap(Decimal(one), Decimal(other)) is swapped


def test_two_digits_anywhere_in_each_other_s_place() -> None:
    assert are_exchanged(Decimal(391), Decimal(193))
    assert are_exchanged(Decimal(391), Decimal(931))
    assert not are_exchanged(Decimal(391), Decimal(139))
    assert not are_exchanged(Decimal(391), Decimal(391))
    assert not are_exchanged(Decimal(391), Decimal(3910))


@pytest.mark.parametrize(
    ("said", "meant", "slip"),
    [
        ("97", "79", True), ("288", "298", True), ("95", "105", False), ("12", "112", True), ("37", "73", True),
        ("640", "660", True), ("640", "704", False), ("5", "3", True), ("5", "-3", False),
    ],
)  # fmt: skip
def test_a_printed_slip_is_one_digit_or_two_exchanged(said: str, meant: str, slip: bool) -> None:
    assert is_printed_slip(said, meant) is slip
