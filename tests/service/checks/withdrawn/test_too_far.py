"""Figures too far from what they are held against to be slips of the pen, and those that a slip explains, against the
invented bureau's tables: 新收 50 (自然人 41, 企业 7, 其他 2), 办结 52 (予以公开 30), 复议 6, 诉讼 4 (直接 1, 复议后 3).
"""

from collections.abc import Callable

import pytest

from corpora.document.check import Check
from corpora.document.reading import Reading
from corpora.readers.sources import RawSource
from service.pipeline import Toolkit, read_report

pytestmark = pytest.mark.usefixtures("unjudged")

CAME = "全年收到政府信息公开申请50件，上年结转5件。"


@pytest.fixture(scope="module")
def told(whole_toolkit: Toolkit, printed: Callable[..., str]) -> Callable[..., list[tuple[str, str]]]:
    """Kinds and verdicts of all checks but of the table's own, as grammar and network together read section 一."""

    def run(words: str) -> list[tuple[str, str]]:
        read = read_report(RawSource(path="报告.txt", data=printed(CAME + words).encode()), whole_toolkit)
        assert isinstance(read, Reading)
        return [(one.kind, one.verdict) for one in read.checks if one.kind not in ("table-identity", "period")]

    return run


NEAR_AND_FAR = (
    # A slip of the pen and another figure in the same words.
    ("因政府信息公开被申请行政复议6件，被提起行政诉讼{}件。", "5", None, "claim-table"),
    ("全局应诉行政诉讼{}件。", None, "19", "claim-table"),
    ("绿化养护合同到期后，被起诉{}件。", None, "14", "claim-table"),
    ("公开信息{}条，其中网站41条、公众号38条、公开栏12条。", "90", "26", "claim-parts"),
    ("办结的52件中，予以公开30件，占{}%。", "51.7", "12.9", "claim-ratio"),
    ("主要做法有{}个方面：加强领导、完善制度、强化培训、严格监督。", "三", "十九", "claim-list"),
)


@pytest.mark.parametrize(("words", "near", "far", "kind"), NEAR_AND_FAR)
def test_near_is_wrong_and_far_is_another(
    words: str, near: str | None, far: str | None, kind: str, told: Callable[..., list[tuple[str, str]]]
) -> None:
    if near is not None:
        assert (kind, "contradicted") in told(words.format(near))
    if far is not None:
        assert "contradicted" not in [verdict for _, verdict in told(words.format(far))]


def test_words_that_leave_no_doubt_are_wrong_however_far_off(told: Callable[..., list[tuple[str, str]]]) -> None:
    assert ("claim-table", "contradicted") in told("本年度共新收政府信息公开申请150件。")
    assert ("claim-table", "contradicted") in told("全年未发生因政府信息公开引起的行政诉讼。")
    assert ("claim-table", "contradicted") in told("政府信息公开行政复议6件，均结果维持。")


def test_numbers_in_front_of_items_leave_no_doubt(told: Callable[..., list[tuple[str, str]]]) -> None:
    words = "下一步抓好{}项工作：一是加强领导，二是完善制度，三是强化培训。"
    assert ("claim-list", "contradicted") in told(words.format("八"))


def test_what_was_taken_back_tells_both_figures(say: Callable[..., tuple[Check, ...]]) -> None:
    words = "公开信息26条，其中网站41条、公众号38条、公开栏12条。"
    (check,) = [one for one in say(words) if one.kind == "claim-parts"]
    assert (check.verdict, check.message.code, check.claimed) == ("unverifiable", "too-far.claim", 26)


SAID = (
    # Each with its right and its wrong words.
    ("自然人提出的41件，约占{}，法人和其他组织提出的9件。", "八成", "六成", "claim-ratio"),
    ("办结52件。无法提供类答复占到办结总数的{}%。", "19.2", "29.2", "claim-ratio"),
    ("全年接待来访50批，2022年为40批，净增{}批。", "10", "20", "claim-change"),
    ("{}，数量最多；部分公开7件、不予公开3件分列其后。", "予以公开30件", "无法提供6件", "claim-claim"),
    ("全年收到诉求208件。其中当面84件、来信77件、网上47件，当面和来信两种渠道合计{}件。", "161", "151", "claim-parts"),
    ("办理代表建议146件、政协提案139件。全年办理代表建议和政协提案{}件。", "285", "275", "claim-parts"),
    ("网站全年发布信息353条，分别是{}条为民生类；213条为动态类。", "140", "139", "claim-parts"),
    ("办结52件，除{}件外，均予以公开。", "22", "20", "claim-table"),
    (
        "予以公开30件、不予公开3件、无法提供10件、不予处理1件。未能提供的不予公开、无法提供、不予处理三类合计{}件。",
        "14",
        "16",
        "claim-parts",
    ),
    ("新收50件，自然人41件；违建类31件、渣土类7件，剩余{}件涉及停车收费。", "12", "14", "claim-parts"),
    ("全年答复52件。公开30件，部分公开7件，其余{}件为其他情形。", "15", "14", "claim-parts"),
    ("年初现行有效规范性文件31件，当年废止4件、新制发9件，年末现行有效{}件。", "36", "38", "claim-table"),
)
TRUE = (
    "以第三方权益或执法案卷为由不公开3件（2件、1件）。",
    "公开37件（部分公开7件在内），不公开3件，无法提供10件。",
    "答复中同意公开37件（7件部分公开包含在内），不公开3件。",
    "公开37件，占71.2%，其中7件隐去商业秘密后部分公开；不公开3件。",
    "办结52件，与新收数相近，上年5件。答复“予以公开”30件、“部分公开”7件，公开率为71.2%。",
    "新收50件，法人和其他组织9件，含商业企业7件、其他组织2件，另有企业来函3件。",
    "予以公开30件，部分公开7件，不予公开3件（第三方权益和执法案卷分别为2件、1件），无法提供10件，其他1件。",
    "在办的、上年接续的，均没有。",
    "水表计量争议申请仲裁3件、起诉1件，均已了结。",
    "上年结转5件，本年办结52件，尚有3件（自然人2件、企业1件）在办。",
)


@pytest.mark.parametrize(("words", "right", "wrong", "kind"), SAID)
def test_what_is_right_is_not_flagged_and_what_is_wrong_is(
    words: str, right: str, wrong: str, kind: str, told: Callable[..., list[tuple[str, str]]]
) -> None:
    assert "contradicted" not in [verdict for _, verdict in told(words.format(right))]
    assert (kind, "contradicted") in told(words.format(wrong))


@pytest.mark.parametrize("words", TRUE)
def test_what_is_true_is_not_flagged(words: str, told: Callable[..., list[tuple[str, str]]]) -> None:
    assert "contradicted" not in [verdict for _, verdict in told(words)]


def test_signs_in_great_number_are_read_in_one_way(contradictions: Callable[..., tuple[Check, ...]]) -> None:
    """In brackets and in names: more than one way to read them takes time without end."""
    assert contradictions(f"不予公开3件（{'1,' * 400}1件、{'9' * 6000}件）。") == ()
    assert contradictions(f"{'甲乙和' * 40}两类合计3件。") == ()
