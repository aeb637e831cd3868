"""The rule grammar as a language model: the fallback, and the yardstick for trained ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpora.document.claim import Claim
from corpora.document.document import Document
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.mention import Mentions
from corpora.profiles.measure import Topic
from corpora.profiles.profile import Profile
from models.language.elsewhere import set_apart
from models.language.grammar.in_words.statements import InWords
from models.language.grammar.links.led_back import led_back
from models.language.grammar.links.link import Linker
from models.language.grammar.links.said_of_each import links_of_each
from models.language.grammar.links.subject_before import subject_of
from models.language.grammar.links.surroundings import is_by_channel, named_as_then, told_together
from models.language.grammar.parts.parts import find_parts
from models.language.grammar.parts.whole_of_times import named_by_its_times
from models.language.grammar.sentence import Sentence, sentences_of
from models.language.grammar.shares.names import named_by_its_share
from models.language.grammar.ties import Collected, Ties
from models.language.grammar.unwrap import unwrap
from models.language.grammar.whose.other_counts import counts_no_measure
from models.language.grammar.whose.scope import relation_of, scope_of
from models.language.grammar.whose.years import find_years, of_the_years_told
from models.language.grammar.words.all_alike import said_of_all_of_them
from models.language.grammar.words.entities import find_entities
from models.language.grammar.words.linkage import Link, Setting, said_of_all
from models.language.grammar.words.named_body import without_own_name
from models.language.grammar.words.utterance import Utterance, utterances_of
from models.language.grammar.words.wording import TAKES_IN_CARRIED, TOLD_EXACTLY

FIRM_CONFIDENCE, LOOSE_CONFIDENCE, UNLINKED_CONFIDENCE = 0.95, 0.7, 0.8


_GOES_ON = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是]\s?)?(?:从|按照?|依|就)[^，,：:。]{0,6}(?:申请|办理|处理|答复|受理)"
    r"[^，,：:。]{0,8}(?:看|分|划分|统计|分类|而言)[，,：:]"
)
"""从申请人类型看，: such a paragraph goes on with what the one before it spoke of."""

_REQUESTS = re.compile("(?:信息公开|公开|的|提出|收到|受理)申请")
_NAMES_A_RESULT = re.compile("(?:均|都)?(?:不予?公开|无法提供|不予处理)")
"""`国家秘密1件、第三方3件，共4件不公开` is of that result, and not of all that stands in front."""


class GrammarReader:
    """Implements `models.language.protocol.LanguageModel` by rules and the profile's measures."""

    def read(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """Mentions of one document; see `LanguageModel.read`."""
        return set_apart(self.read_words(document, layout, profile=profile), layout.organisation)

    def read_words(self, document: Document, layout: Layout, *, profile: Profile | None) -> Mentions:
        """The same with every tie that the words make, whosever figure it is."""
        sections = [(section.number, section.place.span) for section in layout.sections]
        unwrapped = unwrap(document.text, layout.passages)
        sentences = sentences_of(unwrapped, sections)
        linker = Linker(profile.measures, fields=form_fields(layout, profile)) if profile else None
        collected = Collected()
        of_heading: tuple[Topic, ...] = ()
        topics: tuple[Topic, ...] = ()
        previous: list[tuple[Utterance, str]] = []
        passage, led, silent = -1, "", ""
        for sentence in sentences:
            if sentence.passage != passage:
                passage, led, silent = sentence.passage, "", ""
                of_heading = linker.topics.named_in(sentence.heading) if linker else ()
                goes_on = bool(_GOES_ON.match(sentence.text))
                topics = of_heading or (topics if goes_on else ())
                previous = previous if goes_on else []
            reader = _SentenceReader(sentence, layout, linker, topics, previous, led=led, silent=silent)
            said = reader.read(collected)
            previous = reader.named or previous
            led, silent = led if said == () else "", sentence.text if reader.is_silent else ""
            topics = of_heading if said is None else said or topics
            if said == () and reader.is_silent and linker and sentence.text != sentence.heading:
                before, topics = topics, linker.topics.led_by(sentence.text, topics)
                led = sentence.text if topics != before else led
        return led_back(
            Mentions(
                entities=tuple(find_entities(sentences)),
                claims=tuple(collected.claims),
                part_lists=tuple(collected.part_lists),
                shares=tuple(collected.shares),
                item_lists=tuple(collected.item_lists),
                years=tuple(find_years(sentences)),
                rough_shares=tuple(collected.rough_shares),
                rankings=tuple(collected.rankings),
                all_but=tuple(collected.all_but),
            ),
            unwrapped,
            document=document,
            title=layout.title_span,
        )


def form_fields(layout: Layout, profile: Profile) -> list[str]:
    """Fields of the form that the report fills; of the whole family where no table could be read."""
    return [figure.field for figure in layout.figures] or [item.id for item in profile.fields]


def _outside(said: Sequence[Link], depths: Sequence[int], depth: int) -> list[Link]:
    """`诉讼15件（含复议后起诉4件），维持9件`: behind its bracket what the bracket said is not gone on with, but what stands
    in front of it.
    """
    kept: list[Link] = []
    for link, own in zip(said, depths, strict=True):
        if own <= depth or not any(other.topic.id == link.topic.id for other in kept):
            kept.append(link)
    return kept


_TAKEN_IN = re.compile(rf"\s?(?:其中)?{TAKES_IN_CARRIED}")
"""`申请55件，含上年结转5件，公民46件`: what it takes in is not gone on with."""
_CONCLUDED = re.compile("审结|审理完|结案")


_EXACTLY = re.compile(TOLD_EXACTLY)


def _tells_a_bound_exactly(bound: Utterance, utterance: Utterance) -> bool:
    """`办结量首次突破50件，达52件`: of what passed the bound in front."""
    passed = relation_of(bound) == "at_least" and bound.number.unit == utterance.number.unit
    passed = passed and bound.depth == utterance.depth and bound.number.value <= utterance.number.value
    return passed and _EXACTLY.fullmatch(utterance.before.strip()) is not None


class _SentenceReader:
    """One sentence: its utterances, their structure, their links, and then its claims."""

    def __init__(
        self,
        sentence: Sentence,
        layout: Layout,
        linker: Linker | None,
        topics: tuple[Topic, ...],
        previous: Sequence[tuple[Utterance, str]],
        *,
        led: str = "",
        silent: str = "",
    ) -> None:
        self._sentence = sentence
        self._layout = layout
        self._linker = linker
        self._topics = topics
        self._previous = previous
        self._led, self._silent = led, silent
        self._utterances = utterances_of(sentence)
        self._organisation = layout.organisation
        self._parts = find_parts(self._utterances)
        self._found: list[tuple[Link, ...]] = []
        self.named: list[tuple[Utterance, str]] = []
        self._foreign = False
        self._ended = False

    def read(self, collected: Collected) -> tuple[Topic, ...] | None:
        """Adds what the sentence says; returns its topics for the next sentence to inherit, None when it speaks of
        something that ends them.
        """
        self._found = links = self._links()
        ids: dict[int, str] = {}
        for index, utterance in enumerate(self._utterances):
            for claim in self._claims(utterance, links[index], len(collected.claims) + 1):
                collected.claims.append(claim)
                ids.setdefault(index, claim.id)
        Ties(
            utterances=self._utterances, parts=self._parts, found=self._found, linker=self._linker,
            layout=self._layout, previous=self._previous, topics=self._topics, ids=ids,
        ).collect(collected)  # fmt: skip
        if self._linker is not None:
            in_words = InWords(
                self._sentence, self._linker, self._layout, topics=self._topics, utterances=self._utterances,
                found=self._found,
            )  # fmt: skip
            collected.rough_shares.extend(in_words.shares())
            collected.rankings.extend(in_words.rankings())
            collected.all_but.extend(in_words.all_but())
        parts = {part for item in self._parts if item.opened for part in item.parts if part > item.whole}
        self.named = [(self._utterances[index], name) for index, name in ids.items() if index not in parts]
        said = tuple(dict.fromkeys(link.topic for found in reversed(links) for link in found))
        return None if self._ended and not said else said

    @property
    def is_silent(self) -> bool:
        """Does the sentence say no figure at all?"""
        return not self._utterances

    def _links(self) -> list[tuple[Link, ...]]:
        links: list[tuple[Link, ...]] = []
        said: list[Link] = []
        depths: list[int] = []
        respective: tuple[Topic, ...] = ()
        for index, utterance in enumerate(self._utterances):
            respective = respective[1:] if not utterance.before.strip("和及与、 ") else ()
            found = self._link(index, utterance, links, _outside(said, depths, utterance.depth), respective)
            respective = respective or (self._linker.respective(utterance) if self._linker else ())
            links.append(found + self._all_are(utterance, found))
            if not found and (another_year := self._of_another_year(utterance)):
                self._topics = (*another_year, *self._topics)
                continue
            self._foreign = self._is_foreign_after(index, utterance, found)
            if relation_of(utterance) in ("equal", "at_least") and not _TAKEN_IN.match(utterance.before):
                said.extend(replace(link, zero=utterance.number.value == 0) for link in found)
                depths.extend(utterance.depth for _ in found)
        return self._led_to_totals(links)

    def _led_to_totals(self, links: list[tuple[Link, ...]]) -> list[tuple[Link, ...]]:
        """`共收到网上申请31件，快递19件，合计50件`: what the first part was taken for, by way of a channel, is the total's."""
        for parts in self._parts:
            first, others = parts.parts[0], parts.parts[1:]
            if not parts.firm or parts.whole < parts.parts[-1] or links[parts.whole] or len(links[first]) != 1:
                continue
            (link,) = links[first]
            if not any(links[other] for other in others) and is_by_channel(link, self._utterances[first]):
                links[parts.whole], links[first] = (replace(link, firm=False, plain=True),), ()
        return links

    def _all_are(self, utterance: Utterance, found: tuple[Link, ...]) -> tuple[Link, ...]:
        """`不予公开2件，均属过程性信息`, `行政复议2件，均结果维持`: the number counts what is said of all, too."""
        behind = self._sentence.text[utterance.end - self._sentence.span.start :]
        told = said_of_all_of_them(behind, utterance.number.value)
        if self._linker is None or told is None or len(found) != 1 or not utterance.number.value:
            return ()
        named = replace(utterance, before=told, after="")
        scope = scope_of(utterance, year=self._layout.year, organisation=self._layout.organisation)
        more = self._linker.link(named, scope, Setting(before=found, topics=self._topics))
        concluded = _CONCLUDED.search(told) is not None
        return tuple(link for one in more[:1] if (link := said_of_all(found[0], one, concluded=concluded)) is not None)

    def _of_another_year(self, utterance: Utterance) -> tuple[Topic, ...]:
        """`2022年收到申请61件，2023年收到75件`: the topics of a figure of another year, which the next one goes on with."""
        scope = scope_of(utterance, year=self._layout.year, organisation=self._layout.organisation)
        if self._linker is None or scope.kind not in ("last_year", "other_year"):
            return ()
        return self._linker.topics.named_by(utterance)

    def _is_foreign_after(self, index: int, utterance: Utterance, found: tuple[Link, ...]) -> bool:
        """Has the sentence come to speak of something that is no topic? A topic named anew brings it back."""
        if found or self._linker is None:
            return self._foreign and not any(link.local for link in found)
        if utterance.negated or relation_of(utterance) not in ("equal", "at_least"):
            return self._foreign
        if any(index in parts.parts for parts in self._parts) or self._is_of_then(utterance):
            return self._foreign
        self._ended = self._ended or self._linker.topics.are_ended_by(utterance)
        return self._foreign or self._linker.topics.is_foreign(utterance)

    def _is_of_then(self, utterance: Utterance) -> bool:
        """`公开57件（去年12件），不予公开3件`: last year's figure in brackets leads nowhere."""
        return bool(utterance.depth) and self._is_of_another_year(utterance)

    def _is_of_another_year(self, utterance: Utterance) -> bool:
        scope = scope_of(utterance, year=self._layout.year, organisation=self._layout.organisation)
        return scope.kind in ("last_year", "other_year")

    def _link(
        self,
        index: int,
        utterance: Utterance,
        links: Sequence[tuple[Link, ...]],
        said: Sequence[Link],
        respective: tuple[Topic, ...],
    ) -> tuple[Link, ...]:
        relation = relation_of(utterance)
        if self._linker is None or relation in ("share", "none"):
            return ()
        named = without_own_name(utterance.before, self._organisation)
        wholes = [parts.whole for parts in self._parts if index in parts.parts and parts.whole < index]
        whole = links[wholes[-1]][0] if wholes and links[wholes[-1]] else None
        setting = Setting(
            before=tuple(said),
            topics=self._topics,
            whole=whole,
            is_part=bool(wholes),
            respective=respective,
            foreign=self._foreign,
            led=self._led,
        )
        scope = scope_of(utterance, year=self._layout.year, organisation=self._layout.organisation)
        utterance = utterance if named == utterance.before else replace(utterance, before=named)
        if relation in ("increase", "decrease"):
            setting = setting if self._follows_its_figure(index, links) else replace(setting, before=())
            return self._linker.link_change(utterance, scope, setting)
        if index and links[index - 1] and relation_of(self._utterances[index - 1]) in ("increase", "decrease"):
            reached = self._linker.link_reached(utterance, scope, setting, links[index - 1][0])
            if reached is not None:
                return (reached,)
        if not index and (subject := self._subject(utterance)) is not None:
            topic, words = subject
            named_before = replace(utterance, before=words)
            return self._linker.link(named_before, scope, replace(setting, topics=(topic,))) if words else ()
        if index and links[index - 1] and _tells_a_bound_exactly(self._utterances[index - 1], utterance):
            return links[index - 1]
        if (whole_year := named_by_its_times(self._utterances, index)) is not None:
            told = self._linker.link(whole_year, scope, replace(setting, foreign=False))
            return tuple(replace(link, firm=True) for link in told[:1])
        if (shared := named_by_its_share(self._utterances, index, utterance)) is not None:
            return self._linker.link(shared, scope, setting)
        if index and self._is_of_another_year(self._utterances[index - 1]):
            utterance = named_as_then(self._utterances[index - 1], utterance) or utterance
        together = told_together(self._utterances, links, index)
        if (
            together
            and not _NAMES_A_RESULT.match(utterance.after)
            and (of_all := self._linker.link_all(together, utterance)) is not None
        ):
            return (of_all,)
        each = links_of_each(self._linker, utterance, scope, setting)
        return each or self._linker.link(utterance, scope, setting)

    def _subject(self, utterance: Utterance) -> tuple[Topic, str] | None:
        """What the sentence before speaks of; in a paragraph that has counted nothing yet, of requests alone."""
        topics: Iterable[Topic] = self._topics
        if not self._topics and self._linker is not None and _REQUESTS.search(self._silent):
            topics = [topic for topic in self._linker.topics if topic.causes]
        return subject_of(topics, utterance, self._silent)

    def _follows_its_figure(self, index: int, links: Sequence[tuple[Link, ...]]) -> bool:
        """`复议1件，同比减少1件；窗口33个，增长10%`: a figure of nothing known stands in front of the last change."""
        counts = [
            place
            for place in range(index)
            if relation_of(self._utterances[place]) == "equal" and not self._is_of_then(self._utterances[place])
        ]
        last = counts[-1] if counts else None
        return last is None or bool(links[last]) or self._is_of_another_year(self._utterances[last])

    def _claims(self, utterance: Utterance, links: tuple[Link, ...], number: int) -> Iterator[Claim]:
        """One claim an utterance; a joint zero makes one for each topic; a negation of nothing known makes none."""
        if utterance.negated and not links:
            return
        scope = scope_of(utterance, year=self._layout.year, organisation=self._layout.organisation)
        span = self._span(utterance)
        claim = Claim(
            id=f"c{number}",
            text=self._text(span),
            span=span,
            sentence=self._sentence.span,
            section=self._sentence.section,
            measure=utterance.words,
            number=utterance.number,
            relation=relation_of(utterance),
            period=scope.period,
            period_kind=scope.kind,
            body=scope.body,
            fields=(),
            confidence=UNLINKED_CONFIDENCE,
            negated=utterance.negated,
        )
        if not links:
            yield replace(claim, unrelated=not utterance.negated and counts_no_measure(utterance))
        for offset, link in enumerate(links):
            yield replace(
                claim,
                id=f"c{number + offset}",
                fields=of_the_years_told(link.expressions, utterance.words, self._layout.year),
                firm=link.firm,
                plain=link.plain,
                confidence=FIRM_CONFIDENCE if link.firm else LOOSE_CONFIDENCE,
            )

    def _span(self, utterance: Utterance) -> Span:
        """From the words that name the measure to the unit, or to the words behind it when those name it."""
        previous = [other.end for other in self._utterances if other.end <= utterance.start and not other.negated]
        text, base = self._sentence.text, self._sentence.span.start
        first = max([utterance.clause_start, *previous])
        place = text.rfind(utterance.before, first - base, utterance.start - base) if utterance.before else -1
        if place >= 0 or not (utterance.before or utterance.negated):
            start = base + place if place >= 0 else utterance.start
        else:
            start = max(first, utterance.start - len(utterance.before) - 4)
        while start < utterance.start and text[start - base] in " \t、，,；;：:（(）)和及":
            start += 1
        end = utterance.end
        if not utterance.negated and len(utterance.before) <= 2 and utterance.after:
            behind = max(utterance.end, base + text.find(utterance.after, utterance.end - base))
            end = min(self._sentence.span.end, behind + len(utterance.after))
        return Span(start, max(end, start + 1))

    def _text(self, span: Span) -> str:
        base = self._sentence.span.start
        return self._sentence.text[span.start - base : span.end - base]
