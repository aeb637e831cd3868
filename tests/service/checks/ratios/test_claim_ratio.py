from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [(check.verdict, check.message.code) for check in checks if check.kind == "claim-ratio"]


@pytest.mark.parametrize(
    ("share", "how"),
    [("66.67%", "rounded"), ("66.7%", "rounded"), ("67%", "rounded"), ("66%", "cut"), ("66.6%", "cut"),
     ("百分之六十六点七", "rounded"), ("66.60%", "cut")],
)  # fmt: skip
def test_a_percentage_may_be_rounded_or_cut_and_the_message_says_which(say: Say, share: str, how: str) -> None:
    assert verdicts(say(f"全年受理诉求30件，其中网络提交20件，占{share}。")) == [("supported", f"claim-ratio.{how}")]


def test_a_percentage_may_be_rounded_up(say: Say) -> None:
    found = verdicts(say("全年受理诉求30件，其中网络提交10件，占33.4%。"))
    assert found == [("supported", "claim-ratio.rounded-up")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全年受理诉求40件，其中网络提交26件，占66%。", "65.00"),
        ("全年受理诉求30件，其中网络提交10件，占33.5%。", "33.33"),
        ("主动公开公文40件，配发解读的38件，解读率94%。", "95.00"),
        ("培训120人，比2022年的100人增长21%。", "20.00"),
        ("回访40人，26人表示满意，满意率66%。", "65.00"),
        ("培训120人，上年为100人，增长16.7%。", "20.00"),
        ("培训120人，2022年为100人，增加20人，增长16.7%。", "20.00"),
        ("发布信息120条，比上年增加20条，增长21%。", "20.00"),
        ("发布信息120条，比上年减少30条，下降25%。", "20.00"),
    ],
)
def test_a_percentage_that_does_not_follow(contradictions: Say, sentence: str, found: str) -> None:
    (check,) = contradictions(sentence)
    assert (check.kind, str(check.found)) == ("claim-ratio", found)
    assert [item.role for item in check.evidence] == ["claim", "part", "part"]


@pytest.mark.parametrize(
    "sentence",
    [
        "群众满意率98%，办结率100%。",
        "受理诉求1840件。与2022年1702件、2021年1530件相比，分别增长8.1%和20.3%。",
        "办理建议40件，走访26件，满意率97%。",
        "发布信息120条，同比增长21%。",
        "全年受理诉求30余件，其中网络提交20件，占70%。",
        "全年受理诉求30件，其中网络提交20件，占比约70%。",
        "发布信息120条，比上年增加20余条，增长21%。",
    ],
)
def test_rates_of_something_else_and_rounded_figures_contradict_nothing(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_each_share_of_a_list_is_judged(say: Say) -> None:
    sentence = "全年受理诉求50件，其中个人41件，占82%，企业7件，占14%，社团2件，占6%。"
    assert [verdict for verdict, _ in verdicts(say(sentence))] == ["supported", "supported", "contradicted"]


SHARES = "收件90件，办件80件。按部门划分，住建32件，占办件数的40%；交通20件，占25%；教育{}件，占{}%；水利12件，占15%。"


def test_a_bare_share_is_of_what_its_like_are_taken_of(contradictions: Say) -> None:
    (check,) = contradictions(SHARES.format(16, 19))
    assert (check.claimed, check.found) == (Decimal("19"), Decimal("20.00"))
    assert contradictions(SHARES.format(16, 20)) == ()


def test_shares_of_different_things_say_nothing_of_one_another(contradictions: Say) -> None:
    assert contradictions("收件90件，办件80件。住建32件，占40%；交通18件，占20%；教育16件，占19%。") == ()


def test_two_wholes_of_one_number_are_one(contradictions: Say) -> None:
    (check,) = contradictions("全年受理诉求50件，办结50件。网络提交35件，占75%。")
    assert (check.claimed, check.found) == (Decimal("75"), Decimal("70.00"))


def test_one_share_that_was_cut_still_shows_what_all_are_taken_of(say: Say) -> None:
    """Of 52: 57.69 and 13.46 rounded, 3.84 cut, and 17.9 none of both."""
    told = "答复52件。予以公开30件，占57.69%；部分公开7件，占13.46%；不予处理2件，占3.84%；无法提供10件，占17.9%"
    found = [check for check in say(f"（二）依申请公开。{told}。") if check.kind == "claim-ratio"]
    assert [f"{check.claimed:f}" for check in found if check.verdict == "contradicted"] == ["17.9"]


def test_a_share_among_some_is_of_those(contradictions: Say) -> None:
    came = "2023年，我局收到政府信息公开申请50件，办结52件。"
    (check,) = contradictions(came, "在办结的52件申请当中，予以公开的30件，占60%。")
    assert (check.kind, str(check.found)) == ("claim-ratio", "57.69")
    assert contradictions(came, "在办结的52件申请当中，予以公开的30件，占57.7%。") == ()


def test_a_share_of_the_total_may_be_of_all_that_came_in(contradictions: Say) -> None:
    assert contradictions("我局收到政府信息公开申请50件。在答复的52件申请中，予以公开的30件，占总数的60%。") == ()


def test_a_share_of_the_concluded_is_of_those(contradictions: Say) -> None:
    (check,) = contradictions("发生政府信息公开行政复议6件，审结4件，其中纠正1件，占审结数的16.7%，尚未审结2件。")
    assert (check.kind, str(check.found)) == ("claim-ratio", "25.00")


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年办结52件。公开类答复37件（予以公开30件、部分公开7件），占办结的71.2%。",
        "2023年办结52件。予以公开的30件和部分公开的7件占办结件的71.2%。",
        "2023年收到政府信息公开申请50件，一至四季度分别为8件、24件、10件和8件，二季度最多，占全年48%。",
    ],
)
def test_a_share_may_be_of_another_count_of_its_sentence(contradictions: Say, sentence: str) -> None:
    assert contradictions(sentence) == ()


