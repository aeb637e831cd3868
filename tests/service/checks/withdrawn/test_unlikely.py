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


def _verdict(*, likely: float | None, found: int, settled: bool = False, missed: int | None = None) -> str:
    finding = Finding(
        kind="claim-table", verdict="contradicted", cause="published", message=message("claim-table.contradicted"),
        fields=("requests.new.total",), claimed=Decimal(24), found=Decimal(found), evidence=(), confidence=0.98,
        claim_ids=("c1",), settled=settled,
    )  # fmt: skip
    parts = replace(
        finding, kind="claim-parts", claimed=Decimal(100), found=Decimal(100 - (missed or 0)), claim_ids=("c0", "c1")
    )
    claim = replace(CLAIM, likely=likely)
    inspection = SimpleNamespace(claims={"c1": claim}, mentions=SimpleNamespace(claims=(claim,)))
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
