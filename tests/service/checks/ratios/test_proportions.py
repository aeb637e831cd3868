"""Loosely tied figures that the sentence's own percentages and changes show to be wrong: 新收 50, 上年结转 5, 办结 52."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("各乡镇共收到政府信息公开申请60件，比2022年的40件多10件", 60),
        ("各乡镇共收到政府信息公开申请60件，比2022年的62件少12件", 60),
        ("各乡镇共收到政府信息公开申请60件，其中自然人申请41件，占82%", 60),
        ("各乡镇共收到政府信息公开申请60件，同比（2022年40件）增长25.0%", 60),
    ],
)
def test_what_a_change_or_a_share_is_made_of(contradictions: Say, words: str, claimed: int) -> None:
    found = [(c.claimed, c.found) for c in contradictions(f"依申请公开：{words}。") if c.kind == "claim-table"]
    assert found == [(claimed, 50)]


@pytest.mark.parametrize(
    "words",
    [
        "各乡镇共收到政府信息公开申请60件，比2022年的50件多10件",
        "各乡镇共收到政府信息公开申请60件，其中自然人申请41件，占68.3%",
        "各乡镇共收到政府信息公开申请60件，办结率100%",
        "各乡镇共收到政府信息公开申请60件，比2022年的45件多5件",
    ],
)
def test_what_they_do_not_show(contradictions: Say, words: str) -> None:
    assert [c for c in contradictions(f"依申请公开：{words}。") if c.kind == "claim-table"] == []
