"""Which formulas a passage's figures may make, and what the network reads of them."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from corpora.document.formula import KINDS, Formula, made
from models.language.encoder.characters import standard_tokens
from models.language.formulas.asked import MOST_COUNTS, NOWHERE, asked_of
from models.language.formulas.enumerate import Count, formulas_of
from models.language.formulas.passages import Passage, masked
from models.language.formulas.totals import EXPRESSIONS, NAMES, NEW, totals_of

TOLD = "2023年收到申请40件，其中自然人31件、企业9件，自然人占77.5%，比2022年的32件增长25%。"


def count(text: str, printed: str, unit: str, *, after: int = 0) -> Count:
    """The count that prints so."""
    start = text.index(printed, after)
    decimals = len(printed.partition(".")[2])
    return Count(
        value=Decimal(printed), unit=unit, decimals=decimals, printed=printed, start=start, end=start + len(printed)
    )


@pytest.fixture
def passage() -> Passage:
    """A sentence with six counts."""
    at = TOLD.index("申请")
    counts = tuple(
        count(TOLD, printed, unit, after=at)
        for printed, unit in (("40", "件"), ("31", "件"), ("9", "件"), ("77.5", "%"), ("32", "件"), ("25", "%"))
    )
    return Passage(text=TOLD, counts=counts, claims=tuple("abcdef"), own=0, year=2023)


def comes_out(passage: Passage, formula: Formula, totals: dict[str, Decimal]) -> bool:
    values = [one.value for one in passage.counts]
    return made(formula, values, totals) == values[formula.result]


def test_a_sum_a_share_and_a_growth_are_among_what_comes_out(passage: Passage) -> None:
    formulas = formulas_of(passage.counts, {})
    right = {(one.kind, one.result) for one in formulas if comes_out(passage, one, {})}
    assert {("sum", 0), ("share", 3), ("growth", 5)} <= right
    assert all(max(one.places) < len(passage.counts) for one in formulas)


def test_totals_of_the_tables_stand_among_the_operands(passage: Passage) -> None:
    totals = {NEW: Decimal(40)}
    right = [one for one in formulas_of(passage.counts, totals) if comes_out(passage, one, totals) and one.total]
    assert ("table-share", 3, 1) in {(one.kind, one.result, one.numerator) for one in right}
    assert formulas_of(passage.counts, {}) == [one for one in formulas_of(passage.counts, totals) if not one.total]


def test_no_formula_divides_by_zero() -> None:
    counts = [Count(value=Decimal(0), unit="件", decimals=0, printed="0", start=n, end=n + 1) for n in range(4)]
    counts.append(Count(value=Decimal(5), unit="%", decimals=0, printed="5", start=9, end=10))
    counts.append(Count(value=Decimal(2), unit="倍", decimals=0, printed="2", start=12, end=13))
    totals = {NEW: Decimal(3)}
    for one in formulas_of(counts, totals):
        made(one, [count.value for count in counts], totals)


def test_kinds_and_decades_are_no_parts() -> None:
    text = "三类共12件，甲5件、乙7件"
    kinds = Count(value=Decimal(3), unit="类", decimals=0, printed="三", start=0, end=1)
    counts = [kinds, count(text, "12", "件"), count(text, "5", "件"), count(text, "7", "件")]
    assert not any(0 in one.parts for one in formulas_of(counts, {}))


def test_the_network_sees_no_figure_and_years_as_how_long_ago(passage: Passage) -> None:
    words, places = masked(passage)
    assert not any(sign.isdigit() and sign.isascii() for sign in words)
    assert words.startswith("①年收到申请x件")
    assert "比②年的x件" in words
    assert [words[at] for at in places] == ["x"] * len(passage.counts)


def test_what_is_asked_has_a_row_a_formula(passage: Passage) -> None:
    formulas = formulas_of(passage.counts, {NEW: Decimal(40)})
    asked = asked_of(passage, formulas, standard_tokens())
    assert asked.asked.shape == (len(formulas), 6)
    assert asked.parts.shape == (len(formulas), MOST_COUNTS)
    assert (asked.places[: len(passage.counts)] < len(asked.ids)).all()
    assert (asked.places[len(passage.counts) :] == NOWHERE).all()
    of_sums = [n for n, one in enumerate(formulas) if one.kind == "sum"]
    assert [tuple(np.flatnonzero(asked.parts[n])) for n in of_sums] == [formulas[n].parts for n in of_sums]


def test_a_total_with_a_missing_figure_is_none() -> None:
    known = {name: Decimal(4) for name in NAMES}
    assert totals_of(lambda expression: known[expression.name]) == known
    assert totals_of(lambda expression: None if expression.name == NEW else Decimal(0)) == {}
    assert set(EXPRESSIONS) == set(NAMES)


def test_every_kind_is_named_once() -> None:
    assert len(set(KINDS)) == len(KINDS)
