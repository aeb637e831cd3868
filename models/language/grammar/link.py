"""Ties an utterance to the profile's fields: its words, or those it inherits, name a topic, a row and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Meaning, Term, Topic
from models.language.grammar.scope import CHANNEL, COMPARISON, Scope
from models.language.grammar.utterance import Utterance

ELLIPSIS_CHARACTERS = 6
"""Words left over after topic, row and column are taken away: with more of them the clause speaks of something else."""

_DIRECTION = re.compile(
    r"(?:增加|增长|上升|提高|提升|增多|上涨|增幅|净增|减少|下降|降低|降幅|回落|下滑|缩减|多|少)(?:了|为|达|约|至)?\s?$"
)
_GOES_ON = re.compile(r"$|(?:的)?(?:政府信息公开|信息公开)?(?:申请|案件)")
"""What may follow the number when the words in front of it name the measure: `上年结转的6件申请也已纳入台账`."""
_RESPECTIVELY = re.compile(r"分别(?:为|是|有|达|共)?\s?$")
_UNIT_END = tuple("件个份条部项篇、，,")
DENIED_VERB_CHARACTERS = 4
"""A negation with no more than a verb behind it denies what stands before it: 行政复议均未发生."""

_FILLERS = re.compile(
    r"政府信息|信息公开|申请人?|信息|公开|案件|案|的|了|共计|累计|合计|共|其中|已|均|皆|全部|按时|按期|按规定|依法依规|依法|及时|情况|本年度|年度|全年|当年|年内|本年|今年|"
    r"(?:19|20)\d\d年|我[局委办镇乡县市区省厅院校街道]|本(?:机关|单位|部门|局|级)|数量|总数|为|有|属于?|因|由|类|[\s、，,:：。（）()和及与或以并且也又还另]"
)
_ALL_WAYS = re.compile(r"等(?:多种|各种|各类|不同)?(?:方式|途径|渠道|形式|平台)")
_CAUSE = re.compile(
    r"因.{0,24}(?:引发|引起|导致|产生|提起|被|申请行政复议|而|发生|的)|涉及?.{0,10}(?:的)?行政(?:复议|诉讼)|有关.{0,16}行政(?:复议|诉讼)"
)
_JOINT = re.compile(
    r"^(?:案件)?(?:的)?[、和及与或/，,以]?(?:及|者|其|被|提起|引发|引起|发生|申请|因|政府信息公开)*(?:的)?$"
)


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
    """What an utterance can inherit from: the links before it in its sentence, its passage's and heading's topic.

    `respective` are the topics that an earlier 分别为 left for this utterance and those behind it.
    """

    before: tuple[Link, ...] = ()
    topics: tuple[Topic, ...] = ()
    whole: Link | None = None
    is_part: bool = False
    respective: tuple[Topic, ...] = ()


class Linker:
    """Links utterances by a profile's topics.

    Args:
        topics: of the profile, in order.
        fields: ids of the fields that the report's own form has; an expression over others is left out, and a field
            that the form has only as a group (其他处理 in one row) is taken from the group.
    """

    def __init__(self, topics: Sequence[Topic], *, fields: Iterable[str]) -> None:
        self._topics = tuple(topics)
        self._fields = frozenset(fields)

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
        if topics and not setting.respective and _RESPECTIVELY.search(utterance.before):
            topics = topics[-1:]
        if topics:
            links: list[Link | None] = [
                link for topic in topics for link in self._each_column(topic, utterance, setting)
            ]
        else:
            links = [self._inherited(utterance, setting)]
        found = [self._weighed(link, utterance, scope, setting) for link in links if link is not None]
        kept = [link for link in found if link is not None]
        if len(kept) > 1 and utterance.number.value != 0:
            return (_joined(kept),)
        return tuple(kept)

    def respective(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics that 分别为 hands out one by one, in the order named: the first is the utterance's own."""
        if not _RESPECTIVELY.search(utterance.before):
            return ()
        return tuple(reversed(self._named(utterance)))

    def link_change(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """What grew or shrank: named in front of the change (申请量比上年增加4件), else the figure said just before it."""
        words = _DIRECTION.sub("", COMPARISON.sub("", utterance.before))
        bare = replace(utterance, before=words, after="", number=replace(utterance.number, unit=None))
        topics = self._named(bare)
        if topics:
            link = self._within(topics[0], bare, replace(setting, whole=None, is_part=False), local=True)
        else:
            link = setting.before[-1] if setting.before and len(_FILLERS.sub("", words)) <= 2 else None
        weighed = self._weighed(link, bare, scope, setting)
        return (weighed,) if weighed is not None else ()

    def _each_column(self, topic: Topic, utterance: Utterance, setting: Setting) -> list[Link | None]:
        """One link; for a denial one for each column that it names (未制定、废止规范性文件)."""
        link = self._within(topic, utterance, setting, local=True)
        if link is None or not utterance.negated:
            return [link]
        named = [
            term
            for term in topic.columns
            if term.firm and term is not link.column and term.words.search(utterance.after)
        ]
        others = [
            replace(link, column=term, expressions=self._expressions(topic, link.row, term), firm=link.row.firm)
            for term in named
        ]
        return [link, *(other for other in others if other.expressions)] if link.column in topic.columns else [link]

    def _named(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics in the utterance's own words; behind a cause (因政府信息公开申请引发的复议) only the effect counts."""
        for words in _own_words(utterance):
            topics = self.topics_in(words)
            if utterance.number.unit is not None:
                topics = tuple(topic for topic in topics if utterance.number.unit in topic.units)
            if topics:
                return _together(topics, words)
        return ()

    def _within(self, topic: Topic, utterance: Utterance, setting: Setting, *, local: bool) -> Link | None:
        row = _term(topic.rows, utterance.before) or _term(topic.rows, utterance.after)
        if utterance.negated:
            row = _term(topic.rows, utterance.before + utterance.after) or row
        column = _term(topic.columns, utterance.before)
        if column is None and not (local and topic.words.search(utterance.before)):
            column = _term(topic.columns, utterance.after)
        whole = setting.whole if setting.whole and setting.whole.topic.id == topic.id else None
        if setting.is_part and row is None and column is None and not (local and topic.partial is None):
            return None
        if row is None and whole is not None:
            row = whole.row
        elif row is None and not local:
            row = next((link.row for link in reversed(setting.before) if link.topic.id == topic.id), None)
        row = row or topic.default_row
        column = column or topic.default_column or _shared_column(topic, utterance, setting)
        if row is None or column is None:
            return None
        if utterance.negated and row is topic.default_row:
            if len(_FILLERS.sub("", topic.words.sub("", utterance.after))) > ELLIPSIS_CHARACTERS:
                return None
            row = replace(row, firm=True)
        expressions = self._expressions(topic, row, column)
        if not expressions:
            return None
        return Link(
            topic=topic, row=row, column=column, expressions=expressions, firm=row.firm and column.firm, local=local
        )

    def _inherited(self, utterance: Utterance, setting: Setting) -> Link | None:
        """A link by words that only make sense within a topic already under way: `，予以公开8件`."""
        if CHANNEL.search(utterance.before) and not re.search(r"信访|举报|投诉类", utterance.before):
            return None
        own = [setting.whole.topic] if setting.whole else []
        said = [link.topic for link in reversed(setting.before)]
        inherited = own + list(self.topics_in(_last_clause(utterance.earlier))) + said + list(setting.topics)
        for topic in dict.fromkeys(inherited):
            if utterance.number.unit is not None and utterance.number.unit not in topic.units:
                continue
            if not self._elliptical(topic, utterance):
                continue
            link = self._within(topic, utterance, setting, local=False)
            if link is not None and (link.firm or topic.rows or topic.default_column or setting.whole):
                return self._ambiguous(link, setting)
        return None

    def _elliptical(self, topic: Topic, utterance: Utterance) -> bool:
        words = utterance.words
        if topic.unless and topic.unless.search(words):
            return False
        if _term(topic.rows, utterance.before) and _GOES_ON.match(utterance.after):
            words = utterance.before
        named = _term(topic.rows, words) is not None or _term(topic.columns, words) is not None
        if not named and not utterance.negated:
            return False
        for term in (*topic.rows, *topic.columns):
            words = term.words.sub("", words)
        return len(_FILLERS.sub("", words)) <= (ELLIPSIS_CHARACTERS if named else 0)

    def _ambiguous(self, link: Link, setting: Setting) -> Link:
        """维持2件 behind 复议10件、诉讼0件 may speak of either: tried with both, and never firm."""
        others = [
            other.topic for other in setting.before
            if other.topic.id != link.topic.id and other.topic.columns == link.topic.columns and link.topic.columns
        ]  # fmt: skip
        if not others or setting.whole is not None:
            return link
        more = [
            expression for topic in dict.fromkeys(others) if topic.default_row
            for expression in self._expressions(topic, topic.default_row, link.column)
        ]  # fmt: skip
        return replace(link, expressions=(*link.expressions, *more), firm=False)

    def _weighed(self, link: Link | None, utterance: Utterance, scope: Scope, setting: Setting) -> Link | None:
        """Drops links to another period, channel or body, and takes firmness from those that may be partial."""
        if utterance.before.rstrip().endswith("等"):
            return None
        if link is None or scope.kind in ("last_year", "other_year", "plan", "part_of_year") or scope.body == "other":
            return None
        before, firm = utterance.words if utterance.negated else utterance.before, link.firm
        rest = _without_terms(link, before)
        if _is_partial(link.topic, rest) or CHANNEL.search(rest):
            if utterance.negated or setting.is_part or not link.local:
                return None
            firm = False
        if scope.body == "subordinate" or scope.kind == "running_total":
            firm = False
        return replace(link, firm=firm)

    def _expressions(self, topic: Topic, row: Term, column: Term) -> tuple[Expression, ...]:
        found = []
        for row_meaning in row.means:
            for column_meaning in column.means:
                expression = self._expression(topic, row_meaning, column_meaning, name=_name(row, column, topic))
                if expression is not None and expression not in found:
                    found.append(expression)
        return tuple(found)

    def _expression(self, topic: Topic, row: Meaning, column: Meaning, *, name: str) -> Expression | None:
        plus = _product(topic.field, row.plus, column.plus) + _product(topic.field, row.minus, column.minus)
        minus = _product(topic.field, row.plus, column.minus) + _product(topic.field, row.minus, column.plus)
        known_plus = [self._known(field) for field in plus]
        known_minus = [self._known(field) for field in minus]
        if None in known_plus or None in known_minus:
            return None
        return Expression(
            name=name,
            plus=tuple(dict.fromkeys(field for field in known_plus if field)),
            minus=tuple(dict.fromkeys(field for field in known_minus if field)),
        )

    def _known(self, field: str) -> str | None:
        if field in self._fields:
            return field
        head, _, column = field.rpartition(".")
        group = f"{head.rpartition('.')[0]}.{column}"
        return group if group in self._fields else None


def _last_clause(earlier: str) -> str:
    """The clause before the utterance's own, as long as no other quantity stands between: `复议案件中，维持3件`."""
    clause = re.split(r"[。；;]", earlier)[-1]
    return re.split(r"\d", clause)[-1]


def _own_words(utterance: Utterance) -> tuple[str, ...]:
    """Where a topic is looked for: in front of a number, then also behind it; of a negation, in what it denies."""
    if utterance.negated:
        return (utterance.after,) if len(utterance.after) > DENIED_VERB_CHARACTERS else (utterance.before,)
    return (utterance.before, utterance.words) if utterance.before else (utterance.after,)


def _product(template: str, rows: Sequence[str], columns: Sequence[str]) -> list[str]:
    return [template.format(row=row, column=column) for row in rows for column in columns]


def _shared_column(topic: Topic, utterance: Utterance, setting: Setting) -> Term | None:
    """`公开规章0件、规范性文件0件`: a bare name takes the column of the one it is coordinated with."""
    if not setting.before or not topic.columns or len(_FILLERS.sub("", topic.words.sub("", utterance.words))) > 1:
        return None
    last = setting.before[-1]
    return (
        last.column if last.topic.columns == topic.columns and utterance.earlier.rstrip().endswith(_UNIT_END) else None
    )


def _name(row: Term, column: Term, topic: Topic) -> str:
    return row.name if column is topic.default_column else f"{row.name} / {column.name}"


def _term(terms: Sequence[Term], words: str) -> Term | None:
    if not words:
        return None
    return next(
        (term for term in terms if term.words.search(words) and not (term.unless and term.unless.search(words))), None
    )


def _is_partial(topic: Topic, words: str) -> bool:
    return bool(topic.partial and topic.partial.search(words)) and not _ALL_WAYS.search(words)


def _without_terms(link: Link, words: str) -> str:
    for term in (link.row, link.column):
        if term is not link.topic.default_row and term is not link.topic.default_column:
            words = term.words.sub("", words)
    return words


def _together(topics: tuple[Topic, ...], words: str) -> tuple[Topic, ...]:
    """Of several topics, those that one coordination names (行政复议、行政诉讼); else the one nearest to the number."""
    cause = _CAUSE.search(words)
    joined = [topics[0]]
    for topic in topics[1:]:
        if cause and topic.causes:
            break
        end = [match.end() for match in topic.words.finditer(words)][-1]
        starts = [match.start() for match in joined[-1].words.finditer(words) if match.start() >= end]
        if not starts or not _JOINT.match(words[end : starts[0]]):
            break
        joined.append(topic)
    return tuple(joined)


def _joined(links: Sequence[Link]) -> Link:
    """One claim about several topics at once: their sum, as support only."""
    first = links[0]
    plus = tuple(field for link in links for field in link.expressions[0].plus)
    minus = tuple(field for link in links for field in link.expressions[0].minus)
    name = "＋".join(link.expressions[0].name for link in reversed(links))
    each = tuple(expression for link in links for expression in link.expressions)
    return replace(first, expressions=(Expression(name=name, plus=plus, minus=minus), *each), firm=False)
