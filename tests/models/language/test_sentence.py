import pytest

from corpora.document.geometry import Span
from corpora.document.passage import Passage
from corpora.document.place import Place
from models.language.grammar.sentence import join_wrapped_passages, sentences_of, split_sentences


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


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "2023年，我局按照国务院办公厅的要求认真开展政府信息公开工作，全年共收\n到政府信息公开申请12件。\n办结9件。"
    joined = [text[span.start : span.end] for span in join_wrapped_passages(text, lines(text))]
    assert joined == [text[: text.index("\n办结")], "办结9件。"]


def test_headings_are_not_joined_with_what_follows() -> None:
    text = "（一）主动公开\n（二）依申请公开\n全年收到申请12件。"
    assert len(join_wrapped_passages(text, lines(text))) == 3


def test_a_sentence_knows_its_heading_and_section() -> None:
    text = "一、总体情况\n（二）依申请公开\n全年收到12件。其中，自然人9件。按时办结。"
    found = sentences_of(text, lines(text), [("一", Span(0, len(text)))])
    last = found[-2:]
    assert [sentence.text for sentence in last] == ["全年收到12件。其中，自然人9件。", "按时办结。"]
    assert {sentence.heading for sentence in last} == {"（二）依申请公开"}
    assert {sentence.section for sentence in found} == {"一"}
    assert [sentence.opens for sentence in last] == [True, False]
    assert all(text[sentence.span.start : sentence.span.end] == sentence.text for sentence in found)
