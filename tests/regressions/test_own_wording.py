"""Turns of phrase in which reports restated in their own words were misread, in words and figures of our own.

The invented bureau's tables: 新收 50, 上年结转 5; 予以公开 30, 部分公开 7, 不予公开 3, 无法提供 10 (8 不掌握, 2 另行制作),
不予处理 1, 其他处理 1: 办结 52; 结转 3. 复议 6 (维持 3, 纠正 1, 未审结 2), 诉讼 1 + 3.
"""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check
from tests.service.checks.against_table import against_table

Say = Callable[..., Sequence[Check]]


def wrong(checks: Sequence[Check]) -> list[tuple[str, str, str]]:
    """(kind, said, found) of each contradiction."""
    return [
        (check.kind, f"{check.claimed:f}", f"{check.found:f}") for check in checks if check.verdict == "contradicted"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("涉信息公开的行政诉讼有4宗，其中：维持原行为的3宗；其他结果1宗。", "3"),
        ("因政府信息公开引发的行政诉讼4件，其中：维持具体行政行为的3件；其他结果1件。", "3"),
        ("行政诉讼4件，其中没有经过复议就起诉的1件。", "1"),
        ("收到公开申请50件，已办理的8件都属于本机关不掌握、无法提供。", "8"),
        ("全年作出信息公开答复52份。", "52"),
        ("这一年收到依申请公开50件，当年办完52件。", "52"),
        ("收到公开申请50件，转到2024年的3件。", "3"),
        ("公民、法人提出的依申请公开，我局合计办理55件，52件如期答复办结。", "52"),
        ("信访、投诉、举报类（含咨询）不当作公开申请处理的1件。", "1"),
        ("信访、投诉、举报等申请（含咨询事项）不作为政府信息公开申请处理1件。", "1"),
    ],
)
def test_what_is_told_is_borne_out(say: Say, words: str, told: str) -> None:
    assert (told, "supported", told) in against_table(say(words))


def test_the_only_review_is_in_hand(say: Say) -> None:
    tables = {"disputes.reconsideration.upheld": 0, "disputes.reconsideration.corrected": 0}
    tables |= {"disputes.reconsideration.pending": 1, "disputes.reconsideration.total": 1}
    told = against_table(say("信息公开类行政复议1起，正在办理中。", figures=tables))
    assert told == [("1", "supported", "1"), ("1", "supported", "1")]


def test_one_of_the_results_is_wrong(contradictions: Say) -> None:
    words = "行政诉讼有4宗，其中：维持原行为的3宗；没有审结的{}宗。"
    figures = {"disputes.litigation_after.pending": 1, "disputes.litigation_after.other": 0}
    assert contradictions(words.format(1), figures=figures) == ()
    assert ("claim-table", "2", "1") in wrong(contradictions(words.format(2), figures=figures))


def test_a_figure_that_closes_the_clause_is_not_denied(say: Say) -> None:
    words = "申请人没有正当理由逾期不补正、我局不再处理的4件。"
    figures = {"requests.other.not_corrected_in_time.total": 4}
    assert against_table(say(words, figures=figures)) == [("4", "supported", "4")]
    denied = "没有收到公开申请。"
    assert against_table(say(denied)) == [("0", "contradicted", "50")]


def test_kinds_of_one_thing_behind_another_mark(contradictions: Say) -> None:
    words = "平台发布交易信息46条，其中，招聘公告4条、采购公告6条，拍卖公告{}条。"
    assert contradictions(words.format(36)) == ()
    assert wrong(contradictions(words.format(54))) == [("claim-parts", "46", "64")]
    assert contradictions("发布简报45条，其中公告12条、公示10条，短信发送510条。") == ()
    assert contradictions("发布简报46条，其中招聘公告4条、采购公告6条，提示短信54条。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "门户网站公开信息1560条，公众号发布586条，微博发布214条，三个平台累计发布{}条。",
        "门户网站公开信息1560条，公众号发布586条，微博发布214条，各平台共计{}条。",
        "公开财政信息1560条、工作动态586条、要闻214条，以上三类共计{}条。",
    ],
)
def test_totals_behind_so_many_platforms_or_kinds(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(2360)) == ()
    assert wrong(contradictions(words.format(2630))) == [("claim-parts", "2630", "2360")]


