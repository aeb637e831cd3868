import pytest

from corpora.document.geometry import Span
from models.language.grammar.parts.parts import find_parts
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.utterance import utterances_of


def divided(text: str) -> list[tuple[int, list[int], bool, bool]]:
    """Whole, parts, complete, firm of each list."""
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    utterances = utterances_of(sentence)
    return [
        (
            int(utterances[item.whole].number.value),
            [int(utterances[part].number.value) for part in item.parts],
            item.complete,
            item.firm,
        )
        for item in find_parts(utterances)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "发布信息30条，其中网站20条、微信10条。",
        "发布信息30条，其中：网站20条，微信10条。",
        "发布信息30条。其中，网站20条、微信10条。",
        "发布信息30条（网站20条、微信10条）。",
        "发布信息30条：网站20条，微信10条。",
        "发布信息30条，包括网站20条、微信10条。",
        "收到的30件申请中，自然人20件，企业10件。",
        "发布信息30条，分别为网站20条、微信10条。",
        "网站20条、微信10条，合计30条。",
        "网站20条、微信10条，全年合计30条。",
        "发布信息30条，同比增长20%，其中网站20条、微信10条。",
        "发布信息30条，其中网站20条，占66.7%，微信10条，占33.3%。",
    ],
)
def test_a_whole_and_its_parts(text: str) -> None:
    assert divided(text)[0][:2] == (30, [20, 10])


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("发布信息30条，包括网站20条、微信5条。", True),
        ("发布信息30条，分别为网站20条、微信5条。", True),
        ("发布信息30条，其中网站20条、微信5条。", False),
        ("发布信息30条，其中包括网站20条、微信5条。", False),
        ("发布信息30条，主要包括网站20条、微信5条。", False),
        ("发布信息30条，包括网站20条、微信5条等。", False),
    ],
)
def test_words_that_claim_to_leave_nothing_out(text: str, complete: bool) -> None:
    assert divided(text)[0][2] is complete


def test_an_inner_bracket_is_a_list_of_its_own() -> None:
    assert [item[:2] for item in divided("公开预决算197条（政府32条、部门165条），公开规划12条。")] == [
        (197, [32, 165])
    ]


def test_a_new_statement_is_not_a_part() -> None:
    ((_, parts, _, _),) = divided("发布信息30条，其中网站20条、微信10条，召开发布会4次，答复来信9件。")
    assert parts == [20, 10]


def test_another_unit_is_not_a_part() -> None:
    ((_, parts, _, firm),) = divided("开展培训30场，其中线上20场，培训1200人。")
    assert (parts, firm) == ([20], False)


@pytest.mark.parametrize(
    "text",
    [
        "发布信息30条；其中网站；召开会议4次。",
        "发布信息30条，召开会议4次，培训2次。",
        "公开规章0件。其中的不足还有2条。",
        "举办讲座12场，近三年分别为5场、8场、12场。",
        "推送图文30篇，2021年、2022年和2023年分别为9篇、21篇、30篇。",
    ],
)
def test_what_divides_nothing(text: str) -> None:
    assert [item for item in divided(text) if len(item[1]) > 1] == []


def test_an_open_end_is_never_firm() -> None:
    assert divided("发布信息30条，其中网站20条、微信15条，其余为转载。")[0][3] is False


def test_parts_of_two_wholes_at_once_are_not_firm() -> None:
    assert divided("行政复议3件、行政诉讼3件，其中维持4件、纠正3件。")[0][3] is False


def test_the_whole_may_stand_before_another_figure() -> None:
    assert divided("收到申请9件，上年结转1件，其中网络5件、信函5件。")[0][0] == 9


def test_a_new_statement_behind_a_name_that_follows_its_figure() -> None:
    (found,) = divided("公开信息30条，按渠道分为20条政府公报，9条门户网站；另外，收到咨询12条，答复5条。")
    assert found[:2] == (30, [20, 9])


def test_a_running_total_is_no_part_though_the_full_stop_before_it_is_lost() -> None:
    text = "全年发布解读材料602篇，其中图文解读515篇，占86%自条例施行以来，本机关已累计公开各类信息15008条。"
    assert divided(text) == [(602, [515], False, True)]


