"""What is denied in so many words, or said of all requests, against the tables: 无不予公开情形, 申请均予以公开."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    "said",
    [
        "无不予公开情形。",
        "全年没有不予公开的申请。",
        "本年度无部分公开情形。",
        "无信访类申请。",
        "未收到信访举报类申请。",
        "全年无企业申请。",
        "没有企业提出的申请。",
        "全年无法人和其他组织申请公开。",
        "本年度无结转件。",
        "年底无未办结申请。",
    ],
)
def test_a_row_or_column_denied_outright_is_held_against_the_tables(contradictions: Say, said: str) -> None:
    (found,) = contradictions(said)
    assert (found.kind, found.claimed) == ("claim-table", 0)


@pytest.mark.parametrize(
    "said",
    [
        "无重复申请。",
        "未收到要求提供公开出版物的申请。",
        "无科研机构、社会公益组织申请。",
        "除3件外，无不予公开情形。",
        "征地类申请中无不予公开情形。",
        "企业申请7件，其中不予公开0件，无不予处理情形。",
        "行政复议6件，没有未审结的诉讼案件。",
        "2022年无不予公开的申请。",
        "下属事业单位无部分公开情形。",
        "没有企业通过邮寄方式提出的申请。",
        "没有不予公开后被复议的案件。",
        "未发生行政处罚被撤销情形。",
        "符合条件的申请均予以公开。",
        "上年结转的申请均由自然人提出。",
        "所有申请均已依法答复。",
    ],
)
def test_what_is_denied_of_some_or_truly_is_not(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


@pytest.mark.parametrize("said", ["申请均由自然人提出。", "收到的申请全部予以公开。", "全年申请均不予公开。"])
def test_what_is_said_of_all_requests(contradictions: Say, said: str) -> None:
    (found,) = contradictions(said)
    assert found.kind == "claim-ratio"
