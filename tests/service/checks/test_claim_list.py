from collections.abc import Callable, Sequence

import pytest

from corpora.document.check import Check

Say = Callable[..., Sequence[Check]]


def verdicts(checks: Sequence[Check]) -> list[str]:
    return [check.verdict for check in checks if check.kind == "claim-list"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("网站设置5个专栏，分别为河湖、供水、防汛、灌溉、移民。", "supported"),
        ("网站设置五个专栏：河湖、供水、防汛、灌溉、移民。", "supported"),
        ("网站设置4个专栏，包括河湖、供水（城区、乡镇）、防汛、灌溉。", "supported"),
        ("网站设置4个专栏，包括河湖、供水和防汛、灌溉。", "supported"),
        ("网站设置3个专栏，包括河湖、供水和防汛、灌溉。", "supported"),
        ("网站设置8个专栏，包括河湖、供水、防汛等。", "unverifiable"),
        ("网站设置8个专栏，主要包括河湖、供水、防汛。", "unverifiable"),
        ("网站设置6个专栏，分别为河湖、供水、防汛、灌溉、移民。", "contradicted"),
        ("网站设置四类专栏：河湖、供水、防汛。", "contradicted"),
        ("网站设置2个专栏，包括河湖、供水、防汛等。", "contradicted"),
        ("抓好三项工作：一是公开；二是解读。", "contradicted"),
    ],
)
def test_a_count_and_its_list(say: Say, sentence: str, verdict: str) -> None:
    assert verdicts(say(sentence)) == [verdict]


@pytest.mark.parametrize(
    "sentence",
    ["网站设置8个专栏，运行平稳。", "河湖、供水、防汛等8个专栏更新及时。", "发布信息30条，其中网站20条、微信10条。"],
)
def test_no_list_follows(contradictions: Say, say: Say, sentence: str) -> None:
    assert verdicts(say(sentence)) == []
    assert contradictions(sentence) == ()


def test_a_contradiction_shows_each_item(contradictions: Say) -> None:
    (check,) = contradictions("网站新开4个专栏，分别为河湖、供水、防汛。")
    assert [item.text for item in check.evidence if item.role == "item"] == ["河湖", "供水", "防汛"]
    assert (check.claimed, check.found) == (4, 3)


def test_an_ordinal_whose_separator_was_lost_is_one_of_the_list(contradictions: Say) -> None:
    text = "仍有四方面的不足：（1）内容不够深入；（2）更新不够及时（3）人员变动频繁；（4）形式不够丰富。"
    assert contradictions(text) == ()
    assert len(contradictions(text.replace("（2）更新不够及时（3）人员变动频繁；（4）", "（2）"))) == 1


def test_problems_told_before_their_number_are_all(contradictions: Callable[..., Sequence[Check]]) -> None:
    words = "存在部分科室重视程度不够、业务知识掌握不够全面{}个方面的问题。"
    assert contradictions(words.format("两")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("三"))] == ["3"]
    assert contradictions("存在部分科室重视程度不够、业务知识掌握不够全面等三个方面的问题。") == ()


def test_names_in_quotation_marks_without_a_sign_between(contradictions: Callable[..., Sequence[Check]]) -> None:
    words = "新开设{}个专题，分别为“优化营商环境”“乡村振兴”“稳岗就业”。"
    assert contradictions(words.format(3)) == ()
    assert [str(check.claimed) for check in contradictions(words.format(4))] == ["4"]


def test_what_is_told_from_which_sides_is_all(contradictions: Callable[..., Sequence[Check]]) -> None:
    words = "将从完善制度、优化平台、强化培训{}方面着力，推动工作再上新台阶。"
    assert contradictions(words.format("三")) == ()
    assert [str(check.claimed) for check in contradictions(words.format("四"))] == ["4"]
    assert contradictions("将从完善制度、优化平台、强化培训等四方面着力。") == ()


