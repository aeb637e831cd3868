"""合计 in tables that fill no form, through the whole line as HTML."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading

HEAD = ("单位", "一季度", "二季度", "合计")
ROWS = (("水务所", 12, 8, 20), ("河湖所", 5, 9, 14), ("防汛办", 7, 6, 13), ("合计", 24, 23, 47))

Judge = Callable[..., list[Check]]


def html(rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, *rows))
    return f"<html><body><h1>云屏岭市水利局巡查情况统计表</h1><table>{lines}</table></body></html>"


@pytest.fixture
def judge(read: Callable[..., Reading]) -> Judge:
    def run(rows: Sequence[Sequence[object]], head: Sequence[str] = HEAD) -> list[Check]:
        checks = read(html(rows, head), path="表.html").checks
        assert {check.kind for check in checks} <= {"table-identity"}
        return list(checks)

    return run


def test_totals_that_hold(judge: Judge) -> None:
    assert [check.verdict for check in judge(ROWS)] == ["supported", "supported"]


def test_one_total_that_does_not(judge: Judge) -> None:
    wrong = (*ROWS[:3], ("合计", 25, 23, 47))
    (check,) = [item for item in judge(wrong) if item.verdict == "contradicted" and item.claimed == 25]
    assert check.found == 24
    assert [item.text for item in check.evidence] == ["25", "12", "5", "7"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ((("水务所", 12, 8, 99), ("河湖所", 5, 9, 77)), HEAD),
        ((("水务所", 12, 8, 20), ("其中：一组", 6, 2, 8), ("合计", 12, 8, 20)), HEAD),
        ((("水务所", "", 8, 20), ("河湖所", 5, 9, 14), ("合计", 24, 23, 47)), HEAD),
        ((("水务所", 12, 8, 20), ("河湖所", 5, 9, 14)), ("单位", "一季度", "二季度", "全年目标")),
        ((("水务所", 0, 0, 0), ("河湖所", 0, 0, 0), ("合计", 0, 0, 4)), HEAD),
    ],
)
def test_what_may_be_no_sum_is_left_alone(judge: Judge, rows: Sequence[Sequence[object]], head: Sequence[str]) -> None:
    """No total holds elsewhere on the line, a subtotal among the parts, a blank part, no total, zeros alone."""
    assert [check for check in judge(rows, head) if check.verdict == "contradicted"] == []
