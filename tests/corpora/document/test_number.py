import dataclasses
from decimal import Decimal

import pytest

from corpora.document.geometry import Span
from corpora.document.number import Number

TWELVE = Number(value=Decimal(12), printed="12", span=Span(0, 2))


def test_a_number_is_not_edited() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        TWELVE.value = Decimal(13)  # type: ignore[misc]


def test_numbers_compare_by_what_they_say_and_where() -> None:
    assert dataclasses.replace(TWELVE) == TWELVE
    assert dataclasses.replace(TWELVE, span=Span(4, 6)) != TWELVE
    assert dataclasses.replace(TWELVE, unit="件") != TWELVE


def test_a_misspelt_part_is_refused() -> None:
    with pytest.raises(TypeError):
        Number(value=Decimal(1), printed="1", span=Span(0, 1), units="件")  # type: ignore[call-arg]
