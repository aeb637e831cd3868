"""Whom both together believe on parts, percentages and names: what the page's own arithmetic bears out comes first."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpora.document.claim import Claim, Entity
from corpora.document.geometry import Span
from corpora.document.mention import ItemList, PartList, Share
from corpora.document.number import Number
from models.language.combined_entities import combined_entities
from models.language.combined_ties import NamedTie, combined_lists, combined_parts, combined_shares
from models.language.prediction import PredictedTie


def claim(name: str, value: str, unit: str = "件") -> Claim:
    decimals = len(value.partition(".")[2])
    return Claim(
        id=name, text=value, span=Span(0, 1), sentence=Span(0, 9), section=None, measure="",
        number=Number(value=Decimal(value), printed=value, span=Span(0, 1), unit=unit, decimals=decimals),
        relation="equal", period=None, period_kind="this_year", body="own", fields=(), confidence=0.9,
    )  # fmt: skip


CLAIMS = {
    one.id: one for one in (claim("w", "9"), claim("a", "5"), claim("b", "4"), claim("c", "3"), claim("p", "44.4", "%"))
}


def tie(kind: str, head: str, *members: str, confidence: float) -> NamedTie:
    told = PredictedTie(kind=kind, head=0, members=(), confidence=confidence)  # type: ignore[arg-type]
    return NamedTie(tie=told, head=head, members=members)


def parts_of(grammar: list[PartList], *ties: NamedTie) -> list[PartList]:
    return list(combined_parts(grammar, ties, CLAIMS, asked=frozenset(CLAIMS)))


def test_a_list_of_parts_that_the_network_alone_sees_is_taken_and_contradicts_nothing() -> None:
    (found,) = parts_of([], tie("parts", "w", "a", "b", confidence=0.6))
    assert (found.parts, found.firm, found.complete) == (("a", "b"), False, False)
    assert parts_of([], tie("parts", "w", "a", "b", confidence=0.4)) == []


def test_of_two_lists_the_one_that_adds_up_is_taken() -> None:
    mine = PartList(whole="w", parts=("a", "b", "c"), complete=True, firm=True)
    (found,) = parts_of([mine], tie("parts", "w", "a", "b", confidence=0.6))
    assert (found.parts, found.firm) == (("a", "b"), False)
    right = PartList(whole="w", parts=("a", "b"), complete=True, firm=True)
    assert parts_of([right], tie("parts", "w", "a", "c", confidence=0.6)) == [right]


def test_of_two_readings_of_a_percentage_the_one_that_makes_it_comes_first() -> None:
    mine = Share(percent="p", basis="share", candidates=(("c", "w"),), firm=False)
    given = [tie("share", "p", "b", "w", confidence=0.3)]
    (found,) = combined_shares([mine], given, CLAIMS, asked=frozenset(CLAIMS))
    assert found.candidates == (("b", "w"), ("c", "w"))
    (alone,) = combined_shares([], given, CLAIMS, asked=frozenset(CLAIMS))
    assert (alone.candidates, alone.firm) == ((("b", "w"),), False)
    assert list(combined_shares([], [tie("share", "p", "c", "w", confidence=0.3)], CLAIMS, asked=frozenset())) == []


def test_of_bodies_in_what_it_has_read_the_network_has_the_say() -> None:
    body, law = (
        Entity(label=label, text="", span=Span(*span), confidence=0.9)
        for label, span in (("ORG", (0, 4)), ("LAW", (5, 9)))
    )
    assert combined_entities([body, law], [], text="", read=[Span(0, 9)]) == (law,)
    assert combined_entities([body, law], [], text="") == (body, law)


def entity(text: str, part: str, label: str, confidence: float) -> Entity:
    start = text.index(part)
    return Entity(label=label, text=part, span=Span(start, start + len(part)), confidence=confidence)


@pytest.mark.parametrize(
    ("text", "cut", "whole", "label"),
    [
        ("我局成立政府信息公开工作领导小组。", "信息公开工作领导", "政府信息公开工作领导小组", "ORG"),
        ("建成政务公开专区3个。", "政务公开专", "政务公开专区", "CHANNEL"),
        ("另有……官方微信公众号推送3期。", "…官方微信公众号", "官方微信公众号", "CHANNEL"),
        ("由市政府办公室答复。", "市政府办公室", "市政府办公室", "ORG"),
        ("新收申请3件，信息公开2条。", "信息公开", "信息公开", "CHANNEL"),
        ("利用“村村通”广播公开信息。", "通”广播", "“村村通”广播", "CHANNEL"),
        ("关停政务新媒体账号2个。", "政务新媒体账号", "政务新媒体", "CHANNEL"),
        ("澄湖县水务局组织编制了本年度报告", "澄湖县水务局组织编", "澄湖县水务局", "ORG"),
        ("澄湖县人民政府组织编制了本年度报告", "澄湖县人民政府组", "澄湖县人民政府", "ORG"),
        ("澄湖县社会组织联合会", "澄湖县社会组织联合会", "澄湖县社会组织联合会", "ORG"),
        ("门户网站2024年日均浏览量", "2024年日", "2024年", "PERIOD"),
    ],
)
def test_names_of_the_network_end_where_words_do(text: str, cut: str, whole: str, label: str) -> None:
    (found,) = combined_entities([], [entity(text, cut, label, 0.9)], text=text)
    assert (found.text, text[found.span.start : found.span.end]) == (whole, whole)


def test_what_a_rule_has_whole_is_not_cut_by_the_network() -> None:
    text = "过去一年，我局扩大公开。"
    whole, cut = entity(text, "过去一年", "PERIOD", 0.9), entity(text, "去一年", "PERIOD", 0.99)
    assert combined_entities([whole], [cut], text=text) == (whole,)
    wider = entity(text, "过去一年，我局", "PERIOD", 0.99)
    assert combined_entities([whole], [wider], text=text) == (wider,)


def test_what_bodies_strive_to_be_is_no_body() -> None:
    text = "建设法治政府，法治政府建设领导小组开会。"
    aim, body = entity(text, "法治政府", "ORG", 0.9), entity(text, "法治政府建设领导小组", "ORG", 0.9)
    assert combined_entities([], [aim, body], text=text) == (body,)


def test_channels_of_the_rules_are_kept_where_the_network_has_none() -> None:
    text = "通过门户网站和公告栏公开。"
    site, board = entity(text, "网站", "CHANNEL", 0.8), entity(text, "公告栏", "CHANNEL", 0.8)
    whole = entity(text, "门户网站", "CHANNEL", 0.9)
    assert combined_entities([site, board], [whole], text=text, read=[Span(0, len(text))]) == (whole, board)


def lists_of(text: str, *items: str) -> list[ItemList]:
    """Of a list that the grammar closes and the network takes for a part of one."""
    spans = tuple(Span(text.index(item), text.index(item) + len(item)) for item in items)
    told = PredictedTie(
        kind="items", head=0, members=(), items=spans, complete=False, confidence=0.9
    )  # fmt: skip
    given = NamedTie(tie=told, head="w", members=())
    mine = ItemList(count="w", items=spans, lengths=(len(spans),), open_ended=False)
    return list(combined_lists([mine], [given], CLAIMS, text=text, asked=frozenset(CLAIMS)))


def test_a_list_that_is_numbered_shows_itself_whether_it_is_whole() -> None:
    (numbered,) = lists_of("三个问题：一是更新慢；二是解读少。", "一是更新慢", "二是解读少")
    assert not numbered.open_ended
    (named,) = lists_of("三个专栏：就业、教育。", "就业", "教育")
    assert named.open_ended


def test_a_list_has_nothing_of_the_sentence_in_front() -> None:
    """Previously what a network saw in front of the count's own sentence was one of four."""
    text = "一体策划、分类推送。公布4类清单，分别是中介清单、许可清单、权责清单。"
    spans = tuple(
        Span(text.index(one), text.index(one) + 4) for one in ("分类推送", "中介清单", "许可清单", "权责清单")
    )
    count = replace(CLAIMS["b"], sentence=Span(text.index("公布"), len(text)))
    told = PredictedTie(kind="items", head=0, members=(), items=spans, complete=True, confidence=0.95)
    given = NamedTie(tie=told, head="b", members=())
    mine = ItemList(count="b", items=spans[1:], lengths=(3,), open_ended=False)
    (found,) = combined_lists([mine], [given], {"b": count}, text=text, asked=frozenset("b"))
    assert (found.items, found.lengths) == (spans[1:], (3,))


def test_what_bodies_further_is_no_body() -> None:
    text = "服务经济社会发展，与经济社会研究院合作。"
    aim, body = entity(text, "经济社会", "ORG", 0.9), entity(text, "经济社会研究院", "ORG", 0.8)
    assert combined_entities([], [aim, body], text=text) == (body,)
