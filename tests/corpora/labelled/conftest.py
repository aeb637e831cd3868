from __future__ import annotations

from decimal import Decimal

import pytest

from corpora.document.geometry import Box, Span
from corpora.labelled.formats.protocol import Sample
from corpora.labelled.label import (
    CellLabel,
    CellName,
    ClaimLabel,
    EntityLabel,
    LabelledReport,
    PageSize,
    PairLabel,
    TableLabel,
)
from corpora.labelled.passages import texts_of

TEXT = "云岭市示例局2023年共收到政府信息公开申请12件，均已答复。"


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def _cell(row: int, column: int, text: str, *, header: bool) -> CellLabel:
    box = Box(left=50 + 100 * column, top=90 + 20 * row, right=150 + 100 * column, bottom=110 + 20 * row)
    return CellLabel(
        row=row, column=column, row_span=1, column_span=1, text=text, header=header, page=1, box=box, origin="model",
        confidence=0.9,
    )  # fmt: skip


@pytest.fixture
def one_report() -> LabelledReport:
    cells = (_cell(0, 0, "项目", header=True), _cell(0, 1, "总计", header=True),
             _cell(1, 0, "新收", header=True), _cell(1, 1, "12", header=False))  # fmt: skip
    table = TableLabel(
        id="t1",
        form="requests",
        caption=None,
        n_rows=2,
        n_columns=2,
        found_by=None,
        cells=cells,
        origin="arithmetic",
        confidence=0.9,
    )
    claim = ClaimLabel(
        id="c1", text="12件", span=_span("12件"), numeral=_span("12"), measure="政府信息公开申请", value=Decimal(12),
        unit="件", relation="equal", period="2023", period_kind="this_year", body="own", field="requests.new.total",
        origin="arithmetic", confidence=0.95,
    )  # fmt: skip
    pair = PairLabel(
        id="p1", statement=TEXT[:-1], span=Span(0, len(TEXT) - 1), numeral=_span("12"), claimed=Decimal(12),
        found=Decimal(12), fields=("requests.new.total",), evidence=(CellName(table="t1", row=1, column=1),),
        verdict="supported", twin_of=None, origin="arithmetic", confidence=0.97,
    )  # fmt: skip
    return LabelledReport(
        document="ab" * 32, title=None, organisation="云岭市示例局", body="云岭市示例局", year=2023, text=TEXT,
        entities=(
            EntityLabel(label="ORG", text="云岭市示例局", span=_span("云岭市示例局"), origin="model", confidence=0.8),
        ),
        claims=(claim,), tables=(table,), pairs=(pair,),
        pages=(PageSize(number=1, width=595, height=842, exact=True),),
    )  # fmt: skip


@pytest.fixture
def one_sample(one_report: LabelledReport) -> Sample:
    return Sample(report=one_report, texts=texts_of(one_report))