def test_a_total_by_the_names_of_its_parts(contradictions: Say) -> None:
    words = "承办人大代表建议36件、政协提案48件，{}{}件。"
    assert contradictions(words.format("建议提案共", 84)) == ()
    assert wrong(contradictions(words.format("建议和提案共", 85))) == [("claim-parts", "85", "84")]
    assert contradictions(words.format("重点提案共", 12)) == ()
    assert contradictions(words.format("累计", 850)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "接待咨询50批，同比增加{}批（上年40批）。",
        "接待咨询50批，同比增加{}批（2022年为40批）。",
        "2022年接待咨询40批，2023年50批，增加{}批。",
        "接待咨询50批，2022年为40批，同比增加{}批。",
    ],
)
def test_a_change_between_the_counts_of_two_years(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(10)) == ()
    assert wrong(contradictions(words.format(11))) == [("claim-change", "11", "10")]


def test_a_change_of_one_of_several_is_left_open(contradictions: Say) -> None:
    assert contradictions("接待咨询50批，其中线上30批，同比增加11批（上年40批）。") == ()
    assert contradictions("2021年接待咨询20批，2022年40批，2023年50批，较前年增加30批。") == ()
    assert contradictions("至2022年末，文件存量46件；2023年新增3件，减少14件，存量变为35件。") == ()


def test_a_share_of_all_behind_a_remark(contradictions: Say) -> None:
    words = "栏目登载稿件640条。图解304条，{}的{}%。"
    assert contradictions(words.format("篇幅不大，仅占全部", "47.5")) == ()
    assert wrong(contradictions(words.format("篇幅不大，仅占全部", "45.7"))) == [("claim-ratio", "45.7", "47.50")]
    for other in ("阅读量居前，占阅读总量", "由科室提供，占科室供稿", "其中原创占全部"):
        assert contradictions(words.format(other, "45.7")) == ()


def test_a_share_of_all_and_not_of_the_count_in_front(contradictions: Say) -> None:
    words = "全年公开信息640条，动态类304条，其中会议152条，占{}的{}%。"
    for right in ("23.8", "23.75"):
        assert contradictions(words.format("全部信息", right)) == ()
    assert wrong(contradictions(words.format("全部信息", "28.3"))) == [("claim-ratio", "28.3", "23.75")]
    assert contradictions(words.format("动态类", "50")) == ()
    assert contradictions(words.format("会议总数", "28.3")) == ()


def test_what_is_told_again_by_one_long_name(contradictions: Say) -> None:
    words = "2023年，网站发稿13400余条，刊出{}72件。|{}{}件，集中放在专栏。"
    name = "区直部门联合印发的方案"
    for count, found in ((27, [("claim-claim", "27", "72")]), (45, []), (72, [])):
        told = words.format(name, f"全年刊出{name}", count).split("|")
        assert wrong(contradictions(*told)) == found
    assert contradictions(*words.format(name, "全年刊出局文件", 27).split("|")) == ()


def test_all_that_one_platform_published_is_told_again(contradictions: Say) -> None:
    first, words = "我局本年度在政府网站上公开政府信息72条。", "政府公报发布信息5条，{}27条。"
    assert wrong(contradictions(first, words.format("政府网站发布政府信息"))) == [("claim-claim", "27", "72")]
    for other in ("政府网站发布财政信息", "微信公众号发布政府信息", "其中政府网站发布政府信息"):
        assert contradictions(first, words.format(other)) == ()


def test_growth_from_the_count_of_the_sentence_before(contradictions: Say) -> None:
    words = "接待咨询50批。上年为40批，同比增长{}%。"
    assert contradictions(words.format(25)) == ()
    assert wrong(contradictions(words.format(20))) == [("claim-ratio", "20", "25.00")]
    assert contradictions("接待咨询50批，来访30批。上年为40批，同比增长20%。") == ()


def test_growth_from_a_count_at_the_end(contradictions: Say) -> None:
    words = "接待咨询50批，同比上升{}%，2022年为40批。"
    assert contradictions(words.format(25)) == ()
    assert wrong(contradictions(words.format(20))) == [("claim-ratio", "20", "25.00")]
    assert contradictions("接待咨询50批，同比上升20%，2022年为40批，2021年为35批。") == ()


