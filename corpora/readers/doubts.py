"""Where in a passage stand the characters that were read without certainty."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from corpora.document.geometry import Span
from corpora.document.passage import Doubt
from corpora.document.printed_page import Word
from corpora.readers.normalise import normalise_text

SURE = 0.9
"""Confidence from which a character of print is taken as read; on clean scans nearly all have more than 0.95."""
FURTHEST = 8
"""Characters between two words of a line at most (blanks, tabs); a word that is not found by then is left out."""


def doubts_in(line: str, words: deque[Word], *, start: int) -> Iterator[Doubt]:
    """Doubtful characters of a line that stands at `start` of the document. Words that it says are taken from the left
    of `words`; those of the next line stay.
    """
    cursor = 0
    while words:
        text = normalise_text(words[0].text).strip()
        place = line.find(text, cursor)
        if place < 0 or place - cursor > FURTHEST:
            if cursor >= len(line.rstrip()):
                return
            words.popleft()
            continue
        yield from _of_word(words.popleft(), len(text), start + place)
        cursor = place + len(text)


def _of_word(word: Word, length: int, place: int) -> Iterator[Doubt]:
    """One for each doubtful character; for the whole word where its characters are not known one by one."""
    if word.origin != "ocr" or word.confidence >= SURE:
        return
    if len(word.sure) != length:
        yield Doubt(span=Span(place, place + length), confidence=word.confidence)
        return
    for index, confidence in enumerate(word.sure):
        if confidence < SURE:
            yield Doubt(span=Span(place + index, place + index + 1), confidence=confidence)
