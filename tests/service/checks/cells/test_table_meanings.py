"""Which meaning of its words a claim is held against the tables by. The bureau's tables: see tests/conftest.py."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.service.checks.against_table import against_table

Say = Callable[..., Sequence[Check]]


def test_what_is_said_of_all_is_counted_too(contradictions: Say) -> None:
    words = "政府信息公开申请中，无法提供10件，均为{}；予以公开30件。"
    assert contradictions(words.format("有关文件")) == ()
    (check,) = contradictions(words.format("本机关不掌握"))
    assert (check.fields, str(check.found)) == (("requests.unavailable.not_held.total",), "8")


def test_not_all_were_granted(contradictions: Say) -> None:
    assert [str(check.found) for check in contradictions("52件政府信息公开申请全部予以公开。")] == ["30"]
    assert contradictions("52件政府信息公开申请全部予以答复。") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "行政复议6件：维持3件，纠正1件。市政府作为复议被申请人的3件无一被纠正。",
        "派出机构未发生行政复议和行政诉讼案件。",
        "上年结转政府信息公开申请5件，连同新收件共55件，办结52件，3件结转2024年。",
        "共答复政府信息公开申请52件，其中答复上年结转件4件、本年新收件48件。",
        "就政府信息公开申请书面征求第三方意见13件，收到答复11件，其中同意公开6件。",
    ],
)
def test_what_is_told_of_some_of_them(contradictions: Say, sentence: str) -> None:
    assert [check.message for check in contradictions(sentence) if check.kind == "claim-table"] == []


def test_what_was_done_so_far_and_told_as_of_now(say: Say) -> None:
    words = (
        "2023年收到政府信息公开申请50件，上年结转5件，共计55件。目前依法办结52件，其中予以公开的30件，部分公开的6件。"
    )
    assert [item[1] for item in against_table(say(words))][-3:] == ["supported", "supported", "contradicted"]
    words = "2023年，收到依申请公开共50件，完成54件（结转至下年度办理2件）。"
    assert against_table(say(words)) == [
        ("50", "supported", "50"), ("54", "contradicted", "52"), ("2", "contradicted", "3"),
    ]  # fmt: skip


def test_disputes_by_path_as_parts_of_all(say: Say) -> None:
    words = "由依申请公开引发行政争议10件，其中行政复议5件，行政诉讼4件。"
    assert against_table(say(words)) == [("10", "supported", "10"), ("5", "contradicted", "6"), ("4", "supported", "4")]


def test_two_kinds_of_what_the_table_has_in_one_cell(say: Say) -> None:
    words = "2023年收到政府信息公开申请50件，答复52件，其中予以公开30件，其他情形1件，告知其他途径1件。"
    assert "contradicted" not in [
        item[1] for item in against_table(say(words, figures={"requests.other.other.total": 2}))
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("政府信息公开行政复议6件，均结果维持。", "3"),
        ("政府信息公开行政复议6件，均由市政府作出维持决定。", "3"),
        ("政府信息公开行政诉讼4件（均未审结）。", "0"),
        ("收到政府信息公开申请50件，均为自然人申请。", "41"),
        ("办结政府信息公开申请52件，均予以公开。", "30"),
    ],
)
def test_what_is_said_of_all(say: Say, words: str, found: str) -> None:
    (whole, each) = against_table(say(words))
    assert (whole[1], each[1], each[2]) == ("supported", "contradicted", found)


@pytest.mark.parametrize("said", ["均按期答复", "均未收费", "均已办结", "均无异议", "均已答复且无不予公开"])
def test_what_is_said_of_all_and_no_cell_counts(say: Say, said: str) -> None:
    assert [verdict for _, verdict, _ in against_table(say(f"收到政府信息公开申请50件，{said}。"))] == ["supported"]


def test_all_that_came_in_may_not_be_all_that_was_settled(say: Say) -> None:
    found = against_table(say("收到政府信息公开申请50件，均予以公开。"))
    assert [verdict for _, verdict, _ in found] == ["supported", "unverifiable"]


def test_the_rest_of_what_came_in_and_what_was_carried_over(say: Say) -> None:
    words = "2023年收到政府信息公开申请50件，上年结转5件，除3件尚在答复期内，其余52件均已答复。"
    assert [verdict for _, verdict, _ in against_table(say(words))] == ["supported"] * 4


def test_a_balance_told_in_two_sentences(say: Say) -> None:
    """办结 without 其他处理 would be 49, but what came in leaves no room for that: nothing was carried over to the year."""
    changed = {"requests.carried_in.natural_person": 0, "requests.carried_in.total": 0, "requests.other.other.total": 1,
               "requests.outcome_total.total": 47, "requests.granted.natural_person": 21, "requests.granted.total": 25,
               "requests.outcome_total.natural_person": 38}  # fmt: skip
    words = "2023年收到政府信息公开申请50件，均为依申请公开平台转来。已办结{}件，结转下一年度3件。"
    assert against_table(say(words.format(47), figures=changed))[1][1] == "supported"
    assert against_table(say(words.format(46), figures=changed))[1][1] == "contradicted"


def test_parts_of_a_figure_are_no_other_kind_told_beside_it(contradictions: Say) -> None:
    words = "收到政府信息公开申请48件，其中经电子邮件提出的2件、经邮政提出的46件。"
    assert against_table(contradictions(words)) == [("48", "contradicted", "50")]


def test_the_rest_of_all_results_may_stand_in_several_rows(contradictions: Say) -> None:
    rest = "政府信息公开申请中，公开30件，部分公开7件，不予公开3件，其他情形{}件。"
    assert against_table(contradictions(rest.format(12))) == []


def test_a_figure_taken_up_again_is_the_one_in_front_of_it(contradictions: Say) -> None:
    words = "办结上年结转的政府信息公开申请5件，新受理政府信息公开申请50件（50件全部年内答复）。"
    assert against_table(contradictions(words)) == []


def test_suits_by_no_path_are_all_suits(contradictions: Say) -> None:
    """Of the bureau's four suits one was brought directly."""
    words = "因政府信息公开被申请行政复议6件，被提起行政诉讼{}件。"
    assert against_table(contradictions(words.format(4))) == []
    assert against_table(contradictions(words.format(1))) == [("1", "contradicted", "4")]
    for told in ("未经复议直接起诉1件", "3件系上述复议维持后再行起诉"):
        assert against_table(contradictions(f"政府信息公开行政诉讼4件，其中{told}。")) == []