def test_a_year_that_opens_its_clause_is_that_of_its_figure(say: Say) -> None:
    assert against_table(say("收到政府信息公开申请50件，同比上升11.1%，2022年收到45件。")) == [
        ("50", "supported", "50")
    ]


def test_all_quarters_and_halves_of_a_year(contradictions: Say) -> None:
    words = "召开领导小组会议{}次，一季度1次、二季度1次、三季度1次、四季度2次。"
    assert contradictions(words.format(5)) == ()
    assert wrong(contradictions(words.format(6))) == [("claim-parts", "6", "5")]
    assert wrong(contradictions("召开领导小组会议6次，其中上半年2次、下半年3次。")) == [("claim-parts", "6", "5")]
    assert contradictions("召开领导小组会议6次，一季度1次、二季度1次。") == ()


def test_ways_in_the_next_sentence_and_no_others(contradictions: Say) -> None:
    words = "全年接待咨询50次。提交渠道上，网络{}次，信函12次，当面5次，没有其他渠道的咨询。"
    assert contradictions(words.format(33)) == ()
    assert wrong(contradictions(words.format(31))) == [("claim-parts", "50", "48")]


def test_a_rate_of_those_concluded(contradictions: Say) -> None:
    words = "督办件40件，其中城区16件、乡镇24件，办结34件，退回3件，退回率{}%。"
    assert contradictions(words.format("8.8")) == ()
    assert contradictions(words.format("7.5")) == ()
    assert wrong(contradictions(words.format("9.8"))) == [("claim-ratio", "9.8", "8.82")]
    assert contradictions(words.format("9.8").replace("退回率", "差错率")) == ()


def test_a_part_is_told_again_with_its_platform(contradictions: Say) -> None:
    first = "全年通过委网站公开信息4538条，其中惠企政策兑现类1146条、项目审批类905条。"
    words = "委网站全年公开的{}信息共{}条。"
    assert wrong(contradictions(first, words.format("惠企政策兑现类", 1164))) == [("claim-claim", "1164", "1146")]
    for name, count in (("惠企政策兑现类", 1146), ("惠企政策解读类", 1164), ("惠企政策兑现类", 1281)):
        assert contradictions(first, words.format(name, count)) == ()


def test_training_of_one_name_told_twice_for_the_year(contradictions: Say) -> None:
    words = "全年举办政务公开专题培训6期，培训512人次。"
    assert wrong(contradictions(words, "全年举办了8期政务公开专题培训，内容偏少。")) == [("claim-claim", "8", "6")]
    assert contradictions(words, "上半年举办政务公开专题培训4期。") == ()
    assert contradictions(words, "全年举办专题培训8期。") == ()


def test_papers_that_were_revised_stand_between(contradictions: Say) -> None:
    words = "新制定规范性文件9件，修订2件，废止{}件。"
    assert contradictions(words.format(4)) == ()
    assert wrong(contradictions(words.format(5))) == [("claim-table", "5", "4")]


@pytest.mark.parametrize("verb", ["废止", "制定", "现行有效"])
def test_a_verb_in_front_of_two_kinds_of_papers(contradictions: Say, verb: str) -> None:
    right = {"废止": 4, "制定": 9, "现行有效": 36}[verb]
    assert contradictions(f"{verb}规章0件、规范性文件{right}件。") == ()
    assert wrong(contradictions(f"{verb}规章0件、规范性文件{right - 1}件。"))[0][1] == f"{right - 1}"


def test_all_were_decided_though_some_are_pending(contradictions: Say) -> None:
    assert wrong(contradictions("行政复议6件，均已审结。")) == [("claim-table", "6", "4")]
    assert contradictions("行政诉讼4件，均已审结。") == ()
    assert contradictions("行政复议6件，均已按期办结。") == ()


def test_a_rest_that_is_told_of_each(contradictions: Say) -> None:
    words = "召开发布会8场，其中主要负责人出席4场，其余{}3场。"
    assert contradictions(words.format("各季度均为")) == ()
    assert wrong(contradictions(words.format(""))) == [("claim-parts", "8", "7")]


