"""Contradictions of cells in sentences of whose figures more differ from their cells than agree."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.number import Number
from service.checks.inspection import Finding, message
from service.checks.withdrawn.strange_company import without_those_in_strange_company


def _claim(number: int, *, likely: float | None = None) -> Claim:
    return Claim(
        id=f"c{number}", text="", span=Span(number, number + 1), sentence=Span(0, 99), section=None, measure="",
        number=Number(value=Decimal(10 + number), printed="", span=Span(number, number + 1), unit="件"),
        relation="equal", period="2023", period_kind="this_year", body="own", likely=likely, confidence=0.98,
        fields=(Expression(name="", plus=(f"requests.row{number}.total",)),),
    )  # fmt: skip


def _verdict(*, agree: int, differ: int, likely: float | None = None, settled: bool = False) -> str:
    claims = (_claim(0, likely=likely), *(_claim(number + 1) for number in range(agree + differ)))
    right = {one.id for one in claims[1 : 1 + agree]}
    inspection = SimpleNamespace(
        claims={one.id: one for one in claims}, mentions=SimpleNamespace(claims=claims),
        fitting=lambda one: one.fields[0] if one.id in right else None,
    )  # fmt: skip
    finding = Finding(
        kind="claim-table", verdict="contradicted", cause="published", message=message("claim-table.contradicted"),
        fields=("requests.row0.total",), claimed=Decimal(10), found=Decimal(40), evidence=(), confidence=0.98,
        claim_ids=("c0",), settled=settled,
    )  # fmt: skip
    (judged,) = without_those_in_strange_company(inspection, [finding])  # type: ignore[arg-type]
    return judged.verdict


@pytest.mark.parametrize(
    ("agree", "differ", "likely", "verdict"),
    [
        (0, 2, 0.99, "unverifiable"),
        (1, 2, 0.99, "unverifiable"),
        (2, 2, 0.9, "contradicted"),
        (0, 1, 0.9, "unverifiable"),
        (0, 1, 0.99, "contradicted"),
        (0, 0, 0.9, "contradicted"),
    ],
)
def test_a_sentence_that_differs_more_than_it_agrees_is_of_something_else(
    agree: int, differ: int, likely: float, verdict: str
) -> None:
    assert _verdict(agree=agree, differ=differ, likely=likely) == verdict


def test_what_the_words_settle_stays() -> None:
    assert _verdict(agree=0, differ=3, likely=0.9, settled=True) == "contradicted"
