"""Ties an utterance to the profile's fields: its words, or those it inherits, name a topic, a row and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic
from models.language.grammar.links.meanings import meant, or_of_others
from models.language.grammar.links.outright import denied_outright
from models.language.grammar.links.surroundings import (
    DIVIDES_RESULTS,
    IS_SUBJECT,
    SOME_AMONG,
    and_behind,
    behind,
    counts_two_sorts,
    is_business_of_desk,
    is_by_both,
    is_by_channel,
    is_of_answers,
    is_of_channel,
    is_of_each_of_several,
    is_of_its_main_kind,
    is_of_the_other_kinds,
    is_of_two_behind,
    is_said_unrelated,
    is_some_of_its_kind,
    is_within_days,
    with_cases,
)
from models.language.grammar.links.topics import BARE_YEAR_TOTAL, Topics
from models.language.grammar.whose.by_cause import with_its_way
from models.language.grammar.whose.other_causes import is_of_another_cause
from models.language.grammar.whose.other_counts import counts_no_measure, is_of_several_kinds
from models.language.grammar.whose.scope import COMPARISON, Scope
from models.language.grammar.whose.some_requests import what_befell_some
from models.language.grammar.words.denials import denies_some_only, denies_something_else, may_be_of_some_fee
from models.language.grammar.words.expressions import Expressions
from models.language.grammar.words.linkage import Link, Setting, is_intake, said_of
from models.language.grammar.words.naming import (
    AND_OTHERS,
    RESPECTIVELY,
    asker_of_statement,
    comes_of,
    governing_words,
    hands_out,
    inherited_row,
    is_among,
    is_bare_pair,
    is_divided,
    is_term_of,
    is_trade,
    joined_links,
    lead_row,
    leading_words,
    led_row,
    named_column_of,
    named_row_of,
    names_asker,
    of_several_columns,
    opens_with_asker,
    preferred,
    runs_on,
    says_its_context,
    says_the_same,
    shared_column,
    with_its_stage,
    without_terms,
)
from models.language.grammar.words.sums import (
    BARE_TOTAL,
    adds_nothing_else,
    counted_together,
    is_said_of_each,
    rest_said,
    total_said,
    with_rows_said,
)
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import (
    first_term,
    is_partial,
    last_clause,
    lead_of_list,
    left_over,
    without_basis,
    without_examples,
)

_DIRECTION = re.compile(
    r"(?:增加|增长|上升|提高|提升|增多|上涨|增幅|净增|减少|下降|降低|降幅|回落|下滑|缩减|多|少)(?:了|为|达|约|至|出)?\s?$"
)
_APPLIED = re.compile(r"(?:(?:19|20)\d\d\s?年度?|本年度?|全年|今年)?(?:收到的?)?申请(?:总数量|总数|总量|数量|件数|量)")
"""`申请量较上年度减少6件`: in such a report what people apply for is its information."""
_REACHED = re.compile(r"(?:达到?|增至|升至|降至|增加到|减少到|减少至|增加至)")
_AMONG_FEW = re.compile(r"[^申请件案，,。；;\d]的\s?\d[\d,]*\s?[件宗起份]中\s?$")
"""`科研机构的6件中4件予以公开`: some of those of one asker."""
_AMONG_THE_NEW = re.compile(r"新收(?:到)?的?(?:政府信息公开)?申请(?:当)?中[，,](?:除[^，,。；;]{2,14}外[，,])?$")
NEW_SETTLED = "新收已答复"
"""Row of what was settled of the year's own requests: `新收申请中，已答复31件`."""
_AND_THE_REST = re.compile(r"(?:公开|提供)[及和与、]其[他它](?:各?类|情形|结果|情况)?(?:的)?(?:共计?|合计)?(?:有|为)?$")
"""`无法提供及其他12件` is of more rows than the one it names."""
_OF_A_CAUSE = re.compile(
    r"(?:行政)?(?:复议|诉讼)(?:申请|案件?)?(?:由|因|源于|源自|缘于)(?![^，,。；;]{0,8}(?:信息公开|政府信息|公开申请))"
)
"""`行政复议29件，23件复议由征收引发`: some of those told in front."""
_LEFT = re.compile(r"(?:还|尚|仍)?(?:剩余?|剩下|余下|(?<!其)余)(?:的|有)?")
_IN_HAND = "在办"
_IN_TIME = re.compile(r"(?:均|都|仍|尚|还)*在(?:法定)?(?:答复|办理)?(?:期限|时限)(?:之)?内")
_OF_ITS_PAPERS = re.compile(
    "(?:行政)?(?:规范性文件|规章|政策文件)的?(?:起草|解读|征求意见|意见征集|备案|审查|合法性|公平竞争|草案|文本|正文)"
)
"""`6件规范性文件的起草说明与正文同日上网`: of whatever papers these are."""
_CAUSED = re.compile(r"(?:由此|因此|从而|共)?(?:引发|引起|导致|产生)(?:的|了)?")


