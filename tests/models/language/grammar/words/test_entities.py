from itertools import pairwise

import pytest

from corpora.document.geometry import Span
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.entities import find_entities


def entities(text: str) -> list[tuple[str, str]]:
    sentence = Sentence(text=text, span=Span(7, 7 + len(text)), heading="", section=None, passage=0, opens=True)
    found = list(find_entities([sentence]))
    assert all(text[entity.span.start - 7 : entity.span.end - 7] == entity.text for entity in found)
    return [(entity.label, entity.text) for entity in found]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("依据《中华人民共和国政府信息公开条例》编制。", ("LAW", "《中华人民共和国政府信息公开条例》")),
        ("编印《便民手册》。", ("DOCUMENT", "《便民手册》")),
        ("（国办公开办函〔2021〕30号）", ("DOCUMENT_NUMBER", "国办公开办函〔2021〕30号")),
        ("按照市政办〔2023〕7号要求。", ("DOCUMENT_NUMBER", "市政办〔2023〕7号")),
        ("印发《公开工作要点的通知》。", ("DOCUMENT", "《公开工作要点的通知》")),
        ("修订《信访办法（试行）》。", ("LAW", "《信访办法（试行）》")),
        ("全年共公开信息。", ("PERIOD", "全年")),
        ("发布时间：2025/1/21 阅读次数：12", ("PERIOD", "2025/1/21")),
        ("更新于2024-03-05。", ("PERIOD", "2024-03-05")),
        ("“十四五”以来，累计公开30条。", ("PERIOD", "“十四五”")),
        ("过去一年，我局扩大公开。", ("PERIOD", "过去一年")),
        ("力争到2026年底办结。", ("PERIOD", "2026年底")),
        ("计划于2024年3月底前完成。", ("PERIOD", "2024年3月底")),
        ("比去年多3件。", ("PERIOD", "去年")),
        ("统计期限2023年1月1日至2023年12月31日。", ("PERIOD", "2023年1月1日至2023年12月31日")),
        ("通过微信公众号发布。", ("CHANNEL", "微信公众号")),
        ("由云屏岭市财政局牵头。", ("ORG", "云屏岭市财政局")),
        ("按照国务院办公厅要求。", ("ORG", "国务院办公厅")),
    ],
)
def test_an_entity_by_its_surface(text: str, entity: tuple[str, str]) -> None:
    assert entity in entities(text)


def test_entities_do_not_overlap_and_stand_in_order() -> None:
    text = "云屏岭市财政局根据《政府信息公开条例》，2023年通过政府网站和微信公众号公开。"
    sentence = Sentence(text=text, span=Span(0, len(text)), heading="", section=None, passage=0, opens=True)
    spans = [entity.span for entity in find_entities([sentence])]
    assert len(spans) >= 4
    assert all(left.end <= right.start for left, right in pairwise(spans))


@pytest.mark.parametrize("text", ["上年度结转申请3件。", "上年度未办结的3件。", "上一年度转入3件。"])
def test_a_year_in_the_name_of_what_was_carried_over_is_of_that_name(text: str) -> None:
    assert entities(text) == []


def test_a_sentence_without_names() -> None:
    assert entities("工作取得明显成效。") == []
