"""What ties the figures of a sentence to one another, by the ids of their claims: wholes and parts, shares, lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpora.document.claim import Claim, Expression
from corpora.document.layout import Layout
from corpora.document.mention import AllBut, ItemList, PartList, Ranking, RoughShare, Share
from corpora.profiles.measure import Topic
from models.language.grammar.links.link import Linker
from models.language.grammar.links.said_of_each import names_of_each
from models.language.grammar.part_list import Parts
from models.language.grammar.parts.lists import find_lists
from models.language.grammar.shares.ratio import Ratio
from models.language.grammar.shares.shares import find_ratios
from models.language.grammar.shares.wholes import may_be_whole
from models.language.grammar.whose.scope import scope_of
from models.language.grammar.words.linkage import Link, Setting
from models.language.grammar.words.utterance import Utterance
from models.language.grammar.words.wording import without_quotes

_OF_A_ROW = re.compile(
    r"占(?:全部|所有|全年)?(?P<of>[^，,。；;、\d占]{2,14}?)"
    r"(?:的(?:比[重例])?|(?:的?总数|总量|总件数|件数|数量)(?:的(?:比[重例])?)?)(?:为|约|达到?)?$"
)
"""What a share says it is of."""


_WITH_MORE = re.compile(r"[（(](?:含|包括|包含)[^（()）]*[）)](?:的)?(?:约)?占[^，,。；;、\d]{0,8}$")
"""`其他情况（含不予处理）占12.5%`: of more than the name says."""


@dataclass(slots=True, kw_only=True)
class Collected:
    """What a text is found to say."""

    claims: list[Claim] = field(default_factory=list)
    part_lists: list[PartList] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    item_lists: list[ItemList] = field(default_factory=list)
    rough_shares: list[RoughShare] = field(default_factory=list)
    rankings: list[Ranking] = field(default_factory=list)
    all_but: list[AllBut] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Of one sentence.

    Args:
        found: the links of each utterance.
        previous: utterances of the sentence before that may be wholes of this one's shares, with their claims' ids.
        topics: that the sentence inherits.
        ids: of the claim that each utterance made, by its place.
    """

    utterances: Sequence[Utterance]
    parts: Sequence[Parts]
    found: Sequence[tuple[Link, ...]]
    linker: Linker | None
    layout: Layout
    previous: Sequence[tuple[Utterance, str]]
    topics: tuple[Topic, ...]
    ids: Mapping[int, str]

    def collect(self, collected: Collected) -> None:
        """Adds part lists, shares and item lists."""
        for parts in self.parts:
            if parts.whole in self.ids and all(part in self.ids for part in parts.parts):
                collected.part_lists.append(self._part_list(parts))
        named: tuple[Expression, ...] = ()
        for ratio in find_ratios(self.utterances, self.parts):
            named = self._whole_named(ratio) or named
            if ratio.percent in self.ids and (share := self._share(ratio, named)) is not None:
                collected.shares.append(share)
        for items in find_lists(self.utterances):
            if items.count in self.ids:
                collected.item_lists.append(
                    ItemList(
                        count=self.ids[items.count],
                        items=items.items,
                        lengths=items.lengths,
                        open_ended=items.open_ended,
                    )
                )

    def _part_list(self, parts: Parts) -> PartList:
        """不予处理和其他处理各2件 are two parts of one claim."""
        times = {part: max(1, len(names_of_each(self.utterances[part]))) for part in parts.parts}
        return PartList(
            whole=self.ids[parts.whole],
            parts=tuple(self.ids[part] for part in parts.parts for _ in range(times[part])),
            complete=parts.complete,
            firm=parts.firm,
            sure=parts.sure,
        )

    def _whole_named(self, ratio: Ratio) -> tuple[Expression, ...]:
        """`占无法提供总数的80%`: the row that the words name whose count is the whole; () where they name none."""
        of = _OF_A_ROW.search(self.utterances[ratio.percent].before)
        if of is None or ratio.outside is None or not (named := self._linked(ratio, of["of"])):
            return ()
        whole, counted = named[0], self.found[ratio.outside]
        if counted and counted[0].topic is not whole.topic:
            return ()
        if counted and counted[0].expressions[:1] == whole.expressions[:1]:
            return ()  # 行政复议55件，占局全部复议案件的11.6%
        in_all = whole.row.means[0] in whole.topic.wholes and whole.column is whole.topic.default_column
        return () if counted and in_all else whole.expressions

    def _share(self, ratio: Ratio, named: tuple[Expression, ...]) -> Share | None:
        """A share with the wholes that the sentence names, or else those that the sentence before or a table may; where
        there are none its count alone, which with others may divide a total that stands elsewhere. `named` is the row
        that it, or a share in front of it, names as its whole.
        """
        if ratio.named:
            return self._named_share(ratio)
        pairs = [(self.ids[a], self.ids[b]) for a, b in ratio.candidates if a in self.ids and b in self.ids]
        firm, numerator = ratio.firm, None
        wholes: tuple[Expression, ...] = ()
        if ratio.outside is not None and ratio.outside in self.ids:
            numerator = self.ids[ratio.outside]
            part = self.utterances[ratio.outside]
            before = [name for whole, name in self.previous if may_be_whole(whole, part)]
            values = {whole.number.value for whole, name in self.previous if name in before}
            firm = firm or (not pairs and len(values) == 1)
            pairs += [(numerator, name) for name in before]
            links = self.found[ratio.outside]
            wholes = (*named, *(self.linker.wholes_of(links[0]) if self.linker and links else ()))
        if not pairs and not wholes and numerator is None:
            return None
        return Share(
            percent=self.ids[ratio.percent], basis=ratio.basis, candidates=tuple(pairs), firm=firm, numerator=numerator,
            wholes=wholes,
        )  # fmt: skip

    def _named_share(self, ratio: Ratio) -> Share | None:
        """A share of a part that only the tables count."""
        percent = self.utterances[ratio.percent]
        if self.linker is None or _WITH_MORE.search(percent.sentence.text, 0, percent.place):
            return None
        links = self._linked(ratio, without_quotes(ratio.named))
        if not links or not (wholes := self.linker.wholes_of(links[0])):
            return None
        named = self._linked(ratio, ratio.of) if ratio.of else ()
        of = named[0].expressions if named and named[0].firm and named[0].topic is links[0].topic else ()
        return Share(
            percent=self.ids[ratio.percent], basis="share", candidates=(), firm=links[0].firm, wholes=of or wholes,
            parts=links[0].expressions,
        )  # fmt: skip

    def _linked(self, ratio: Ratio, words: str) -> tuple[Link, ...]:
        """Where the words that name part or whole of a percentage point."""
        if self.linker is None:
            return ()
        percent = self.utterances[ratio.percent]
        part = replace(percent, before=words, after="", number=replace(percent.number, unit=None))
        scope = scope_of(percent, year=self.layout.year, organisation=self.layout.organisation)
        said = tuple(link for links in self.found[: ratio.percent] for link in links)
        topics = self.topics or (() if said else self.linker.topics.with_row(words))
        found = self.linker.link(part, scope, Setting(before=said, topics=topics))
        if found or not (topics := self._with_column(words)):
            return found
        return self.linker.link(replace(part, before=words.removesuffix("申请")), scope, Setting(topics=topics))

    def _with_column(self, words: str) -> tuple[Topic, ...]:
        """Of what was counted in its sentence or the one before."""
        if self.linker is None or not self.utterances:
            return ()
        near = [one.sentence.text for one in self.utterances[:1]] + [one.sentence.text for one, _ in self.previous[:1]]
        return self.linker.topics.with_column(words, near="\n".join(near))
