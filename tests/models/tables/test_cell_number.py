"""What a cell's text is worth, and what it is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.tables.cell_number import is_placeholder, parse_cell, parse_spaced, read_as_count


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", "12", None),
        ("１２", "12", None),
        (" 0 ", "0", None),
        ("1,272", "1272", None),
        ("1.2", "1.2", None),
        ("0.00", "0.00", None),
        ("12件", "12", "件"),
        ("12 件", "12", "件"),
        ("3.5万元", "3.5", "万元"),
        ("12（其中修订3件）", "12", None),
        ("-3", "-3", None),
        ("100%", "100", "%"),
        ("12（其中规章3件（含修订1件））", "12", None),
        ("12（其中修订3件", "12", None),
        ("-35", "-35", None),
        ("+1036", "1036", None),
        ("增10", "10", None),
        ("减5件", "-5", "件"),
        ("↓5", "-5", None),
        ("12①", "12", None),
        ("12注", "12", None),
        ("12注²", "12", None),
        ("0。", "0", None),
        ("一十二", "12", None),
        ("(1,234.50)", "-1234.50", None),
        ("（8.7%）", "-8.7", "%"),
        ("170.1吨", "170.1", "吨"),
        ("1.43万平方米", "14300.00", "平方米"),
        ("零", "0", None),
    ],
)
def test_numbers(text: str, value: str, unit: str | None) -> None:
    number = parse_cell(text)
    assert number is not None
    assert (str(number.value), number.unit) == (value, unit)
    assert text[number.span.start : number.span.end] == number.printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "—",
        "-",
        "无",
        "12-15",
        "1 272",
        "12 5",
        "00",
        "1234567890123456",
        "007",
        "1,27",
        "2.",
        "（3）",
        "第3项",
        "3至5",
        "1.2.3",
        "8100009（三）不予公开",
        "增",
    ],
)
def test_what_is_no_single_number(text: str) -> None:
    assert parse_cell(text) is None


@pytest.mark.parametrize("text", ["/", "—", "--", "-", "无", "N/A", "不适用", "不涉及", "无。", "×"])
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "0", "无法提供", "其他"])
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "value", "doubtful"),
    [("1 272", "1272", False), ("1 ,272", "1272", False), ("0 .5", "0.5", False), ("1 2", "12", True)],
)
def test_spaces_inside_one_cell(text: str, value: str, doubtful: bool) -> None:
    number, doubted = parse_spaced(text)
    assert number is not None
    assert (str(number.value), doubted) == (value, doubtful)
    assert text[number.span.start : number.span.end] == number.printed


@pytest.mark.parametrize("text", ["12", "0 0", "1 000 0 .", "一 二", ""])
def test_what_is_not_spaced(text: str) -> None:
    assert parse_spaced(text) == (None, False)


@given(st.integers(0, 10**9), st.booleans())
def test_printed_integers_come_back(value: int, commas: bool) -> None:
    number = parse_cell(f"{value:,}" if commas else str(value))
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "count"), [("21.064", 21064), ("1,234.567", 1234567), ("12.5", None), ("1234.567", None), ("64", 64)]
)
def test_a_count_has_no_fraction(text: str, count: int | None) -> None:
    number = parse_cell(text)
    assert number is not None
    found = read_as_count(number)
    assert (found and found.value) == count
