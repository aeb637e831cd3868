from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.mention import Mentions
from corpora.document.number import Bound, Number
from corpora.document.reading import Reading
from service.checks.inspection import Inspection, agrees, may_count_otherwise, plain

NEW = Expression(name="新收", plus=("requests.new.total",))
ALL = Expression(name="新收加结转", plus=("requests.new.total", "requests.carried_in.total"))
LESS = Expression(name="新收减结转", plus=("requests.new.total",), minus=("requests.carried_out.total",))


def claim(value: str, bound: Bound = "exact", *fields: Expression, unit: str = "件", upper: str | None = None) -> Claim:
    number = Number(
        value=Decimal(value), printed=value, span=Span(0, 1), unit=unit, bound=bound,
        upper=Decimal(upper) if upper else None,
    )  # fmt: skip
    return Claim(
        id="c1", text="", span=Span(0, 1), sentence=Span(0, 1), section=None, measure="", number=number,
        relation="equal", period=None, period_kind="this_year", body="own", fields=fields, confidence=1.0,
    )  # fmt: skip


@pytest.fixture
def inspect(read: Callable[..., Reading], printed: Callable[..., str]) -> Callable[..., Inspection]:
    def make(**options: object) -> Inspection:
        reading = read(printed(**options))
        return Inspection(document=reading.document, layout=reading.layout, mentions=Mentions(), profile=None)

    return make


@pytest.mark.parametrize(
    ("said", "bound", "found", "agreed"),
    [
        ("50", "exact", "50", True), ("50", "exact", "51", False), ("50", "about", "52", True),
        ("1200", "more_than", "1272", True), ("1200", "more_than", "1300", False), ("1200", "more_than", "1199", False),
        ("50", "at_least", "50", True), ("50", "at_least", "49", False), ("50", "less_than", "48", True),
        ("50", "less_than", "51", False), ("50", "less_than", "30", False), ("50", "about", "80", False),
    ],
)  # fmt: skip
def test_a_bound_allows_as_much_as_its_words(said: str, bound: Bound, found: str, agreed: bool) -> None:
    assert agrees(claim(said, bound, NEW), Decimal(found)) is agreed


@pytest.mark.parametrize(
    ("printed", "said", "found", "otherwise"),
    [
        ("8.32万", "83200", "80233", False), ("8.32万", "83200", "83260", True), ("120万", "1200000", "1264318", True),
        ("120万", "1200000", "1364318", False), ("126.4万", "1264000", "1272", True), ("1264", "1264", "12", False),
    ],
)  # fmt: skip
def test_a_number_in_ten_thousands_may_be_rounder_or_another_s(
    printed: str, said: str, found: str, otherwise: bool
) -> None:
    one = claim(said, "exact", NEW)
    scaled = replace(one, number=replace(one.number, printed=printed))
    assert may_count_otherwise(scaled, Decimal(found), said=Decimal(said)) is otherwise


def test_a_range_holds_what_lies_within() -> None:
    ranged = claim("10", "range", NEW, upper="15")
    assert [agrees(ranged, Decimal(found)) for found in (9, 10, 15, 16)] == [False, True, True, False]


def test_an_unknown_figure_agrees_with_nothing() -> None:
    assert not agrees(claim("0", "exact", NEW), None)


def test_values_of_expressions(inspect: Callable[..., Inspection]) -> None:
    inspection = inspect()
    assert [inspection.value(item) for item in (NEW, ALL, LESS)] == [50, 55, 47]


def test_a_blank_cell_is_no_zero(inspect: Callable[..., Inspection]) -> None:
    inspection = inspect(blank=["requests.carried_in.total"], html=True)
    assert inspection.value(ALL) is None
    assert inspection.value_without_blanks(ALL) == 50
    only = Expression(name="上年结转", plus=("requests.carried_in.total",))
    assert inspection.value_without_blanks(only) is None


def test_the_first_expression_that_agrees_is_the_sense(inspect: Callable[..., Inspection]) -> None:
    inspection = inspect()
    assert inspection.fitting(claim("55", "exact", NEW, ALL)) == ALL
    assert inspection.fitting(claim("54", "exact", NEW, ALL)) is None


@pytest.mark.parametrize(
    ("value", "words"), [(Decimal("50.00"), "50"), (Decimal("3.50"), "3.5"), (Decimal("1E+3"), "1000"), ("甲", "甲")]
)
def test_numbers_in_messages_are_plain(value: object, words: str) -> None:
    assert plain(value) == words
