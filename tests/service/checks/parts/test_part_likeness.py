"""Lists whose parts are told alike, or in many ways, and what is no part of them."""

from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def test_a_kind_named_依申请_within_a_row(contradictions: Say) -> None:
    words = "主动公开信息190条，分布情况为：公告81条，指南2条，水利14条，工作{}条，依申请公开统计7条，渔政领域20条。"
    assert contradictions(words.format(66)) == ()
    assert [str(check.found) for check in contradictions(words.format(86))] == ["210"]


def test_parts_told_alike_may_exceed_by_far(contradictions: Say) -> None:
    words = "全年发布信息160条，其中：水利80条，林业动态54条，渔政公开{}条，防火专栏14条。"
    assert contradictions(words.format(12)) == ()
    assert [str(check.found) for check in contradictions(words.format(74))] == ["222"]


def test_a_last_part_of_another_kind_stands_beside_the_whole(contradictions: Say) -> None:
    assert (
        contradictions("主动公开信息总数410条，其中政府网站公开信息230条，其他方式公开信息180条，规范性文件数2条。")
        == ()
    )


def test_figures_in_brackets_have_the_unit_behind_them(contradictions: Say) -> None:
    words = "网站发布信息（138）条，其中：概况（22）条、动态（{}）条，目录（35）条。"
    assert contradictions(words.format(81)) == ()
    assert [str(check.found) for check in contradictions(words.format(101))] == ["158"]


def test_four_results_that_add_up_are_of_the_part_before_them(contradictions: Say) -> None:
    words = "两类案件共769件：行政复议548件，结果维持312件，纠正76件，其他119件，未审结41件；行政诉讼221件。"
    assert [check for check in contradictions(words) if check.kind == "claim-parts"] == []
    words = (
        "发布信息87条，其中年报1条，水利信息39条，林业信息33条，渔政信息3条，造林信息3条，防火信息8条，机构信息1条。"
    )
    assert [str(check.found) for check in contradictions(words)] == ["88"]


def test_what_stands_behind_semicolons_is_beside_the_whole(contradictions: Say) -> None:
    assert contradictions("来信581件，其中本局不掌握517件；转办147件；其他情形209件。") == ()


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        # sorts, joined by ；, behind words that say so
        ("2023年公开政府信息64条，在主动公开信息中，要闻20条；公告15条；决算1条；政策{}条；通知11条。", 17, 27, "74"),
        ("主动公开信息1820条，其中公开动态{}条，全年网站总访问量31万人次。", 1208, 2180, "2180"),
        ("网站公开信息75条。其中：活动38条，公示{}条，政策5条，公开目录含指南、年报、制度等合计13条。", 19, 21, "77"),
        # one of many that names a stage (征求意见) excuses none of the others
        ("公开信息2320件，包括土地143件、登记1820件、规划{}件、公告61件、征求意见12件、反馈12件、其他4件。", 268, 286, "2338"),
        # 8 = 4 + 2 + 2 by chance, and names of 领导 explain nothing
        ("公开信息50条，其中决算{}条，机构8条，领导信息8条，会议4条，工作2条，法治2条，年报3条，计划5条。", 18, 26, "58"),
    ],
)  # fmt: skip
def test_parts_that_exceed_are_excused_by_nothing_else(
    contradictions: Say, words: str, right: int, wrong: int, found: str
) -> None:
    assert contradictions(words.format(right)) == ()
    assert [str(check.found) for check in contradictions(words.format(wrong))] == [found]


def test_digits_that_changed_places_contradict_where_a_list_may_leave_some_out(contradictions: Say) -> None:
    words = "公开政府信息共计658条，其中，政府网站371条、微信服务号{}条。"
    assert [str(check.found) for check in contradictions(words.format(278))] == ["649"]
    assert contradictions(words.format(287)) == contradictions(words.format(250)) == ()


def test_a_part_told_in_two_units_is_one_part(contradictions: Say) -> None:
    words = "发布信息250条，其中居前的有受理公示80条，夜间作业许可67条共329份，处罚{}条。"
    assert contradictions(words.format(103)) == ()


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        # behind a ； still parts, since all come so near to the whole
        ("网站发布信息7460条，其中文件7条、通知9条；动态1834条、规划1210条、其他{}条。", 4400, 4397, "7457"),
        ("全年收到来信88件。其中：电邮21件，约占总量的24%；信函{}件，约占总量的70%；当面5件，约占总量的6%；", 62, 60, "86"),
        ("全年办理服务事项12480件，其中律师类9316件、公证类742件、援助类535件、咨询类{}件，获群众感谢130余次。",
         1887, 1878, "12471"),
        # 回应关切 might open a statement, and 征求意见 be a stage
        ("发布信息118条，其中要闻33条，法规14条，文件26条，回应关切{}条，征求意见9条，科技管理11条，平台19条。",
         6, 8, "120"),
        ("主动公开概况3件、财政4件、文件17件（县政府6件，县政府办2件，部门{}件）、报告1件。", 9, 10, "18"),
        ("发布解读650件，其中文字318件、图文145件、视频{}件、负责人36件，媒体54件。", 97, 107, "660"),
    ],
)  # fmt: skip
def test_rows_told_in_many_ways(contradictions: Say, words: str, right: int, wrong: int, found: str) -> None:
    assert contradictions(words.format(right)) == ()
    assert [str(check.found) for check in contradictions(words.format(wrong)) if check.kind == "claim-parts"] == [found]