def test_a_share_of_the_settled_that_is_of_those_that_came_in(contradictions: Say) -> None:
    (check,) = contradictions("2023年收到政府信息公开申请50件，办结52件。予以公开30件，占办结总数的60%。")
    assert (check.kind, str(check.found)) == ("claim-ratio", "57.69")


def test_points_between_two_shares_told_in_front(contradictions: Say) -> None:
    (check,) = contradictions("网上申请占比由78.2%升至81.6%，提高2.4个百分点。")
    assert (check.kind, str(check.found)) == ("claim-ratio", "3.40")
    assert contradictions("网上申请占比由78.2%升至81.6%，提高3.4个百分点。") == ()


def test_a_figure_in_units_of_ten_thousand_was_rounded(contradictions: Say) -> None:
    words = "全年办结诉求25619件，其中公开共1.38万件，占53.{}%。"
    assert contradictions(words.format(7)) == ()
    assert [check.kind for check in contradictions(words.format(1))] == ["claim-ratio"]


def test_a_share_may_be_of_a_whole_further_up(contradictions: Say) -> None:
    words = "全年受理诉求141件，比上年少12件。来电118件，来访23件。违建类{}件，占54.6%。"
    assert contradictions(words.format(77)) == ()
    assert [str(check.claimed) for check in contradictions(words.format(79))] == ["54.6"]


def test_the_growth_is_of_two_figures_in_front(contradictions: Say) -> None:
    words = "2019年至2022年培训依次为58人、66人、73人和81人，2023年为87人，较上年增加6人，增长7.4%。"
    assert contradictions(words) == ()


def test_a_share_that_names_its_part_and_its_whole(contradictions: Say) -> None:
    words = "办结件中，予以公开30件、部分公开7件，其中予以公开占办结件的{}%。"
    assert contradictions(words.format("57.7")) == ()
    (check,) = contradictions(words.format("52.7"))
    assert (check.kind, str(check.found)) == ("claim-ratio", "57.69")


def test_shares_beside_one_that_names_the_whole(contradictions: Say) -> None:
    words = "全年新收申请50件。线上提交31件，占新收总量的{}%；邮寄12件，占24.0%；窗口递交7件，占14.0%。"
    assert contradictions(words.format("62.0")) == ()
    (check,) = contradictions(words.format("72.0"))
    assert (check.kind, str(check.claimed)) == ("claim-ratio", "72.0")


def test_the_whole_that_a_share_names_may_stand_in_another_paragraph(contradictions: Say) -> None:
    first = "2023年新收政府信息公开申请50件。"
    assert contradictions(first, "自然人申请41件，占新收件的82.0%。") == ()
    (check,) = contradictions(first, "自然人申请41件，占新收件的87.0%。")
    assert (check.kind, str(check.found)) == ("claim-ratio", "82.00")


