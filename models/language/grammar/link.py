"""Ties an utterance to the profile's fields: its words, or those it inherits, name a topic, a row and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.document.claim import Expression
from corpora.profiles.measure import Term, Topic
from models.language.grammar.expressions import Expressions
from models.language.grammar.linkage import Link, Setting, is_intake, said_of
from models.language.grammar.meanings import meant, or_of_others
from models.language.grammar.naming import (
    AND_OTHERS,
    RESPECTIVELY,
    asker_of_statement,
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
    opens_with_asker,
    preferred,
    runs_on,
    says_its_context,
    says_the_same,
    shared_column,
    without_terms,
)
from models.language.grammar.other_counts import counts_no_measure, is_of_several_kinds
from models.language.grammar.scope import CHANNEL, COMPARISON, Scope
from models.language.grammar.sums import BARE_TOTAL, counted_together, rest_said, total_said, with_rows_said
from models.language.grammar.surroundings import (
    DIVIDES_RESULTS,
    IS_SUBJECT,
    SOME_AMONG,
    and_behind,
    behind,
    counts_two_sorts,
    is_by_channel,
    is_of_answers,
    is_of_channel,
    is_said_unrelated,
    is_some_of_its_kind,
    is_within_days,
    with_cases,
)
from models.language.grammar.utterance import Utterance
from models.language.grammar.wording import (
    coordinated,
    elliptic_words,
    first_term,
    is_partial,
    last_clause,
    lead_of_list,
    left_of_denial,
    left_over,
    own_words,
    without_basis,
)

ELLIPSIS_CHARACTERS = 3
"""Words left over after topic, row and column are taken away: with more of them the clause speaks of something else."""
GENERAL_ELLIPSIS_CHARACTERS = 1
"""The same for rows whose words fit any business (收到, 办结): 受理信访事项256件 is none of ours."""
DENIAL_CHARACTERS = 6
"""Words left over in what a negation denies, beyond which it denies something more special than the topic's total."""
_DIRECTION = re.compile(
    r"(?:增加|增长|上升|提高|提升|增多|上涨|增幅|净增|减少|下降|降低|降幅|回落|下滑|缩减|多|少)(?:了|为|达|约|至|出)?\s?$"
)
_REACHED = re.compile(r"(?:达到?|增至|升至|降至|增加到|减少到|减少至|增加至)")
_OTHER_OFFICE = re.compile(r"(?:[局委办镇乡厅]|(?<!法)院|街道)$")
_FAULT = re.compile(r"不当|违法|违规|不规范|不及时|不到位|不履行|未履行|不作为|过错|失误|泄密|质量|程序|瑕疵")
"""未发生因答复不当引发的诉讼 denies the fault, not the disputes."""
_TITLE = re.compile(r"《[^》]*》")
"""维持《政府信息公开申请答复书》 speaks of a paper by its name."""
_FOR_SOME_REASONS = re.compile(r"(?:因|由于|以)[^，,。；;]{2,30}(?:不予公开|无法提供|不予处理)")
"""没有因国家秘密等原因不予公开的情况: there may be other reasons."""
_AMONG_FEW = re.compile(r"[^申请件案，,。；;\d]的\s?\d[\d,]*\s?[件宗起份]中\s?$")
"""`科研机构的6件中4件予以公开`: some of those of one asker."""
_AMONG_THE_NEW = re.compile(r"新收(?:到)?的?(?:政府信息公开)?申请(?:当)?中[，,](?:除[^，,。；;]{2,14}外[，,])?$")
NEW_SETTLED = "新收已答复"
"""Row of what was settled of the year's own requests: `新收申请中，已答复31件`."""
_JOINED = re.compile("以及|[和及与或、]")
_NO_OTHERS = re.compile(r"(?:有|收到|受理|发生|作出|实施|涉及)?(?:任何)?(?:的)?其[他它](?!处理|结果|法律|组织|法人)")
"""除防雷许可12件外，没有其他行政许可 leaves twelve."""
_BARE_YEAR_TOTAL = re.compile(
    r"(?:(?:19|20)\d\d\s?年度?|全年|今年|当年|本年度?内?|报告期内|年内)?[，,]?(?:共计?|合计|总计|总数|累计)(?:有|为|是)?"
)


_SOME_FEE = re.compile(r"(?:任何|过)?(?:收费|费用)")
"""没有收费 may deny what an applicant would have had to pay, and not what a body collects by law."""