def test_a_colon_that_stands_for_a_semicolon_divides_nothing() -> None:
    text = "全市新收申请297件（市本级86件：政府部门22件；各乡镇189件）。"
    assert divided(text) == [(297, [86, 22, 189], True, True)]
    assert divided(text.replace("297", "300")) != [(300, [86, 22, 189], True, True)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("公布材料20条，分别为制度3条、季报中文和英文各2条（计4条）、通知13条。", [3, 4, 13]),
        ("公布材料20条，其中制度3条，季报中文、英文各2条（共4条），通知13条。", [3, 4, 13]),
        ("公布材料20条，其中季报、年报各2条，共4条，通知16条。", [4, 16]),
        ("公布材料20条，其中镇、村各8条，其他12条。", [8, 12]),
    ],
)
def test_each_of_several_counts_what_they_come_to_together(text: str, parts: list[int]) -> None:
    assert divided(text)[0][1] == parts


@pytest.mark.parametrize(
    "text",
    [
        "公布材料20条，内容涵盖要闻8条、通知7条以及公示5条。",
        "公布材料20条，内容涉及要闻8条、通知7条、公示5条。",
        "公布材料20条，有要闻8条、通知7条、公示5条。",
        "公布材料20条，涉及要闻8条、通知7条和公示5条。",
        "公布材料20条，主要有要闻8条、通知7条、公示5条。",
        "公布材料20条，分布在要闻8条、通知7条、公示5条。",
    ],
)
def test_other_words_that_open_a_list(text: str) -> None:
    assert divided(text) == [(20, [8, 7, 5], False, True)]


@pytest.mark.parametrize("text", ["公布材料20条，有3条涉及民生。", "公布材料20条，有要闻8条，召开会议7次。"])
def test_one_figure_behind_has_is_no_list(text: str) -> None:
    assert divided(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("接收申请50件，网络30件（占60%），信函18件（占36%），窗口2件（占4%）。", [(50, [30, 18, 2], True, True)]),
        ("接收申请50件，网络30件，占60%；信函15件，占30%。", [(50, [30, 15], False, True)]),
        ("接收申请50件，其中网络30件，占60%，信函20件，占40%。", [(50, [30, 20], True, True)]),
        ("接收申请50件，政策类30件（占60%），征地类25件（占50%）。", []),
        ("接收申请50件，上年网络30件（占75%），信函10件（占25%）。", []),
    ],
)
def test_parts_that_each_tell_their_share(text: str, found: list[tuple[int, list[int], bool, bool]]) -> None:
    assert divided(text) == found


def test_what_still_waits_is_one_of_the_parts() -> None:
    assert divided("复议案件6件，其中获胜3件，撤回2件，还在审理1件。")[0][1] == [3, 2, 1]


@pytest.mark.parametrize("filling", range(12))
def test_a_list_is_not_open_because_its_tail_is_cut_at_a_comma(filling: int) -> None:
    behind = f"申请人{'都' * filling}是自然人，9件全部办结，其中公开5件，部分公开1件，本机关不掌握2件，信访类1件。"
    ((_, parts, _, firm), *_) = divided(f"共收到申请9件，分别为网上提交5件、信函邮寄3件，{behind}")
    assert (parts, firm) == ([5, 3], True)


def test_two_marks_of_one_list_count_once() -> None:
    ((whole, parts, complete, _),) = divided("举办活动三十七场，包括吹风会：26场；发布会：10场。")
    assert (whole, parts, complete) == (37, [26, 10], True)


def test_what_another_statement_counts_is_not_in_a_total_behind() -> None:
    ((whole, parts, complete, firm),) = divided("处罚54件；此外，解读、动态、公告分别公开13件、16件和8件，共计37件。")
    assert (whole, parts, complete, firm) == (37, [13, 16, 8], True, True)


def test_the_others_that_a_word_joins_are_a_part() -> None:
    ((whole, parts, _, _),) = divided("在办结的7件申请中，公开的3件、部分公开的1件、无法提供的3件及其他处理的1件。")
    assert (whole, parts) == (7, [3, 1, 3, 1])


def test_a_list_goes_on_behind_what_divides_one_of_its_parts() -> None:
    text = "信息62条。其中水利类30条，内有河道12条、水库8条、灌溉10条；林业类23条，其中防火3条、造林20条；渔政类9条。"
    whole, inner, other = divided(text)
    assert whole[:2] == (62, [30, 23, 9])
    assert inner[:2] == (30, [12, 8, 10])
    assert other[:2] == (23, [3, 20])


def test_the_details_of_a_part_are_no_further_parts() -> None:
    text = "主动公开信息610条，其中，在政府网公开150条，具体为：水利类51条、林业类34条、渔政类65条；公众号发文230篇。"
    assert [found[:2] for found in divided(text)] == [(610, [150, 230]), (150, [51, 34, 65])]


