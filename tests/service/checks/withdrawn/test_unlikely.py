"""Contradictions of a cell by figures that a network hardly takes for the cell's."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from corpora.document.claim import Claim, Expression
from corpora.document.geometry import Span
from corpora.document.number import Number
from service.checks.inspection import Finding, message
from service.checks.withdrawn.unlikely import without_unlikely

CLAIM = Claim(
    id="c1", text="收到申请24件", span=Span(0, 7), sentence=Span(0, 8), section=None, measure="收到申请",
    number=Number(value=Decimal(24), printed="24", span=Span(4, 6), unit="件"), relation="equal", period="2023",
    period_kind="this_year", body="own", fields=(Expression(name="新收", plus=("requests.new.total",)),), confidence=0.98,
    firm=True,
)  # fmt: skip


def _verdict(
    *, likely: float | None, found: int, settled: bool = False, missed: int | None = None, words: str = "收到申请"
) -> str:
    finding = Finding(
        kind="claim-table", verdict="contradicted", cause="published", message=message("claim-table.contradicted"),
        fields=("requests.new.total",), claimed=Decimal(24), found=Decimal(found), evidence=(), confidence=0.98,
        claim_ids=("c1",), settled=settled,
    )  # fmt: skip
    parts = replace(
        finding, kind="claim-parts", claimed=Decimal(100), found=Decimal(100 - (missed or 0)), claim_ids=("c0", "c1")
    )
    text = f"{words}24件。"
    number = replace(CLAIM.number, span=Span(len(words), len(words) + 2))
    claim = replace(CLAIM, likely=likely, number=number, span=Span(0, len(words) + 3), sentence=Span(0, len(text)))
    inspection = SimpleNamespace(
        claims={"c1": claim}, mentions=SimpleNamespace(claims=(claim,)), document=SimpleNamespace(text=text)
    )
    (judged, *_) = without_unlikely(inspection, [finding, parts] if missed else [finding])  # type: ignore[arg-type]
    return judged.verdict


@pytest.mark.parametrize(
    ("likely", "found", "verdict"),
    [
        (0.97, 51, "contradicted"),
        (0.4, 51, "unverifiable"),
        (0.8, 51, "unverifiable"),
        (0.8, 11, "contradicted"),
        (0.4, 11, "unverifiable"),
        (0.4, 42, "contradicted"),
        (0.1, 42, "unverifiable"),
        (None, 51, "contradicted"),
    ],
)
def test_what_is_hardly_the_cells_is_left_open(likely: float | None, found: int, verdict: str) -> None:
    assert _verdict(likely=likely, found=found) == verdict


def test_words_that_settle_it_and_lists_that_miss_it_leave_no_doubt() -> None:
    assert _verdict(likely=0.1, found=51, settled=True) == "contradicted"
    assert _verdict(likely=0.1, found=51, missed=27) == "contradicted"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("本年度收到政府信息公开申请", "contradicted"),
        ("2023年，我局共收到信息公开申请", "contradicted"),
        ("2023年全年合计收到政府信息公开申请事项", "contradicted"),
        ("区住建局收到政府信息公开申请", "unverifiable"),
        ("本年度通过信函收到政府信息公开申请", "unverifiable"),
        ("上半年收到政府信息公开申请", "unverifiable"),
    ],
)
def test_a_sentence_that_opens_with_all_that_came_in_needs_less(words: str, verdict: str) -> None:
    """Previously 收到政府信息公开申请6件 of 7 was left open where the network gave it 0.6."""
    assert _verdict(likely=0.4, found=51, words=words) == verdict
