"""Passages into sentences, sentences into clauses. Spans index the unwrapped text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpora.document.geometry import Span
from models.language.grammar.unwrap import Unwrapped

ENDINGS = "。！？!?"
CLAUSE_MARKS = "，,；;：:。！？!?\n"
OPENING, CLOSING = "（(【[〔《“‘", "）)】]〕》”’"
MAX_SENTENCE_CHARACTERS = 2_000
"""A longer "sentence" is not prose; it is cut here, so that no pattern runs over megabytes: behind its last mark, lest a
number be taken apart (申请1234, 5678件).
"""
_OF_NUMBERS = "零〇一二三四五六七八九十百千万亿两.,％%第约近"

MOST_BEHIND = 4_000
_ANNOUNCES = re.compile(r"[二两三四五六七八九十\d]\s?大?(?:个|项|方面|点|条|类|件)[^，,。；;：:\d]{0,16}(?:[：:]|。?$)")
"""做好三项工作。, 存在四个问题：: a list may follow."""
HEADING = re.compile(
    r"\s*(?:(?P<level1>[一二三四五六七八九十]{1,3})\s?[、.．:：]|[（(]\s?(?P<level2>[一二三四五六七八九十]{1,3})\s?[）)]\s?[、.]?|(?P<level3>\d{1,2})\s?[、.．](?!\d)|[（(]\s?(?P<level4>\d{1,2})\s?[）)])\s?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its surroundings.

    Args:
        text: the words.
        span: where they stand in the unwrapped text.
        heading: the nearest heading above or the heading that opens the same passage ("（二）依申请公开。").
        section: numeral of the top-level section, None outside.
        passage: index of the passage it belongs to.
        opens: True for the first sentence of a passage.
        follows: of a sentence that may announce a list, what stands behind it in its section, at most
            `MOST_BEHIND` characters.
    """

    text: str
    span: Span
    heading: str
    section: str | None
    passage: int
    opens: bool
    follows: str = ""


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of `text[start:end]`: cut after 。！？ outside brackets and quotation marks, and at line ends."""
    depth, begin = 0, start
    for index in range(start, end):
        sign = text[index]
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        ends = (sign in ENDINGS and depth == 0) or (sign == "。" and _closes_late(text, index, end))
        if ends or index - begin >= MAX_SENTENCE_CHARACTERS:
            stop = index + 1 if ends else _last_mark(text, begin, index + 1)
            yield from _trimmed(text, begin, stop)
            begin, depth = stop, 0
    yield from _trimmed(text, begin, end)


def _last_mark(text: str, begin: int, end: int) -> int:
    """Behind the last ；, else the last comma or space, else before the last sign that no number has."""
    for marks in ("；;：:\n", "，", " \t\u3000、"):
        found = max(text.rfind(mark, begin, end) for mark in marks)
        if found > begin:
            return found + 1
    stop = end
    while stop > begin and (text[stop - 1].isdigit() or text[stop - 1] in _OF_NUMBERS):
        stop -= 1
    return stop if stop > begin else end


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


def sentences_of(unwrapped: Unwrapped, sections: Sequence[tuple[str | None, Span]]) -> list[Sentence]:
    """All sentences in reading order, with spans into `unwrapped.text`.

    Args:
        unwrapped: the passages' words.
        sections: (numeral, span into the document's text) pairs in order.
    """
    found: list[Sentence] = []
    heading = ""
    text = unwrapped.text
    for number, paragraph in enumerate(unwrapped.paragraphs):
        spans = _with_continuations(text, split_sentences(text, paragraph.start, paragraph.end))
        for position, span in enumerate(spans):
            words = text[span.start : span.end]
            if position == 0 and len(words) <= 40 and _is_heading(words):
                heading = words
            section = _section_at(unwrapped.back(span).start, sections)
            found.append(
                Sentence(text=words, span=span, heading=heading, section=section, passage=number, opens=position == 0)
            )
    return _with_what_follows(found, text)


def _with_what_follows(sentences: Sequence[Sentence], text: str) -> list[Sentence]:
    found, end = list(sentences), len(text)
    for place in range(len(found) - 1, -1, -1):
        one = found[place]
        if place + 1 == len(found) or found[place + 1].section != one.section:
            end = one.span.end
        if _ANNOUNCES.search(one.text):
            found[place] = replace(one, follows=text[one.span.end : min(end, one.span.end + MOST_BEHIND)])
    return found


def _is_heading(words: str) -> bool:
    """An item of an enumeration that tells a figure (2.全年收到申请12件) or something else at length is none."""
    mark = HEADING.match(words)
    if mark is None or _COUNTS.search(words):
        return False
    return not ((mark["level3"] or mark["level4"]) and "，" in words and words.endswith("。"))


_COUNTS = re.compile(r"[\u4e00-\u9fff]\s?\d[\d,.]*\s?(?:万|亿)?(?:件|条|次|篇|份|个|项|起|宗|人|场|期|%)")

_CLOSING_BRACKETS = "）)】〕］]"
MOST_LEFT_OVER = 6
"""Characters of what begins with such a sign and is left of a cell that was torn apart (`（四` and `）无`)."""
CONTINUATION = re.compile(
    r"\s*(?:其中|包括[：:]|分别(?:为|是)|(?:上述|以上|这些)?[^，,。；;：:\d]{0,6}由[^，,。；;：:\d]{1,10}(?:构成|组成)[：:]"
    r"|(?:(?:主动)?公开的?)?(?:政府)?信息的?(?:主要)?(?:类别|种类|类型)(?:主要)?(?:包括|有|为|是|分为)[：:]?"
    r"|(?:申请(?:人|主体))?(?:均|全部|都|皆)(?:为|是|系|属于?|由)(?!零|0)[^，,。；;\d]{2,14}(?:[，,][^，,。；;\d]{2,16})?。)"
)
"""What opens so goes on with the sentence in front: `公开信息852条。信息的主要类别包括：机构类104条，…`, `收到申请3件。均为自然人提出。`"""


MOST_OF_A_CLAUSE = 70
"""Characters back from the end of a sentence to the count that the next one may divide."""
_UNITS = "[条件篇份个次项宗]"
_COUNTED = re.compile(
    rf"(?P<count>\d[\d,]*)\s?(?P<unit>{_UNITS})(?:[，,](?:比|较|同比|与)[^。；;]{{2,24}}|[，,][^，,。；;\d]{{2,14}}(?:100%)?)?。$"
)
"""A sentence that ends with its count, with what that grew from, or with what is said of all of it."""
_ITEM = r"[^，,。；;：:、\d]{1,16}\s?\d[\d,]*\s?"
_LISTED = re.compile(
    rf"\s*(?:(?:主要)?(?:涉及|包括|包含|涵盖)|(?:公开|发布)?(?:的)?(?:信息)?内容(?:主要)?(?:涉及|包括|包含|涵盖|有|为)"
    rf"|(?:主动)?公开的?(?:政府)?信息的?(?:主要)?(?:类别|种类|内容)[，,]?(?:主要)?(?:包括|包含|涉及|有)"
    rf"|(?:从|按照?|就)(?:(?!结果|办理|答复)[^，,。；;：:\d]){{2,12}}(?:看|分|划分|分类|统计|而言|区分)[，,：:]"
    rf"|按(?:申请)?(?:内容|主题|渠道|来源)[，,：:]"
    rf"|在?(?:主动)?公开的?(?:政府)?信息[中里][，,：:]"
    rf"|(?:提交|申请)的?(?:渠道|途径|方式|来源)(?:上|方面)[，,：:]"
    rf"|(?:提交|提出|递交)?(?:申请的?|申请人的?)?(?:渠道|途径|方式|来源|类型|类别|主体|构成)(?:主要)?(?:包括|分为|分别为|有|为|是)[：:]?)"
    rf"{_ITEM}(?P<unit>{_UNITS})(?:、|[，,；;](?:占[^，,。；;\d]{{0,8}}\d[\d.]*%[，,；;])?{_ITEM})"
)
"""`从内容看，动态4条、通知8条`, `申请渠道包括信函16件，网络11件`: what opens so divides what the sentence in front counts."""


_BARE_ROW = re.compile(rf"\s*(?:{_ITEM}[条篇][、，,；;]){{3,}}{_ITEM}[条篇][。；;]?\s*")
"""A sentence that is nothing but a list of four or more."""
_IN_ROW = re.compile(r"(?P<count>\d[\d,]*)\s?(?P<unit>[条篇])")
_FAR_FROM_ITS_WHOLE = 0.05
"""Share of a count by which such a list misses it that does not divide it."""
_OPENS_WITH_NOTHING_ELSE = re.compile(r"\s*(?:包括|包含|涵盖)(?=[^，,。；;：:、\d]{2,10}\d)")
"""`公开政府信息17件。包括部门动态12篇，公告2篇，…`: in whatever units."""


def _goes_on(text: str, last: Span, span: Span) -> bool:
    """`更新信息81条。涉及概况2条、动态59条、目录20条。`: does a list divide what the sentence in front ends with?"""
    counted = _COUNTED.search(text, max(last.start, last.end - MOST_OF_A_CLAUSE), last.end)
    listed = _LISTED.match(text, span.start, span.end)
    if counted is not None and _is_row_of(counted, text[span.start : span.end]):
        return True
    if counted is None or listed is None:
        return False
    return counted["unit"] == listed["unit"] or _OPENS_WITH_NOTHING_ELSE.match(listed.group()) is not None


def _is_row_of(counted: re.Match[str], words: str) -> bool:
    """`登载稿件70条。要闻31条，通告17条，图解13条，访谈9条。`: in the count's unit, and all of it or nearly so."""
    if _BARE_ROW.fullmatch(words) is None:
        return False
    told = [(int(item["count"].replace(",", "")), item["unit"]) for item in _IN_ROW.finditer(words)]
    whole = int(counted["count"].replace(",", ""))
    near = abs(sum(count for count, _ in told) - whole) <= _FAR_FROM_ITS_WHOLE * whole
    return near and {unit for _, unit in told} == {counted["unit"]}


def _with_continuations(text: str, spans: Iterator[Span]) -> list[Span]:
    """`收到15件。其中，自然人12件。` is one statement: a sentence that opens with 其中 belongs to the one before."""
    joined: list[Span] = []
    for span in spans:
        if text[span.start] in _CLOSING_BRACKETS and span.end - span.start <= MOST_LEFT_OVER:
            continue
        follows = joined and (CONTINUATION.match(text, span.start) or _goes_on(text, joined[-1], span))
        if follows and span.end - joined[-1].start <= MAX_SENTENCE_CHARACTERS:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _section_at(offset: int, sections: Sequence[tuple[str | None, Span]]) -> str | None:
    for number, span in reversed(sections):
        if span.start <= offset < span.end:
            return number
    return None