@pytest.mark.parametrize("attention", ["总访问量98万余次", "阅读量达1300次", "浏览人次9900次"])
def test_how_often_it_was_read_is_no_part(attention: str) -> None:
    ((_, parts, _, _),) = divided(
        f"官网发布信息2150条，其中，水利要闻640条，林业动态1262条，渔政公告248条，{attention}。"
    )
    assert parts == [640, 1262, 248]


def test_what_a_channel_published_of_its_own_is_no_part() -> None:
    """Previously 733 was a part of 640, and 同步 said that parts overlap."""
    text = "年内发布信息640条，其中新闻类420条、公告75条、解读155条，微信平台同步推送信息733条。"
    assert divided(text)[0] == (640, [420, 75, 155], False, True)
    channels = "年内发布信息640条，其中网站420条、微博75条，微信平台同步推送信息155条。"
    assert divided(channels)[0][3] is False


def test_a_list_in_the_next_sentence_divides_what_the_one_before_ends_with() -> None:
    assert divided("全年更新信息81条。涉及概况类2条、动态类59条、目录类20条。")[0][:2] == (81, [2, 59, 20])


def test_kinds_of_one_thing_do_not_overlap_as_remarks_on_some_may() -> None:
    kinds = "发布解读材料45篇，其中有音频解读9篇，文字解读7篇，动漫解读19篇。"
    assert divided(kinds)[0][3] is True
    remarks = "收到申请45件，其中有9件涉及土地，7件涉及拆迁，19件来自企业。"
    assert divided(remarks)[0][3] is False


@pytest.mark.parametrize(
    "opening",
    [
        "从信息内容分类看，", "内容涵盖", "按主题分，", "公开的政府信息类别，主要包含", "信息的主要类别包括：", "在主动公开的信息中，",
    ],
)  # fmt: skip
def test_words_that_open_a_list_tie_a_sentence_to_the_one_before(opening: str) -> None:
    text = f"主动公开信息81条，公开率100%。{opening}概况类2条，动态类59条，目录类20条。"
    assert divided(text)[0][:2] == (81, [2, 59, 20])


def test_ways_of_the_requests_that_the_sentence_before_counts() -> None:
    assert divided("全年收到申请27件，均按期办结。申请渠道包括信函16件，网络11件。")[0][:2] == (27, [16, 11])
    shares = "收到申请27件，比2022年的30件下降10%。从申请方式看，信函16件，占59.3%；网络11件，占40.7%。"
    assert divided(shares)[0][:2] == (27, [16, 11])


def test_a_number_of_kinds_in_front_of_a_colon_or_of_a_total() -> None:
    kinds = "网站公开信息81条，分为3类：概况类2条；动态类59条；目录类20条。"
    assert divided(kinds)[0][:2] == (81, [2, 59, 20])
    total = "网站公开信息31条，通过公众号公开信息77条，在大厅公开信息15条，三个渠道合计123条。"
    assert divided(total)[0] == (123, [31, 77, 15], True, True)
    assert divided(total.replace("三个渠道合计", "合计共"))[0][:2] == (123, [31, 77, 15])


def test_an_item_with_its_details_in_a_bracket_does_not_end_the_list() -> None:
    text = "公开信息203条，其中，动态164条；法定公开31条（其中文件6条、教育25条）；年度报告7条；指南1条。"
    assert divided(text)[0][:2] == (203, [164, 31, 7, 1])
    assert divided("复议11件，其中纠正2件；诉讼6件，其中纠正1件。")[0][:2] == (11, [2])


def test_last_years_figure_is_no_whole() -> None:
    text = "公开信息150条，与去年的120条相比增加30条，增长25%。其中网站121条，新媒体19条。"
    assert divided(text)[0][:2] == (150, [121, 19])


def test_the_second_of_two_statements_has_a_total_of_its_own() -> None:
    text = "公开信息60条。其中目录有动态22条、文件4条，共发布26条；专栏有会议4条、规划9条、项目21条，共发布34条。"
    assert (34, [4, 9, 21], True, True) in divided(text)


def test_a_list_that_a_broken_line_cuts_off_does_not_tell_all() -> None:
    assert divided("办理诉求233条，包括环保81条，交通110条，住房14条，经")[0][2] is False
    assert divided("办理诉求233条，包括环保81条，交通110条，住房14条。")[0][2] is True
