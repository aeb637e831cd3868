"""Heads and labels in columns so narrow that each line holds a sign or four, as text taken out of a PDF has them."""

from __future__ import annotations

import pytest

from models.tables.recover import Recovered
from tests.models.tables.pages.print.test_text_columns import read

HEADING = "四、政府信息公开行政复议、行政诉讼情况"
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = "4 0 1 0 5 0 2 0 0 2 1 0 0 3 4"
SIGNS = "\n".join(sign for head in RESULTS for sign in head)
LEVEL = "\n".join(" ".join(head[line] for head in RESULTS if line < len(head)) for line in range(4))


def disputes(read: Recovered) -> list[str]:
    return [figure.printed for figure in read.figures if figure.field.startswith("disputes")]


@pytest.mark.parametrize("heads", [SIGNS, LEVEL], ids=["signs", "level"])
@pytest.mark.parametrize("figures", [FIGURES, FIGURES.replace(" ", "\n")], ids=["row", "lines"])
def test_heads_a_sign_a_line(heads: str, figures: str) -> None:
    lines = [HEADING, "行政复议 行政诉讼", heads, "未经复议直接起诉 复议后起诉", heads, heads, figures]
    assert disputes(read("\n".join(lines))) == FIGURES.split()


def test_figures_under_other_words_are_of_no_form() -> None:
    lines = [HEADING, "本年度办理的其他案件按月份列示如下", FIGURES]
    assert disputes(read("\n".join(lines))) == []


LABEL = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"


@pytest.mark.parametrize("figures", ["0 0 3 0 0 6 9", "0\n0\n3\n0\n0\n6\n9"], ids=["row", "lines"])
def test_a_label_in_ten_lines_is_one(figures: str) -> None:
    label = "\n".join(LABEL[at : at + 4] for at in range(0, len(LABEL), 4))
    rows = [
        "2.重复申请",
        "0 0 0 0 0 0 0",
        "1.申请人无正当理由逾期不补正",
        "1 0 0 0 0 0 1",
        label,
        figures,
        "3.其他",
        figures,
    ]
    found = read("三、收到和处理政府信息公开申请情况\n" + "\n".join(rows))
    told = {one.field: one for one in found.figures if ".fee_unpaid." in one.field}
    assert [one.printed for one in told.values()] == ["0", "0", "3", "0", "0", "6", "9"]
    assert min(one.confidence for one in told.values()) > 0.5
