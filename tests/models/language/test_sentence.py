import pytest

from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from models.language.grammar.sentence import MAX_SENTENCE_CHARACTERS, sentences_of, split_sentences
from models.language.grammar.unwrap import unwrap


def lines(text: str) -> list[Passage]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Passage(place=Place(span=Span(start, start + len(line.rstrip("\n"))))))
        start += len(line)
    return found


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("收到12件。办结9件！", ["收到12件。", "办结9件！"]),
        ("收到12件（含上年结转。共2件）。办结9件。", ["收到12件（含上年结转。共2件）。", "办结9件。"]),
        ("召开“公开。透明”会议。共3次", ["召开“公开。透明”会议。", "共3次"]),
        ("括号（没有收尾。下一句。", ["括号（没有收尾。", "下一句。"]),
        ("  前后有空白。  ", ["前后有空白。"]),
        ("", []),
    ],
)
def test_sentences_end_outside_brackets(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_no_sentence_is_endless() -> None:
    assert max(len(part) for part in split("数" * 5000)) <= 2001


def test_a_sentence_knows_its_heading_and_section() -> None:
    text = "一、总体情况\n（二）依申请公开\n全年收到12件。其中，自然人9件。按时办结。"
    unwrapped = unwrap(text, lines(text))
    found = sentences_of(unwrapped, [("一", Span(0, len(text)))])
    last = found[-2:]
    assert [sentence.text for sentence in last] == ["全年收到12件。其中，自然人9件。", "按时办结。"]
    assert {sentence.heading for sentence in last} == {"（二）依申请公开"}
    assert {sentence.section for sentence in found} == {"一"}
    assert [sentence.opens for sentence in last] == [True, False]
    assert all(text[slice(*unwrapped.back(sentence.span))] == sentence.text for sentence in found)


def test_what_is_left_of_a_torn_cell_says_nothing() -> None:
    text = "）无\n全年收到12件。"
    assert [one.text for one in sentences_of(unwrap(text, lines(text)), [])] == ["全年收到12件。"]


@pytest.mark.parametrize(
    ("counted", "listed", "together"),
    [
        ("公开信息81条。", "从信息内容分类看，概况类2条，动态类79条。", True),
        ("公开信息81条。", "包括概况类2篇，动态类79篇。", True),
        ("公开信息81条。", "内容涵盖概况类2条、动态类79条。", True),
        ("公开信息81条，公开率100%。", "在主动公开的信息中，概况类2条，占2.5%；动态类79条，占97.5%。", True),
        ("收到申请27件，均按期办结。", "申请渠道包括信函16件，网络11件。", True),
        ("收到申请27件，比2022年的30件下降10%。", "从申请方式看，信函16件，占59.3%；网络11件，占40.7%。", True),
        ("收到申请27件。", "从办理结果看，予以公开16件，部分公开11件。", False),
        ("公开信息81条。", "从信息内容分类看，概况类2件，动态类79件。", False),
        ("公开信息81条，解读9篇，会议公开工作继续推进。", "从内容看，概况类2条，动态类79条。", False),
    ],
)
def test_a_list_goes_on_with_the_sentence_whose_count_it_divides(counted: str, listed: str, *, together: bool) -> None:
    text = counted + listed
    assert (len(sentences_of(unwrap(text, lines(text)), [])) == 1) is together


@pytest.mark.parametrize("mark", ["", "；", "，"])
@pytest.mark.parametrize("shift", range(0, 24, 2))
def test_a_sentence_without_an_end_is_never_cut_inside_a_number(mark: str, shift: int) -> None:
    words = "各类信息公开工作情况均已办理完毕" + mark
    text = (words * 200)[: MAX_SENTENCE_CHARACTERS - shift] + "收到申请12345678件。"
    pieces = split(text)
    assert "".join(pieces) == text
    assert sum("12345678" in piece for piece in pieces) == 1
