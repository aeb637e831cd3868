"""Wordings that the generator found to be misread when it learned to vary them. The sentences are the project's own."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from corpora.profiles.load import load_profiles
from models.language.grammar.words.expressions import Expressions

Say = Callable[..., Sequence[Check]]

HEADING = "（二）依申请公开。"


def verdicts(checks: Sequence[Check], kind: str) -> list[tuple[str, str]]:
    return [(f"{check.claimed:f}", check.verdict) for check in checks if check.kind == kind]


@pytest.mark.parametrize("mark", ["2.", "四是", "（9）", "其次，", "12、"])
def test_last_year_behind_the_mark_of_an_item(contradictions: Say, mark: str) -> None:
    """The enumerator hid the year, and last year's figure was held against this year's table."""
    assert contradictions("2023年收到政府信息公开申请50件。", f"{mark}2022年，我局收到政府信息公开申请37件。") == ()


def test_a_sentence_of_last_years_figures_is_no_wrong_year(contradictions: Say) -> None:
    assert contradictions(f"{HEADING}2022年度，我局收到政府信息公开申请37件。") == ()


def test_this_years_figure_under_last_years_date_is_one(contradictions: Say) -> None:
    found = contradictions(f"{HEADING}2022年度，我局共收到政府信息公开申请50件。")
    assert [check.kind for check in found] == ["period"]


def test_official_papers_are_no_normative_documents(contradictions: Say) -> None:
    assert contradictions("全年未制定规范性文件。全年制发公文293件，均明确公开属性。", figures=NO_DOCUMENTS) == ()


NO_DOCUMENTS = {f"proactive.documents.{column}": 0 for column in ("made", "abolished", "in_force")}


def test_a_clause_that_says_what_is_divided_sets_the_row(contradictions: Say) -> None:
    """新收申请中 ends what was said of 不予处理; the applicants are those of the year's intake."""
    assert contradictions(f"{HEADING}申请办理结果中，不予处理1件；新收申请中，自然人申请41件。") == ()


@pytest.mark.parametrize(("whole", "verdict"), [("60", "supported"), ("65", "contradicted")])
def test_parts_in_brackets_of_their_own(say: Say, whole: str, verdict: str) -> None:
    sentence = f"全年通过各平台公开信息{whole}条，包括网站（45条）、微博（15条）。"
    assert verdicts(say(sentence), "claim-parts") == [(whole, verdict)]


def test_a_figure_in_brackets_is_of_the_words_in_front(say: Say) -> None:
    assert ("50", "supported") in verdicts(say("2023年，我局新收政府信息公开申请（50件）。"), "claim-table")


@pytest.mark.parametrize(("count", "verdict"), [("2", "supported"), ("4", "contradicted")])
def test_titles_without_a_sign_between_are_a_list(say: Say, count: str, verdict: str) -> None:
    sentence = f"全年印发{count}份文件，分别为《信息发布审查细则》《依申请公开办理指引》。"
    assert verdicts(say(sentence), "claim-list") == [(count, verdict)]


def test_ways_are_no_list_of_what_came_by_them(contradictions: Say) -> None:
    assert contradictions(f"{HEADING}2023年，通过当面、邮寄、网络等方式收到政府信息公开申请50件。") == ()


@pytest.mark.parametrize(("percent", "verdict"), [("25", "supported"), ("45", "contradicted")])
def test_growth_over_a_bare_year(say: Say, percent: str, verdict: str) -> None:
    sentence = f"全年发布解读材料100篇，2022年为80篇，同比增长{percent}%。"
    assert verdicts(say(sentence), "claim-ratio") == [(percent, verdict)]


def test_growth_over_a_year_set_apart_by_spaces(say: Say) -> None:
    sentence = "门户网站全年发布信息 1061 条，比 2022 年的 694 条增长 51%。"
    assert verdicts(say(sentence), "claim-ratio") == [("51", "contradicted")]


@pytest.mark.parametrize("lead", ["虽然", "三是", "1."])
def test_words_in_front_do_not_make_it_another_measure(say: Say, lead: str) -> None:
    checks = say("2023年举办政府开放日活动9场。", problems=[f"{lead}全年举办政府开放日活动8场，但主题不够丰富。"])
    assert verdicts(checks, "claim-claim") == [("8", "contradicted")]


def test_no_request_of_a_named_year(say: Say) -> None:
    assert ("0", "contradicted") in verdicts(say("依申请公开方面：2023年零申请。"), "claim-table")


def test_another_unit_behind_a_semicolon_ends_a_list(say: Say) -> None:
    sentence = "全年公开信息96条，分为文件类58条、机构类36条；80个事项已公开60个。"
    assert verdicts(say(sentence), "claim-parts") == [("96", "contradicted")]


def test_an_item_that_tells_a_figure_is_no_heading(say: Say) -> None:
    """The item took the place of the heading above, and the next one's ellipsis had no topic."""
    checks = say(
        "（二）依申请公开", "1.全年收到自然人申请45件。", "2.坚持一件一档，做到程序合法。", "3.全年办结申请59件。"
    )
    assert ("59", "contradicted") in verdicts(checks, "claim-table")


def test_other_organisations_are_not_all_organisations(contradictions: Say) -> None:
    """50 requests, 9 of them by organisations, 2 of these by 其他."""
    assert contradictions(f"{HEADING}新收申请中，其他组织申请2件。") == ()


def test_social_welfare_organisations_are_not_all_organisations(contradictions: Say) -> None:
    assert contradictions(f"{HEADING}新收申请中，社会公益组织申请0件。") == ()


def test_a_row_that_the_form_has_only_within_another_is_not_that_one() -> None:
    """Where 其他处理 is one row, 逾期不补正 has no cell of its own."""
    profile = next(one for one in load_profiles() if one.id == "statutory-2021-merged-other")
    topic = next(one for one in profile.measures if one.id == "requests")
    rows = {row.name: row for row in topic.rows}
    expressions = Expressions(fields=[field.id for field in profile.fields])
    assert topic.default_column is not None
    assert expressions.of(topic, rows["逾期不补正"], topic.default_column) == ()
    (whole,) = expressions.of(topic, rows["其他处理"], topic.default_column)
    assert whole.plus == ("requests.other.total",)


def test_cases_named_anew_are_all_cases(contradictions: Say) -> None:
    """诉讼 1 + 3, of which 1 + 2 upheld."""
    words = "行政诉讼中，未经复议直接起诉1件，复议后起诉3件；政府信息公开行政诉讼案件中，结果维持的共3件。"
    assert contradictions(words) == ()


def test_a_street_office_is_no_part_of_the_measure(say: Say) -> None:
    checks = say("2023年，我街道编发政府公报34期。", problems=["全年编发政府公报33期，时效性有待增强。"])
    assert verdicts(checks, "claim-claim") == [("33", "contradicted")]


def test_applicants_looked_at_are_those_of_the_intake(contradictions: Say) -> None:
    words = "申请办理结果中，予以公开和部分公开共37件；从新收申请的申请人看，自然人申请41件。"
    assert contradictions(f"{HEADING}{words}") == ()
