import pytest

from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from models.language.grammar.sentence import sentences_of, split_sentences
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
