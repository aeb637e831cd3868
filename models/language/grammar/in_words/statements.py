"""What a sentence says of the tables' figures without a figure: 近九成由自然人提出, 予以公开最多, 除1件外均予以公开."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from corpora.document.claim import Expression
from corpora.document.geometry import Span
from corpora.document.layout import Layout
from corpora.document.mention import AllBut, Ranking, RoughShare
from corpora.document.number import Number
from corpora.document.numeral import DIGITS, parse_numeral
from corpora.document.proportion_words import Proportion, find_proportions
from corpora.profiles.measure import Meaning, Term, Topic
from models.language.grammar.in_words.all_but import counts_but_some
from models.language.grammar.in_words.all_of_one import find_all_of_one
from models.language.grammar.in_words.case_shares import OF_A_COUNT, share_of_cases, share_that_ended
from models.language.grammar.in_words.in_order import find_orders
from models.language.grammar.in_words.place_words import (
    AMONG_BODIES,
    AMONG_SOME_ASKERS,
    BUT_FOR,
    MOST,
    OF_SOME,
    OF_SOME_IN_FRONT,
    RANKED,
    SECOND,
)
from models.language.grammar.in_words.share_words import (
    AMONG,
    AMONG_THOSE,
    CHANGES,
    DONE_BY,
    IN_IT,
    IS_OF,
    IS_OF_A_KIND,
    OF_WHICH,
    ONLY_COUNTED,
    PART_OF,
    REACHES,
    SO_MANY_TOGETHER,
    SOME_IN_IT,
    WHOLE,
)
from models.language.grammar.links.link import Linker
from models.language.grammar.links.named_terms import Named, NamedTerms
from models.language.grammar.sentence import CLAUSE_MARKS, Sentence
from models.language.grammar.whose.foreign_counts import divides_a_foreign_count
from models.language.grammar.whose.scope import CHANNEL, scope_of
from models.language.grammar.whose.some_requests import heading_of, is_of_askers, is_something_else
from models.language.grammar.words.linkage import Link
from models.language.grammar.words.utterance import MAX_CONTEXT_CHARACTERS, Utterance
from models.language.grammar.words.wording import first_term

MOST_TOLD: Final = 16
"""Shares, or places, of one sentence that are looked at; no sentence of a report tells as many."""
TWO: Final = "两"
"""`予以公开164件、部分公开52件，全部或部分满足申请的近八成`: of both."""
_KINDS: Final = ("类", "项", "者")
"""What 两类合计 counts: the counts in front of it."""
ALL: Final = Decimal(100)
"""Percent."""
_NOTHING: Final = re.compile(r"(?!)")


class InWords:
    """One sentence.

    Args:
        topics: that it inherits.
        found: the links of each utterance.
    """

    def __init__(
        self,
        sentence: Sentence,
        linker: Linker,
        layout: Layout,
        *,
        topics: Sequence[Topic],
        utterances: Sequence[Utterance],
        found: Sequence[tuple[Link, ...]],
    ) -> None:
        self._sentence, self._linker, self._layout = sentence, linker, layout
        self._terms = NamedTerms(sentence, linker, topics=topics, found=found)
        self._utterances, self._found = utterances, found

    def shares(self) -> Iterator[RoughShare]:
        """Shares that the sentence tells in words, of parts that it names."""
        for one in islice(find_proportions(self._sentence.text), MOST_TOLD):
            changes = CHANGES.search(self._sentence.text, 0, one.span.start) is not None
            if not changes and self._is_of_this_year(one.span) and (share := self._share(one)) is not None:
                yield share
        for said in islice(find_all_of_one(self._sentence.text), MOST_TOLD):
            yield from self._all_of_one(said)

    def _all_of_one(self, said: re.Match[str]) -> Iterator[RoughShare]:
        """`上述申请均由自然人提出`, `申请均予以公开`, where no count of the statement stands in front: a hundred percent."""
        words, base = Span(*said.span("words")), self._sentence.span.start
        statement = max(self._sentence.text.rfind(mark, 0, words.start) for mark in "。；;") + 1
        counted = any(statement <= one.start - base < words.start for one in self._utterances)
        named = self._terms.named(said["part"]) if not counted and self._is_of_this_year(words) else None
        if named is None or not named.sure:
            return
        pairs, _ = self._pairs(named, "")
        yield RoughShare(
            words=Span(base + words.start, base + words.end), sentence=self._sentence.span, pairs=pairs,
            least=ALL, most=ALL, usual=(ALL, ALL), sure=True, told=None,
        )  # fmt: skip

    def rankings(self) -> Iterator[Ranking]:
        """Which figure of its kind is the most, the second, the last."""
        text = self._sentence.text
        for match in islice(RANKED.finditer(text), MOST_TOLD):
            before = text[max(0, match.start() - MAX_CONTEXT_CHARACTERS) : match.start("name")]
            behind = match[0][match.end("name") - match.start() :]
            if (
                OF_SOME.search(_last_clause(text[: match.start()]) + match[0])
                or OF_SOME_IN_FRONT.search(before)
                or AMONG_BODIES.search(behind)
            ):
                continue
            place = int(parse_numeral(match["place"] or "") or 1)
            yield from self._ranking(match["name"], -1 if match["last"] else place, Span(*match.span()))
        told = False
        for match in islice(MOST.finditer(text), MOST_TOLD):
            name = match["name"] or match["name2"] or match["name3"]
            for ranking in self._ranking(name, 1, Span(*match.span())):
                told = True
                yield ranking
        for match in islice(SECOND.finditer(text), MOST_TOLD) if told else ():
            yield from self._ranking(match["name"] or match["name2"], 2, Span(*match.span()))
        for names in islice(find_orders(text), MOST_TOLD):
            ranked = [list(self._ranking(name, place, span, name)) for place, (name, span) in enumerate(names, 1)]
            yield from (one for found in ranked for one in found if all(ranked))

    def all_but(self) -> Iterator[AllBut]:
        """`办结13件，除1件作部分公开外，均予以公开`: of the count right in front."""
        for told in counts_but_some(self._sentence, self._utterances, self._found):
            topic = told.link.topic
            named = self._terms.named(told.what) if topic.rows else self._terms.result(topic, told.what)
            if (
                named is None
                or not named.sure
                or named.topic is not topic
                or topic.default_column is None
                or not all(self._is_of_this_year(one.number.span) for one in told.some)
            ):
                continue
            row, column = named.row or told.link.row, named.column or topic.default_column
            yield AllBut(
                words=told.words, sentence=self._sentence.span, whole=told.whole.number.span,
                some=tuple(one.number.span for one in told.some), one=self._linker.expressions(topic, row, column),
            )  # fmt: skip

    def _share(self, one: Proportion) -> RoughShare | None:
        text = self._sentence.text
        for of_cases in (share_of_cases, share_that_ended):
            cases = of_cases(one, self._sentence, linker=self._linker, utterances=self._utterances, found=self._found)
            if cases is not None:
                return cases
        head = text[max(0, one.span.start - MAX_CONTEXT_CHARACTERS) : one.span.start]
        clause = _last_clause(head)
        of, named = one.of, None
        if SOME_IN_IT.search(clause) or self._is_among_some(head):
            return None
        told = PART_OF.search(head)
        if told is not None and not (ONLY_COUNTED.fullmatch(told["part"].strip()) or IN_IT.fullmatch(told["part"])):
            of = of or told["of"] or self._among(one.span.start - len(head) + told.start("part"))
            named = self._terms.named(told["part"], clause=told["part"] if told["of"] else clause)
        elif (counted := self._counted(one)) is not None:
            of, named = of or counted[0], counted[1]
        elif (together := self._counted_together(one)) is not None:
            of, named = of or together[0], together[1]
        elif (divided := self._divided(clause, one.span.end)) is not None:
            of, named = clause, divided
        elif (
            clause.strip()
            and "占" not in clause
            and not clause.endswith(("中", "里"))
            and not IS_OF.match(clause)
            and (told := REACHES.fullmatch(clause)) is not None
        ):
            named = self._terms.named(told["part"], clause=clause)
        if named is None and (together := self._counted_together(one)) is not None:
            of, named = of or together[0], together[1]
        if named is None and (told := DONE_BY.match(text, one.span.end)) is not None:
            if OF_WHICH.fullmatch(clause):
                clause = self._kind_before(one) if "其中" in clause else ""
            of, named = of or told["of"] or clause or self._among(one.span.start), self._terms.named(told["part"])
        if named is None or divides_a_foreign_count(text, one.span.start, self._utterances, self._found):
            return None
        pairs, certain = self._pairs(named, of)
        if not pairs:
            return None
        by_name = bool(of) and first_term(named.topic.rows, of) is not None
        base = self._sentence.span.start
        # 法律服务机构代为提出的8件: with its figure it is what the table has by that name, whatever else the words say.
        return RoughShare(
            words=Span(base + one.span.start, base + one.span.end), sentence=self._sentence.span, pairs=pairs,
            least=one.least, most=one.most, usual=one.usual, sure=certain and (named.sure or named.told is not None), told=named.told,
            by_name=by_name and certain,
        )  # fmt: skip

    def _is_among_some(self, head: str) -> bool:
        """`被提起复议的申请中，自然人申请占`: of some requests, which the tables do not count by themselves."""
        which = heading_of(head)
        if which is None:
            return AMONG_THOSE.search(head) is not None
        return is_of_askers(which) or is_something_else(which, self._layout.organisation or "")

    def _kind_before(self, one: Proportion) -> str:
        """`不予公开97件，占16.0%，其中` in front of 三成七: the kind that was counted last, of which the share is."""
        base = self._sentence.span.start
        told = [
            (utterance, links)
            for utterance, links in zip(self._utterances, self._found, strict=True)
            if utterance.end - base <= one.span.start and utterance.number.unit != "%"
        ][-1:]
        return next(
            (
                utterance.before
                for utterance, links in told
                if len(links) == 1 and links[0].row.means[0] not in links[0].topic.wholes
            ),
            "",
        )

    def _divided(self, clause: str, end: int) -> Named | None:
        """`不予公开的` or `不予公开中` in front of 近八成, and `属于行政查询事项` behind it: what it is of, and one of its kinds."""
        said = IS_OF_A_KIND.match(self._sentence.text, end) if clause.endswith(("的", "中")) else None
        whole, part = (
            (self._terms.named(clause.removesuffix("中")), self._terms.named(said["part"]))
            if said is not None
            else (None, None)
        )
        if whole is None or part is None or whole.row is None or part.row is None or whole.topic is not part.topic:
            return None
        return part if {*part.row.means[0].plus} < {*whole.row.means[0].plus} else None

    def _among(self, start: int) -> str:
        """`无法提供中，` in front of 逾九成: what its clause is of."""
        told = AMONG.search(self._sentence.text[max(0, start - MAX_CONTEXT_CHARACTERS) : start])
        return told[1] if told is not None else ""

    def _counted(self, one: Proportion) -> tuple[str, Named] | None:
        """`无法提供的…达286件，超过全部办结件的半数`: of the figure right in front, and what the words say it is of."""
        base = self._sentence.span.start
        for index in range(len(self._utterances) - 1, -1, -1):
            utterance = self._utterances[index]
            if utterance.end - base > one.span.start:
                continue
            told = OF_A_COUNT.fullmatch(self._sentence.text[utterance.end - base : one.span.start])
            links = self._found[index]
            if told is None or len(links) != 1 or utterance.negated:
                return None
            # 不予公开10件，一半以执法案卷为由: there it is the whole.
            ends = self._sentence.text[one.span.end : one.span.end + 1] in ("", *CLAUSE_MARKS, "）", ")")
            of = told["of"] or told["among"] or ""
            if not (ends or of or one.of):
                return None
            (link,) = links
            column = None if link.column is link.topic.default_column else link.column
            row = None if column is not None and link.row.means[0] in link.topic.wholes else link.row
            if row is not None and row.means[0] in link.topic.wholes:
                return None
            sure = link.firm or link.plain
            return of, Named(link.topic, row, column, sure, told=utterance.number.value)
        return None

    def _counted_together(self, one: Proportion) -> tuple[str, Named] | None:
        """`予以公开135件、部分公开43件，两项合计过半`: of the counts right in front, so many of them."""
        base = self._sentence.span.start
        before = [
            place for place, said in enumerate(self._utterances)
            if said.end - base <= one.span.start and said.number.unit not in _KINDS
        ]  # fmt: skip
        if not before:
            return None
        told = SO_MANY_TOGETHER.fullmatch(self._sentence.text[self._utterances[before[-1]].end - base : one.span.start])
        so_many = DIGITS[told["so_many"] or TWO] if told is not None else 0
        links = [link for place in before[-so_many:] for link in self._found[place]]
        if told is None or len(links) != so_many or len(before) < so_many:
            return None
        topics = {link.topic.id for link in links}
        plain = all(link.column is link.topic.default_column and not link.row.general for link in links)
        plus = tuple(field for link in links for field in link.row.means[0].plus)
        if len(topics) > 1 or not plain or len({*plus}) < len(plus) or any(link.row.means[0].minus for link in links):
            return None
        row = Term(name="＋".join(link.row.name for link in links), words=_NOTHING, means=(Meaning(plus=plus),))
        count = sum(self._utterances[place].number.value for place in before[-so_many:])
        return told["of"] or "", Named(links[0].topic, row, None, sure=True, told=Decimal(count))

    def _pairs(self, named: Named, of: str) -> tuple[tuple[tuple[Expression, Expression], ...], bool]:
        """The part with each whole that it may be of, and whether the words leave no others."""
        topic = named.topic
        if topic.default_column is None:
            return (), False
        whole_rows, certain = self._whole_rows(topic, of)
        if named.row is not None and not of:
            whole_rows += tuple(one for one in topic.rows if self._may_be_of(topic, named.row, one))
        pairs = []
        for row in whole_rows:
            whole = self._linker.expressions(topic, row, topic.default_column)
            part = self._linker.expressions(topic, named.row or row, named.column or topic.default_column)
            pairs += [(one, other) for one in part for other in whole[:1] if one != other]
        return tuple(dict.fromkeys(pairs)), certain

    def _may_be_of(self, topic: Topic, row: Term, whole: Term) -> bool:
        """Is it a kind of that? 予以公开或部分公开, which joins two rows, only where the sentence has it."""
        own, all_of_it = {*row.means[0].plus}, {*whole.means[0].plus}
        others = [{*one.means[0].plus} for one in topic.rows]
        joins = (all_of_it - own) in others and own in others
        return own < all_of_it and (not joins or whole.words.search(self._sentence.text) is not None)

    def _whole_rows(self, topic: Topic, of: str) -> tuple[tuple[Term, ...], bool]:
        every = tuple(_total(topic, meaning) for meaning in topic.wholes)
        stage = first_term(topic.rows, of) if of else None
        if stage is None:
            return every, not of or bool(WHOLE.search(of)) or bool(first_term(topic.columns, of))
        if not {*stage.means} & {*topic.wholes}:
            return (stage,), stage.firm
        own = tuple(_total(topic, meaning) for meaning in stage.means if meaning in topic.wholes)
        return (own[:1] if stage.firm and not stage.general else own), True

    def _ranking(self, words: str, place: int, span: Span, clause: str = "") -> Iterator[Ranking]:
        clause = clause or _last_clause(self._sentence.text[: span.start]) + words
        named = self._terms.named(words, clause=clause)
        if named is None or not named.sure or not self._is_of_this_year(span):
            return
        base, topic = self._sentence.span.start, named.topic
        if topic.default_column is None or topic.default_row is None:
            return
        if named.column is not None and AMONG_SOME_ASKERS.search(self._sentence.text, 0, span.end):
            return  # 法人和其他组织中，律师事务所最多
        if BUT_FOR.search(self._sentence.text[: span.end]) is not None:
            return
        rows = [_total(topic, meaning) for meaning in topic.wholes[:2]]
        for row in [named.row] if named.row is not None else rows:
            for one in self._linker.expressions(topic, row, named.column or topic.default_column)[:1]:
                yield Ranking(
                    words=Span(base + span.start, base + span.end), sentence=self._sentence.span, one=one, place=place
                )

    def _is_of_this_year(self, span: Span) -> bool:
        """Is it the issuing body's own figure of the year, and nothing that comes over a channel?"""
        base, text = self._sentence.span.start, self._sentence.text
        start = span.start - len(_last_clause(text[: span.start]))
        told = Utterance(
            sentence=self._sentence,
            number=Number(value=Decimal(1), printed="", span=Span(base + span.start, base + span.end)),
            before=text[start : span.start], after="", earlier=text[:start], start=base + span.start,
            end=base + span.end, depth=0, clause_start=base + start,
        )  # fmt: skip
        scope = scope_of(told, year=self._layout.year, organisation=self._layout.organisation)
        other = CHANNEL.search(_statement(text, span)) and not self._linker.topics.named_in(text)
        return scope.kind == "this_year" and scope.body in ("own", "region") and not other


def _statement(text: str, span: Span) -> str:
    """From one 。 or ； to where the clause of the span ends."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。；;") + 1
    return text[start : span.end] + re.split(f"[{re.escape(CLAUSE_MARKS)}]", text[span.end :])[0]


def _last_clause(text: str) -> str:
    return re.split(f"[{re.escape(CLAUSE_MARKS)}]", text)[-1]


def _total(topic: Topic, meaning: Meaning) -> Term:
    """A row that counts all of the topic, one way."""
    return Term(name=topic.id, words=_NOTHING, means=(meaning,))