def _is_of_what_befell(link: Link, utterance: Utterance) -> bool:
    """`有3件申请收取信息处理费`, a part of all that came in; but `有3件申请引发行政复议` is of the latter."""
    what = what_befell_some(utterance.words)
    if what is None or link.topic.words.search(what) is not None:
        return False
    return link.row is link.topic.default_row or link.row.words.search(what) is None


def _is_caused_by_an_act(link: Link, utterance: Utterance, setting: Setting) -> bool:
    """`行政处罚83件，引发复议3件`: what comes of the act told right in front, which is no request."""
    if not setting.before or link.topic.trade is None or _CAUSED.match(utterance.before) is None:
        return False
    told = setting.before[-1].topic
    return told.trade is None and not told.causes and bool(told.rows or told.columns)


def _end_of_its_words(utterance: Utterance) -> int:
    """Where what names it ends, in its sentence: in front of a number, behind what a denial denies."""
    return utterance.end - utterance.sentence.span.start if utterance.negated else utterance.place


def _is_left_of_settled(utterance: Utterance, setting: Setting) -> bool:
    """`办结72件，剩余4件延至次年`, `答复48件，还剩2件`: what is in hand of what came in, where no result is named."""
    if not _LEFT.fullmatch(utterance.before.strip()) or not setting.before:
        return False
    last = setting.before[-1]
    settled = last.row.means[0] in last.topic.wholes and not is_intake(last.topic, last.row)
    named = first_term(last.topic.rows, _IN_TIME.sub("", utterance.after))
    return settled and last.column is last.topic.default_column and not named