def test_a_case_that_was_carried_over_is_no_request(contradictions: Say) -> None:
    assert contradictions("信息公开类行政复议6件（含上年度结转1件）。") == ()
    assert len(contradictions("办结政府信息公开申请52件（含上年度结转1件）。")) == 1


def test_the_rest_of_the_results_where_the_others_are_right(contradictions: Say) -> None:
    right = "予以公开30件，部分公开7件，不予公开3件，无法提供10件，其他情形2件。"
    assert contradictions(right) == ()


def test_no_request_at_all(contradictions: Say) -> None:
    assert [str(check.found) for check in contradictions("全年共受理政府信息公开申请0件。")] == ["50"]


def test_what_was_settled_is_not_all_there_was_where_some_went_on(contradictions: Say) -> None:
    words = "全年新收政府信息公开申请50件，上年结转5件，{}。"
    assert [str(check.found) for check in contradictions(words.format("办结55件，均按期答复"))] == ["52"]
    assert contradictions(words.format("应办结55件")) == contradictions(words.format("共办理55件")) == ()


def test_some_of_what_came_in_are_not_all_that_was_settled(contradictions: Say) -> None:
    words = "新收申请中，已答复47件，3件结转下年度继续办理；全年新收政府信息公开申请50件，上年结转5件。"
    assert contradictions(words) == ()


def test_one_reason_is_not_either_of_two(contradictions: Say) -> None:
    """涉及 holds 及."""
    assert contradictions("办理结果方面，1件因涉及行政执法案卷不予公开。") == ()


def test_a_note_below_a_table_tells_of_one_of_its_cells(contradictions: Say) -> None:
    words = "{}含上年结转政府信息公开申请3件。"
    assert len(contradictions(words.format("申请办理情况中"))) == 1
    assert contradictions(words.format("①")) == contradictions(words.format("注：")) == ()


def test_a_balance_whose_sums_come_to_the_same_figure_by_chance(contradictions: Say) -> None:
    """50 came in, 2 were left, 52 done: what came in but for those that go on is another figure."""
    words = "新收政府信息公开申请50件，上年结转5件，年内办结{}件，结转下年3件。"
    assert contradictions(words.format(52)) == ()
    assert ("47", "52") in [(str(check.claimed), str(check.found)) for check in contradictions(words.format(47))]


def test_who_leaves_some_out_denies_some(contradictions: Say) -> None:
    assert contradictions("没有企业以外的法人提出政府信息公开申请。") == ()


def test_a_year_so_far_is_this_year(contradictions: Say) -> None:
    assert [str(check.claimed) for check in contradictions("一年来新收到政府信息公开申请51件。")] == ["51"]


def test_years_tell_what_was_carried_out(contradictions: Say) -> None:
    """None went on."""
    assert [str(check.claimed) for check in contradictions("2023年结转至2024年政府信息公开申请4件。")] == ["4"]