def test_what_was_settled_of_them_is_another_whole(contradictions: Say) -> None:
    assert contradictions("社会组织诉求21件，比上年增加8件，获得公开的15件，占其办结件的75.0%。") == ()
    assert len(contradictions("社会组织诉求21件，获得公开的15件，占比75.0%。")) == 1


def test_a_rate_named_by_the_part_in_front(contradictions: Say) -> None:
    words = "全年答复政府信息公开申请52件，其中公开（含部分公开）37件，公开率为{}%。"
    assert contradictions(words.format("71.2")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("75.2"))] == ["75.2"]


@pytest.mark.parametrize(
    "words",
    [
        "政府信息公开申请办理结果如下：予以公开30件，部分公开7件，公开率71.2%。",
        "办结诉求466件。其中证照类不予公开的94件，为最多的一类，占办结件的20.2%。",
        "全年登记诉求612件，“当场办结”167件，“转办”101件，两类占43.8%；其他344件。",
        "与2021年相比，增加64件（2021年486件），增长13.2%；与2020年相比，增加119件（2020年431件），增长27.6%。",
        "网站发布信息36万条，其中原创信息17.9万条，占比由46.3%提高到49.7%。",
    ],
)
def test_shares_of_other_figures_than_the_nearest(contradictions: Say, words: str) -> None:
    assert [check.message for check in contradictions(words) if check.kind == "claim-ratio"] == []


def test_a_part_of_those_concluded(contradictions: Say) -> None:
    words = "因政府信息公开引起行政复议6件，已审结4件，其中维持3件、纠正1件，纠正件占已审结件的{}%。"
    assert contradictions(words.format("25.0")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("16.7"))] == ["16.7"]


def test_growth_of_what_another_sentence_counts(contradictions: Say) -> None:
    words = "全年受理政府信息公开申请50件，其中网上47件。受理量比2022年的40件增长{}%。"
    assert contradictions(words.format("25.0")) == ()
    assert [str(check.found) for check in contradictions(words.format("20.0"))] == ["25.00"]


def test_shares_of_counts_that_come_to_a_total_of_the_tables(contradictions: Say) -> None:
    first, words = "新收政府信息公开申请50件。", "网上申请42件，占84.0%；信函申请8件，占{}%。"
    assert contradictions(first, words.format("16.0")) == ()
    assert [str(check.claimed) for check in contradictions(first, words.format("17.0"))] == ["17.0"]
    assert contradictions(first, words.replace("8件", "9件").format("17.0")) == ()


def test_a_share_of_the_count_that_its_words_name(contradictions: Say) -> None:
    words = "收到诉求3659件。部门收到486件，占13.3%；市县收到3173件，占86.7%，首位的海县1107件，占市县收到的{}%。"
    assert contradictions(words.format("34.9")) == ()


def test_a_rate_named_after_what_stands_in_front_of_it(say: Say) -> None:
    words = "政府信息公开行政复议6件，其中结果维持3件，维持率{}%。"
    assert verdicts(say(words.format("50.00"))) == [("supported", "claim-ratio.exact")]
    assert verdicts(say(words.format("52.00"))) == [("contradicted", "claim-ratio.contradicted")]
    assert (
        verdicts(say("政府信息公开行政复议6件，其中结果维持3件，结果纠正1件，纠正率26.67%。"))[0][0] == "contradicted"
    )


def test_one_digit_of_a_percentage_may_have_slipped(contradictions: Say) -> None:
    words = "公开政府信息4200条，微信推送700条，全年收到政府信息公开申请50件，自然人申请41件，占{}%。"
    assert contradictions(words.format("82.00")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("28.00"))] == ["28.00"]


def test_what_was_settled_of_what_came_in(contradictions: Say) -> None:
    words = "全年收到政府信息公开申请50件，上年结转5件，办结52件，结转下年度3件，{}。"
    assert [str(check.claimed) for check in contradictions(words.format("办结率97%"))] == ["97"]
    for rate in ("办结率94.5%", "办结率100%", "按时办结率97%"):
        assert contradictions(words.format(rate)) == ()


