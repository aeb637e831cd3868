"""What row and column mean where they are said: fewer expressions than they may have, or those of several topics."""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic
from models.language.grammar.links.surroundings import behind
from models.language.grammar.words.expressions import Expressions
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.naming import sum_of_topics
from models.language.grammar.words.utterance import Utterance

_WITHOUT_SOME = re.compile(r"[（(，,]?(?:不含|不计|未含|除)")
"""复议25件（不含正在审理的4件）."""


def meant(
    expressions: Expressions, topic: Topic, row: Term, column: Term, utterance: Utterance
) -> tuple[Expression, ...]:
    """Of a zero the whole; of 予以公开 beside 部分公开 never their sum; of 共有复议7件 never those alone that were decided."""
    if row.alone and row.alone.search(utterance.sentence.text):
        row = replace(row, means=row.means[:1])
    if column.alone and column.alone.search(utterance.before) and not _WITHOUT_SOME.match(behind(utterance)):
        column = replace(column, means=column.means[:1])
    found = expressions.of(topic, row, column)
    return found[:1] if utterance.number.value == 0 else found


def or_of_others(expressions: Expressions, link: Link, setting: Setting) -> Link:
    """维持2件 behind 复议10件、诉讼0件 may speak of either: tried with both, and never firm.

    Not of one that has said as much of itself: `规章2件、废止1件；规范性文件38件、废止15件`.
    """
    together = _of_all_joined(expressions, link, setting)
    if together is not None:
        return replace(link, expressions=(together, *link.expressions), firm=False, plain=False)
    told = {other.topic.id for other in setting.before if other.column.means == link.column.means}
    others = [
        other.topic
        for other in setting.before
        if other.topic.id != link.topic.id
        and other.topic.columns == link.topic.columns
        and link.topic.columns
        and not other.zero
        and other.topic.id not in told
    ]
    if not others or setting.whole is not None:
        return link
    more = [
        expression
        for topic in dict.fromkeys(others)
        if topic.default_row
        for expression in expressions.of(topic, topic.default_row, link.column)
    ]
    return replace(link, expressions=(*link.expressions, *more), firm=False, plain=False)


def _of_all_joined(expressions: Expressions, link: Link, setting: Setting) -> Expression | None:
    """`复议、诉讼案件共审结36件，尚未审结4件`: of all topics that the figure in front counts together."""
    topics = setting.before[-1].joined if setting.before else ()
    if setting.whole is not None or link.topic not in topics or not link.topic.columns:
        return None
    if any(topic.columns != link.topic.columns or topic.default_row is None for topic in topics):
        return None
    found = [expressions.of(topic, topic.default_row, link.column)[:1] for topic in topics if topic.default_row]
    if not all(found):
        return None
    return sum_of_topics([first for (first,) in found])
