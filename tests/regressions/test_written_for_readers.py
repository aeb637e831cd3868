"""What real reports of provinces, bureaus and sub-district offices showed: how they tell sums, results and shares.

The invented bureau's tables: 新收 50, 上年结转 5; 予以公开 30, 部分公开 7, 不予公开 3, 无法提供 10, 不予处理 1, 其他处理 1: 办结 52;
结转 3. 复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 1 + 3 (维持 1 + 2). 规范性文件 制发 9, 废止 4, 有效 36.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]
HEADING = "（二）依申请公开。"


@pytest.mark.parametrize(
    "words",
    [
        "受理申请55件（上年转来的5件计算在内）",
        "受理申请55件（2022年结转的5件在内）",
        "接收并办理申请55件（去年遗留5件包括在内）",
        "接收并办理申请55件（含上年转来5件）",
    ],
)
def test_what_was_carried_over_is_counted_in(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words}，办结52件，转下年3件。") == ()


def test_what_was_carried_over_is_left_out(contradictions: Say) -> None:
    words = "不含上年转来的5件，新收申请{}件"
    assert contradictions(f"{HEADING}{words.format(50)}。") == ()
    assert [c.claimed for c in contradictions(f"{HEADING}{words.format(55)}。")] == [55]


def test_results_that_hold_what_was_carried_over_are_results(contradictions: Say) -> None:
    words = "办结申请{}件（含上年转来的5件）"
    assert contradictions(f"{HEADING}{words.format(52)}。") == ()
    assert [(c.claimed, c.found) for c in contradictions(f"{HEADING}{words.format(54)}。")] == [(54, 52)]


def test_two_kinds_of_granting_count_together(say: Say) -> None:
    words = "收到申请50件，其中已主动公开的22件，依申请提供的8件，本机关不掌握的8件，须另行制作的2件"
    checks = [check for check in say(f"{HEADING}{words}。") if check.kind == "claim-table"]
    assert {check.verdict for check in checks} == {"supported"}
    assert {22, 8} <= {check.claimed for check in checks}


def test_one_kind_of_granting_alone_is_all_of_it(contradictions: Say) -> None:
    assert [c.claimed for c in contradictions(f"{HEADING}收到申请50件，其中主动公开的29件，不予公开3件。")] == [29]


@pytest.mark.parametrize(
    "words", ["新收50件申请中，予以公开{}件，部分公开7件", "新收申请50件（以上申请中予以公开{}件、部分公开7件）"]
)
def test_results_of_what_came_in_this_year_may_fall_short(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}{words.format(27)}。") == ()
    assert [c.claimed for c in contradictions(f"{HEADING}{words.format(20)}。")] == [20]


@pytest.mark.parametrize("words", ["复议6件、诉讼4件，10件的结果都是维持", "复议6件、诉讼4件，10件均被维持"])
def test_all_cases_told_before_have_one_result(contradictions: Say, words: str) -> None:
    (check,) = contradictions(f"{HEADING}因信息公开发生{words}。")
    assert (check.kind, check.claimed, check.found) == ("claim-table", 10, 6)


def test_other_ways_of_asking_are_no_result(say: Say) -> None:
    checks = say(f"{HEADING}受理申请50件，其中网上31件、其他方式19件。")
    assert 19 not in [check.claimed for check in checks if check.kind == "claim-table"]


def test_one_more_that_was_abolished_is_firm(contradictions: Say) -> None:
    words = "新出规范性文件9件，另废止{}件。"
    assert contradictions(words.format(4)) == ()
    assert [(c.claimed, c.found) for c in contradictions(words.format(3))] == [(3, 4)]


def test_documents_told_with_others_are_not_the_tables(contradictions: Say) -> None:
    assert contradictions("公布规范性文件和其他文件41件。") == ()


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("收到申请50件，上年转来5件，办结52件，转下年3件，办结率94.5%", ["supported"]),
        ("办结申请52件。从结果看，57.69%即30件予以公开，13.46%即7件部分公开", ["supported", "supported"]),
    ],
)
def test_shares_of_the_right_figures(say: Say, words: str, verdicts: list[str]) -> None:
    assert [c.verdict for c in say(f"{HEADING}{words}。") if c.kind == "claim-ratio"] == verdicts


@pytest.mark.parametrize(
    "words",
    [
        "予以公开30件；还有1件，信息不存在，无法提供",
        "拒绝公开的3件",
        "信息不存在的，均已告知",
        "没有该公开而未公开的信息",
    ],
)
def test_words_that_say_no_zero_of_what_was_granted(contradictions: Say, words: str) -> None:
    assert contradictions(f"{HEADING}办结申请52件，{words}。") == ()


def test_what_is_still_being_handled_is_carried_over(say: Say) -> None:
    checks = say(f"{HEADING}收到申请50件，办结52件，还在办理的3件。")
    assert (3, ("requests.carried_out.total",)) in [(c.claimed, c.fields) for c in checks if c.verdict == "supported"]