def test_a_rate_of_something_narrower_or_in_another_unit(contradictions: Say) -> None:
    assert contradictions("全年发布管委会文件60件，配文解读45件，惠农文件图文解读率达到100%。") == ()
    assert contradictions("主动公开政府信息94条；主动公开公文7件，主动公开率87.50%。") == ()


def test_the_whole_of_several_shares_stands_in_the_sentence_before(contradictions: Say) -> None:
    words = "全年公开政府信息24条。在公开的信息中，水利4条，占17%；林业11条，占{}%；渔政3条，占13%；防火3条，占13%；造林3条，占13%。"
    assert contradictions(words.format(46)) == contradictions(words.format(45)) == ()
    assert [str(check.found) for check in contradictions(words.format(52))] == ["45.83"]


def test_one_share_rounded_up_beside_many_leaves_their_whole_known(contradictions: Say) -> None:
    words = (
        "网站发布信息156项，其中：招生12项，占7.7%；教务9项，占5.8%；财务1项，占0.6%；招标21项，占{}%；"
        "队伍1项，占0.6%；资产6项，占3.8%；安全8项，占5.1%；制度13项，占8.4%；会议85项，占54.5%。"
    )
    assert contradictions(words.format("13.5")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("15.4"))] == ["15.4"]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("共解读文件40件。其中图片解读文件28件，动漫解读文件12件，图文解读全覆盖，动漫解读占比{}%。", 30, 23),
        ("制发公文36件，其中主动公开27件，主动公开率{}%。", 75, 57),
        ("办理审批45件，较上年略有减少，减少5件，下降率为{}%。", 10, 11),
    ],
)
def test_rates_named_after_a_part_or_a_change(contradictions: Say, words: str, right: int, wrong: int) -> None:
    assert contradictions(words.format(right)) == ()
    assert [check.kind for check in contradictions(words.format(wrong))] == ["claim-ratio"]


def test_a_share_of_last_year_s_figures_is_none_of_this_year_s(contradictions: Say) -> None:
    words = "2023年省局新收来信1600件，其中自然人1286件，占80.4%；2022年两数分别为1391件和1093件，自然人占78.6%。"
    assert contradictions(words) == ()


def test_growth_from_last_year_s_figure_in_brackets(contradictions: Say) -> None:
    words = "办理查询4180项，较上年（3800项）增加了10%；受理来函620份，较上年（500份）增加了{}%。"
    assert contradictions(words.format(24)) == ()
    assert [str(check.claimed) for check in contradictions(words.format(42))] == ["42"]


def test_all_of_something_is_no_small_part_of_another(contradictions: Say) -> None:
    assert contradictions("办理热线、县长信箱投诉案件共412件，受理信访件17件，投诉受理率100%。") == ()


def test_growth_by_a_change_from_last_year_s_figure(contradictions: Say) -> None:
    words = "来信数量较去年的24件增加{}件，增长{}%。"
    assert contradictions(words.format(84, 350)) == contradictions(words.format("到84", 250)) == ()
    assert [str(check.found) for check in contradictions(words.format(84, 250))] == ["350.00"]


def test_a_rate_with_its_digits_exchanged(contradictions: Say) -> None:
    words = "全年接到来信、来访629件次，办结591件次，转送38件次，办结率{}%。"
    assert contradictions(words.format(94)) == contradictions(words.format(71)) == ()
    assert [str(check.found) for check in contradictions(words.format(49))] == ["93.96"]
    assert contradictions(words.replace("办结率", "办结率（按已受理数计算）为").format(49)) == ()


def test_a_share_among_the_count_in_front_is_of_that(contradictions: Say) -> None:
    words = "本年收到的50件申请中，41件由自然人提出，占比{}%。"
    assert contradictions(words.format("82.0")) == ()
    assert [str(check.found) for check in contradictions(words.format("72.5"))] == ["82.00"]


def test_a_whole_percentage_is_of_no_count_further_up_by_chance(contradictions: Say) -> None:
    """2 of the 30 that were made public are 6.67 %."""
    words = "全年予以公开30件。本年答复申请52件，其中因保护第三方合法权益不予公开2件，占{}%。"
    assert contradictions(words.format(4)) == ()
    assert [str(check.found) for check in contradictions(words.format(6))] == ["3.85"]


