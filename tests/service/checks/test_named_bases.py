"""Shares, rates and changes whose base the words name: 占办结数的57.7%, 按已结4件计, 与上年（40件）相比."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("予以公开30件，占办结数的{}%。", "57.7", "60.0"),
        ("予以公开30件，占办结总数的{}%；部分公开7件，占13.5%。", "57.7", "54.5"),
        ("自然人申请41件，占全部新收申请的{}%。", "82.0", "74.5"),
        ("公开率（予以公开与部分公开之和占办结数的比重）为{}%。", "71.2", "74.0"),
        ("全年收到政府信息公开申请50件。其中自然人41件，占{}%。", "82", "72.7"),
        ("已审结的4件复议案中，3件予以维持，1件被纠正，纠错率为{}%。", "25", "16.7"),
        ("复议机关纠正1件，按审结4件计，纠错率{}%。", "25", "16.7"),
        ("6件复议中被纠正1件，纠错率{}%。", "16.7", "28.6"),
        ("政府信息公开申请中，自然人41件，占82%；法人及其他组织9件，占{}%。", "18", "17"),
        ("与2022年（40件）相比，申请量增加{}件。", "10", "12"),
        ("现行有效规范性文件36件，比上年末增加{}件，上年末为31件。", "5", "6"),
        ("行政复议比上年减少{}件，上年为9件。", "3", "2"),
    ],
)
def test_what_is_of_the_base_it_names(contradictions: Say, said: str, right: str, wrong: str) -> None:
    assert not contradictions(said.format(right))
    (found,) = contradictions(said.format(wrong))
    assert found.claimed == Decimal(wrong)


@pytest.mark.parametrize(
    "said",
    [
        "予以公开30件、部分公开7件，占办结数的71.2%。",
        "征地类申请30件，占新收申请的60.0%，占办结数的57.7%。",
        "全年收到申请50件。自然人41件，占全市自然人申请的2.5%。",
        "复议6件，纠正1件，纠错率16.7%，按审结4件计算为25%。",
        "网上申请较上年增加12件（2022年为20件）。",
        "与上年（30件）相比，征地类申请增加2件。",
    ],
)
def test_what_names_no_base_of_the_tables_is_left_open(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("行政复议6件，其中{}予以维持。", "一半", "三分之一"),
        ("6件行政复议中，结果维持的占{}。", "一半", "三分之一"),
        ("行政复议6件，其中{}被纠正。", "六分之一", "一半"),
        ("全年行政复议6件，到年底仅{}审结。", "三分之二", "三分之一"),
    ],
)
def test_shares_in_words_of_few_cases(contradictions: Say, said: str, right: str, wrong: str) -> None:
    assert not contradictions(said.format(right))
    assert len(contradictions(said.format(wrong))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "收到申请50件，同一申请可能同时涉及几类信息：涉及征地30件，涉及规划25件，故各类之和大于申请总数。",
        "去年是40件，同比增长25%，其中企业申请由3件增加到7件，个人申请由37件增加到41件。",
        "就2022—2023学年而言，收到申请12件，与上学年持平。",
        "水土保持领域作出行政处罚21件、行政许可30件。",
        "对申请公开征地批文的，予以公开8件。",
        "其中通过信函方式申请的，予以公开4件，部分公开1件。",
        "较上年新增的申请中，自然人8件。",
    ],
)
def test_parts_of_something_else_are_left_open(contradictions: Say, said: str) -> None:
    assert not contradictions(said)


def test_a_row_that_a_told_group_names(whole_toolkit: Toolkit, printed: Callable[..., str]) -> None:
    def found(said: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
        read = read_report(RawSource(path="报告.txt", data=printed(said).encode()), whole_toolkit)
        assert isinstance(read, Reading)
        return [(one.kind, one.claimed, one.found) for one in read.checks if one.verdict == "contradicted"]

    assert found("依法不予公开3件，其中国家秘密1件，第三方权益2件。") == [("claim-table", 1, 0)]
    assert found("依法不予公开3件，其中执法案卷1件，第三方权益2件。") == []
