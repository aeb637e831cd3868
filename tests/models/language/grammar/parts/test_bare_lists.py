import pytest

from corpora.document.geometry import Span
from models.language.grammar.parts.bare_lists import bare_lists
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.utterance import utterances_of


def listed(text: str) -> list[tuple[int, list[int]]]:
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    utterances = utterances_of(sentence)
    return [
        (int(utterances[bare.whole].number.value), [int(utterances[part].number.value) for part in bare.parts])
        for bare in bare_lists(utterances)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("登载信息84条，动态71条，水利6条，林业5条，渔政2条，来信答复5条次。", [71, 6, 5, 2]),
        ("登载信息83条，动态71条，水利6条，林业5条，渔政2条。", [71, 6, 5, 2]),
        ("拟制公文96件，不予公开14件，依申请公开21件，主动公开61件。", [14, 21, 61]),
        ("发布信息90条，动态50条、公告30条、规划10条，办理提案12件。", [50, 30, 10]),
    ],
)
def test_counts_by_bare_names_that_come_to_the_one_before_them(text: str, parts: list[int]) -> None:
    assert [found for _, found in listed(text)] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "发布信息90条，动态50条，公告30条，办理提案12件。",
        "发布信息90条，召开会议40条，办理提案30条，开展培训12条，印发文件5条。",
        "发布信息90条，动态50条；公告30条；规划10条。",
        "应诉53件，基层法院37件，中级法院16件，被纠正1件，未审结9件。",
        "发布信息90条，动态20条，公告10条，规划10条，要闻5条。",
        "发布信息90条，动态90条。",
    ],
)
def test_other_counts_make_no_list(text: str) -> None:
    assert listed(text) == []


def test_ways_behind_requests_are_parts_whatever_they_come_to() -> None:
    text = "全年新收政府信息公开申请26件，网络提交17件、邮寄提交9件、当面提交4件。"
    assert listed(text) == [(26, [17, 9, 4])]
    assert listed(text.replace("申请26件", "诉求26件")) == []
    assert listed("2023年网上申请214件，信函申请167件，现场申请68件。") == []


def test_names_that_divide_one_whole_to_the_last_divide_its_like() -> None:
    text = "讲座24场，线上9场、线下15场；座谈14场，线上5场、线下10场；参观7场。"
    assert listed(text) == [(24, [9, 15]), (14, [5, 10])]
    assert listed(text.replace("线下15场", "线下11场")) == []
    assert listed(text.replace("线下10场", "下乡10场")) == []


def test_parts_that_say_whence_they_come() -> None:
    text = "刊发稿件8130篇，来自科室的1130篇，来自区县的7060篇。"
    assert listed(text) == [(8130, [1130, 7060])]
    assert listed(text.replace("来自区县的", "转载区县的")) == listed(text.replace("1130", "6130")) == []


def test_two_parts_of_a_large_whole_come_to_it_by_no_chance() -> None:
    assert listed("官网登载842条，要闻514条，通告328条。") == [(842, [514, 328])]
    assert listed("官网登载42条，要闻14条，通告28条。") == []
    assert listed("官网登载842条，要闻514条，通告329条。") == []