def test_percentages_dealt_out_to_a_row_whose_whole_stands_elsewhere(say: Say) -> None:
    words = "收到申请50件，办结52件。办结的件里，予以公开30件、部分公开7件、无法提供10件，依次占57.7%、13.5%、{}%。"
    assert [verdict for verdict, _ in verdicts(say(words.format("19.2")))] == ["supported"] * 3
    assert [verdict for verdict, _ in verdicts(say(words.format("12.9")))] == ["supported", "supported", "contradicted"]


def test_of_several_wholes_the_one_that_rounds_well_is_shown(say: Say) -> None:
    """30 of 52 are 57.69, of 51 they would be 58.82, cut 58."""
    said = say("收到申请51件，办结52件。予以公开30件，占58%。")
    assert [f"{check.found:f}" for check in said if check.kind == "claim-ratio" and check.found] == ["57.69"]


def test_shares_handed_out_behind_their_name(say: Say) -> None:
    words = "收到申请50件，办结52件。办结的件里，予以公开30件、部分公开7件、无法提供10件，占比{}57.7%、13.5%、19.2%。"
    for how in ("分别为", "依次为"):
        assert [verdict for verdict, _ in verdicts(say(words.format(how)))] == ["supported"] * 3


def test_rates_of_several_years_are_shares_of_no_row(contradictions: Say) -> None:
    words = "收到申请50件，办结52件。不予公开5件，其中过程性信息2件、第三方1件、执法案卷2件；近三年这一比例依次为{}%、12.8%和9.6%。"
    assert [check for check in contradictions(words.format("21.4")) if check.kind == "claim-ratio"] == []


def test_shares_in_brackets_are_of_the_sentence_before(contradictions: Say) -> None:
    words = "全年登载稿件640条，播放32170次。按栏目看，要闻416条（65.0%），通告{}条（{}%），图解80条（12.5%），访谈32条（5.0%）。"
    assert contradictions(words.format(112, "17.5")) == ()
    assert [str(check.found) for check in contradictions(words.format(112, "15.7"))] == ["17.50"]


def test_one_share_in_brackets_of_the_only_count_before(contradictions: Say) -> None:
    words = "栏目登载稿件640条。其余暂且不论，最受欢迎的是图解304条（{}%）。"
    assert contradictions(words.format("47.5")) == ()
    assert [str(check.found) for check in contradictions(words.format("37.5"))] == ["47.50"]
    assert contradictions(words.format("37.5").replace("%", "%为转载")) == ()
    assert contradictions(words.format("37.5").replace("）", "）配有音频")) == ()


def test_about_a_percentage_with_decimals_says_that_it_is_rounded(say: Say) -> None:
    words = "栏目登载稿件640条。最多的是图解304条，约占{}%。"
    found = {share: verdicts(say(words.format(share)))[0] for share in ("47.5", "47.9", "37.5")}
    assert [verdict for verdict, _ in found.values()] == ["supported", "unverifiable", "contradicted"]
    assert verdicts(say(words.format("38"))) == []


def test_growth_that_was_a_fall(contradictions: Say) -> None:
    words = "接待来访{}批，与上年65批相比，增长20%。"
    assert contradictions(words.format(78)) == ()
    assert [str(check.found) for check in contradictions(words.format(52))] == ["-20.00"]
    assert contradictions(words.format(52).replace("增长20%", "增长-20%")) == ()
    assert contradictions(words.format(52).replace("增长", "下降")) == ()


def test_a_result_is_named_alone_or_with_what_it_is_of(say: Say) -> None:
    for words in ("无法提供占{}%，多因年代久远。", "无法提供的占办结数{}%，多因年代久远。"):
        assert verdicts(say("讲座12场。", words.format("19.2"))) == [("supported", "claim-ratio.rounded")]


def test_requests_about_something_are_some_of_all(say: Say) -> None:
    words = "河湖管理类申请13件，占{}%，拟编印问答。"
    assert verdicts(say("讲座12场。", words.format("23.6"))) == [("supported", "claim-ratio.rounded")]
    assert verdicts(say("讲座12场。", words.format("32.6"))) == []


def test_a_count_with_its_share_in_tenths_is_no_whole(contradictions: Say) -> None:
    assert contradictions("登载稿件640条。要闻212条，占三成；图解62条，占9.7%。") == ()
