"""Figures that what stands beside them holds to their cells: parts of one whole, cases with those pending, all that there
was to settle, shares of what they divide, a change with its sign turned, a year that nobody changed.

Words and figures of our own; the invented bureau's tables: 新收 50 (自然人 41, 商业企业 7, 其他 2), 结转 5, 办结 52, 结转下年 3;
复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 1 without and 3 behind a review.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.conftest import consistent_figures
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    "words",
    [
        "今年共收到依申请公开50件，皆为{}申请，答复52件。",
        "全年收到申请50件，申请人均为{}，已答复52件。",
        "收到申请50件，均来自{}，答复52件，结转下年3件。",
        "共收到申请50件（均为{}），办结52件。",
    ],
)
def test_who_asked_for_all_is_no_asker_of_the_answers(say: Say, words: str) -> None:
    checks = say(words.format("自然人"))
    assert wrong(checks) == [("claim-table", "50", "41")]
    assert any(check.verdict == "supported" and check.claimed == 52 for check in checks)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("收到申请50件，申请人为自然人，已处理完毕。", [("claim-table", "50", "41")]),
        ("共收到申请50件，申请主体为自然人。", [("claim-table", "50", "41")]),
        ("收到申请50件，申请人为自然人、法人，已处理完毕。", []),
        ("收到申请50件，申请人为自然人41件，法人9件。", []),
    ],
)
def test_one_who_asked_for_all(contradictions: Say, words: str, told: list[tuple[str, str, str]]) -> None:
    assert wrong(contradictions(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("行政复议6件，其中维持{}件，纠正{}件，尚未审结2件。", {("claim-table", "2", "3"), ("claim-table", "2", "1")}),
        (
            "行政复议6件，结果维持{}件，结果纠正{}件，未审结2件。",
            {("claim-table", "2", "3"), ("claim-table", "2", "1")},
        ),
    ],
)
def test_parts_that_come_to_the_cell_of_their_whole(
    contradictions: Say, words: str, told: set[tuple[str, str, str]]
) -> None:
    assert contradictions(words.format(3, 1)) == ()
    assert told <= set(wrong(contradictions(words.format(2, 2))))


def test_those_who_asked_that_come_to_all(say: Say) -> None:
    words = "收到申请50件，其中自然人{}件、商业企业{}件，上年结转5件。"
    figures = {"requests.new.business": 9, "requests.new.other_org": 0}

    def told(*said: int) -> set[tuple[str, str, str]]:
        return {one for one in wrong(say(words.format(*said), figures=figures)) if one[0] == "claim-table"}

    assert told(41, 9) == set()
    assert told(40, 10) == {("claim-table", "40", "41"), ("claim-table", "10", "9")}
    assert told(31, 9) == set()  # they leave some out, and may count otherwise


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("全年行政复议4件，行政诉讼4件。", []),
        ("全年审结行政复议4件，行政诉讼4件。", []),
        ("全年行政复议案件共4件。", [("claim-table", "4", "6")]),
        ("全年共审结行政复议案件4件。", []),
        ("涉及政府信息公开的行政复议合计4件。", [("claim-table", "4", "6")]),
        ("涉及政府信息公开的行政复议合计6件。", []),
    ],
)
def test_cases_with_those_pending(contradictions: Say, words: str, told: list[tuple[str, str, str]]) -> None:
    assert wrong(contradictions(words)) == told


def test_who_counts_the_pending_suits_counts_the_pending_reviews(contradictions: Say) -> None:
    pending = {"disputes.litigation_after.other": 0, "disputes.litigation_after.pending": 1}
    assert wrong(contradictions("行政复议4件，行政诉讼4件。", figures=pending)) == [("claim-table", "4", "6")]
    assert contradictions("行政复议6件，行政诉讼4件。", figures=pending) == ()
    assert contradictions("审结行政复议4件，行政诉讼4件。", figures=pending) == ()


@pytest.mark.parametrize(
    "words",
    [
        "全年共办理申请{}件（含上年度结转5件），答复52件，结转下年3件。",
        "共办理政府信息公开申请{}件，含2022年结转5件，办结52件，结转下年度3件。",
    ],
)
def test_all_that_there_was_to_settle_with_its_terms(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(55)) == ()
    for said in ("50", "56"):
        assert wrong(contradictions(words.format(said))) == [("claim-table", said, "55")]


def test_all_that_there_was_to_settle_without_them(contradictions: Say) -> None:
    assert contradictions("全年共处理申请52件（含上年度结转5件）。") == ()
    assert contradictions("全年共处理申请56件（含上年度结转5件）。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "其中维持3件、纠正1件、驳回复议申请及终止审理等其他结果{}件",
        "结果维持3件、结果纠正1件，撤回申请等其他结果{}件",
    ],
)
def test_what_stands_in_front_of_such_as_names_some_of_it(contradictions: Say, words: str) -> None:
    figures = {"disputes.reconsideration.pending": 0, "disputes.reconsideration.other": 2}
    assert contradictions(f"行政复议案件6件，{words.format(2)}。", figures=figures) == ()
    told = wrong(contradictions(f"行政复议案件6件，{words.format(3)}。", figures=figures))
    assert ("claim-table", "3", "2") in told


@pytest.mark.parametrize(
    ("words", "right", "mistaken", "exact"),
    [
        ("新收申请50件，其中自然人41件，占{}%；法人或其他组织9件。", "82", "78.8", "82.00"),
        ("新收申请50件，其中自然人41件，占{}%；法人9件，内中社会组织2件。", "82.0", "78.8", "82.00"),
        ("新收申请50件，办结52件，予以公开30件、部分公开7件，合计37件，占办结总数的{}%。", "71.2", "74.0", "71.15"),
        ("受理申请50件，答复52件，予以公开30件，占答复总数的{}%。", "57.7", "60.0", "57.69"),
    ],
)
def test_a_share_of_what_it_divides_or_names(
    contradictions: Say, words: str, right: str, mistaken: str, exact: str
) -> None:
    assert contradictions(words.format(right)) == ()
    assert ("claim-ratio", mistaken, exact) in wrong(contradictions(words.format(mistaken)))


@pytest.mark.parametrize(
    "words",
    [
        "办结52件。新收申请50件，其中自然人41件，占78.8%；法人或其他组织9件。",
        "新收申请50件，涉及征地41件，占78.8%。",
        "新收申请50件，其中自然人41件，占办结的78.8%；法人或其他组织9件。",
    ],
)
def test_a_share_that_may_be_of_another_total(contradictions: Say, words: str) -> None:
    assert [found for found in wrong(contradictions(words)) if found[0] == "claim-ratio"] == []


@pytest.mark.parametrize(
    "words",
    [
        "复议案件40件，年内审结33件，其中维持20件、纠正5件、其他结果8件，以审结件数为基数的纠错率为{}%。",
        "诉讼案件40件，已审结33件，其中维持20件、纠正5件、其他结果8件，按审结数计算的纠错率为{}%。",
    ],
)
def test_a_rate_that_names_its_base(contradictions: Say, words: str) -> None:
    def ratios(rate: str) -> list[tuple[str, str, str]]:
        return [one for one in wrong(contradictions(words.format(rate))) if one[0] == "claim-ratio"]

    assert ratios("15.2") == []
    assert ratios("17.2") == [("claim-ratio", "17.2", "15.15")]


SMALL = {
    field: 0 for field in consistent_figures() if field.startswith("requests.")
} | {
    f"requests.{row}.{column}": count
    for row, count in {"new": 7, "granted": 6, "unavailable.not_held": 1, "outcome_total": 7}.items()
    for column in ("natural_person", "total")
}  # fmt: skip
"""A table of seven requests."""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2022年，我局收到政府信息公开申请7件，予以公开6件。", [("period", "2022", "2023")]),
        ("2022年，我局共受理申请7件，办结7件，其中予以公开6件。", [("period", "2022", "2023")]),
        ("2022年，我局收到政府信息公开申请7件，予以公开6件。2023年收到申请7件。", []),
        ("2022年，我局收到政府信息公开申请8件，予以公开6件。", []),
        ("2022年，我局收到政府信息公开申请7件。", []),
        ("2022年，我局收到政府信息公开申请7件，举办培训6期。", []),
    ],
)
def test_a_year_that_nobody_changed(contradictions: Say, words: str, told: list[tuple[str, str, str]]) -> None:
    assert [one for one in wrong(contradictions(words, figures=SMALL)) if one[0] == "period"] == told


@pytest.mark.parametrize(
    "words",
    [
        "新收申请50件，办结52件，予以公开30件、部分公开7件，合计37件。",
        "办结52件，予以公开30件、部分公开7件、不予公开3件，合计40件。",
        "新收申请50件，上年结转5件，合计55件。",
        "新收申请50件，上年结转5件，办结52件，结转下年3件，合计55件。",
    ],
)
def test_a_bare_total_leaves_out_what_it_does_not_sum(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "行政复议案6件，其中三件维持，一件纠正，2件尚未审结，行政诉讼案件4件，其中3件维持。",
        "行政复议6件，分别为维持3件、纠正1件、未审结2件，行政诉讼4件。",
    ],
)
def test_suits_are_no_part_of_reviews(say: Say, words: str) -> None:
    assert wrong(say(words)) == []
    assert ("claim-parts", "supported", 6) in [(one.kind, one.verdict, one.claimed) for one in say(words)]


@pytest.mark.parametrize(
    "words",
    [
        "申请55件，含上年结转5件，公民46件，法人9件。",
        "收到申请55件，含2022年度结转5件，公民申请46件，法人和其他组织申请9件；办结52件。",
        "收到申请55件（含上年结转5件），其中公民46件，法人9件。",
    ],
)
def test_those_carried_over_are_among_those_who_asked(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


def test_those_who_asked_beside_a_part_of_one_of_them(say: Say) -> None:
    words = "收到申请50件，自然人41件，商业企业7件，其中药品企业5件，占企业申请的71.4%，其他组织2件，法律服务机构0件。"
    assert wrong(say(words)) == []
    more = "自然人申请41件，商业企业申请7件，其中药品企业5件，科研机构申请0件，其他组织申请2件，法律服务机构申请3件。"
    assert [one for one in wrong(say(f"全年新收申请50件，{more}")) if one[0] == "claim-parts"] == []


def test_a_part_that_is_named_again(contradictions: Say) -> None:
    words = "对有效期届满的{}件开展评估，其中延续12件，失效7件，失效的7件已计入废止数。"
    assert contradictions(words.format(19)) == ()
    assert wrong(contradictions("开展评估18件，其中延续12件，失效7件，失效的7件已计入废止数。")) == [
        ("claim-parts", "18", "19")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "去年予以公开6件，部分公开2件，今年为30件和7件。",
        "去年予以公开6件，部分公开2件，不予公开1件。",
        "上年予以公开6件，部分公开2件；本年予以公开30件。",
    ],
)
def test_last_years_figures_as_far_as_this_ones(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("行政复议6件，行政诉讼4件，5件复议由征收引发。", []),
        ("行政复议6件，5件复议申请因拆迁引起。", []),
        ("全年行政复议5件，由征收引发。", [("claim-table", "5", "6")]),
    ],
)
def test_some_of_the_cases_by_their_cause(contradictions: Say, words: str, told: list[tuple[str, str, str]]) -> None:
    assert wrong(contradictions(words)) == told
