from collections import deque

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from corpora.readers.doubts import doubts_in

BOX = Box(left=0.0, top=0.0, right=10.0, bottom=10.0)


def word(text: str, *sure: float, whole: float | None = None) -> Word:
    return Word(text=text, box=BOX, origin="ocr", confidence=min(sure) if sure else whole or 1.0, sure=tuple(sure))


def found(line: str, *words: Word, start: int = 100) -> list[tuple[int, int, float]]:
    return [(one.span.start, one.span.end, one.confidence) for one in doubts_in(line, deque(words), start=start)]


def test_doubtful_characters_stand_where_the_line_has_them() -> None:
    line = "收到申请 51件"
    assert found(line, word("收到申请", 0.99, 0.5, 0.99, 0.99), word("51件", 0.99, 0.3, 0.99)) == [
        (101, 102, 0.5),
        (106, 107, 0.3),
    ]


def test_a_word_known_as_a_whole_is_doubtful_as_a_whole() -> None:
    assert found("收到51件", word("收到51件", whole=0.4)) == [(100, 105, 0.4)]


def test_sure_words_and_those_of_the_file_itself_have_no_doubts() -> None:
    assert found("收到51件", word("收到", 0.99, 0.95), Word(text="51件", box=BOX, confidence=0.2)) == []


def test_a_word_that_the_line_does_not_say_is_passed_over() -> None:
    assert found("收到51件", word("另外", 0.2, 0.2), word("51件", 0.2, 0.99, 0.99)) == [(102, 103, 0.2)]


def test_words_of_the_next_line_are_left_for_it() -> None:
    words = deque([word("第一行", 0.9, 0.9, 0.9), word("第二行", 0.2, 0.9, 0.9)])
    assert list(doubts_in("第一行", words, start=0)) == []
    assert [one.span for one in doubts_in("第二行", words, start=4)] == [(4, 5)]
