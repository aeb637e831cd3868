import pytest

from corpora.document.geometry import Span
from training.metrics.language_alignment import align

SENTENCE = "2023年，本机关收到政府信息公开申请12件。"
NUMERAL = Span(SENTENCE.index("12"), SENTENCE.index("12") + 2)


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        (f"引言。{SENTENCE}其他。", "12"),
        ("引言。２０２３年,本机关收到政府信息\n公开申请 1\n2 件。", "1\n2"),
        ("引言。2023年,本机关收到政府信\n— 3 —\n息公开申请１２件。", "１２"),
        ("引言。2023年，本机夫收到政府信息公开甲请12件。", "12"),
    ],
    ids=["as-it-is", "broken-and-wide", "page-number-inside", "misread"],
)
def test_spans_are_led_to_where_the_words_stand(text: str, numeral: str) -> None:
    (aligned,) = align([SENTENCE], text)
    span = aligned.move(NUMERAL)
    assert span is not None
    assert text[span.start : span.end] == numeral


def test_the_same_words_twice_stand_one_behind_the_other() -> None:
    first, second = align(["共12件。", "共12件。"], "共12件。又，共12件。")
    assert (first.move(Span(1, 3)), second.move(Span(1, 3))) == (Span(1, 3), Span(8, 10))


def test_sentences_out_of_order_are_found_all_the_same() -> None:
    (_, second) = align(["第二句在后面。", "第一句在前面。"], "第一句在前面。第二句在后面。")
    assert second.move(Span(0, 3)) == Span(0, 3)


def test_what_does_not_stand_there_has_no_place() -> None:
    (aligned,) = align([SENTENCE], "完全无关的另外一段话，讲的是别的事情，没有一个数字。")
    assert aligned.move(NUMERAL) is None


def test_clauses_whose_lines_were_read_in_another_order_are_found_one_by_one() -> None:
    sentence = "聚焦企业和群众关心的事项，优化公开目录，全年公开信息128条，做到应公开尽公开。"
    text = "做到应公开尽公开。\n全年公开信息128条，\n二、依法做好依申请公开工作的其他各种情况说明\n聚焦企业和群众关心的事项，\n优化公开目录，"
    (aligned,) = align([sentence], text)
    start = sentence.index("128")
    span = aligned.move(Span(start, start + 3))
    assert span is not None
    assert text[span.start : span.end] == "128"
