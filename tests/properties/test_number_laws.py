"""Laws of the number grammar: what is printed is read back, and from the place where it stands."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corpora.document.numeral import parse_numeral, print_chinese
from corpora.document.quantity import find_quantities

MOBILE = range(13_000_000_000, 20_000_000_000)
"""Eleven digits that begin so are a telephone number, never a count."""
COUNTS = st.one_of(
    st.integers(0, 200), st.integers(0, 10**6), st.integers(0, 10**12 - 1).filter(lambda value: value not in MOBILE)
)
LEADS = st.sampled_from(["共收到申请", "发布信息", "其中微信", "办理并答复", "，占", "新增", "合计"])
UNITS = st.sampled_from(["件", "条", "份", "次", "个", "人次", "篇", "项"])
TAILS = st.sampled_from(["。", "，全部办结。", "、微信", "（含结转）。", "；", ""])
PRINTERS = st.sampled_from([str, lambda value: f"{value:,}", print_chinese])


@given(COUNTS)
def test_a_printed_chinese_numeral_is_read_back(value: int) -> None:
    assert parse_numeral(print_chinese(value)) == value


@given(st.integers(0, 10**12), st.integers(0, 10**4 - 1))
def test_an_arabic_numeral_is_exact(whole: int, fraction: int) -> None:
    printed = f"{whole}.{fraction:04d}"
    assert parse_numeral(printed) == Decimal(printed)
    assert str(parse_numeral(printed)) == printed


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿点0123456789,.", max_size=12))
def test_any_string_has_a_value_or_none_and_never_fails(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


@given(COUNTS, PRINTERS, LEADS, UNITS, TAILS, st.booleans())
def test_a_quantity_is_found_where_it_stands(value, printer, lead, unit, tail, spaced) -> None:  # type: ignore[no-untyped-def]
    printed, gap = printer(value), " " if spaced else ""
    text = f"{lead}{gap}{printed}{gap}{unit}{tail}"
    (number,) = find_quantities(text)
    assert (number.value, number.unit, number.bound) == (value, unit, "exact")
    assert text[number.span.start : number.span.end] == number.printed == printed


@given(st.lists(st.tuples(COUNTS, PRINTERS, LEADS, UNITS), min_size=1, max_size=5))
def test_quantities_come_in_order_and_none_is_lost(items) -> None:  # type: ignore[no-untyped-def]
    text = "，".join(f"{lead}{printer(value)}{unit}" for value, printer, lead, unit in items)
    found = find_quantities(text)
    assert [number.value for number in found] == [item[0] for item in items]
    assert all(text[number.span.start : number.span.end] == number.printed for number in found)


@given(st.integers(1, 999_999), st.sampled_from([1, 2, 4]))
def test_wan_belongs_to_the_numeral_and_wan_yuan_is_a_unit(units: int, decimals: int) -> None:
    amount = Decimal(units).scaleb(-decimals)
    (items,) = find_quantities(f"发布信息{amount}万条。")
    (money,) = find_quantities(f"收费{amount}万元。")
    assert (items.value, items.unit) == (amount * 10_000, "条")
    assert (money.value, money.unit) == (amount, "万元")
