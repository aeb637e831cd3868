from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[str]:
    return [check.verdict for check in checks if check.kind == "claim-claim"]


def test_the_same_measure_twice(say: Say) -> None:
    first = "2023年共召开新闻发布会12场。"
    assert verdicts(say(first, problems=["全年共召开新闻发布会12场。"])) == ["supported"]
    assert verdicts(say(first, problems=["全年共召开新闻发布会13场。"])) == ["contradicted"]


def test_words_for_the_way_stand_in_front_or_not(contradictions: Say) -> None:
    first = "2023年，中心通过“云上水利”客户端发布信息316条。"
    assert len(contradictions(first, problems=["“云上水利”客户端全年发布信息361条。"])) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023年全市共召开新闻发布会12场。", "2023年我局共召开新闻发布会13场。"),
        ("2023年网站共发布信息120条。", "2023年微信公众号共发布信息130条。"),
        ("2023年共召开新闻发布会12场。", "2022年共召开新闻发布会13场的经验值得总结。"),
        ("2023年共召开新闻发布会12场。", "下一步，全年将召开新闻发布会13场。"),
        ("2023年共召开新闻发布会12场。", "其中专题新闻发布会3场。"),
        ("2023年共开展活动12场。", "全年共开展活动13场。"),
        ("2023年共召开新闻发布会12场。", "全年共召开新闻发布会10余场。"),
        ("3月召开新闻发布会2场。", "6月召开新闻发布会3场。"),
    ],
)
def test_other_measures_are_not_the_same(say: Say, first: str, second: str) -> None:
    assert "contradicted" not in verdicts(say(first, second))


def test_the_same_figure_in_two_senses_that_both_fit(say: Say) -> None:
    checks = say("2023年，我局共收到政府信息公开申请50件。", "全年收到政府信息公开申请55件（含上年结转5件）。")
    assert "contradicted" not in verdicts(checks)


def test_what_the_table_holds_not_to_be_wrong_contradicts_nothing(say: Say) -> None:
    checks = say("2023年，我局共收到政府信息公开申请50件。", "自网上申请开通，累计收到政府信息公开申请300件。")
    assert "contradicted" not in verdicts(checks)


def test_evidence_is_both_sentences(contradictions: Say) -> None:
    first, second = "2023年共召开新闻发布会12场。", "全年共召开新闻发布会13场。"
    (check,) = contradictions(first, second)
    assert [item.text for item in check.evidence] == [first, second]
    assert (check.found, check.claimed) == (12, 13)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("全年网站公开信息虽达2684条，但更新不够均衡。", True),
        ("全年网站公开信息虽达2865条，但更新不够均衡。", False),
        ("全年微信公众号公开信息虽达2684条，但更新不够均衡。", False),
    ],
)
def test_digits_exchanged_in_what_was_published_are_a_contradiction(second: str, found: bool, say: Say) -> None:
    said = verdicts(say("2023年，管委会网站全年公开各类信息2864条。公众号推送438条。", problems=[second]))
    assert ("contradicted" in said) == found