def test_a_bracket_may_divide_both_in_front_of_it(contradictions: Say) -> None:
    assert contradictions("来信3件、来访4件（答复5件，转办2件）。") == ()


def test_two_divisions_of_explanations_exceed_their_whole(contradictions: Say) -> None:
    words = "发布解读60篇，其中负责人12篇、专家18篇、文字25篇、图解20篇、视频15篇。"
    assert contradictions(words) == ()


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        # how much each grew, and units that differ
        ("发布信息4260条，同比增长32.5%。其中：官网信息312条，同比增长61%；公众号信息528篇，同比增长14%；"
         "微博信息{}条，同比增长37%。", 3420, 3640, "4480"),
        # details that do not tell all, before the next part
        ("公开信息597条。其中，网站公开438条，包含许可类67条、工程92条、道路41条等；两级媒体公开{}条。",
         159, 179, "617"),
        ("发布解读53篇，包括文字14篇，负责人9篇，图解{}篇，专家8篇，媒体5篇。", 17, 22, "58"),
        ("收到来信18件，均按时回复，其中依法延期1件，转办11件，不掌握{}件，属于内部3件。", 4, 10, "25"),
    ],
)  # fmt: skip
def test_parts_with_growth_details_and_stages(
    contradictions: Say, words: str, right: int, wrong: int, found: str
) -> None:
    assert contradictions(words.format(right)) == ()
    told = contradictions(words.format(wrong))
    assert [str(check.found) for check in told if check.kind == "claim-parts"] == [found]


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        # 以及 in front of the last part, one of which has its digits exchanged
        ("公开信息73条，内容涵盖政务信息14条、基层政务9条、工作动态{}条、通知公告5条、开放月活动6条以及行政检查1条。",
         38, 83, "118"),
        # more than the whole behind a ；, but for digits that changed places
        ("公开政府信息{}条，其中，中心门户网站上公开6条；公共资源交易网上公开1657条。", 1663, 1636, "1663"),
        # ways that 分别 hands out
        ("全县受理来信57件，网络申请、信函申请、当面申请分别为36件、{}件、6件。", 15, 5, "47"),
    ],
)  # fmt: skip
def test_lists_of_one_kind_but_for_a_slip_of_the_pen(
    contradictions: Say, words: str, right: int, wrong: int, found: str
) -> None:
    assert contradictions(words.format(right)) == ()
    assert [str(check.found) for check in contradictions(words.format(wrong))] == [found]


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        # a verb behind a ；, and the rest at the end
        ("公众号发布信息605条，其中动态186条；转发防疫19条，消防33条，网信25条，提醒62条，其他信息{}条。", 280, 284, "609"),
        # the whole in the sentence before
        ("公开政府信息852条。主动公开政府信息的主要类别包括：机构类信息104条，占12.2%；规划类信息36条，占4.2%；"
         "民生类信息209条，占24.5%；其他类信息{}条，占59%。", 503, 500, "849"),
        # of disputes those not settled are a result like the others
        ("因政府信息公开产生的行政复议6宗，其中维持{}宗、纠正1宗、其他结果1宗、尚未审结1宗。", 3, 4, "7"),
    ],
)  # fmt: skip
def test_lists_to_their_very_end(contradictions: Say, words: str, right: int, wrong: int, found: str) -> None:
    assert [check for check in contradictions(words.format(right)) if check.kind == "claim-parts"] == []
    told = contradictions(words.format(wrong))
    assert [str(check.found) for check in told if check.kind == "claim-parts"] == [found]


def test_a_list_that_leaves_some_out_misses_them_by_exchanged_digits_by_chance(contradictions: Say) -> None:
    assert contradictions("答复咨询234条（其中环保27条；教育44条；养老58条；住房78条）。") == ()


def test_what_a_list_came_to_is_no_part_of_it(contradictions: Say) -> None:
    words = (
        "主动公开共175条。其中目录中公开年报2条、文件21条、公告13条、动态54条，共发布{}条；专栏有政策35条、民生50条。"
    )
    assert contradictions(words.format(90)) == ()


def test_suits_are_no_further_part_of_reviews(contradictions: Say) -> None:
    words = "政府信息公开行政复议{}件，分别为结果维持3件、结果纠正1件、其他结果2件；未经复议直接起诉1件，结果维持。"
    assert [check for check in contradictions(words.format(6)) if check.kind == "claim-parts"] == []
    assert [str(one.found) for one in contradictions(words.format(7)) if one.kind == "claim-parts"] == ["6"]
