"""Reports in traditional characters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.assemble import build_toolkit
from service.pipeline import read_report
from service.settings import Settings

pytest.importorskip("opencc")

REPORT = """雲屏嶺市水利局2023年政府信息公開工作年度報告
一、總體情況
全年主動公開信息120條，沒有收到政府信息公開申請。
二、主動公開政府信息情況
第二十條第（一）項
信息內容\t本年制發件數\t本年廢止件數\t現行有效件數
規章\t0\t0\t1
行政規範性文件\t7\t2\t31
第二十條第（五）項
信息內容\t本年處理決定數量
行政許可\t1272
"""


def test_labels_in_traditional_characters_are_known() -> None:
    data = REPORT.encode()
    reading = read_report(RawSource(path="年報.txt", data=data), build_toolkit(Settings(language="grammar")))
    assert isinstance(reading, Reading)
    figures = {figure.field: figure.value for figure in reading.layout.figures}
    assert figures["proactive.documents.in_force"] == Decimal(31)
    assert figures["proactive.licensing"] == Decimal(1272)
    assert reading.layout.organisation == "云屏岭市水利局"
    assert "traditional_characters" in reading.document.warnings
    for table in reading.layout.tables:
        for cell in table.grid.cells:
            if cell.place is not None and cell.text:
                assert reading.document.text[slice(*cell.place.span)] == cell.text


@pytest.mark.parametrize(
    "text", ["令和5年度 収支決算書\n予算額\t決算額\n3\t4\n", "香港特區預算\n項目\t數額\n開支\t12\n"]
)
def test_other_documents_stay_as_they_are_printed(text: str) -> None:
    source = RawSource(path="年報.txt", data=text.encode())
    reading = read_report(source, build_toolkit(Settings(language="grammar")))
    assert isinstance(reading, Reading)
    assert reading.document.text == text