def test_what_is_counted_may_begin_with_a_later_verb(contradictions: Callable[..., Sequence[Check]]) -> None:
    assert contradictions("严格落实首问负责、严把受理、审查、答复3个关口。") == ()
    assert [str(check.claimed) for check in contradictions("严把收件、受理、审查、答复3个关口。")] == ["3"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("申请集中在三类事项：拆迁8件、物业5件、违建4件、救助3件。", ["contradicted"]),
        ("申请集中在四类事项：拆迁8件、物业5件、违建4件、救助3件。", ["supported"]),
        ("申请人来自27个省（区、市），沿海11个省（区、市）合计20人。", []),
        ("数据包括局机关、执法大队及环卫、园林两个中心。", ["supported"]),
    ],
)
def test_sorts_with_counts_and_what_begins_behind_a_joining_word(say: Say, sentence: str, verdict: list[str]) -> None:
    assert verdicts(say(sentence)) == verdict


def test_a_count_of_documents_and_their_titles(say: Say) -> None:
    words = "全年制发行政规范性文件9件，分别是《甲办法》《乙规定》《丙细则》，均已公开。"
    assert verdicts(say(words)) == ["contradicted"]


def test_sorts_told_in_clauses_with_their_counts(say: Say) -> None:
    words = "主动公开信息分为以下三类：网站公开信息34条；平台公开信息127条{}。"
    assert verdicts(say(words.format("；公众号公开信息20条"))) == ["supported"]
    assert verdicts(say(words.format(""))) == ["contradicted"]


def test_what_is_counted_is_one_of_a_list_itself(contradictions: Say) -> None:
    assert contradictions("河道、水库、灌溉、渔民两项补贴等重点领域着力公开。") == ()


def test_names_right_in_front_of_their_number_are_all(contradictions: Say) -> None:
    words = "打造“河湖长制”“退耕还林”“防汛”“渔港”{}大专题。"
    assert contradictions(words.format(4)) == ()
    assert [str(check.found) for check in contradictions(words.format(5))] == ["4"]
    assert contradictions("打造“河湖长制”“退耕还林”“防汛”“渔港”等5大专题。") == ()


@pytest.mark.parametrize(
    ("words", "right", "wrong", "found"),
    [
        ("指南写明当面、信函、网络和传真{}种申请途径。", 4, 5, "4"),
        ("更新{}个板块：公告8条、动态5条，工作52条，年报3条，政民互动2条。", 5, 6, "5"),
        ("更新{}个栏目：其中公告8条、动态5条，工作52条，年报3条，政民互动2条。", 6, 4, "5"),
    ],
)
def test_ways_and_columns_are_counted_by_their_names(
    contradictions: Say, words: str, right: int, wrong: int, found: str
) -> None:
    assert contradictions(words.format(right)) == ()
    assert [str(check.found) for check in contradictions(words.format(wrong)) if check.kind == "claim-list"] == [found]


def test_ways_that_leave_some_out_are_no_fewer_than_told(contradictions: Say) -> None:
    assert contradictions("通过网络、信函、当面等5种方式受理申请。") == ()


def test_channels_told_one_by_one_behind_a_total(contradictions: Say) -> None:
    words = "通过{}种渠道公开信息480条，一是政务公开栏30条；二是微信220条；三是媒体54条；四是各村公开栏176条。"
    assert contradictions(words.format("四")) == ()
    assert [check.kind for check in contradictions(words.format("五"))] == ["claim-list"]


def test_aspects_that_were_pushed_on_with(contradictions: Say) -> None:
    words = "重点推进{}个方面的信息公开。一是水利信息公开115条；二是应急信息公开89条；三是其他信息公开32条。"
    assert contradictions(words.format("三")) == ()
    assert [check.kind for check in contradictions(words.format("四"))] == ["claim-list"]


def test_themes_are_listed_and_not_what_was_held_on_them(contradictions: Say) -> None:
    words = "围绕{}个主题召开座谈会9场：沿海开发、城市更新、企业帮扶。"
    assert [str(check.claimed) for check in contradictions(words.format("四"))] == ["4"]
    assert contradictions(words.format("三")) == ()
