"""Ties an utterance to the profile's fields: its words, or those it inherits, name a topic, a row and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic
from models.language.grammar.expressions import Expressions
from models.language.grammar.scope import CHANNEL, COMPARISON, Scope
from models.language.grammar.sentence import Sentence
from models.language.grammar.utterance import Utterance
from models.language.grammar.wording import (
    coordinated,
    elliptic_words,
    first_term,
    is_partial,
    last_clause,
    left_of_denial,
    left_over,
    nearby,
    own_words,
)

ELLIPSIS_CHARACTERS = 3
"""Words left over after topic, row and column are taken away: with more of them the clause speaks of something else."""

GENERAL_ELLIPSIS_CHARACTERS = 1
"""The same for rows whose words fit any business (收到, 办结): 受理信访事项256件 is none of ours."""

DENIAL_CHARACTERS = 6
"""Words left over in what a negation denies, beyond which it denies something more special than the topic's total."""

_DIRECTION = re.compile(
    r"(?:增加|增长|上升|提高|提升|增多|上涨|增幅|净增|减少|下降|降低|降幅|回落|下滑|缩减|多|少)(?:了|为|达|约|至)?\s?$"
)
_RESPECTIVELY = re.compile(r"分别(?:为|是|有|达|共)?\s?$")
_BARE_TOTAL = re.compile(r"(?:以上|两项(?:相加)?|各项)?(?:共计|合计|总计|总共|共)(?:为|是)?")
_AND_OTHERS = re.compile(r"等(?:其他|其它)?(?:情况|情形|方式|原因|事项|处理)?(?:的)?(?:申请)?(?:有|为|共)?\s?$")
_UNIT_END = tuple("件个份条部项篇、，,")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where an utterance points. `expressions` is best first; `firm`: a mismatch with all of them contradicts."""

    topic: Topic
    row: Term
    column: Term
    expressions: tuple[Expression, ...]
    firm: bool
    local: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an utterance can inherit from.

    Args:
        before: links before it in its sentence.
        topics: of its passage and heading.
        whole: link of the whole that it is a part of.
        respective: topics that an earlier 分别为 left for this utterance and those behind it.
        foreign: an utterance before it in the sentence spoke of something that is no topic (热线, 信箱); nothing is
            inherited past it.
    """

    before: tuple[Link, ...] = ()
    topics: tuple[Topic, ...] = ()
    whole: Link | None = None
    is_part: bool = False
    respective: tuple[Topic, ...] = ()
    foreign: bool = False


