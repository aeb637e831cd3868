"""Sums that one number may stand for: of rows told together, of rows said before, of all that was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.document.claim import Expression
from corpora.document.numeral import DIGITS
from corpora.profiles.measure import Term, Topic
from models.language.grammar.words.expressions import Expressions
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.naming import joined_terms
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import left_over


def counted_together(
    made: Expressions, topic: Topic, row: Term, column: Term, utterance: Utterance
) -> Expression | None:
    """The sum of the rows, or of the columns, that one number counts together; None where it counts one."""
    in_row = utterance.before if row.words.search(utterance.before) else _list_behind(utterance)
    in_column = utterance.before if column.words.search(utterance.before) else _list_behind(utterance)
    rows = (row, *joined_terms(topic.rows, row, in_row))
    columns = (column, *joined_terms(topic.columns, column, in_column))
    if column in topic.columns and _AND_OTHERS.search(in_column):
        columns += tuple(one for one in topic.columns if one.name == OTHER_ASKERS and one not in columns)
    if len(rows) == len(columns) == 1:
        return None
    found = [made.of(topic, one, other)[:1] for one in rows for other in columns]
    firsts = [expression for group in found for expression in group]
    plus = tuple(dict.fromkeys(field for expression in firsts for field in expression.plus))
    minus = tuple(dict.fromkeys(field for expression in firsts for field in expression.minus))
    return Expression(name="＋".join(expression.name for expression in firsts), plus=plus, minus=minus)


_EACH_OF_THEM = re.compile(r"(?:[同各][为有是]|一样多|一般多|(?:均|都|皆|各自?)(?:分别)?[为是有])\s?$")


def is_said_of_each(utterance: Utterance) -> bool:
    """`予以公开与无法提供恰好同为132件`: of each of them, and not of both together?"""
    return _EACH_OF_THEM.search(utterance.before) is not None


_ADDED = re.compile(r"(?:合计|共计|总计|一共|总共)(?:为|有)?\s?$")
_OTHERS = re.compile(r"其[他它余](?!处理)|等")
_JOINS = re.compile(r"[、和及与或的]|以及|申请|案件")


def adds_nothing_else(topic: Topic, utterance: Utterance) -> bool:
    """`不予公开和无法提供的申请合计86件`: are its words the names that it counts together, and no others?"""
    rest = left_over(_ADDED.sub("", utterance.before), (*topic.rows, *topic.columns), (topic,))
    plain = _ADDED.search(utterance.before) is not None and _OTHERS.search(utterance.before) is None
    return plain and not _JOINS.sub("", rest).strip()


OTHER_ASKERS = "其他组织"
_AND_OTHERS = re.compile(r"(?:[、和及与]|以及)其[他它](?:组织|机构|主体)?(?:[均都皆各也亦为是共有计无]|全部)*\s?$")
"""`科研机构和其他均为0件`: the last column of the form, called by its short name."""


_LIST_BEHIND = re.compile(
    r"\s?(?:分别|依法)?(?:为|是|作出?|属于?|系|均为|分别属于?|因(?:为|涉及)?)([^，,。；;：:（()）\d]+)(?=[，,。；;：:（()）]|$)"
)


def _list_behind(utterance: Utterance) -> str:
    """`其余7件为不予公开、不予处理及其他处理`: the names behind a number that it counts together."""
    found = _LIST_BEHIND.match(utterance.sentence.text, utterance.end - utterance.sentence.span.start)
    return found[1] if found else ""


def with_rows_said(
    made: Expressions, topic: Topic, column: Term, expressions: tuple[Expression, ...], setting: Setting
) -> tuple[Expression, ...]:
    """`诉讼8件，直接起诉6件，复议后起诉2件，其中未审结2件`: a part may be one of any row said before it."""
    rows = dict.fromkeys(link.row for link in setting.before if link.topic.id == topic.id)
    more = [expression for row in rows for expression in made.of(topic, row, column)]
    return tuple(dict.fromkeys((*expressions, *more)))


SO_MANY = "两二三四五六"
"""Numerals that tell of how many figures a total is, or how many ways there are."""
BARE_TOTAL = re.compile(
    rf"(?:以上|[这后])?(?:(?P<so_many>[{SO_MANY}])[项者]|各项)?"
    r"(?:(?:相加)?(?:共计|合计|总计|总共|一共|共)|相加|加起来|之和)(?:为|是)?"
)
"""A total that names nothing but, perhaps, of how many figures it is."""


def _without_parts(said: Sequence[Link]) -> tuple[Link, ...]:
    """`新收260件，自然人240件、企业6件，上年结转21件，合计281件`: applicants behind a row's total divide it."""
    whole = {link.row.means for link in said if link.topic.columns and link.column is link.topic.default_column}
    return tuple(link for link in said if link.column is link.topic.default_column or link.row.means not in whole)