class Linker:
    """Links utterances by a profile's topics, in order. `fields` are those of the report's own form."""

    def __init__(self, topics: Sequence[Topic], *, fields: Iterable[str]) -> None:
        self._topics = tuple(topics)
        self._expressions = Expressions(fields=fields)

    def topics_in(self, words: str) -> tuple[Topic, ...]:
        """Topics that the words establish by themselves, the one named last first."""
        found = []
        words = _TITLE.sub("", words)
        for topic in self._topics:
            spots = [match.start() for match in topic.words.finditer(words)]
            if spots and not (topic.unless and topic.unless.search(words)):
                found.append((spots[-1], topic))
        return tuple(topic for _, topic in sorted(found, key=lambda item: -item[0]))

    def topics_led(self, words: str, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        """What the next sentence inherits behind one without figures: the one topic that it names, none where it speaks
        of a channel (热线), else what held before.
        """
        named = self.topics_in(words)
        if len(named) == 1:
            return named
        return () if not named and CHANNEL.search(words) else topics

    def link(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """Links of an utterance: none, one, or one for each body of law that a joint zero denies (复议和诉讼均无)."""
        if counts_no_measure(utterance):
            return ()
        topics = setting.respective[:1] or self.topics_named(utterance)
        if len(topics) > 1 and RESPECTIVELY.search(utterance.before):
            topics = topics[-1:]
            setting = replace(setting, respective=topics)
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
        return tuple(reversed(self.topics_named(utterance)))

    def ends_topics(self, utterance: Utterance) -> bool:
        """Does an utterance that could not be linked name another business (热线, 信箱, 提案, 许可申请)?"""
        words = utterance.words
        return bool(CHANNEL.search(words)) or any(topic.words.search(words) for topic in self._topics)

    def is_foreign(self, utterance: Utterance) -> bool:
        """Does it at least speak of something that is no topic, so that its sentence goes on with that?"""
        words = utterance.words
        if self.ends_topics(utterance) or CHANNEL.search(last_clause(utterance.earlier)):
            return True
        if any(topic.partial is not None and topic.partial.search(words) for topic in self._topics):
            return False
        terms = [term for topic in self._topics for term in (*topic.rows, *topic.columns)]
        return len(left_over(words, terms)) > GENERAL_ELLIPSIS_CHARACTERS

    def link_change(self, utterance: Utterance, scope: Scope, setting: Setting) -> tuple[Link, ...]:
        """What grew or shrank: named in front of the change (申请量比上年增加4件), else the figure said just before it."""
        words = _DIRECTION.sub("", COMPARISON.sub("", utterance.before))
        bare = replace(utterance, before=words, after="", number=replace(utterance.number, unit=None))
        topics = self.topics_named(bare)
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

    def wholes_of(self, link: Link) -> tuple[Expression, ...]:
        """What a share of the link's count may be taken of: the totals of its topic."""
        topic = link.topic
        if not topic.wholes or topic.default_column is None:
            return ()
        row = Term(name=topic.id, words=link.row.words, means=topic.wholes)
        return self._expressions.of(topic, row, topic.default_column)

    def topics_named(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics in the utterance's own words; behind a cause (因政府信息公开申请引发的复议) only the effect counts."""
        for words in own_words(utterance):
            if utterance.negated and (denied := self._each_denied(words)):
                return denied
            topics = self.topics_in(words)
            if utterance.number.unit is not None:
                topics = tuple(topic for topic in topics if utterance.number.unit in topic.units)
            said = utterance.earlier + utterance.before
            topics = tuple(topic for topic in topics if not (topic.not_after and topic.not_after.search(said)))
            if topics:
                return coordinated(topics, words)
        return ()

    def _each_denied(self, words: str) -> tuple[Topic, ...]:
        """`未制定规章和规范性文件` denies each of them, where a number would count both: the topics of the names that are
        joined, none where one of them names nothing or several.
        """
        named = [self.topics_in(part) for part in _JOINED.split(words)]
        return tuple(topic for (topic,) in named) if all(len(one) == 1 for one in named) and len(named) > 1 else ()

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
        if setting.is_part and nothing and not (local and apart):
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
        column = named_column or topic.default_column or shared_column(topic, utterance, setting)
        if row is None or column is None:
            return None
        if utterance.negated and (
            _FAULT.search(utterance.after)
            or _NO_OTHERS.match(utterance.after)
            or _FOR_SOME_REASONS.match(utterance.after)
        ):
            return None
        if utterance.negated and row is topic.default_row:
            if len(left_of_denial(utterance.after, topic.columns, self._topics)) > DENIAL_CHARACTERS:
                return None
            row = replace(row, firm=not _SOME_FEE.fullmatch(utterance.after.strip()))
        if not local and named_column is None and not left_over(utterance.words, topic.rows):
            column = first_term(topic.columns, lead_of_list(utterance.earlier)) or column
        expressions = preferred(topic, utterance, meant(self._expressions, topic, row, column, utterance))
        if named_row is None and (whole is not None or is_divided(topic, setting)):
            expressions = with_rows_said(self._expressions, topic, column, expressions, setting)
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
        bare = not local and bool(_BARE_YEAR_TOTAL.fullmatch(utterance.words))
        firm = firm and not (bare and DIVIDES_RESULTS.match(behind(utterance)))
        firm = firm and not (row.some and row.some.search(utterance.sentence.text))
        firm = firm and not (bare and topic.rows and is_of_answers(setting.led + utterance.sentence.heading))
        together = counted_together(self._expressions, topic, row, column, utterance)
        if together is not None:
            expressions, firm = tuple(dict.fromkeys((together, *expressions))), False
        asked = whole.column if whole is not None and setting.is_part and whole.column in topic.columns else None
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
        inherited = own + list(self.topics_in(lead)) + said + ([] if said else list(setting.topics))
        if said and runs_on(utterance) and not own:
            inherited = said[:1]
        total = BARE_TOTAL.fullmatch(utterance.before.strip())
        if total is not None and not any(first_term(topic.columns, lead) for topic in said_of(setting)):
            return total_said(setting, utterance.earlier, total)
        own_terms = self._by_terms(utterance)
        by_terms = own_terms or ([] if inherited else self._hinted(utterance))
        hinted = not own_terms and (bool(by_terms) or any(link.hinted for link in setting.before))
        for topic in dict.fromkeys((*inherited, *by_terms)):
            if utterance.number.unit is not None and utterance.number.unit not in topic.units:
                continue
            strict = bool(setting.led) and topic in setting.topics and topic not in (*own, *said)
            if not self._is_ellipsis(topic, utterance, setting, strict=strict) or (
                not setting.before and is_of_channel(topic, utterance)
            ):
                continue
            link = self._within(topic, utterance, setting, local=False)
            if link is not None and (hinted or topic not in inherited):
                return replace(link, firm=False, plain=link.firm or link.plain, hinted=hinted)
            if link is not None and (link.firm or topic.rows or topic.default_column or setting.whole):
                return or_of_others(self._expressions, link, setting)
        return rest_said(setting, utterance)

    def _by_terms(self, utterance: Utterance) -> list[Topic]:
        """Topics that the words in front of the number name by a row that is theirs alone."""
        words, said = and_behind(utterance), utterance.earlier + utterance.before
        return [
            topic
            for topic in self._topics
            if topic.terms is not None and topic.terms.search(words)
            and not (topic.not_after and topic.not_after.search(said))
        ]  # fmt: skip

    def _hinted(self, utterance: Utterance) -> list[Topic]:
        """Topics that the sentence hints at; see `Topic.hints`."""
        sentence = utterance.sentence.text
        return [topic for topic in self._topics if topic.hints is not None and topic.hints.search(sentence)]

    def _is_ellipsis(self, topic: Topic, utterance: Utterance, setting: Setting, *, strict: bool) -> bool:
        """Are the words nothing but a row or column of the topic (予以公开8件), or a bare denial (本年度零申请)?

        `strict`: hardly a word more, and for a topic that is all one row also a bare total (2023年共8件). A part of
        something that is no topic needs words of the topic's own (点击8万次，其中有效提交4次).
        """
        words = utterance.words
        if (topic.unless and topic.unless.search(without_basis(words))) or self._names_other(topic, utterance):
            return False
        if led_row(topic, utterance) is not None:
            return True
        words = elliptic_words(topic, utterance)
        row, column = first_term(topic.rows, words), first_term(topic.columns, words)
        if row is None and column is None and not utterance.negated:
            led = strict or bool(topic.words.search(last_clause(utterance.earlier)))
            return led and topic.default_column is not None and bool(_BARE_YEAR_TOTAL.fullmatch(words))
        rest = left_over(words, (*topic.rows, *topic.columns))
        left = len(rest)
        if _OTHER_OFFICE.search(rest):
            return False
        if row is None and column is None:
            return left == 0
        general = strict or (row is not None and row.general and column is None)
        if general and setting.is_part and setting.whole is None:
            return False
        return left <= (GENERAL_ELLIPSIS_CHARACTERS if general else ELLIPSIS_CHARACTERS)

    def _names_other(self, topic: Topic, utterance: Utterance) -> bool:
        """行政许可申请 names another topic, even where that one's exceptions apply, and 来信 a channel; the topic's own
        terms (信访举报投诉类申请) do not count.
        """
        before, words = utterance.before, utterance.words
        for term in (*topic.rows, *topic.columns):
            before, words = term.words.sub("", before), term.words.sub("", words)
        others = [other for other in self._topics if other is not topic]
        return bool(CHANNEL.search(before)) or any(other.words.search(words) for other in others)

    def _weighed(self, link: Link | None, utterance: Utterance, scope: Scope, setting: Setting) -> Link | None:
        """Drops links to another period, channel or body, and takes firmness from those that may be partial."""
        if link is None or utterance.before.rstrip().endswith("等") or is_within_days(utterance):
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
        doubtful = doubtful or bool(AND_OTHERS.search(utterance.before)) or is_bare_pair(utterance)
        doubtful = doubtful or bool(SOME_AMONG.search(rest)) or counts_two_sorts(link, utterance)
        return replace(link, firm=link.firm and not doubtful, plain=link.plain and not doubtful)
