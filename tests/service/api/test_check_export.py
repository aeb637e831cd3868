"""Lists of checks as files."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest

from service.api.routes import check_export

ASKED = {"verdict": "contradicted"}


@pytest.fixture
def dismissed(served: Any, contradicted: str, printed: Any) -> Any:
    """Two contradictions, one of them dismissed with a note that a spreadsheet would run."""
    served.read(("=cmd.txt", printed("2022年，本机关共收到政府信息公开申请52件。", year=2022)))
    found = served.client.get("/v1/checks", params=ASKED | {"document": contradicted}).json()["items"]
    patch = {"decision": "dismissed", "reason": "wording", "note": "=1+1"}
    assert served.client.patch(f"/v1/checks/{found[0]['id']}", json=patch).status_code == 200
    return served


def test_a_list_with_what_reviewers_said(dismissed: Any) -> None:
    answer = dismissed.client.get("/v1/export/checks.csv", params=ASKED)
    assert answer.headers["content-disposition"].endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == dismissed.client.get("/v1/checks", params=ASKED).json()["total"] == 2
    by_year = {row["年度"]: row for row in rows}
    assert (by_year["2023"]["文中数"], by_year["2023"]["核得数"], by_year["2023"]["结论"]) == ("51", "50", "矛盾")
    assert (by_year["2023"]["审核"], by_year["2023"]["误报原因"], by_year["2023"]["审核人"]) == (
        "误报",
        "理解错了句子",
        "local",
    )
    assert (by_year["2023"]["备注"], by_year["2022"]["文件"]) == ("'=1+1", "'=cmd.txt")
    assert by_year["2022"]["审核"] == ""


def test_the_same_as_a_workbook(dismissed: Any) -> None:
    answer = dismissed.client.get("/v1/export/checks.xlsx", params=ASKED | {"reviewed": True})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heading, row = list(sheet.iter_rows())
    found = {name.value: cell for name, cell in zip(heading, row, strict=True)}
    assert (found["文中数"].value, found["备注"].value, found["备注"].data_type) == (51, "=1+1", "s")


def test_too_many_are_refused(dismissed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_export, "MAX_LINES", 1)
    answer = dismissed.client.get("/v1/export/checks.csv")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_many_checks")