def _behind_their_whole(said: tuple[Link, ...]) -> tuple[Link, ...]:
    """`新收50件，办结52件，予以公开30件、部分公开7件，合计37件`: results behind a total of the topic are summed without it."""
    last = next(
        (place for place in range(len(said), 0, -1) if said[place - 1].row.means[0] in said[place - 1].topic.wholes), 0
    )
    return said[last:] if len(said) - last > 1 else said


def total_said(setting: Setting, words: str, total: re.Match[str]) -> Link | None:
    """`收到58件，上年结转3件，共计61件`: a bare total is the sum of the figures of one topic said before it, or of as many
    of them as it says (`公开23件、部分公开16件，二者相加为39件`).

    `words` are those in front; what 分别 hands out is a group of its own.
    """
    said = setting.before[-DIGITS.get(total["so_many"], len(setting.before)) :]
    if total["so_many"] is None:
        said = _behind_their_whole(_without_parts(said))
    last = said[-1:]
    if len(said) < DIGITS.get(total["so_many"], 2) or any(link.topic.id != last[0].topic.id for link in said):
        return None
    if "分别" in words or "依次" in words or (total["so_many"] is not None and not _is_named(last[0], words)):
        return None
    firsts = [link.expressions[0] for link in said]
    fields = [field for item in firsts for field in item.plus]
    if len(set(fields)) != len(fields) or any(item.minus for item in firsts):
        return None
    whole = Expression(name="＋".join(item.name for item in firsts), plus=tuple(fields))
    return replace(last[0], expressions=(whole,), firm=False, plain=False, local=False)


_LAST_COUNT = re.compile(
    r"(?P<name>[^，,。；;、：:\d]{2,16}?)(?:的)?(?:有|为|共|计)*\s?\d[\d,]*\s?[件宗份条][）)]?[，,；;]?\s*$"
)


def _is_named(last: Link, words: str) -> bool:
    """`不予处理4件、其他2件，三项合计`: a count in front that is tied to nothing is one of the three all the same."""
    named = _LAST_COUNT.search(words)
    terms = [last.row] if last.column is last.topic.default_column else [last.row, last.column]
    return named is None or any(term.words.search(named["name"]) for term in terms)


_THE_REST = re.compile(r"(?:其余|余下|剩余)(?:的)?")


def rest_said(setting: Setting, utterance: Utterance) -> Link | None:
    """`办结114件，除予以公开53件外，其余61件分别按规定答复`: a whole less the parts of it that were told."""
    if not _THE_REST.fullmatch(utterance.before.strip()) or not setting.before:
        return None
    topic, parts = setting.before[-1].topic, list[Link]()
    for link in reversed(setting.before):
        if link.topic.id != topic.id or link.column is not topic.default_column or link.joint:
            return None
        if link.row.means[0] in topic.wholes:
            return _less(link, parts) if parts else None
        parts.insert(0, link)
    return None


def _less(whole: Link, parts: Sequence[Link]) -> Link | None:
    firsts = [part.expressions[0] for part in parts]
    told = [field for item in firsts for field in item.plus]
    if len(set(told)) != len(told) or any(item.minus for item in (whole.expressions[0], *firsts)):
        return None
    more = [part.expressions[0] for part in parts if _adds_to(whole, part)]
    less = [part.expressions[0] for part in parts if not _adds_to(whole, part)]
    if not less:
        return None
    named = "＋".join(item.name for item in (whole.expressions[0], *more))
    left = Expression(
        name="−".join((named, *(item.name for item in less))),
        plus=(*whole.expressions[0].plus, *(field for item in more for field in item.plus)),
        minus=tuple(field for item in less for field in item.plus),
    )
    return replace(whole, expressions=(left,), firm=False, plain=False, local=False)


def _adds_to(whole: Link, part: Link) -> bool:
    """`收到50件，上年结转5件，除3件在办外，其余52件`: what together with the whole is a whole of the topic is no part."""
    both = {*whole.row.means[0].plus, *part.row.means[0].plus}
    return any(set(one.plus) == both and not one.minus for one in whole.topic.wholes)
