"""Denials of a whole row or column in so many words: 全年无不予公开情形, 没有企业提出的申请."""

from __future__ import annotations

import re
from typing import Final

from corpora.profiles.measure import Term, Topic
from models.language.grammar.whose.scope import Scope
from models.language.grammar.words.expressions import Expressions
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import first_term

_LEAD: Final = re.compile(
    r"(?:(?:截至|至|到|在)?\s?(?:(?:19|20)\d\d\s?年度?|本年度?|全年度?|年内|今年|当年|年度|年末|年底|报告期|统计期|期)(?:内|间|中|底|末)?"
    r"|[我本][省市州县区旗镇乡局委办厅院校所](?:机关)?|[我本](?:单位|机关|部门|街道|公司)|其中|此外|同时|另外|[，,、也均亦暂并且均都尚另])*"
)
"""Words in front of such a denial that leave nothing out of it."""
_VERB: Final = re.compile(r"(?:发生|出现|产生|收到|接到|受理|作出|存在|涉及|办理|有|对|因)*(?:任何|一[件起宗例])?")
_TAIL: Final = re.compile(
    r"(?:类|的|之类)*(?:政府信息公开|信息公开|依申请公开|公开)?(?:申请公开|申请|情形|情况|答复|案件|事项|件|现象|决定|办件|问题)*(?:发生|出现|产生)?"
)
_ASKS: Final = re.compile("申请")
_BY: Final = re.compile("(?:向我[局县市区院校]|依法|当面|书面|主动)*(?:提出|提交|递交|申请)的?")
_CARRIED: Final = re.compile("^结转(?!上|到|至|下)")
"""`无结转`, `无结转件`: into the next year."""
_BUT: Final = re.compile("除[^。；;]{1,30}外")
"""`除征收类3件外，无不予公开情形` leaves some."""
_OVER: Final = re.compile("(?:中|里|的|类|领域|方面)[，,：:]?$")
"""`征收类申请中，` in front of it: of those alone."""


def denied_outright(
    topic: Topic, expressions: Expressions, utterance: Utterance, scope: Scope, setting: Setting
) -> Link | None:
    """The row, or the column of what came in, that the utterance denies and nothing besides; None for any other, of
    another year or body, and behind one kind of applicant (`企业申请7件，无不予处理情形`).
    """
    if any(said.topic is topic and said.column is not topic.default_column for said in setting.before):
        return None
    if scope.kind != "this_year" or scope.body not in ("own", "region"):
        return None
    if not utterance.negated or not topic.causes or not topic.rows or topic.default_column is None:
        return None
    if _LEAD.fullmatch(utterance.before) is None or _BUT.search(utterance.earlier) or _OVER.search(utterance.earlier):
        return None
    said = utterance.after.strip()
    verb = _VERB.match(said)
    said = said[verb.end() :] if verb else said
    row = first_term(topic.rows, _CARRIED.sub(r"\g<0>下年度", said))
    if row is not None and _is_all_of_it(row, said):
        return _link(topic, expressions, row, topic.default_column)
    column = first_term(topic.columns, said)
    if column is None or topic.default_row is None or _ASKS.search(said) is None:
        return None
    return _link(topic, expressions, topic.default_row, column) if _is_all_of_it(column, _BY.sub("", said)) else None


def _is_all_of_it(term: Term, said: str) -> bool:
    said = _CARRIED.sub(r"\g<0>下年度", said)
    return any(_TAIL.fullmatch(said[: found.start()] + said[found.end() :]) for found in term.words.finditer(said))


def _link(topic: Topic, expressions: Expressions, row: Term, column: Term) -> Link | None:
    meant = expressions.of(topic, row, column)
    if not meant:
        return None
    return Link(topic=topic, row=row, column=column, expressions=meant, firm=True, local=True)
