from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[tuple[str, str, str]]:
    return [(check.verdict, f"{check.claimed}", f"{check.found}") for check in checks if check.kind == "period"]


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "统计期限为2023年1月1日至12月31日。",
        "2023年，我局公开信息12条。",
    ],
)
def test_the_same_year(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == [("supported", "2023", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。",
        "本报告所列数据的统计期限自2022年1月1日起至2023年12月31日止。",
        "2022年，我局公开信息12条。",
    ],
)
def test_another_year(contradictions: Say, sentence: str) -> None:
    assert verdicts(contradictions(sentence)) == [("contradicted", "2022", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年印发的公开要点继续执行。", "2022年结转的申请5件均已答复。", "2024年，我局将新增公开栏目3个。",
        "与2022年相比，公开信息增加12条。", "2022年存在的2个问题已经整改。", "自2020年以来公开信息512条。",
        "2022年，工作稳步推进。",
    ],
)  # fmt: skip
def test_years_that_are_not_the_report_s(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_the_title_alone_says_nothing(say: Say) -> None:
    assert verdicts(say("全年公开信息12条。")) == []
