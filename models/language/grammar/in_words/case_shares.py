"""Shares of disputes that are told in words: 行政复议24件，被纠正6件，占四分之一."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Span
from corpora.document.mention import RoughShare
from corpora.document.proportion_words import Proportion
from models.language.grammar.links.link import Linker
from models.language.grammar.sentence import Sentence
from models.language.grammar.words.linkage import Link
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import first_term

OF_A_COUNT: Final = re.compile(
    r"[件宗份条]?(?:申请)?[）)]?[，,（(]?(?:在(?P<among>[^，,。；;、\d占比]{2,12}?)[之当]?[中里])?(?:已经?|也|均|都|就|更是|恰好?|正好|刚好)*"
    r"(?:约|大约|大致|差不多)?(?:(?:占(?:比(?:例|重)?)?|为|是)(?:为|达|约|到)?(?P<of>[^，,。；;、\d占比]{0,14}?)的?)?$"
)
"""`达286件，` in front of 超过全部办结件的半数, `41件，在办结件中占比` in front of 不足两成."""
_OF_ALL_CASES: Final = re.compile("(?:全部|所有)?(?:信息公开)?(?:行政)?(?:复议|诉讼)?(?:案件|总)?(?:总?[件数量]+)?的?")


_ENDED: Final = re.compile(
    r"(?:的?案件)?(?:的?结果)?(?:被|予以|均|都|获|得到|为|作出|已)*(?P<what>维持|纠正|审结|结案)(?:的?决定|原行政行为)?(?=[，,。；;）)]|$)"
)
_OF_WHICH: Final = re.compile(
    r"\s?[件起宗](?:案件)?[，,（(]\s?(?:其中)?[，,]?(?:(?:到|截至|至)(?:当年|本年)?年[底末][，,]?)?(?:仅|只|才|已|有)*\s?"
)
_RESULT_IN_FRONT: Final = re.compile(
    r"\s?[件起宗]?(?:政府信息公开|信息公开)?(?:行政)?(?:复议|诉讼)?(?:案件?)?[之当]?[中里][，,](?:其中)?(?:结果|被|予以)*(?P<what>维持|纠正|审结)(?:的|案件|者)*(?:约|仅|只|已)?占(?:比)?(?:约|达到?|为)?"
)
"""`件行政复议中，结果维持的占` between the count and the share."""
_CONCLUDED: Final = "已审结"
_ENDS: Final = ("审结", "结案")


def _cases_in_front(
    one: Proportion, base: int, utterances: Sequence[Utterance], found: Sequence[tuple[Link, ...]]
) -> tuple[Utterance, Link] | None:
    """The count right in front, of a sentence that begins at `base`, with its one link to a topic without rows."""
    before = [place for place, said in enumerate(utterances) if said.end - base <= one.span.start]
    links = found[before[-1]] if before else ()
    return (utterances[before[-1]], links[0]) if len(links) == 1 and not links[0].topic.rows else None


def share_that_ended(
    one: Proportion,
    sentence: Sentence,
    *,
    linker: Linker,
    utterances: Sequence[Utterance],
    found: Sequence[tuple[Link, ...]],
) -> RoughShare | None:
    """`行政复议12件，其中三分之一被纠正`, `12件行政复议中，维持的占三分之一`: of the count of a dispute right in front, or
    of those concluded.
    """
    base, told = sentence.span.start, _ENDED.match(sentence.text, one.span.end)
    counted = _cases_in_front(one, base, utterances, found)
    if one.of or counted is None:
        return None
    count, link = counted
    between = sentence.text[count.number.span.end - base : one.span.start]
    in_front = _RESULT_IN_FRONT.fullmatch(between)
    if in_front is None and (told is None or not _OF_WHICH.fullmatch(between)):
        return None
    what, end = ((in_front or told)["what"], told.end() if told and not in_front else one.span.end)  # type: ignore[index]
    concluded = first_term(link.topic.columns, _CONCLUDED)
    column = concluded if what in _ENDS else first_term(link.topic.columns, what)
    if column is None or link.column not in (link.topic.default_column, concluded) or column is link.column:
        return None
    of = (link.topic.default_column, concluded) if link.column is link.topic.default_column else (concluded,)
    of = of[:1] if column is concluded else of
    wholes = [whole for all_ in of if all_ is not None for whole in linker.expressions(link.topic, link.row, all_)[:1]]
    return RoughShare(
        words=Span(base + one.span.start, base + end), sentence=sentence.span,
        pairs=tuple((part, whole) for part in linker.expressions(link.topic, link.row, column)[:1] for whole in wholes),
        least=one.least, most=one.most, usual=one.usual, sure=link.firm or link.plain, told=None, by_name=True,
    )  # fmt: skip


def share_of_cases(
    one: Proportion,
    sentence: Sentence,
    *,
    linker: Linker,
    utterances: Sequence[Utterance],
    found: Sequence[tuple[Link, ...]],
) -> RoughShare | None:
    """What the count right in front is of all disputes of its kind, whose topics have results and no rows; None where it
    counts anything else.
    """
    base = sentence.span.start
    counted = _cases_in_front(one, base, utterances, found)
    if counted is None or counted[1].column not in counted[1].topic.columns:
        return None
    count, link = counted
    told = OF_A_COUNT.fullmatch(sentence.text[count.end - base : one.span.start])
    if told is None or one.of or link.topic.default_column is None or not _OF_ALL_CASES.fullmatch(told["of"] or ""):
        return None
    wholes = linker.expressions(link.topic, link.row, link.topic.default_column)[:1]
    return RoughShare(
        words=Span(base + one.span.start, base + one.span.end), sentence=sentence.span,
        pairs=tuple((part, whole) for part in link.expressions[:1] for whole in wholes), least=one.least, most=one.most,
        usual=one.usual, sure=link.firm or link.plain, told=count.number.value,
    )  # fmt: skip
