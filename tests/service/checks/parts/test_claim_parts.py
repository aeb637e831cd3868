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
    towns = "全年收到诉求，东镇41件、西镇30件、南镇19件、北镇2件，前两位均为城区，合计{}件。"
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


def test_what_is_and_what_is_not_divide_in_two_whatever_their_units(contradictions: Say) -> None:
    words = "网站公开信息96条，其中公文类信息70份，非公文类信息{}份。"
    assert contradictions(words.format(26)) == ()
    assert [str(check.found) for check in contradictions(words.format(39))] == ["109"]


def test_a_total_that_names_how_many_it_adds_up_is_of_all_of_them(contradictions: Say) -> None:
    words = "网站公开信息31条，通过公众号公开信息64条，在大厅公开信息402条，三个渠道合计{}条。"
    assert contradictions(words.format(497)) == ()
    assert [str(check.found) for check in contradictions(words.format(466))] == ["497"]  # the last two


def test_the_rest_is_a_part_where_those_before_it_come_to_the_whole(contradictions: Say) -> None:
    words = "主动公开信息160条。其中，公开平台发布72条；局网站发布51条；微信发布37条；{}46条。"
    assert [str(check.found) for check in contradictions(words.format("其他方式"))] == ["206"]
    assert contradictions(words.format("规范性文件")) == ()


def test_a_small_list_ends_where_the_unit_changes(contradictions: Say) -> None:
    words = "公开政策文件13份，其中规范性文件5份，其他文件8份，{}。"
    assert contradictions(words.format("发布解读3篇")) == ()


def test_a_bare_total_behind_counts_of_one_thing_is_theirs_but_for_a_slip(contradictions: Say) -> None:
    words = "网站公开信息532条，会议7期，公开市级文件31件、部门文件226件，合计{}件，解读2条。"
    assert contradictions(words.format(257)) == ()
    assert [str(check.found) for check in contradictions(words.format(247))] == ["257"]
    assert contradictions(words.format(340)) == ()


def test_no_way_has_more_than_all_though_ways_overlap(contradictions: Say) -> None:
    words = "全年公开信息60条。其中，经门户网站发布41条；用公开栏发布{}条；靠村村通广播公开38条。"
    assert [str(check.claimed) for check in contradictions(words.format(67))] == ["60"]


def test_what_is_done_and_what_is_in_hand_are_all(contradictions: Say) -> None:
    words = "受理政府信息公开申请50件，其中{}件依法办理答复，3件按序时进度办理。"
    assert contradictions(words.format(47)) == ()
    assert [str(check.found) for check in contradictions(words.format(46)) if check.kind == "claim-parts"] == ["49"]


def test_a_complete_list_of_policies_one_too_many(contradictions: Say) -> None:
    words = "网站公开信息30条，分别为法规7条，文件6条，计划1条，涉企优惠政策{}条，政策图解9条。"
    assert contradictions(words.format(7)) == ()
    assert [str(check.found) for check in contradictions(words.format(8))] == ["31"]


def test_no_channel_has_more_than_all(contradictions: Say) -> None:
    words = "全年公开信息134条，其中门户网站{}条，微信、微博等新媒体{}条。"
    assert contradictions(words.format(86, 48)) == ()
    assert [str(check.claimed) for check in contradictions(words.format(86, 159))] == ["134"]


def test_a_total_behind_its_parts_with_two_digits_exchanged(contradictions: Say) -> None:
    words = "全年公开的资金政策信息11条，财政政策信息47条，共公开{}条。"
    assert contradictions(words.format(58)) == ()
    assert [str(check.found) for check in contradictions(words.format(85))] == ["58"]


def test_what_was_answered_are_all_by_whatever_way_they_came(say: Say) -> None:
    words = "全年共收到政府信息公开申请50件，网络申请32件，信函申请18件，已全部按时答复，其中予以公开30件、部分公开7件、无法提供10件、其他处理{}件。"
    found = [check for check in say(words.format(8)) if check.kind == "claim-parts" and check.verdict == "contradicted"]
    assert [(str(check.claimed), str(check.found)) for check in found] == [("50", "55")]


def test_channels_in_a_row_are_no_parts_of_the_first(contradictions: Say) -> None:
    assert contradictions("官网发布信息184条，公众号“云屏水利”321条，微博387条，涉及动态、监管。") == ()


def test_one_channel_is_no_list(contradictions: Say) -> None:
    words = "办理建议72件、提案64件均在期限内答复，其中131件的复文公开在市政府网站。"
    assert [check for check in contradictions(words) if check.found == 131] == []


def test_a_title_that_tells_of_an_answer_is_not_done(contradictions: Say) -> None:
    words = "行政复议6件，其中3件维持我局的《信息公开申请答复书》，2件尚未审结。"
    assert [check for check in contradictions(words) if check.kind == "claim-parts"] == []


