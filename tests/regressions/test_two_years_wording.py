"""Counts of two years, the change between them and its rate, in the orders that reports tell them; what denies itself.

Words and figures of our own; the invented bureau's tables: 新收 50, 上年结转 5, 办结 52, 结转 3; 复议 6, 诉讼 4.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong
from tests.service.checks.against_table import against_table

Say = Callable[..., Sequence[Check]]

CHANGES = [
    "较2022年的60件减少{}件，2023年收到50件，下降{}%。",
    "接待来访由2022年的60批减至50批，减少{}批，下降{}%。",
    "接待来访从上年的60批降到50批，减少{}批，降幅{}%。",
    "与2022年接待60批相比，2023年接待50批，减少{}批，下降{}%。",
    "2022年接待60批，2023年接待50批，减少{}批，下降{}%。",
    "接待来访比上年的60批减少{}批，为50批，降幅{}%。",
]


@pytest.mark.parametrize("words", CHANGES)
def test_a_change_and_its_rate_by_the_counts_of_two_years(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(10, "16.7")) == ()
    assert ("claim-change", "20", "10") in wrong(contradictions(words.format(20, "16.7")))
    assert ("claim-ratio", "26.7", "16.67") in wrong(contradictions(words.format(10, "26.7")))


@pytest.mark.parametrize(
    "words",
    [
        "收到申请50件，较2022年的60件减少10件，公开30件，下降2%。",
        "接待来访较2022年的60批减少5批，2023年发布信息50批。",
        "接待来访减少10批（2022年60批，2023年50批）。",
        "公开文件较上年的30件减少5件，答复率98%，下降1%。",
        "较2022年的60批减少近10批，2023年接待52批。",
        "2021年接待60批，2023年接待50批，较上年减少20批。",
        "培训较2022年的60批减少5批，2023年接待来访50批。",
        "较2022年的60件减少10件，2023年办结52件。",
        "办件由2022年的30批减至25批，减少财政支出5万元。",
        "申请由2022年的30件下降到25件，同比下降16.7%，其中农村类下降20%。",
        "与2021年60批、2022年55批相比，2023年接待50批，减少10批。",
    ],
)
def test_other_counts_make_no_change(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("行政复议6件，其中维持3件、纠正1件、尚未审结2件；未发生行政复议。", "6"),
        ("2023年，行政复议6件；未发生行政复议。", "6"),
        ("行政诉讼4件；无行政诉讼。", "4"),
        ("制发规范性文件9件，未制发规范性文件。", "9"),
        ("收到申请50件，全年未收到申请。", "50"),
    ],
)
def test_who_denies_what_he_tells_contradicts_himself(contradictions: Say, words: str, cell: str) -> None:
    assert ("claim-table", "0", cell) in wrong(contradictions(words))


@pytest.mark.parametrize(
    "words",
    [
        "行政复议6件，未发生新的行政复议。",
        "行政复议6件，下半年没有复议。",
        "行政复议6件，所属单位未发生行政复议。",
        "行政复议6件，其他领域未发生行政复议。",
        "上年度结转行政复议6件，本年度未发生行政复议。",
        "收到申请50件，所属单位均未收到申请。",
    ],
)
def test_a_part_may_be_denied_beside_all(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize("handled", ["全年处理{}件", "共处理申请{}件", "全年办理{}件", "合计办理申请{}件"])
def test_what_was_handled_may_be_all_that_there_was_to_handle(say: Say, handled: str) -> None:
    words = "收到申请50件，上年结转5件，" + handled.format(55) + "，结转下年3件。"
    assert ("55", "supported", "55") in against_table(say(words))


def test_what_was_settled_is_not(contradictions: Say) -> None:
    words = "收到申请50件，上年结转5件，全年办结55件，结转下年3件。"
    assert wrong(contradictions(words)) == [("claim-table", "55", "52")]


@pytest.mark.parametrize("cause", ["由公开申请引发的", "因答复引起的", "由政府信息公开引发的", "针对答复提起的"])
def test_of_what_had_a_cause_the_effect_is_counted(contradictions: Say, cause: str) -> None:
    assert contradictions(f"全年{cause}行政复议6件，行政诉讼4件。") == ()
    assert wrong(contradictions(f"全年{cause}行政复议9件，行政诉讼4件。")) == [("claim-table", "9", "6")]