def test_exchanged_digits_on_a_platform_told_shorter(contradictions: Say) -> None:
    first = "政府网站集约化平台全年发布信息41,286条。"
    (check,) = contradictions(first, problems=["集约化平台全年发布的42,186条信息中，动态类占比较高。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "42186")
    assert contradictions(first, problems=["微博全年发布的42,186条信息中，动态类占比较高。"]) == ()


def test_a_gazette_has_so_many_numbers_under_whatever_name(contradictions: Say) -> None:
    first = "全年编印《云屏岭市人民政府公报》{}期。"
    (check,) = contradictions(first.format(12), problems=["市政府公报全年出刊11期，覆盖面不广。"])
    assert check.kind == "claim-claim"
    assert contradictions(first.format(11), problems=["市政府公报全年出刊11期，覆盖面不广。"]) == ()


def test_exchanged_digits_of_what_one_platform_published(contradictions: Say) -> None:
    first = "全年累计发布政府信息1187条，其中县政府网站775条、微信公众号412条。"
    (check,) = contradictions(first, problems=["微信公众号全年发布信息421条，互动不多。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "421")
    assert contradictions(first, problems=["微博全年发布信息421条，互动不多。"]) == ()


def test_a_platform_told_without_the_year_in_one_place(contradictions: Say) -> None:
    first = "全年公开信息1731条。其中网站公开445条，通过微信公众号发布信息1286条。"
    (check,) = contradictions(first, problems=["微信公众号全年发布信息1268条，互动不多。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "1268")
    assert contradictions(first, problems=["微信公众号上月发布信息1268条，互动不多。"]) == ()


def test_exchanged_digits_of_who_was_trained_in_several_offices(contradictions: Say) -> None:
    first = "组织政务公开专题培训2次，共培训各科室、各学校信息员248人次。"
    (check,) = contradictions(first, problems=["尽管2次专题培训共培训284人次，但仍有新任信息员未接受过学习。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "284")


def test_long_figures_of_the_same_digits(contradictions: Say) -> None:
    first = "12345热线全年受理群众诉求4,127,306件。"
    (check,) = contradictions(first, problems=["热线数据与公开工作衔接不够，全年受理的4,217,306件群众诉求中少有转化。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "4217306")
    assert contradictions(first, problems=["图书馆全年借阅图书4,217,306件。"]) == ()


def test_what_was_published_told_again_with_two_digits_exchanged(contradictions: Say) -> None:
    first = "围绕养老托育、食品安全等，及时公开各类政府信息3164条。"
    again = "2023年区政府网站虽公开各类政府信息{}条，但更新不够及时。"
    assert contradictions(first, problems=[again.format(3164)]) == ()
    (check,) = contradictions(first, problems=[again.format(3614)])
    assert check.kind == "claim-claim"


def test_words_that_belittle_tell_the_same(contradictions: Say) -> None:
    first = "全年通过宣传栏等渠道公开各类信息34条。"
    (check,) = contradictions(first, problems=["全年通过宣传栏等渠道公开各类信息仅44条，内容单一。"])
    assert check.kind == "claim-claim"


def test_figures_of_one_name_with_two_digits_exchanged(contradictions: Say) -> None:
    first = "我局在官方网站公开信息1265条；在云岭事务管理局微信公众号公布信息452条。"
    again = "政务新媒体的原创少，云岭事务管理局{}全年公布信息{}条，转载居多。"
    assert contradictions(first, problems=[again.format("微信公众号", 452)]) == ()
    assert contradictions(first, problems=[again.format("微博", 425)]) == ()
    (check,) = contradictions(first, problems=[again.format("微信公众号", 425)])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "425")


def test_a_column_named_after_places_is_of_no_other_body(contradictions: Say) -> None:
    first, second = "要闻、各地动态等栏目共发布工作信息{}条。", "全年栏目共发布工作信息5183条。"
    assert contradictions(first.format(5183), second) == ()
    assert [check.kind for check in contradictions(first.format(5138), second)] == ["claim-claim"]


def test_who_reports_is_told_by_the_end_of_its_name(contradictions: Say) -> None:
    first = "2023年，市水利局主动公开政府信息46条。"
    assert contradictions(first, problems=["全年主动公开政府信息46条，总量偏少。"]) == ()
    (check,) = contradictions(first, problems=["全年主动公开政府信息47条，总量偏少。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "47")


def test_the_way_is_told_in_front_of_the_year_or_behind_it(contradictions: Say) -> None:
    first = "2023年通过信息公开专栏主动公开政府信息267条。"
    (check,) = contradictions(first, problems=["通过信息公开专栏主动公开的政府信息276条中，执法类偏少。"])
    assert (check.kind, str(check.claimed)) == ("claim-claim", "276")


def test_a_long_figure_told_again_in_ten_thousands(say: Say) -> None:
    words = "网站资料总下载量{}次，反响良好。"
    found = {
        again: [
            check.verdict for check in say(words.format(462817), words.format(again)) if check.kind == "claim-claim"
        ]
        for again in ("46.28万", "46.3万", "46.82万", "4.63万", "463")
    }
    assert found == {
        "46.28万": ["supported"], "46.3万": ["supported"], "46.82万": ["contradicted"], "4.63万": ["contradicted"],
        "463": [],
    }  # fmt: skip


def test_answers_of_one_column_told_again(contradictions: Say) -> None:
    first = "“纳税问答”答{}件，“部门信箱”答526件。"
    again = "“纳税问答”栏全年回复413件，重复的居多。"
    assert contradictions(first.format(413), problems=[again]) == ()
    assert [str(check.claimed) for check in contradictions(first.format(431), problems=[again])] == ["413"]
    assert contradictions("“纳税提醒”发431件，“部门信箱”答526件。", problems=[again]) == ()


def test_all_that_was_published_told_again_with_two_digits_exchanged(contradictions: Say) -> None:
    first, again = "发布政府信息{}条，机构与人事都在其列。", "全年公开的391条信息中转载偏多。"
    assert contradictions(first.format(391), problems=[again]) == ()
    assert [str(check.claimed) for check in contradictions(first.format(319), problems=[again])] == ["391"]
    assert contradictions(first.format(319).replace("发布政府", "发布水文"), problems=[again]) == ()
    assert contradictions(first.format(319), problems=["门户网站" + again]) == ()
    assert contradictions(first.format(139), problems=["全年公开的391条信息中转载偏多。"]) == ()
