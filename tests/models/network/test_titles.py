"""Names of a network with ends that brackets make sure of."""

import pytest

from corpora.document.claim import Entity
from corpora.document.geometry import Span
from models.language.network.titles import mended


def found(text, *names):
    return [
        Entity(label=label, text=words, span=Span(text.index(words), text.index(words) + len(words)), confidence=0.9)
        for label, words in names
    ]


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("制定《秀水县信息发布审核制度》。", [("DOCUMENT", "《秀水县信"), ("ORG", "审核")], [("DOCUMENT", "《秀水县信息发布审核制度》")]),
        ("根据《收费管理办法》，", [("DOCUMENT", "《收费管理")], [("LAW", "《收费管理办法》")]),
        ("《关于印发〈收费办法〉的通知》下发", [("LAW", "收费办法")], [("DOCUMENT", "《关于印发〈收费办法〉的通知》")]),
        ("在《云岭报》公众号发文", [("CHANNEL", "《云岭报》公众号")], [("CHANNEL", "《云岭报》公众号")]),
        ("施行后（5月15日起）", [("PERIOD", "（5月15日")], [("PERIOD", "5月15日")]),
        ("通过“北屏教育”公众号", [("CHANNEL", "“"), ("CHANNEL", "公众号")], [("CHANNEL", "公众号")]),
        ("信用中国（云岭）网站，", [("CHANNEL", "信用中国（云岭）网站，")], [("CHANNEL", "信用中国（云岭）网站")]),
        ("严把政治关、保密关", [("PLACE", "政")], []),
    ],
)  # fmt: skip
def test_the_ends_of_a_name_are_where_its_brackets_are(text, names, whole):
    """Previously a title that the network did not know came in pieces."""
    got = mended(found(text, *names), text)
    assert [(one.label, one.text) for one in got] == whole
    assert all(text[one.span.start : one.span.end] == one.text for one in got)


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("枫沚台县信访局新收8件", ["枫沚台", "县信访局"], ["枫沚台县信访局"]),
        ("我局成立信息公开工作领导小组，开会", ["信息公开工作领导小"], ["信息公开工作领导小组"]),
        ("石浦区供销合作社　阅读298次", ["石浦区供销合作"], ["石浦区供销合作社"]),
        ("石浦区水利局、财政局分别办理", ["石浦区水利局", "财政局"], ["石浦区水利局", "财政局"]),
        ("由市政府办公室负责", ["市政府"], ["市政府"]),
    ],
)
def test_bodies_are_whole(text: str, found: list[str], meant: list[str]) -> None:
    entities = [
        Entity(label="ORG", text=one, span=Span(text.index(one), text.index(one) + len(one)), confidence=0.9)
        for one in found
    ]
    assert [one.text for one in mended(entities, text)] == meant
