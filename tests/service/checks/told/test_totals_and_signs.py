"""Totals of lists, shares of totals that are named, and changes told the wrong way round."""

import pytest

from tests.conftest import Say

WRONG = {
    "办结的52件，3个工作日内答复21件，4至10个工作日答复19件，延期答复13件，三档合计52件。": ("claim-parts", "52"),
    "涉及规划的21件，占比最大；涉及房屋征收17件，涉及教育9件，其他4件，四类相加即全年新收的50件。": ("claim-parts", "50"),
    "2021年、2022年、2023年分别收到申请36件、41件、50件，三年累计117件。": ("claim-parts", "117"),
    "无法提供10件，占办结件的20.0%。": ("claim-ratio", "20.0"),
    "本机关不掌握的8件，占无法提供件的15.4%，均已告知查询途径。": ("claim-ratio", "15.4"),
    "复议和诉讼案件合计10件，比上年的8件减少2件。": ("claim-change", "2"),
    "收到建议41件，比上年的57件增加16件。": ("claim-change", "16"),
}  # fmt: skip
RIGHT = (
    "办结的52件，3个工作日内答复21件，4至10个工作日答复18件，延期答复13件，三档合计52件。",
    "2021年、2022年、2023年分别收到申请36件、41件、50件，三年累计127件。",
    "无法提供10件，占办结件的19.2%。",
    "本机关不掌握的8件，占无法提供件的80.0%，均已告知查询途径。",
    "收到建议41件，比上年的57件减少16件。",
    "收到建议41件，其中主办29件，比上年的57件减少16件。",
    "培训3期、参训120人次，座谈2次，各类活动合计9次。",
)  # fmt: skip


@pytest.mark.parametrize(("words", "told"), WRONG.items())
def test_what_does_not_come_out(words: str, told: tuple[str, str], contradictions: Say) -> None:
    assert told in [(check.kind, f"{check.claimed:f}") for check in contradictions(words) if check.claimed is not None]


@pytest.mark.parametrize("words", RIGHT)
def test_what_does(words: str, contradictions: Say) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("办结的52件中，10个工作日内答复21件，11至20个工作日答复18件，延期答复13件。", None),
        ("办结的52件中，10个工作日内答复21件，11至20个工作日答复18件，延期答复31件。", "52"),
        ("办结的52件中，10个工作日内答复21件，延期答复13件。", None),
        ("办结的52件中，20个工作日内答复41件，延期答复9件，扣除征求意见时间的2件。", None),
        ("新收的50件中，网上提交31件，信函寄送12件，当面递交17件。", "50"),
        ("新收的50件中，网上提交31件，信函寄送12件，当面递交4件，其余以传真提出。", None),
    ],
)
def test_kinds_that_are_all_there_are(words: str, told: str | None, contradictions: Say) -> None:
    found = [f"{check.claimed:f}" for check in contradictions(words) if check.claimed is not None]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("无法提供10件，其中本机关不掌握8件，占该类的80.0%。", []),
        ("无法提供10件，其中本机关不掌握8件，占该类的15.4%。", ["15.4"]),
        ("行政复议审结4件，其中维持3件，占已审结案件的75.0%。", []),
    ],
)
def test_shares_of_a_kind_told_before(words: str, told: list[str], contradictions: Say) -> None:
    assert [f"{check.claimed:f}" for check in contradictions(words) if check.claimed is not None] == told
