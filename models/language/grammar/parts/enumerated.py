"""`三个方面：一是…；二是…；三是…`: lists whose items are numbered, in the sentence of their count or in those behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.document.geometry import Span
from corpora.document.numeral import parse_chinese_integer
from models.language.grammar.words.utterance import Utterance

_ORDINAL = (
    r"(?:(?P<sign>[一二三四五六七八九十]{1,2})(?:是|要|、)|[（(](?P<bracketed>[一二三四五六七八九十]{1,2})[）)]"
    r"|第(?P<th>[一二三四五六七八九十]{1,2})[，,是：:]|(?P<arabic>\d{1,2})(?:[.．](?!\d)|、)|[（(](?P<small>\d{1,2})[）)])"
)
_ORDINALS = re.compile(rf"(?:^|(?<=[：:；;。，,\n]))\s*{_ORDINAL}")
_BARE = re.compile(_ORDINAL)
_TO_COME = re.compile(
    r"(?:以下|如下|下列|下述)|(?:个|项|点|类|条|大)(?:方面|问题|不足|短板|困难|工作|任务|措施|举措|原因|做法|建议|要求|特点|重点)|种(?:渠道|途径|方式|形式|平台)|方面"
)
"""Words of a clause that ends its sentence and yet announces a list: 召开会议3次。（一）主动公开 is a count and a heading."""
_BY_A_STANDARD = re.compile(r"\s*(?:严格)?(?:按照?|依据|依照|根据|对照|对标|遵循)")
"""`按照事项清单10大类50条要求开展工作。（一）主动公开`: what it is done by, and no list."""
_SOME_ORDINAL = r"(?:{0}(?:是|要|、|[)）])|第{0}|[（(]?{1}(?:[)）]|[.．、](?!\d)))"
"""Any way to write an ordinal, Chinese and Arabic."""
_DIGITS = "零一二三四五六七八九十"
_ASPECTS = re.compile(r"(?:主要|突出|明显)?(?:方面|问题|不足|短板|弱项|困难|差距|原因|措施|举措)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Index of the announcing utterance and the list; see `corpora.document.mention.ItemList`."""

    count: int
    items: tuple[Span, ...]
    lengths: tuple[int, ...]
    open_ended: bool


def enumerated(utterances: Sequence[Utterance], index: int) -> Items | None:
    """The list whose ordinals follow the count: `三个方面：一是…；二是…；三是…`, within its sentence or behind it
    (`做好三项工作。一是…。二是…。`).
    """
    utterance = utterances[index]
    sentence = utterance.sentence
    begin, whole = utterance.end - sentence.span.start, sentence.text + sentence.follows
    announced = re.match(
        r"[^，,。；;：:]{0,16}(?:[：:]|。?$|[，,](?=\s?(?:一是|一要|第一[，,是：:])))", sentence.text[begin:]
    )
    if announced is None or (utterance.depth and re.search("[）)]", announced[0])):
        return None  # （含9个分局、2个县级公安局）情况如下：the bracket is closed before the list
    clause = _clause(sentence.text[: begin + announced.end()].rstrip("，,"))
    announces = clause.endswith(("：", ":")) or (_TO_COME.search(clause) and not _BY_A_STANDARD.match(clause))
    if not announces:
        return None
    begin = max(begin, begin + announced.end() - 1)
    marks = _marks(whole, begin, own=len(sentence.text))
    if len(marks) < 2:
        return None
    at = sentence.span.start
    if _counts_alike(utterances, index, at + marks[0].start()):
        return None
    stops = [mark.start() for mark in marks[1:]] + [max(len(sentence.text), _begin(marks[-1]))]
    beyond = _begin(marks[-1]) >= len(sentence.text)
    if beyond:
        stops[-1] = len(whole)
        stops = [_line_end(whole, _begin(mark), stop) for mark, stop in zip(marks, stops, strict=True)]
    # Where the separator before the next ordinal is lost (较为频繁（4）基层), the list goes on all the same.
    rest = whole[marks[-1].end() : len(whole) if beyond else len(sentence.text)]
    return Items(
        count=index,
        items=tuple(Span(at + _begin(mark), at + _end(whole, stop)) for mark, stop in zip(marks, stops, strict=True)),
        lengths=(len(marks),),
        open_ended=_goes_on(rest, len(marks) + 1),
    )


def is_numbered(item: str) -> bool:
    """Does an item begin with an ordinal? What its list leaves out shows in the numbers then."""
    return _BARE.match(item.lstrip()) is not None


def _clause(words: str) -> str:
    return re.split(r"[，,；;]", words)[-1]


def _marks(text: str, begin: int, *, own: int) -> list[re.Match[str]]:
    """Ordinals from the first one on, all written in its way; it stands in the first `own` characters, or right behind."""
    marks: list[re.Match[str]] = []
    for mark in _ORDINALS.finditer(text, begin):
        if not marks and _begin(mark) >= own and text[begin : _begin(mark)].strip("：:。 \t\n"):
            break
        if marks and _way(mark) != _way(marks[0]):
            continue
        if marks and _value(mark) == len(marks) + 2 and (lost := _without_separator(text, marks[-1], mark)):
            marks.append(lost)
        if _value(mark) != len(marks) + 1:
            break
        marks.append(mark)
    return marks


def _way(mark: re.Match[str]) -> tuple[str | None, bool]:
    """How an ordinal is written: 六、 behind 五是 is a heading, which on a picture stands in no paragraph of its own."""
    return mark.lastgroup, mark.group().endswith("、")


def _without_separator(text: str, last: re.Match[str], following: re.Match[str]) -> re.Match[str] | None:
    """The one ordinal between two that is written as they are, and nothing stands before it to part the items: OCR
    overlooks commas (`一是加强培训二是丰富形式，三是完善考核`).
    """
    between = [
        mark
        for mark in _BARE.finditer(text, last.end(), following.start())
        if _way(mark) == _way(last) and _value(mark) == (_value(last) or 0) + 1
    ]
    return between[0] if len(between) == 1 else None


def _begin(mark: re.Match[str]) -> int:
    """Where its ordinal stands, without the space before it."""
    return mark.end() - len(mark.group().lstrip())


def _end(text: str, stop: int) -> int:
    """Where an item ends, without the signs and the space behind it."""
    return len(text[:stop].rstrip("，,；;、。 \t\n"))


def _value(mark: re.Match[str]) -> int | None:
    said = mark[mark.lastgroup or 0]
    return int(said) if said.isascii() else parse_chinese_integer(said)


def _line_end(text: str, start: int, stop: int) -> int:
    """An item that goes on over sentences is shown by its first."""
    end = re.search(r"[。\n]", text[start:stop])
    return stop if end is None else start + end.start()


def _counts_alike(utterances: Sequence[Utterance], index: int, begin: int) -> bool:
    """26条：一是1条为就业，二是25条为医疗: the items count the same things. 四个方面 are told, whatever else is counted in
    个, and of 三个强化 whose items name 6个单位 once nothing is divided.
    """
    alike = [
        other
        for other in utterances[index + 1 :]
        if other.number.unit == utterances[index].number.unit and other.number.span.start > begin
    ]
    return not _ASPECTS.match(utterances[index].after) and len(alike) > (utterances[index].number.unit == "个")


def _goes_on(rest: str, following: int) -> bool:
    """Is the next item perhaps numbered in another way?"""
    if following >= len(_DIGITS):
        return True
    return re.search(_SOME_ORDINAL.format(_DIGITS[following], following), rest) is not None
