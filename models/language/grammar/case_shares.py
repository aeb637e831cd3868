"""Shares of disputes that are told in words: 行政复议24件，被纠正6件，占四分之一."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Span
from corpora.document.mention import RoughShare
from corpora.document.proportion_words import Proportion
from models.language.grammar.link import Linker
from models.language.grammar.linkage import Link
from models.language.grammar.sentence import Sentence
from models.language.grammar.utterance import Utterance
from models.language.grammar.wording import first_term

OF_A_COUNT: Final = re.compile(
    r"[件宗份条]?(?:申请)?[）)]?[，,（(]?(?:在(?P<among>[^，,。；;、\d占比]{2,12}?)[之当]?[中里])?(?:已经?|也|均|都|就|更是|恰好?|正好|刚好)*"
    r"(?:约|大约|大致|差不多)?(?:(?:占(?:比(?:例|重)?)?|为|是)(?:为|达|约|到)?(?P<of>[^，,。；;、\d占比]{0,14}?)的?)?$"
)
"""`达286件，` in front of 超过全部办结件的半数, `41件，在办结件中占比` in front of 不足两成."""
_OF_ALL_CASES: Final = re.compile("(?:全部|所有)?(?:信息公开)?(?:行政)?(?:复议|诉讼)?(?:案件|总)?(?:总?[件数量]+)?的?")


_ENDED: Final = re.compile(
    r"(?:的?案件)?(?:的?结果)?(?:被|予以|均|都|获|得到|为)*(?P<what>维持|纠正)(?=[，,。；;）)]|$)"
)
_OF_WHICH: Final = re.compile(r"\s?[件起宗](?:案件)?[，,（(]\s?(?:其中)?[，,]?(?:有)?\s?")
_CONCLUDED: Final = "已审结"


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
    """`行政复议12件，其中三分之一被纠正`: of the count of a dispute right in front, or of those concluded."""
    base, told = sentence.span.start, _ENDED.match(sentence.text, one.span.end)
    counted = _cases_in_front(one, base, utterances, found)
    if told is None or one.of or counted is None:
        return None
    count, link = counted
    column = first_term(link.topic.columns, told["what"])
    between = sentence.text[count.number.span.end - base : one.span.start]
    if column is None or link.column is not link.topic.default_column or not _OF_WHICH.fullmatch(between):
        return None
    of = (link.topic.default_column, first_term(link.topic.columns, _CONCLUDED))
    wholes = [whole for all_ in of if all_ is not None for whole in linker.expressions(link.topic, link.row, all_)[:1]]
    return RoughShare(
        words=Span(base + one.span.start, base + told.end()), sentence=sentence.span,
        pairs=tuple((part, whole) for part in linker.expressions(link.topic, link.row, column)[:1] for whole in wholes),
        least=one.least, most=one.most, usual=one.usual, sure=link.firm or link.plain, told=None,
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