class Linker:
    """Links utterances by a profile's topics, in order. `fields` are those of the report's own form."""

    def __init__(self, topics: Sequence[Topic], *, fields: Iterable[str]) -> None:
        self._topics = tuple(topics)
        self._expressions = Expressions(fields=fields)

    def topics_in(self, words: str) -> tuple[Topic, ...]:
        """Topics that the words establish by themselves, the one named last first."""
        found = []
        for topic in self._topics:
            spots = [match.start() for match in topic.words.finditer(words)]
            if spots and not (topic.unless and topic.unless.search(words)):
                found.append((spots[-1], topic))
        return tuple(topic for _, topic in sorted(found, key=lambda item: -item[0]))

    def link(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """Links of an utterance: none, one, or one for each body of law that a joint zero denies (复议和诉讼均无)."""
        topics = setting.respective[:1] or self._named(utterance)
        if len(topics) > 1 and _RESPECTIVELY.search(utterance.before):
            topics = topics[-1:]
            setting = replace(setting, respective=topics)
        if topics:
            links = [link for topic in topics for link in self._each_column(topic, utterance, setting)]
        else:
            links = [self._inherited(utterance, setting)]
        weighed = [self._weighed(link, utterance, scope, setting) for link in links if link is not None]
        kept = [link for link in weighed if link is not None]
        if len(kept) > 1 and utterance.number.value != 0:
            return (_joined(kept),)
        return tuple(kept)

    def respective(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics that 分别为 hands out one by one, in the order named: the first is the utterance's own."""
        if not _RESPECTIVELY.search(utterance.before):
            return ()
        return tuple(reversed(self._named(utterance)))

    def ends_topics(self, utterance: Utterance) -> bool:
        """Does an utterance that could not be linked name another business (热线, 信箱, 提案, 许可申请)?"""
        words = utterance.words
        return bool(CHANNEL.search(words)) or any(topic.words.search(words) for topic in self._topics)

    def is_foreign(self, utterance: Utterance) -> bool:
        """Does it at least speak of something that is no topic, so that its sentence goes on with that?"""
        words = utterance.words
        if self.ends_topics(utterance):
            return True
        if any(topic.partial is not None and topic.partial.search(words) for topic in self._topics):
            return False
        terms = [term for topic in self._topics for term in (*topic.rows, *topic.columns)]
        return len(left_over(words, terms)) > GENERAL_ELLIPSIS_CHARACTERS

    def link_change(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """What grew or shrank: named in front of the change (申请量比上年增加4件), else the figure said just before it."""
        words = _DIRECTION.sub("", COMPARISON.sub("", utterance.before))
        bare = replace(utterance, before=words, after="", number=replace(utterance.number, unit=None))
        topics = self._named(bare)
        if topics:
            link = self._within(topics[0], bare, replace(setting, whole=None, is_part=False), local=True)
        else:
            link = setting.before[-1] if setting.before and len(left_over(words)) <= 2 else None
        weighed = self._weighed(link, bare, scope, setting)
        return (weighed,) if weighed is not None else ()

    def wholes_of(self, link: Link) -> tuple[Expression, ...]:
        """What a share of the link's count may be taken of: the totals of its topic."""
        topic = link.topic
        if not topic.wholes or topic.default_column is None:
            return ()
        row = Term(name=topic.id, words=link.row.words, means=topic.wholes)
        return self._expressions.of(topic, row, topic.default_column)

    def _named(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics in the utterance's own words; behind a cause (因政府信息公开申请引发的复议) only the effect counts."""
        for words in own_words(utterance):
            topics = self.topics_in(words)
            if utterance.number.unit is not None:
                topics = tuple(topic for topic in topics if utterance.number.unit in topic.units)
            said = utterance.earlier + utterance.before
            topics = tuple(topic for topic in topics if not (topic.not_after and topic.not_after.search(said)))
            if topics:
                return coordinated(topics, words)
        return ()

    def _each_column(self, topic: Topic, utterance: Utterance, setting: Setting) -> list[Link | None]:
        """One link; for a denial one for each column that it names (未制定、废止规范性文件)."""
        link = self._within(topic, utterance, setting, local=True)
        if link is None or not utterance.negated or link.column not in topic.columns:
            return [link]
        named = [
            term
            for term in topic.columns
            if term.firm and term is not link.column and term.words.search(utterance.after)
        ]
        others = [
            replace(link, column=term, expressions=self._expressions.of(topic, link.row, term), firm=link.row.firm)
            for term in named
        ]
        return [link, *(other for other in others if other.expressions)]

    def _within(self, topic: Topic, utterance: Utterance, setting: Setting, *, local: bool) -> Link | None:
        """The utterance within a topic: row and column by its words, else by its whole, else the topic's own."""
        named_row, named_column = _named_row(topic, utterance), _named_column(topic, utterance, local=local)
        whole = setting.whole if setting.whole and setting.whole.topic.id == topic.id else None
        nothing = named_row is None and named_column is None
        if setting.is_part and nothing and not (local and topic.partial is None):
            return None
        if setting.is_part and whole is not None and _says_the_same(named_row, named_column, whole):
            return None
        row = named_row or _inherited_row(topic, setting, whole, local=local) or topic.default_row
        column = named_column or topic.default_column or _shared_column(topic, utterance, setting)
        if row is None or column is None:
            return None
        if utterance.negated and row is topic.default_row:
            if len(left_of_denial(utterance.after, self._topics)) > DENIAL_CHARACTERS:
                return None
            row = replace(row, firm=True)
        if not local and named_column is None and not left_over(utterance.words, topic.rows):
            column = first_term(topic.columns, last_clause(utterance.earlier)) or column
        expressions = _preferred(topic, utterance, self._meant(topic, row, column, utterance))
        if whole is not None and named_row is None:
            expressions = self._with_rows_said(topic, column, expressions, setting)
        if not expressions:
            return None
        firm = column.firm and (row.firm or (row is topic.default_row and column is not topic.default_column))
        firm = firm and (whole is None or whole.firm or not setting.is_part) and not _hands_out(utterance, setting)
        return Link(topic=topic, row=row, column=column, expressions=expressions, firm=firm, local=local)

    def _meant(self, topic: Topic, row: Term, column: Term, utterance: Utterance) -> tuple[Expression, ...]:
        """What row and column mean here: of a zero the whole, and of 予以公开 beside 部分公开 never their sum."""
        if row.alone and row.alone.search(utterance.sentence.text):
            row = replace(row, means=row.means[:1])
        found = self._expressions.of(topic, row, column)
        return found[:1] if utterance.number.value == 0 else found

    def _with_rows_said(
        self, topic: Topic, column: Term, expressions: tuple[Expression, ...], setting: Setting
    ) -> tuple[Expression, ...]:
        """`诉讼8件，直接起诉6件，复议后起诉2件，其中未审结2件`: a part may be one of any row said before it."""
        rows = dict.fromkeys(link.row for link in setting.before if link.topic.id == topic.id)
        more = [expression for row in rows for expression in self._expressions.of(topic, row, column)]
        return tuple(dict.fromkeys((*expressions, *more)))

    def _inherited(self, utterance: Utterance, setting: Setting) -> Link | None:
        """A link by words that only make sense within a topic already under way: `，予以公开8件`."""
        if setting.foreign and setting.whole is None:
            return None
        own = [setting.whole.topic] if setting.whole else []
        said = [link.topic for link in reversed(setting.before)]
        inherited = own + list(self.topics_in(last_clause(utterance.earlier))) + said + list(setting.topics)
        lead = last_clause(utterance.earlier)
        if _BARE_TOTAL.fullmatch(utterance.before.strip()) and not any(
            first_term(topic.columns, lead) for topic in said_of(setting)
        ):
            return self._total_said(setting)
        for topic in dict.fromkeys(inherited):
            if utterance.number.unit is not None and utterance.number.unit not in topic.units:
                continue
            if not self._is_ellipsis(topic, utterance):
                continue
            link = self._within(topic, utterance, setting, local=False)
            if link is not None and (link.firm or topic.rows or topic.default_column or setting.whole):
                return self._ambiguous(link, setting)
        return None

    def _total_said(self, setting: Setting) -> Link | None:
        """`收到58件，上年结转3件，共计61件`: a bare total is the sum of the figures of one topic said before it."""
        last = setting.before[-1:]
        if len(setting.before) < 2 or any(link.topic.id != last[0].topic.id for link in setting.before):
            return None
        firsts = [link.expressions[0] for link in setting.before]
        fields = [field for item in firsts for field in item.plus]
        if len(set(fields)) != len(fields) or any(item.minus for item in firsts):
            return None
        total = Expression(name="＋".join(item.name for item in firsts), plus=tuple(fields))
        return replace(last[0], expressions=(total,), firm=False, local=False)

    def _is_ellipsis(self, topic: Topic, utterance: Utterance) -> bool:
        """Are the words nothing but a row or column of the topic (予以公开8件), or a bare denial (本年度零申请)?"""
        words = utterance.words
        if (topic.unless and topic.unless.search(words)) or self._names_other(topic, utterance):
            return False
        words = elliptic_words(topic, utterance)
        row, column = first_term(topic.rows, words), first_term(topic.columns, words)
        if row is None and column is None and not utterance.negated:
            return False
        left = len(left_over(words, (*topic.rows, *topic.columns)))
        if row is None and column is None:
            return left == 0
        return left <= (GENERAL_ELLIPSIS_CHARACTERS if row and row.general and column is None else ELLIPSIS_CHARACTERS)

    def _names_other(self, topic: Topic, utterance: Utterance) -> bool:
        """行政许可申请 names another topic, even where that one's exceptions apply, and 来信 a channel; the topic's own
        terms (信访举报投诉类申请) do not count.
        """
        before, words = utterance.before, utterance.words
        for term in (*topic.rows, *topic.columns):
            before, words = term.words.sub("", before), term.words.sub("", words)
        others = [other for other in self._topics if other is not topic]
        return bool(CHANNEL.search(before)) or any(other.words.search(words) for other in others)

    def _ambiguous(self, link: Link, setting: Setting) -> Link:
        """维持2件 behind 复议10件、诉讼0件 may speak of either: tried with both, and never firm."""
        others = [
            other.topic
            for other in setting.before
            if other.topic.id != link.topic.id and other.topic.columns == link.topic.columns and link.topic.columns
        ]
        if not others or setting.whole is not None:
            return link
        more = [
            expression
            for topic in dict.fromkeys(others)
            if topic.default_row
            for expression in self._expressions.of(topic, topic.default_row, link.column)
        ]
        return replace(link, expressions=(*link.expressions, *more), firm=False)

    def _weighed(self, link: Link | None, utterance: Utterance, scope: Scope, setting: Setting) -> Link | None:
        """Drops links to another period, channel or body, and takes firmness from those that may be partial."""
        if link is None or utterance.before.rstrip().endswith("等"):
            return None
        if scope.kind in ("last_year", "other_year", "plan", "part_of_year") or scope.body == "other":
            return None
        rest = _without_terms(link, utterance.words if utterance.negated else utterance.before)
        partial = is_partial(link.topic, rest) or bool(CHANNEL.search(rest))
        if partial and (utterance.negated or setting.is_part or not link.local):
            return None
        sentence = utterance.sentence
        behind = sentence.text[utterance.end - sentence.span.start :]
        narrowed = link.topic.narrowed is not None and bool(link.topic.narrowed.search(behind))
        elsewhere = scope.body == "subordinate" or scope.kind == "running_total"
        doubtful = partial or narrowed or elsewhere or _is_trade(link.topic, sentence)
        doubtful = doubtful or bool(_AND_OTHERS.search(utterance.before))
        return replace(link, firm=link.firm and not doubtful)


def said_of(setting: Setting) -> tuple[Topic, ...]:
    """Topics of the links said before in the sentence."""
    return tuple(dict.fromkeys(link.topic for link in setting.before))


def _says_the_same(row: Term | None, column: Term | None, whole: Link) -> bool:
    """`收到12件，其中转办3件、直接受理9件`: a part with its whole's own row and column divides it by something else."""
    return column is None and row is not None and row.means[:1] == whole.row.means[:1]


def _hands_out(utterance: Utterance, setting: Setting) -> bool:
    """分别为17件、4件 behind one topic hands its rows or columns out, which ones it does not say here."""
    return bool(_RESPECTIVELY.search(utterance.before)) and not setting.respective


def _is_trade(topic: Topic, sentence: Sentence) -> bool:
    if topic.trade is None or not topic.trade.search(sentence.text):
        return False
    return topic.context is None or not (topic.context.search(sentence.text) or topic.context.search(sentence.heading))


def _named_row(topic: Topic, utterance: Utterance) -> Term | None:
    if utterance.negated and (row := first_term(topic.rows, utterance.before + utterance.after)):
        return row
    return first_term(topic.rows, utterance.before) or first_term(topic.rows, utterance.after)


def _named_column(topic: Topic, utterance: Utterance, *, local: bool) -> Term | None:
    column = first_term(topic.columns, utterance.before)
    if column is None and not (local and topic.words.search(utterance.before)):
        column = first_term(topic.columns, utterance.after)
    return column


def _inherited_row(topic: Topic, setting: Setting, whole: Link | None, *, local: bool) -> Term | None:
    if whole is not None:
        return whole.row
    if local:
        return None
    return next((link.row for link in reversed(setting.before) if link.topic.id == topic.id), None)


def _shared_column(topic: Topic, utterance: Utterance, setting: Setting) -> Term | None:
    """`公开规章0件、规范性文件0件`: a bare name takes the column of the one it is coordinated with."""
    if not setting.before or not topic.columns or len(left_over(utterance.words, topics=(topic,))) > 1:
        return None
    last = setting.before[-1]
    joined = last.topic.columns == topic.columns and utterance.earlier.rstrip().endswith(_UNIT_END)
    return last.column if joined else None


def _preferred(topic: Topic, utterance: Utterance, expressions: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Expressions in the order that words around the number ask for: 41件（含上年结转3件） is 新收 plus 结转 first."""
    words = nearby(utterance)
    for preference in topic.prefer:
        if preference.words.search(words):
            chosen = [item for item in expressions if any(preference.key in field.split(".") for field in item.plus)]
            return tuple(dict.fromkeys((*chosen, *expressions)))
    return expressions


def _without_terms(link: Link, words: str) -> str:
    for term in (link.row, link.column):
        if term.words.pattern != ".*":
            words = term.words.sub("", words)
    return words


def _joined(links: Sequence[Link]) -> Link:
    """One claim about several topics at once: their sum, or any of them; firm between those that share columns."""
    first = links[0]
    plus = tuple(field for link in links for field in link.expressions[0].plus)
    minus = tuple(field for link in links for field in link.expressions[0].minus)
    name = "＋".join(link.expressions[0].name for link in reversed(links))
    each = tuple(expression for link in links for expression in link.expressions)
    firm = all(link.firm and link.topic.columns == first.topic.columns for link in links) and bool(first.topic.columns)
    return replace(first, expressions=(Expression(name=name, plus=plus, minus=minus), *each), firm=firm)
