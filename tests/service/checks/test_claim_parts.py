from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[str]:
    return [check.verdict for check in checks if check.kind == "claim-parts"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年发布信息300条，其中网站180条、微信120条。",
        "全年发布信息300条（网站180条、微信120条）。",
        "全年发布信息300条，包括：网站180条，微信120条。",
        "全年发布信息300条。其中，网站180条，微信120条。",
        "全年发布信息三百条，其中网站一百八十条、微信一百二十条。",
        "网站180条、微信120条，合计300条。",
        "全年发布信息300条，其中网站180条、微信100条、其他20条。",
        "全年收到来信15件，其中个人12件、单位3件，网上10件、邮寄5件。",
        "全年接待300人次，其中线上180人次、线下120人次，满意率98%。",
    ],
)
def test_parts_that_make_up_the_whole(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == ["supported"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全年发布信息300条，其中网站181条、微信120条。", 301),
        ("全年发布信息300条（网站180条、微信121条）。", 301),
        ("全年发布信息三百条，其中网站一百八十条、微信一百二十一条。", 301),
        ("全年发布信息300条，其中网站180条、微信115条。", 295),
        ("全年发布信息300条，包括网站180条、微信50条。", 230),
        ("全年发布信息300条，分别为网站180条、微信50条。", 230),
        ("全年发布信息300条，其中网站180条、微信50条、其他20条。", 250),
        ("网站180条、微信120条，合计301条。", 300),
        ("全年发布信息300条，其中政策文件180条、征求意见稿3条、工作动态118条。", 301),
    ],
)
def test_parts_that_do_not(contradictions: Say, sentence: str, found: int) -> None:
    (check,) = contradictions(sentence)
    assert (check.kind, check.found, check.cause) == ("claim-parts", found, "published")
    assert [item.role for item in check.evidence][:2] == ["claim", "part"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年发布信息300条，其中网站100条、微信50条。",
        "全年发布信息300条，包括网站180条、微信100条等。",
        "全年发布信息300余条，其中网站181条、微信130条。",
        "全年发布信息近300条，其中网站181条、微信130条。",
        "全年发布信息约300条，其中网站181条、微信130条。",
        "全年发布信息300条，其中网站200余条、微信130条。",
        "全年发布信息300条，其中网站180条、微信115条，其余为转载。",
        "行政复议3件、行政诉讼3件，其中维持5件、纠正3件。",
    ],
)
def test_an_incomplete_or_rounded_list_is_unverifiable(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == ["unverifiable"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年发布信息300条，其中网站180条。",
        "全年发布信息300条，召开发布会12场，答复留言400件。",
        "开展培训30场，其中线上20场，培训1200人。",
        "公开信息12条。其中的不足需要改进。",
    ],
)
def test_one_part_or_another_statement_is_not_added_up(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == []


def test_figures_that_each_agree_with_their_own_cell_leave_parts_out(say: Say) -> None:
    """55 with parts of 新收 only: each number is the table's."""
    sentence = "2023年收到政府信息公开申请50件，其中自然人申请41件、商业企业申请7件。"
    assert verdicts(say(sentence)) == ["unverifiable"]


def test_parts_that_exceed_by_the_tables_own_whole(contradictions: Say) -> None:
    found = contradictions("2023年收到政府信息公开申请49件，其中公民申请41件、企业申请9件。")
    assert sorted(check.kind for check in found) == ["claim-parts", "claim-table"]


def test_a_part_that_is_the_whole_is_no_part_of_a_sum(say: Callable[..., Sequence[Check]]) -> None:
    checks = say("办结申请52件，其中按期答复52件、当日答复5件、延期答复6件。")
    assert not any(one.kind == "claim-parts" and one.verdict == "contradicted" for one in checks)
    checks = say("公开文件52件，其中通知40件、意见5件、方案9件。")
    assert any(one.kind == "claim-parts" and one.verdict == "contradicted" for one in checks)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全年发布信息300条，内容涵盖要闻90条、通知120条、公示62条以及涉企检查公示30条。", 302),
        ("全年发布信息300条，网站180条（占60%），微信114条（占38%），公报9条（占2%）。", 303),
        ("全年发布信息300条，网站180条（占60%），微信60条（占20%），公报20条（占20%）。", 260),
        ("收到政府信息公开申请50件，其中自然人提出40件，法人或其他组织提出9件。", 49),
    ],
)
def test_lists_that_must_come_to_the_whole(contradictions: Say, sentence: str, found: int) -> None:
    assert found in [check.found for check in contradictions(sentence) if check.kind == "claim-parts"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年发布信息300条，分别为要闻90条、通知200条，季报中英文各5条（计10条）。",
        "全年发布信息300条，网站180条（占60%），微信60条（占20%），公报60条（占20%）。",
        "收到政府信息公开申请50件，其中自然人提出41件，法人或其他组织提出9件。",
    ],
)
def test_lists_that_do(say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == ["supported"]


def test_parts_that_come_to_what_the_table_has_contradict_their_whole(contradictions: Say) -> None:
    words = "行政复议7件，其中我局胜诉3件，败诉1件，还在审理2件。"
    assert ("claim-parts", 7, 6) in [(check.kind, check.claimed, check.found) for check in contradictions(words)]


def test_a_total_behind_a_list_may_be_of_its_first(contradictions: Say) -> None:
    towns = "全年收到诉求，东镇41件、西镇30件、南镇19件、北镇12件，前两位均为城区，合计{}件。"
    assert contradictions(towns.format(71)) == ()
    assert [str(check.claimed) for check in contradictions(towns.format(72))] == ["72"]


def test_what_is_summed_up_as_left_out_is_no_part(contradictions: Say) -> None:
    words = "系统全年登记62条，其中咨询6条，重复登记4条，撤回2条，以上12条不计入，故纳入统计的为50条。"
    assert contradictions(words) == ()


def test_cases_by_court_are_parts(contradictions: Say) -> None:
    (check,) = contradictions("全年应诉9件，其中市法院受理4件、县法院受理5件、外县法院受理1件。")
    assert (check.kind, str(check.found)) == ("claim-parts", "10")


def test_a_sum_of_kinds_behind_them_is_no_further_part(contradictions: Say) -> None:
    assert contradictions("公布事项74项，其中教育类24项、医疗类14项、社保类16项，三类54项，占73.0%。") == ()


def test_a_part_that_takes_those_in_front_together(contradictions: Say) -> None:
    assert contradictions("14个乡镇办结诉求49件，其中甲镇11件、乙镇9件、丙乡7件，三个乡镇合计27件。") == ()


def test_parts_of_quite_another_sum_are_no_parts(contradictions: Say) -> None:
    assert contradictions("网站发布信息6630条，其中公示1244条、通报86条、预警14200条。") == ()
    assert len(contradictions("网站发布信息6630条，其中公示1244条、通报86条、预警5400条。")) == 1


def test_a_figure_of_the_tables_behind_a_semicolon_stands_beside_the_whole(contradictions: Say) -> None:
    words = "作出行政许可1272件，其中建房审批1230件；作出行政处罚88件。"
    assert [check.kind for check in contradictions(words)] == []
    assert [check.kind for check in contradictions(words.replace("；作出行政处罚", "；翻建审批"))] == ["claim-parts"]


def test_who_came_is_no_part(contradictions: Say) -> None:
    words = "举办讲座10期，包括专题讲座3期、园区讲座2期、以会代训{}期，参训人员合计367人次。"
    assert contradictions(words.format(5)) == ()
    assert [str(check.found) for check in contradictions(words.format(4))] == ["9"]


def test_a_list_of_so_many_sorts_is_all(contradictions: Say) -> None:
    words = "登记的诉求43件共分为四类，分别为：噪声21件，环境5件，交通{}件，其他11件。"
    assert contradictions(words.format(6)) == ()
    assert [str(check.found) for check in contradictions(words.format(4))] == ["41"]


def test_parts_whose_sum_the_tables_have(contradictions: Say) -> None:
    words = "不予公开3件，其中涉及第三方合法权益{}件、行政执法案卷1件。"
    assert contradictions(words.format(2)) == ()
    assert "claim-parts" in [check.kind for check in contradictions(words.format(3))]


def test_what_follows_from_parts_is_none(contradictions: Say) -> None:
    assert contradictions("已答复的49件中含2022年顺延而来的5件，故2023年当年新收的申请为50件。") == ()


def test_what_a_total_is_may_be_told_with_a_mere_word(contradictions: Say) -> None:
    (check,) = contradictions("全年承办建议提案共96件，为人大代表建议57件、政协提案41件。")
    assert (check.kind, str(check.found)) == ("claim-parts", "98")


def test_results_behind_rows_that_are_all_are_no_further_parts(contradictions: Say) -> None:
    assert contradictions("应诉53件，其中基层法院37件，中级法院16件，被纠正1件，未审结9件。") == ()


def test_a_part_of_the_part(contradictions: Say) -> None:
    assert contradictions("承办建议146件、提案203件，合计349件，其中主办211件；公开主办件复文198件。") == ()


def test_a_list_that_the_next_count_completes(contradictions: Say) -> None:
    words = "登记诉求101件，包括噪声类60件、环境类30件，危及“三类安全”{}件；另有咨询9件。"
    assert contradictions(words.format(11)) == ()


def test_one_word_for_all_of_a_list_leaves_none_out(contradictions: Say) -> None:
    words = "全年培训45次，其中有送教上门{}次、线上答疑11次。"
    assert contradictions(words.format(34)) == ()
    assert [str(check.found) for check in contradictions(words.format(35))] == ["46"]
    assert contradictions("全年培训45次，其中有送教上门34次，有线上答疑12次。") == ()


def test_a_list_told_all_in_one_way_does_not_end_where_it_comes_to_the_whole(contradictions: Say) -> None:
    words = "新增主动公开90条，具体包括年报1条，林业1条，水利{}条，渔政60条，造林5条，防火2条，人事1条。"
    assert contradictions(words.format(20)) == ()
    assert [str(check.found) for check in contradictions(words.format(23))] == ["93"]


def test_a_list_in_another_way_behind_it_divides_the_whole_again(contradictions: Say) -> None:
    assert contradictions("收到来信30件，其中个人18件，单位12件，网上25件，邮寄4件，当面1件。") == ()


def test_counts_behind_a_list_that_are_what_is_missing_of_it(say: Say) -> None:
    assert verdicts(say("全年办理来信76件，其中，本年度新接收73件，2020年结转办理3件。")) == ["supported"]
    words = "主动公开信息116条，其中，水利80条，预算9条，增设专门栏目，公开河道信息21条，渔政检查6条。"
    assert verdicts(say(words)) == ["supported"]


def test_results_of_one_part_are_no_further_parts(contradictions: Say) -> None:
    words = "由信息公开引发行政争议10件，其中，行政复议6件，结果维持3件，结果纠正1件，尚未审结2件；行政诉讼4件，结果维持3件。"
    assert contradictions(words) == ()


def test_a_digit_of_large_parts(contradictions: Say) -> None:
    words = "公开各类信息138724条，其中政府网站公开53120条，微信、微博等政务新媒体公开{}条。"
    assert contradictions(words.format(85604)) == contradictions(words.format(79127)) == ()
    assert [str(check.found) for check in contradictions(words.format(81604))] == ["134724"]


def test_parts_by_the_tables_leave_nothing_out(contradictions: Say) -> None:
    words = "全市共计受理办理政府信息公开申请55件。其中，2023年新收政府信息公开申请{}件，结转上年政府信息公开申请5件。"
    assert contradictions(words.format(50)) == ()
    assert {check.kind for check in contradictions(words.format(46))} == {"claim-table", "claim-parts"}


def test_ways_by_which_requests_came_are_parts(contradictions: Say) -> None:
    words = "收到政府信息公开申请50件，主要受理路径为网上申请{}件、信函申请12件；历年累计1299件。"
    assert contradictions(words.format(38)) == ()
    assert [str(check.found) for check in contradictions(words.format(48))] == ["60"]


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
