"""Averages of a month or a quarter: 全年收到申请50件，月均4件."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]

RIGHT_AND_WRONG = (
    ("全年收到申请50件，月均约{}件。", "4.2", "5.2"),
    ("全年收到申请50件，办结52件，平均每月办结{}件。", "4.3", "5.3"),
    ("全年办结申请52件，月均{}件。", "4.3", "5.3"),
    ("平均每月办理申请约{}件。", "4", "8"),
    ("2023年平均每季度收到申请{}件。", "12.5", "15.2"),
)


@pytest.mark.parametrize(("words", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_wrong_average_is_told_from_a_right_one(contradictions: Say, words: str, right: str, wrong: str) -> None:
    assert not contradictions(words.format(right))
    assert [one.kind for one in contradictions(words.format(wrong))] == ["claim-ratio"]


@pytest.mark.parametrize(
    "said",
    [
        "上半年平均每月收到申请6件。",
        "2022年平均每月收到申请6件。",
        "2022年收到申请34件，平均每月收到申请3件。",
        "上年平均每月收到申请6件，本年平均每月收到申请4件。",
        "近三年平均每月收到申请6件。",
        "四季度平均每月收到申请8件。",
        "集中受理的3个月里，月均收到申请9件。",
        "后6个月月均受理申请6件。",
        "每名工作人员平均每月办理申请2件。",
        "平均每月办理低保申请80件。",
        "全年办结52件，平均每月处理来信40件。",
    ],
)
def test_an_average_of_some_of_it_or_of_something_else_is_left_alone(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


@pytest.mark.parametrize(("said", "flagged"), [("八成以上", False), ("九成以上", True)])
def test_who_asked_tells_what_is_asked_for(contradictions: Say, said: str, flagged: bool) -> None:
    assert bool(contradictions(f"从申请主体看，自然人申请占{said}。")) is flagged
