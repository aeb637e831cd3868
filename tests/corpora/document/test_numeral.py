from decimal import Decimal

import pytest

from corpora.document.numeral import parse_chinese_integer, parse_numeral, print_chinese
from corpora.document.quantity import find_quantities


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", "12"), ("1,272", "1272"), ("1，272", "1272"), ("1,234,567", "1234567"), ("3.50", "3.50"),
        ("1.2万", "12000"), ("3万", "30000"), ("2.5亿", "250000000"), ("5百万", "5000000"), ("1 000", "1000"),
        ("零", "0"), ("〇", "0"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("一百", "100"), ("两百", "200"),
        ("一百一十", "110"), ("一百零一", "101"), ("一千零一十", "1010"), ("一千零一", "1001"), ("两千", "2000"),
        ("一百五", "150"), ("三千六", "3600"), ("一万五", "15000"), ("一万零五百", "10500"), ("十万", "100000"),
        ("一亿零三万", "100030000"), ("壹佰贰拾叁", "123"), ("二〇二三", "2023"), ("二零二三", "2023"),
        ("三点五", "3.5"), ("一点二万", "12000"), ("十二点零五", "12.05"),
    ],
)  # fmt: skip
def test_a_numeral_is_worth_what_it_prints(printed: str, value: str) -> None:
    assert parse_numeral(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    ["", "两三", "三五", "七八", "十十", "百", "一千千", "一百二百", "一二百", "点五", "三点", "三百四万五千亿万",
     "1,2", "12,34", "1.2.3", "一二", "abc", "-3", "二两"],
)  # fmt: skip
def test_what_is_no_numeral_has_no_value(printed: str) -> None:
    assert parse_numeral(printed) is None


@pytest.mark.parametrize(
    "printed", ["1234567890123456", "1,234,567,890,123,456", "9999999999999999.5", "0.1234567891", "999999999999999亿"]
)
def test_a_number_of_an_account_counts_nothing(printed: str) -> None:
    assert parse_numeral(printed) is None
    assert find_quantities(f"共有{printed}件。") == ()


def test_decimal_digits_are_kept_as_printed() -> None:
    assert str(parse_numeral("3.50")) == "3.50"
    assert isinstance(parse_numeral("0.1"), Decimal)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0, "零"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
     (1010, "一千零一十"), (10_001, "一万零一"), (10_500, "一万零五百"), (20_000, "二万"), (100_000, "十万"),
     (10**8 + 30_000, "一亿零三万")],
)  # fmt: skip
def test_printing(value: int, printed: str) -> None:
    assert print_chinese(value) == printed


@pytest.mark.parametrize("value", [-1, 10**12])
def test_printing_refuses_what_it_can_not_print(value: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        print_chinese(value)


def test_approximate_pairs_are_not_read_digit_by_digit() -> None:
    assert parse_chinese_integer("两三") is None
    assert parse_chinese_integer("一二三四") == 1234
