from decimal import Decimal

import pytest

from corpora.document.claim import Claim, Relation
from corpora.document.geometry import Span
from corpora.document.mention import Basis
from corpora.document.number import Number
from corpora.document.proportion import percentage, percentage_of_pair


def claim(value: int, relation: Relation = "equal") -> Claim:
    text = f"{value}件"
    span = Span(0, len(text))
    return Claim(
        id="c1", text=text, span=span, sentence=span, section=None, measure="申请",
        number=Number(value=Decimal(value), printed=str(value), unit="件", span=span), relation=relation, period="2023",
        period_kind="this_year", body="own", fields=(), confidence=1.0,
    )  # fmt: skip


def test_nothing_is_a_share_of_nothing() -> None:
    assert percentage(Decimal(0), Decimal(0)) is None


@pytest.mark.parametrize(
    ("basis", "a", "b", "made"),
    [
        ("share", claim(5), claim(20), 25),
        ("growth", claim(30), claim(24), 25),
        ("growth", claim(18), claim(24), 25),
        ("change", claim(6, "increase"), claim(30), 25),
        ("change", claim(6, "decrease"), claim(18), 25),
        ("points", claim(60), claim(85), 25),
        ("change", claim(30, "increase"), claim(30), None),
        ("growth", claim(3), claim(0), None),
    ],
)
def test_what_two_figures_make(basis: Basis, a: Claim, b: Claim, made: int | None) -> None:
    assert percentage_of_pair(basis, a, b) == made
