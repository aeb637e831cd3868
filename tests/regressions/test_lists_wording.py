"""Lists that say of themselves that they are all, remarks between a number and its unit, shares of one kind of results.

Words and figures of our own; the invented bureau's tables: 不予公开 3 (第三方 2, 执法案卷 1), 无法提供 10 (不掌握 8, 另行制作
2), 办结 52; 诉讼 1 without and 3 behind a review.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.regressions.test_own_wording import wrong

Say = Callable[..., Sequence[Check]]


@pytest.mark.parametrize(
    "words",
    [
        "公开信息60条，全部为通知公告（41条）和工作动态（{}条）。",
        "公开信息60条，均为通知公告（41条）和工作动态（{}条）两类。",
        "公开信息60条，分为通知公告（41条）、工作动态（{}条）两类。",
        "公开信息60条，只有通知公告（41条）和工作动态（{}条）两类，没有其他。",
        "承办建议提案60件，都是人大建议41件、政协提案{}件。",
        "公开信息60条，仅涉及通知公告41条、工作动态{}条。",
    ],
)
def test_a_list_that_says_it_is_all(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(19)) == ()
    assert wrong(contradictions(words.format(11))) == [("claim-parts", "60", "52")]


@pytest.mark.parametrize(
    "words",
    [
        "公开信息60条，有通知公告（41条）和工作动态（11条）等。",
        "公开信息60条，均为主动公开，其中公告31条、动态18条。",
        "公开信息60条，全部为主动公开，公告31条、动态18条。",
        "公开信息60条，主要为通知公告（31条）和工作动态（18条）。",
        "公开信息60条，其中通知公告（31条）、工作动态（12条）两类较多。",
    ],
)
def test_one_that_does_not_may_be_short(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


def test_a_remark_between_a_number_and_its_unit(contradictions: Say) -> None:
    words = "公开信息60条，其中预决算3（45个单位）条、动态50条、公告{}条。"
    assert contradictions(words.format(7)) == ()
    assert wrong(contradictions(words.format(9))) == [("claim-parts", "60", "62")]
    assert contradictions("举办培训4（含线上2）次，参训120人次。") == ()
    assert contradictions("按照第3（二）条、第5（一）条的规定，公开信息60条，其中动态50条。") == ()


@pytest.mark.parametrize("behind", ["（含复议后起诉的）", "（含经复议后起诉的），均维持", "（包括直接起诉的）"])
def test_suits_of_either_path(contradictions: Say, behind: str) -> None:
    assert wrong(contradictions(f"被提起行政诉讼3件{behind}。")) == [("claim-table", "3", "4")]
    assert contradictions(f"被提起行政诉讼4件{behind}。") == ()


@pytest.mark.parametrize(
    ("words", "right", "mistaken"),
    [
        ("不予公开3件，以第三方权益2件、执法案卷1件为主，两项占不予公开的{}%。", "100", "5.8"),
        ("不予公开3件。其中涉及第三方权益2件、执法案卷1件，两者合计占不予公开的{}%。", "100", "5.8"),
    ],
)
def test_two_of_one_kind_of_results(contradictions: Say, words: str, right: str, mistaken: str) -> None:
    assert contradictions(words.format(right)) == ()
    assert ("claim-ratio", mistaken, "100.00") in wrong(contradictions(words.format(mistaken)))


def test_of_all_results_they_are_another_share(contradictions: Say) -> None:
    words = "办结52件，不予公开3件，以第三方权益2件、执法案卷1件为主，两项占办结件的5.8%。"
    assert contradictions(words) == ()


UP = "2023年，我局共公开信息80条。截至2023年12月31日，已累计公开信息540条。"


def test_shares_of_a_whole_told_further_up(contradictions: Say) -> None:
    words = UP + "公开审批类信息76条，占{}%，监管类信息1条，占1%，其他信息3条，占4%。"
    assert contradictions(words.format(95)) == ()


def test_a_kind_told_with_a_word_for_a_total_is_no_subtotal(contradictions: Say) -> None:
    words = (
        "门户网站公开信息共计2150条，包括：人事信息14条，动态1{}条，公示310条，解读及互动信息共计96条，其他信息670条。"
    )
    assert contradictions(words.format("060")) == ()
    assert wrong(contradictions(words.format(460))) == [("claim-parts", "2150", "2550")]
    assert contradictions("培训20次，其中青石镇11次、柳河镇9次，两个乡镇合计20次。") == ()
    assert contradictions("公开信息110条，其中甲类30条、乙类20条、丙类60条，前两项合计50条。") == ()


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("办结率100%。", [("claim-ratio", "100", "90.00")]), ("总体办结率为93%。", [("claim-ratio", "93", "90.00")]),
        ("办结率90%。", []), ("按期办结率100%。", []), ("满意率93%。", []),
    ],
)  # fmt: skip
def test_a_rate_in_a_sentence_of_its_own(contradictions: Say, behind: str, found: list[tuple[str, str, str]]) -> None:
    words = "受理来信50条，当场答复21条，电话答复12条，已办结45条。" + behind
    assert wrong(contradictions(words)) == found


@pytest.mark.parametrize(
    "words", ["收到申请50件，结转5件，办结52件。办结率100%。", "受理来电80件，其中咨询20件。回复率100%。"]
)
def test_of_other_figures_it_may_be(contradictions: Say, words: str) -> None:
    assert contradictions(words) == ()


def test_digits_that_changed_places_in_a_sum_of_reviews_and_suits(contradictions: Say) -> None:
    figures = {"disputes.reconsideration.upheld": 260, "disputes.reconsideration.total": 263}
    figures |= {"disputes.litigation_after.upheld": 110, "disputes.litigation_after.total": 111}
    words = "涉行政复议、行政诉讼案件375件，结果维持{}件。"
    assert contradictions(words.format(371), figures=figures) == ()
    assert wrong(contradictions(words.format(317), figures=figures)) == [("claim-table", "317", "371")]
    assert contradictions(words.format(240), figures=figures) == ()


ITEMS = "（一）“砚溪在线”网站。主页下设通知公告等栏目，2023年公开信息{}条。"


def test_a_platform_that_heads_its_item(contradictions: Say) -> None:
    first = "全年公开信息420条，经“砚溪在线”网站公开信息236条，经报刊公开信息74条，经其他方式公开信息110条。"
    assert contradictions(first, ITEMS.format(236)) == ()
    assert wrong(contradictions(first, ITEMS.format(263))) == [("claim-claim", "263", "236")]
    other = "（一）微信公众号。2023年公开信息263条。"
    assert contradictions(first, other) == ()


@pytest.mark.parametrize("who", ["市民或法人", "居民和法人", "群众、法人和其他组织", "村民及法人"])
def test_everyone_who_may_ask(say: Say, who: str) -> None:
    words = f"全年没有收到{who}提出的信息公开申请。"
    (found,) = [one for one in say(words) if one.kind == "claim-table"]
    assert found.fields == ("requests.new.total",)
