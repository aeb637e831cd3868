"""Which topics of a profile words name, and whether what they leave out is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.profiles.measure import Topic
from models.language.grammar.links.surroundings import and_behind
from models.language.grammar.whose.scope import CHANNEL
from models.language.grammar.words.linkage import Setting
from models.language.grammar.words.naming import led_row
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import (
    coordinated,
    elliptic_words,
    first_term,
    last_clause,
    left_over,
    own_words,
    without_basis,
    without_such,
)

MOST_KEPT = 256
"""Words whose topics are kept: a report's rules ask for the same again and again, the next report's for others."""
ELLIPSIS_CHARACTERS = 3
"""Words left over after topic, row and column are taken away: with more of them the clause speaks of something else."""
GENERAL_ELLIPSIS_CHARACTERS = 1
"""The same for rows whose words fit any business (收到, 办结): 受理信访事项256件 is none of ours."""
_OTHER_OFFICE = re.compile(r"(?:[局委办镇乡厅]|(?<!法)院|街道)$")
_TITLE = re.compile(r"《[^》]*》")
"""维持《政府信息公开申请答复书》 speaks of a paper by its name."""
_CAUSED_BY = re.compile(
    "(?:由|因|就|对|针对|围绕)[^，,。；;]{0,8}(?:信息公开|依申请公开|申请|答复)[^，,。；;]{0,8}?(?:引发|引起|导致|产生|提起|提出)的"
)
"""`没有由依申请公开引发的行政复议或行政诉讼` denies what came of requests, and no request."""
_MATTERS = re.compile(
    r"^(?P<acts>(?:(?:行政)?(?:许可|处罚|强制|收费|事业性收费)(?:[、和及与或]|以及)?)+)类?(?:事项|权限|职能|职权|权力)$"
)
"""`没有行政处罚和行政强制事项`: who has no such matters has decided none."""
_AMENDED = re.compile("修改|修订|修正")
"""`制定规范性文件9件，修订2件，废止4件`: what no cell counts, but of the same papers."""
_JOINED = re.compile("以及|[和及与或、]")
BARE_YEAR_TOTAL = re.compile(
    r"(?:(?:19|20)\d\d\s?年度?|全年|今年|当年|本年度?内?|报告期内|年内)?[，,]?(?:共计?|合计|总计|总数|累计)(?:有|为|是)?"
)


class Topics:
    """The topics of a profile, in order."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics = tuple(topics)
        self._named: dict[str, tuple[Topic, ...]] = {}

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics)

    def named_in(self, words: str) -> tuple[Topic, ...]:
        """Topics that the words establish by themselves, the one named last first; several rules ask for the same words."""
        if words not in self._named:
            if len(self._named) >= MOST_KEPT:
                self._named.clear()
            self._named[words] = self._found_in(words)
        return self._named[words]

    def _found_in(self, words: str) -> tuple[Topic, ...]:
        found = []
        words = _TITLE.sub("", words)
        for topic in self._topics:
            spots = [match.start() for match in topic.words.finditer(words)]
            if spots and not (topic.unless and topic.unless.search(words)):
                found.append((spots[-1], topic))
        return tuple(topic for _, topic in sorted(found, key=lambda item: -item[0]))

    def led_by(self, words: str, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        """What the next sentence inherits behind one without figures: the one topic that it names, none where it speaks
        of a channel (热线), else what held before.
        """
        named = self.named_in(words)
        if len(named) == 1:
            return named
        return () if not named and CHANNEL.search(words) else topics

    def named_by(self, utterance: Utterance) -> tuple[Topic, ...]:
        """Topics in the utterance's own words; behind a cause (因政府信息公开申请引发的复议) only the effect counts."""
        for words in own_words(utterance):
            if utterance.negated:
                words = _CAUSED_BY.sub("", words)
                words = _MATTERS.sub(r"\g<acts>", words) if words == utterance.after else words
                if denied := self._each_denied(words):
                    return denied
            elif self.named_in(effect := _CAUSED_BY.sub("", words)):  # 由公开申请引发的行政复议9件
                words = effect
            topics = self.named_in(words)
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
        named = [self.named_in(part) for part in _JOINED.split(words)]
        return tuple(topic for (topic,) in named) if all(len(one) == 1 for one in named) and len(named) > 1 else ()

    def are_ended_by(self, utterance: Utterance) -> bool:
        """Does an utterance that could not be linked name another business (热线, 信箱, 提案, 许可申请)?"""
        words = utterance.words
        return bool(CHANNEL.search(words)) or any(topic.words.search(words) for topic in self._topics)

    def is_foreign(self, utterance: Utterance) -> bool:
        """Does it at least speak of something that is no topic, so that its sentence goes on with that?"""
        words = utterance.words
        if self.are_ended_by(utterance) or CHANNEL.search(last_clause(utterance.earlier)):
            return True
        if any(topic.partial is not None and topic.partial.search(words) for topic in self._topics):
            return False
        terms = [term for topic in self._topics for term in (*topic.rows, *topic.columns)]
        return len(left_over(_AMENDED.sub("", words), terms)) > GENERAL_ELLIPSIS_CHARACTERS

    def by_terms(self, utterance: Utterance) -> list[Topic]:
        """Topics that the words in front of the number name by a row that is theirs alone."""
        words, said = and_behind(utterance), utterance.earlier + utterance.before
        return [
            topic
            for topic in self._topics
            if topic.terms is not None and topic.terms.search(words)
            and not (topic.not_after and topic.not_after.search(said))
        ]  # fmt: skip

    def with_row(self, words: str) -> tuple[Topic, ...]:
        """The topics that have a row by the very name: `无法提供占20%` where nothing else is said."""
        name = words.strip().rstrip("的类件")
        return tuple(
            topic for topic in self._topics
            if any(row.firm and not row.general and row.name == name for row in topic.rows)
        )  # fmt: skip

    def with_column(self, words: str, *, near: str) -> tuple[Topic, ...]:
        """The topics one of whose columns the words name and nothing else, where the text `near` names the topic:
        `本年申请68件。自然人占83.8%`.
        """
        name, sure = words.strip().removesuffix("申请").rstrip("的类"), words.strip().endswith("申请")
        return tuple(
            topic for topic in self._topics
            if (topic.words.search(near) or (topic.causes and "申请" in near))
            and any((sure or column.firm) and column.words.fullmatch(name) for column in topic.columns)
        )  # fmt: skip

    def hinted_at(self, utterance: Utterance) -> list[Topic]:
        """Topics that the sentence hints at; see `Topic.hints`."""
        sentence = utterance.sentence.text
        return [topic for topic in self._topics if topic.hints is not None and topic.hints.search(sentence)]

    def is_ellipsis(self, topic: Topic, utterance: Utterance, setting: Setting, *, strict: bool) -> bool:
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
            return led and topic.default_column is not None and bool(BARE_YEAR_TOTAL.fullmatch(words))
        named = row is not None or column is not None
        rest = left_over(without_such(words) if utterance.negated and named else words, (*topic.rows, *topic.columns))
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
