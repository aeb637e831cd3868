"""Passages into sentences, sentences into clauses. All spans index the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.document.geometry import Span
from corpora.document.passage import Passage

ENDINGS = "。！？!?"
CLAUSE_MARKS = "，,；;：:。！？!?\n"
OPENING, CLOSING = "（(【[〔《“‘", "）)】]〕》”’"
MAX_SENTENCE_CHARACTERS = 2_000
"""A longer "sentence" is not prose; it is cut here, so that no pattern runs over megabytes."""

HEADING = re.compile(
    r"\s*(?:(?P<level1>[一二三四五六七八九十]{1,3})\s?[、.．:：]|[（(]\s?(?P<level2>[一二三四五六七八九十]{1,3})\s?[）)]\s?[、.]?|(?P<level3>\d{1,2})\s?[、.．](?!\d)|[（(]\s?(?P<level4>\d{1,2})\s?[）)])\s?"
)
WRAPPED_LINE_CHARACTERS = 16
"""A line this long that ends without punctuation is taken to go on in the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its surroundings.

    Args:
        text: the words, `document_text[span]`.
        heading: the nearest heading above or the heading that opens the same passage ("（二）依申请公开。").
        section: numeral of the top-level section, None outside.
        passage: index of the passage it belongs to.
        opens: True for the first sentence of a passage.
    """

    text: str
    span: Span
    heading: str
    section: str | None
    passage: int
    opens: bool


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of `text[start:end]`: cut after 。！？ outside brackets and quotation marks, and at line ends."""
    depth, begin = 0, start
    for index in range(start, end):
        sign = text[index]
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        over = index - begin >= MAX_SENTENCE_CHARACTERS
        if (sign in ENDINGS and depth == 0) or (sign == "。" and _closes_late(text, index, end)) or over:
            yield from _trimmed(text, begin, index + 1)
            begin, depth = index + 1, 0
    yield from _trimmed(text, begin, end)


def _closes_late(text: str, index: int, end: int) -> bool:
    """A full stop inside a bracket that is never closed ends the sentence all the same."""
    return not any(sign in CLOSING for sign in text[index + 1 : min(end, index + 200)])


def _trimmed(text: str, begin: int, end: int) -> Iterator[Span]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield Span(begin, end)


def join_wrapped_passages(text: str, passages: Sequence[Passage]) -> list[Span]:
    """Spans of paragraphs: hard-wrapped lines, where a sentence runs over several passages, are joined.

    Lines wrapped by a converter are all about as long as the longest; a short line without a full stop is a heading.
    """
    joined: list[Span] = []
    for passage in passages:
        span = passage.place.span
        if joined and _runs_on(text, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _runs_on(text: str, above: Span, below: Span) -> bool:
    upper, lower = text[above.start : above.end].rstrip(), text[below.start : below.end]
    last_line = upper.rpartition("\n")[2]
    gap = text[above.end : below.start]
    if not upper or not lower.strip() or gap.count("\n") > 1 or gap.strip() or HEADING.match(lower):
        return False
    indented = lower[:1].isspace() or lower.startswith("　")
    return (
        upper[-1] not in ENDINGS + "；;：:”）)"
        and not indented
        and len(last_line.strip()) >= WRAPPED_LINE_CHARACTERS
        and (upper[-1] in "，,、" or (len(last_line.strip()) >= 28 and not HEADING.match(last_line)))
    )


def sentences_of(text: str, passages: Sequence[Passage], sections: Sequence[tuple[str | None, Span]]) -> list[Sentence]:
    """All sentences in reading order. `sections` are (numeral, span) pairs in order."""
    found: list[Sentence] = []
    heading = ""
    for number, paragraph in enumerate(join_wrapped_passages(text, passages)):
        spans = _with_continuations(text, split_sentences(text, paragraph.start, paragraph.end))
        for position, span in enumerate(spans):
            words = text[span.start : span.end]
            if position == 0 and HEADING.match(words) and len(words) <= 40:
                heading = words
            found.append(
                Sentence(
                    text=words,
                    span=span,
                    heading=heading,
                    section=_section_at(span.start, sections),
                    passage=number,
                    opens=position == 0,
                )
            )
    return found


CONTINUATION = re.compile(r"\s*(?:其中|包括[：:]|分别(?:为|是))")


def _with_continuations(text: str, spans: Iterator[Span]) -> list[Span]:
    """`收到15件。其中，自然人12件。` is one statement: a sentence that opens with 其中 belongs to the one before."""
    joined: list[Span] = []
    for span in spans:
        if joined and CONTINUATION.match(text, span.start) and span.end - joined[-1].start <= MAX_SENTENCE_CHARACTERS:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _section_at(offset: int, sections: Sequence[tuple[str | None, Span]]) -> str | None:
    for number, span in reversed(sections):
        if span.start <= offset < span.end:
            return number
    return None
