from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.export.decimals import json_number, plain


@given(st.integers(min_value=-(10**14), max_value=10**14), st.integers(min_value=0, max_value=6))
def test_the_same_digits_come_out(digits: int, decimals: int) -> None:
    value = Decimal(digits).scaleb(-decimals)
    number = json_number(value)
    assert Decimal(repr(number)) == value
    assert isinstance(number, int) == (value == value.to_integral_value())


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e301"), None])
def test_what_json_has_no_number_for(value: Decimal | None) -> None:
    assert json_number(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1750", "1750"),
        ("1E+3", "1000"),
        ("3.50", "3.5"),
        ("33.33333333333333", "33.3333"),
        ("-0.0", "0"),
        ("0.00001", "0"),
        ("1e400", "1E+400"),
    ],
)
def test_numbers_for_people(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
