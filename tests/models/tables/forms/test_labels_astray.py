"""Text that goes down columns: figures that only their order gives to rows are doubted, where labels stand elsewhere."""

from __future__ import annotations

from tests.models.tables.pages.print.test_text_columns import read

HEADING = "二、主动公开政府信息情况"
HEADS = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
REST = [
    "第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "35", "第二十条第（六）项", "信息内容", "本年处理决定数量",
    "行政处罚", "7", "行政强制", "2", "第二十条第（八）项", "信息内容", "本年收费金额（单位：万元）", "行政事业性收费", "0",
]  # fmt: skip


def told(lines: list[str]) -> dict[str, tuple[str | None, float]]:
    found = read("\n".join([HEADING, *lines])).figures
    return {one.field.removeprefix("proactive."): (one.printed, one.confidence) for one in found}


def test_figures_below_heads_whose_rows_stand_before_them_are_doubted() -> None:
    found = told(["规章", "行政规范性文件", *HEADS, "0", "8", "0", "0", "1", "0", *REST])
    rows = [one for field, one in found.items() if field.startswith(("regulations", "documents"))]
    assert len(rows) == 6
    assert all(confidence < 0.5 for _, confidence in rows)
    assert found["licensing"] == ("35", found["licensing"][1])
    assert found["licensing"][1] > 0.9


def test_labels_beside_their_figures_are_not() -> None:
    found = told([*HEADS, "规章", "0", "8", "0", "行政规范性文件", "0", "1", "0", *REST])
    assert min(confidence for _, confidence in found.values()) > 0.9