@pytest.mark.parametrize("lead", ["共分四类：", "只有四类：", "分为四块，"])
def test_a_list_of_as_many_sorts_as_were_said(contradictions: Say, lead: str) -> None:
    words = "门户网站登载稿件88条，{}要闻{}条，通告16条，图解13条，访谈8条。"
    assert contradictions(words.format(lead, 51)) == ()
    assert [str(check.found) for check in contradictions(words.format(lead, 40))] == ["77"]
    assert contradictions(words.format(f"主要{lead}", 40)) == ()
    assert contradictions(words.format("只有四类信息较多：", 40)) == ()


def test_a_list_of_fewer_sorts_than_were_said(contradictions: Say) -> None:
    words = "门户网站登载稿件88条，只有{}类：要闻40条，通告16条，图解13条，访谈8条。"
    assert contradictions(words.format("五")) == ()
    assert [str(check.found) for check in contradictions(words.format("四"))] == ["77"]


def test_a_total_that_names_as_many_as_there_are(contradictions: Say) -> None:
    words = "{}日报用稿42篇，广播用稿18篇，电视用稿9篇，三者共{}篇。"
    assert contradictions(words.format("", 69)) == ()
    assert [str(check.found) for check in contradictions(words.format("", 79))] == ["69"]


def test_lists_told_alike_beside_one_that_comes_to_its_whole(contradictions: Say) -> None:
    words = "讲座24场，线上9场、线下{}场；座谈14场，线上5场、线下{}场。"
    assert contradictions(words.format(15, 9)) == ()
    assert [str(check.claimed) for check in contradictions(words.format(15, 10))] == ["14"]
    assert [str(check.claimed) for check in contradictions(words.format(15, 8))] == ["14"]
    assert contradictions(words.format(16, 10)) == ()
    assert contradictions(words.format(15, 8).replace("8场。", "8场等。")) == ()


def test_parts_by_where_they_come_from_exceed_their_whole(contradictions: Say) -> None:
    words = "刊发稿件8130篇，来自科室的{}篇，来自区县的7060篇。"
    assert contradictions(words.format(1070)) == contradictions(words.format(170)) == ()
    assert [str(check.found) for check in contradictions(words.format(1270))] == ["8330"]
    assert contradictions(words.format(6070)) == ()


def test_accounts_are_counted_by_several_measure_words(contradictions: Say) -> None:
    words = "运营政务新媒体账号11家，包括微博号{}个、头条号4个。"
    assert contradictions(words.format(7)) == ()
    assert [str(check.found) for check in contradictions(words.format(6))] == ["10"]
    assert contradictions("走访企业11家，包括座谈6个、讲座4个。") == ()


@pytest.mark.parametrize(
    "words",
    [
        "登载稿件70条。要闻31条，通告17条，组织机构13条，访谈{}条。",
        "登载稿件70条，按栏目算，要闻31条，通告17条，图解13条，访谈{}条。",
        "登载稿件70条，拆分为要闻31条、通告17条、图解13条、访谈{}条。",
        "登载稿件70条，要闻、通告、图解、访谈依次是31条、17条、13条、{}条。",
        "登载稿件70条，要闻31条最多，通告17条其次，图解13条再次，访谈{}条最少。",
        "要闻31条，通告17条，图解13条，访谈{}条，四项合起来，全年公开70条。",
    ],
)
def test_what_else_opens_or_closes_a_list(contradictions: Say, words: str) -> None:
    assert contradictions(words.format(9)) == ()
    assert [str(check.found) for check in contradictions(words.format(12))] == ["73"]


def test_a_total_of_more_kinds_than_are_counted_alike(contradictions: Say) -> None:
    words = "展板{}，讲座31场，沙龙17场，三项合起来，全年举办70场。"
    assert contradictions(words.format("22块")) == ()
    assert [str(check.found) for check in contradictions(words.format("24场"))] == ["72"]


def test_the_first_three_in_their_order_are_not_all(contradictions: Say) -> None:
    words = "登载稿件70条，主题前三位依次为水费12条、汛情39条、节水{}条。"
    assert contradictions(words.format(4)) == contradictions(words.format(24)) == ()


def test_figures_told_in_ten_thousands_come_to_their_whole_as_rounded(say: Say) -> None:
    words = "资料下载40.3万次，其中网站下载{}次，微信下载{}次。"
    told = [("20.15万", "20.18万"), ("201543", "201832"), ("20.15万", "20.95万"), ("201543", "209532")]
    found = [verdicts(say(words.format(*one))) for one in told]
    assert found == [["supported"], ["supported"], ["contradicted"], ["contradicted"]]
    assert verdicts(say("资料下载40.3万次，其中网站下载403148次。")) == []


def test_channels_in_a_sentence_of_their_own_need_not_be_all(contradictions: Say) -> None:
    words = "登载稿件70条。微博31条，微信17条，头条13条，门户网站{}条。"
    assert contradictions(words.format(9)) == contradictions(words.format(6)) == ()