class Linker:
    """Links utterances by a profile's topics, in order. `fields` are those of the report's own form."""

    def __init__(self, topics: Sequence[Topic], *, fields: Iterable[str]) -> None:
        self.topics = Topics(topics)
        self._expressions = Expressions(fields=fields)

    def link(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """Links of an utterance: none, one, or one for each body of law that a joint zero denies (复议和诉讼均无)."""
        if counts_no_measure(utterance):
            return ()
        utterance = with_its_way(with_its_stage(replace(utterance, before=without_examples(utterance.before))))
        utterance = replace(utterance, before=_IN_HAND) if _is_left_of_settled(utterance, setting) else utterance
        topics = setting.respective[:1] or self.topics.named_by(utterance)
        if len(topics) > 1 and RESPECTIVELY.search(utterance.before):
            topics = topics[-1:]
            setting = replace(setting, respective=topics)
        under_way = self.topics.named_in(utterance.earlier) if utterance.negated else ()
        for topic in (under_way or self.topics) if utterance.negated else ():
            if (denied := denied_outright(topic, self._expressions, utterance, scope, setting)) is not None:
                return (denied,)
        if topics:
            links = [link for topic in topics for link in self._each_column(topic, utterance, setting)]
        else:
            links = [self._inherited(utterance, setting)]
        weighed = [self._weighed(link, utterance, scope, setting) for link in links if link is not None]
        kept = [link for link in weighed if link is not None]
        if len(kept) > 1 and utterance.number.value != 0:
            return (joined_links(kept),)
        return tuple(kept)

    def respective(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics that 分别为 hands out one by one, in the order named: the first is the utterance's own."""
        if not RESPECTIVELY.search(utterance.before):
            return ()
        return tuple(reversed(self.topics.named_by(utterance)))

    def link_change(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """What grew or shrank: named in front of the change (申请量比上年增加4件), else the figure said just before it."""
        words = _DIRECTION.sub("", COMPARISON.sub("", utterance.before))
        bare = replace(utterance, before=words, after="", number=replace(utterance.number, unit=None))
        topics = self.topics.named_by(bare)
        if not topics and _APPLIED.fullmatch(words.strip()):
            topics = tuple(topic for topic in self.topics if topic.causes)
        if topics:
            link = self._within(topics[0], bare, replace(setting, whole=None, is_part=False), local=True)
        else:
            link = setting.before[-1] if setting.before and len(left_over(words)) <= 2 else None
        weighed = self._weighed(link, bare, scope, setting)
        return (weighed,) if weighed is not None else ()

    def link_reached(self, utterance: Utterance, scope: Scope, setting: Setting, changed: Link) -> Link | None:
        """`收费同比增加15.1%，达到210万元`: what the change led to is the figure of what changed; None for any other."""
        unit = utterance.number.unit
        if unit not in changed.topic.units or not _REACHED.fullmatch(utterance.before.strip()):
            return None
        return self._weighed(changed, utterance, scope, setting)

    def link_all(self, told: Sequence[Link], utterance: Utterance) -> Link | None:
        """The column that a number names of all the cases told before it: the sum of each topic's; None where it names none."""
        column = first_term(told[0].topic.columns, utterance.after)
        made = [
            replace(link, column=column, expressions=expressions, firm=link.firm and column.firm, local=False)
            for link in told
            if column is not None and (expressions := self._expressions.of(link.topic, link.row, column))
        ]
        if len(made) < len(told):
            return None
        joined = joined_links(made[::-1])
        return replace(joined, expressions=joined.expressions[:1])

    def expressions(self, topic: Topic, row: Term, column: Term) -> tuple[Expression, ...]:
        """What the report's form has of a row and a column."""
        return self._expressions.of(topic, row, column)

    def wholes_of(self, link: Link) -> tuple[Expression, ...]:
        """What a share of the link's count may be taken of: the totals of its topic."""
        topic = link.topic
        if not topic.wholes or topic.default_column is None:
            return ()
        row = Term(name=topic.id, words=link.row.words, means=topic.wholes)
        return self._expressions.of(topic, row, topic.default_column)

    def _each_column(self, topic: Topic, utterance: Utterance, setting: Setting) -> list[Link | None]:
        """One link; for a denial one for each column that it names (未制定、废止规范性文件)."""
        link = self._within(topic, utterance, setting, local=True)
        if link is None or not utterance.negated or link.column not in topic.columns:
            return [link]
        named = [
            term
            for term in topic.columns
            if term.firm and term is not link.column and first_term((term,), utterance.after)
        ]
        others = [
            replace(link, column=term, expressions=self._expressions.of(topic, link.row, term), firm=link.row.firm)
            for term in named
        ]
        return [link, *(other for other in others if other.expressions)]

    def _within(self, topic: Topic, utterance: Utterance, setting: Setting, *, local: bool) -> Link | None:
        """The utterance within a topic: row and column by its words, else by its whole, else the topic's own."""
        named_row, named_column = named_row_of(topic, utterance), named_column_of(topic, utterance, local=local)
        settles = named_row is not None and named_row.general and not is_intake(topic, named_row)
        if settles and _AMONG_THE_NEW.search(utterance.earlier):
            named_row = next((row for row in topic.rows if row.name == NEW_SETTLED), None) or named_row
        whole = setting.whole if setting.whole and setting.whole.topic.id == topic.id else None
        if setting.is_part and whole is not None and names_asker(topic, utterance, named_row, named_column):
            named_row = whole.row
        nothing = named_row is None and named_column is None
        apart = topic.partial is None or is_term_of(topic, setting.whole) or says_its_context(topic, utterance)
        apart = apart or comes_of(topic, setting.whole)
        if setting.is_part and nothing and not (local and apart):
            return None
        if _AND_THE_REST.search(utterance.before):
            return None
        if setting.is_part and whole is not None and says_the_same(named_row, named_column, whole):
            return None
        row = (
            named_row
            or led_row(topic, utterance)
            or lead_row(topic, utterance)
            or inherited_row(topic, setting, whole, local=local)
        )
        row = row or topic.default_row
        column = named_column or topic.default_column
        shared = (
            shared_column(topic, utterance, setting) if column is None or not (named_column or column.firm) else None
        )
        column = shared or column
        if row is None or column is None:
            return None
        if utterance.negated and denies_some_only(utterance):
            return None
        if utterance.negated and row is topic.default_row:
            if denies_something_else(topic, utterance, tuple(self.topics)):
                return None
            row = replace(row, firm=not may_be_of_some_fee(utterance))
        if not local and named_column is None and not left_over(utterance.words, topic.rows):
            column = first_term(topic.columns, lead_of_list(utterance.earlier)) or column
        expressions = preferred(topic, utterance, meant(self._expressions, topic, row, column, utterance))
        if named_row is None and (whole is not None or is_divided(topic, setting)):
            expressions = with_rows_said(self._expressions, topic, column, expressions, setting)
        if shared is not None and topic.default_column is not None:  # 废止规章1件、规范性文件9件 may be all the same
            usual = meant(self._expressions, topic, row, topic.default_column, utterance)
            expressions = tuple(dict.fromkeys((*expressions, *usual)))
        if not expressions:
            return None
        by_words = column.firm and (row.firm or (row is topic.default_row and column is not topic.default_column))
        firm = (whole is None or whole.firm or not setting.is_part) and not hands_out(utterance, setting)
        # 办结188件，其中本年新收176件: the intake of what was settled, not the year's.
        firm = firm and not (
            not local and any(said.joint for said in (*setting.before[-1:], *([whole] if whole else [])))
        )
        firm = firm and not (whole is not None and setting.is_part and row.means[0] in whole.row.means[1:])
        unnamed = named_column is None and (named_row is None or bool(named_row.words.search(utterance.before)))
        firm = firm and not (whole is None and _AMONG_FEW.search(utterance.earlier + utterance.before))
        firm = firm and not (named_column is None and topic.rows and opens_with_asker(topic, utterance))
        firm = firm and not (unnamed and is_among(utterance)) and not IS_SUBJECT.match(and_behind(utterance))
        bare = not local and bool(BARE_YEAR_TOTAL.fullmatch(utterance.words))
        firm = firm and not (bare and DIVIDES_RESULTS.match(behind(utterance)))
        firm = firm and not (row.some and row.some.search(utterance.sentence.text))
        firm = firm and not (bare and topic.rows and is_of_answers(setting.led + utterance.sentence.heading))
        together = counted_together(self._expressions, topic, row, column, utterance)
        if together is not None and is_said_of_each(utterance) and utterance.number.value:
            firm = False
        elif together is not None:
            # 科研机构和社会公益组织均为0件: of a zero each is nothing.
            firm = firm and (utterance.number.value == 0 or adds_nothing_else(topic, utterance))
            expressions = (together,) if firm else tuple(dict.fromkeys((together, *expressions)))
        asked = whole.column if whole is not None and setting.is_part and whole.column in topic.columns else None
        asked = None if whole is not None and of_several_columns(whole.expressions) else asked
        if named_column is None and named_row is not None and (asker := asked or asker_of_statement(topic, utterance)):
            own = self._expressions.of(topic, row, asker)
            expressions, firm = tuple(dict.fromkeys((*own, *expressions))), False
            by_words = True
        return Link(
            topic=topic, row=row, column=column, expressions=expressions, firm=firm and by_words, local=local,
            plain=firm and not by_words,
        )  # fmt: skip

    def _inherited(self, utterance: Utterance, setting: Setting) -> Link | None:
        """A link by words that only make sense within a topic already under way: `，予以公开8件`."""
        if (setting.foreign and setting.whole is None) or is_of_several_kinds(utterance):
            return None
        own = [setting.whole.topic] if setting.whole else []
        said = [link.topic for link in reversed(with_cases(setting.before))]
        lead = last_clause(utterance.earlier)
        inherited = own + list(self.topics.named_in(lead)) + said + ([] if said else list(setting.topics))
        if said and runs_on(utterance) and not own:
            inherited = said[:1]
        total = BARE_TOTAL.fullmatch(utterance.before.strip())
        if total is not None and not any(first_term(topic.columns, lead) for topic in said_of(setting)):
            return total_said(setting, utterance.earlier, total)
        own_terms = self.topics.by_terms(utterance)
        by_terms = own_terms or ([] if inherited else self.topics.hinted_at(utterance))
        hinted = not own_terms and (bool(by_terms) or any(link.hinted for link in setting.before))
        for topic in dict.fromkeys((*inherited, *by_terms)):
            if utterance.number.unit is not None and utterance.number.unit not in topic.units:
                continue
            strict = bool(setting.led) and topic in setting.topics and topic not in (*own, *said)
            if not self.topics.is_ellipsis(topic, utterance, setting, strict=strict) or (
                not setting.before and is_of_channel(topic, utterance)
            ):
                continue
            link = self._within(topic, utterance, setting, local=False)
            if link is not None and (hinted or topic not in inherited):
                return replace(link, firm=False, plain=link.firm or link.plain, hinted=hinted)
            if link is not None and (link.firm or topic.rows or topic.default_column or setting.whole):
                return or_of_others(self._expressions, link, setting)
        return rest_said(setting, utterance)

    def _weighed(self, link: Link | None, utterance: Utterance, scope: Scope, setting: Setting) -> Link | None:
        """Drops links to another period, channel or body, and takes firmness from those that may be partial."""
        if link is None or utterance.before.rstrip().endswith("等") or is_within_days(utterance):
            return None
        if (
            is_of_each_of_several(utterance)
            or is_of_its_main_kind(link, utterance)
            or is_of_the_other_kinds(link, utterance, setting)
            or is_of_two_behind(link, utterance)
            or is_by_both(utterance)
            or is_business_of_desk(utterance)
            or _is_of_what_befell(link, utterance)
            or _is_caused_by_an_act(link, utterance, setting)
        ):
            return None
        if link.topic.trade is not None and is_of_another_cause(utterance.sentence.text, _end_of_its_words(utterance)):
            return None
        if any(said.topic.id == link.topic.id for said in setting.before) and _OF_A_CAUSE.match(utterance.after):
            return None
        if scope.kind in ("last_year", "other_year", "plan", "part_of_year") or scope.body == "other":
            return None
        rest = without_terms(link, utterance.words if utterance.negated else utterance.before)
        partial = is_by_channel(link, utterance)
        partial = partial or (not link.topic.columns and is_partial(link.topic, leading_words(link.topic, utterance)))
        if partial and (utterance.negated or setting.is_part or not link.local):
            return None
        if link.topic.unless and link.topic.unless.search(without_basis(governing_words(utterance))):
            return None
        if is_said_unrelated(utterance.sentence.text, utterance.end - utterance.sentence.span.start):
            return None
        sentence, offset = utterance.sentence, utterance.end - utterance.sentence.span.start
        narrowed = link.topic.narrowed is not None and bool(link.topic.narrowed.search(sentence.text, offset))
        elsewhere = scope.body == "subordinate" or scope.kind == "running_total"
        doubtful = partial or narrowed or elsewhere or is_trade(link.topic, sentence)
        doubtful = doubtful or (link.column in link.topic.columns and is_some_of_its_kind(utterance))
        doubtful = doubtful or _OF_ITS_PAPERS.match(utterance.after) is not None
        doubtful = doubtful or bool(AND_OTHERS.search(utterance.before)) or is_bare_pair(utterance)
        doubtful = doubtful or bool(SOME_AMONG.search(rest)) or counts_two_sorts(link, utterance)
        return replace(link, firm=link.firm and not doubtful, plain=link.plain and not doubtful)