def test_last_year_s_count_in_a_sentence_of_its_own_is_no_wrong_year(contradictions: Say) -> None:
    assert contradictions("接待咨询50批。2022年接待40批，增长25%。") == ()
    assert contradictions("2022年底，网站改版，新设栏目3个。") == ()
    assert wrong(contradictions("接待咨询50批。2022年，培训业务骨干40人。")) == [("period", "2022", "2023")]


def test_a_whole_that_bears_the_names_of_its_parts(contradictions: Say) -> None:
    words = "建议提案承办62件，人大建议{}件（主办20件、会办6件），政协提案36件（主办21件、会办15件）。"
    assert contradictions(words.format(26)) == ()
    assert wrong(contradictions(words.format(29))) == [("claim-parts", "29", "26"), ("claim-parts", "62", "65")]
    assert contradictions("建议办理62件，人大建议29件，政协提案36件。") == ()


@pytest.mark.parametrize(
    ("words", "said", "right"),
    [
        ("全年公开{}条，网站44条，公众号268条。", "321", "312"),
        ("公开信息{}条，网站17条，公众号14条。", "13", "31"),
        ("公开信息{}条，其中补贴18条，培训157条，法规21条，规划6条，招考34条，服务190条。", "462", "426"),
        ("公开信息{}条，其中要闻1246条，动态7384条，本区应予公开的其他信息7100条。", "17530", "15730"),
    ],
)
def test_digits_of_a_whole_changed_places(contradictions: Say, words: str, said: str, right: str) -> None:
    assert contradictions(words.format(right)) == ()
    assert wrong(contradictions(words.format(said))) == [("claim-parts", said, right)]
    others = contradictions(words.format(f"{int(right) + 37}"))
    assert bool(others) == ("其他信息" in words)  # the rest leaves nothing out


def test_who_had_what_the_next_figure_tells(contradictions: Say) -> None:
    words = "处罚情况：城关中队1811件、桥头中队720件，其余7个中队701件，合计{}件。"
    assert contradictions(words.format(3232)) == ()
    assert wrong(contradictions(words.format(3322))) == [("claim-parts", "3322", "3232")]


@pytest.mark.parametrize(
    "words",
    [
        "全年办结52件，予以公开30件、部分公开7件，合计占办结件的{}%。",
        "办结件中，予以公开30件、部分公开7件，两者之和占{}%；不予公开3件，占5.8%；无法提供10件，占19.2%。",
    ],
)
def test_several_together_of_all_that_was_settled(contradictions: Say, words: str) -> None:
    assert contradictions(words.format("71.2")) == ()
    assert wrong(contradictions(words.format("17.2"))) == [("claim-ratio", "17.2", "71.15")]


def test_digits_of_a_share_changed_places_whatever_pair_makes_it(contradictions: Say) -> None:
    words = "发放稿件23件，22件由居民提出，1件由协会提出，其中与拆迁有关的19件，占{}%。"
    assert contradictions(words.format("82.6")) == ()
    assert wrong(contradictions(words.format("28.6"))) == [("claim-ratio", "28.6", "82.61")]
    assert contradictions(words.format("31.4")) == ()


def test_net_growth_by_a_change(contradictions: Say) -> None:
    words = "接待量较上年的227件净增65件，增长{}%。"
    assert contradictions(words.format("28.6")) == ()
    assert wrong(contradictions(words.format("82.6"))) == [("claim-ratio", "82.6", "28.63")]


def test_a_share_of_what_came_in_by_the_table_alone(contradictions: Say) -> None:
    words = "申请人为自然人的申请41件，占新收件的{}%。"
    assert contradictions(words.format("82.0")) == ()
    assert wrong(contradictions(words.format("74.5"))) == [("claim-ratio", "74.5", "82.0")]


def test_what_comes_to_it_but_for_a_swap_by_chance(contradictions: Say) -> None:
    figures = {f"disputes.reconsideration.{one}": 0 for one in ("upheld", "corrected", "pending", "total")}
    told = contradictions("督查：全市117件，审结108件，维持63件、退回45件。", figures=figures)
    assert [check for check in told if check.kind == "claim-parts"] == []


def test_shares_with_their_counts_behind_are_of_one_whole(contradictions: Say) -> None:
    words = "首发信息21846条。首发信息里，街镇占37.5%（8192条），部门占50.1%（10945条），机关占{}%（2709条）。"
    assert contradictions(words.format("12.4")) == ()
