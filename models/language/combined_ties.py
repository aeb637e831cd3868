"""Grammar and network on how claims hang together. What the grammar alone is sure of stays firm unless the network is
sure of something else; what the network alone sees may support, and never contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from corpora.document.claim import Claim
from corpora.document.mention import ItemList, PartList, Share
from corpora.document.proportion import percentage_of_pair
from models.language.decisions import GOOD, SURE, TIED
from models.language.grammar.parts.enumerated import is_numbered
from models.language.grammar.parts.lists import list_lengths
from models.language.prediction import PredictedTie

PARTS_ALONE: Final = 0.5
"""Calibrated confidence from which a list of two or more parts is taken that the network alone sees: it contradicts
nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTie:
    """A predicted tie with claim ids in the place of indices."""

    tie: PredictedTie
    head: str
    members: tuple[str | None, ...]


def combined_parts(grammar: Iterable[PartList], ties: Sequence[NamedTie], claims: Mapping[str, Claim],
                   *, asked: frozenset[str]) -> Iterator[PartList]:  # fmt: skip
    """Lists of parts, the grammar's first. `asked`: ids of claims that the network was asked about."""
    predicted = {tie.head: tie for tie in ties if tie.tie.kind == "parts" and tie.tie.confidence >= PARTS_ALONE}
    for parts in grammar:
        other = predicted.pop(parts.whole, None)
        yield parts if parts.whole not in asked else _agreed_parts(parts, other, claims)
    for tie in predicted.values():
        named = tuple(member for member in tie.members if member is not None)
        if named and tie.head in claims and tie.tie.confidence >= (PARTS_ALONE if len(named) > 1 else TIED):
            yield PartList(whole=tie.head, parts=named, complete=False, firm=False)


def _agreed_parts(parts: PartList, other: NamedTie | None, claims: Mapping[str, Claim]) -> PartList:
    """A network that sees no list says nothing of the grammar's; one that is sure of another takes its firmness."""
    if other is None or len({*parts.parts}) < len(parts.parts):  # 各2件, which a network sees once
        return parts
    named = tuple(member for member in other.members if member is not None)
    if named == parts.parts:
        return parts
    if len(named) > 1 and _adds_up(parts.whole, named, claims) and not _adds_up(parts.whole, parts.parts, claims):
        return replace(parts, parts=named, complete=False, firm=False, sure=0)
    if other.tie.confidence < SURE:
        return parts
    pairs = enumerate(zip(parts.parts, named, strict=False))
    common = next((place for place, (one, two) in pairs if one != two), min(len(parts.parts), len(named)))
    sure = common if parts.firm else min(parts.sure, common)
    return replace(parts, complete=False, firm=False, sure=sure)


def _adds_up(whole: str, parts: Sequence[str], claims: Mapping[str, Claim]) -> bool:
    if whole not in claims or not set(parts) <= claims.keys():
        return False
    return sum((claims[part].number.value for part in parts), Decimal(0)) == claims[whole].number.value


def combined_shares(grammar: Iterable[Share], ties: Sequence[NamedTie], claims: Mapping[str, Claim],
                    *, asked: frozenset[str]) -> Iterator[Share]:  # fmt: skip
    """Percentages with what they are made of, the grammar's first, unless only the network's figures make them."""
    predicted = {tie.head: tie for tie in ties if tie.tie.kind in ("share", "growth", "change")}
    for share in grammar:
        other = predicted.pop(share.percent, None)
        if share.percent not in asked:
            yield share
        elif other is not None and (made := _share_of(other)) is not None and _holds(made, claims):
            yield share if _holds(share, claims) else _with_first(share, made)
        else:
            yield _agreed_share(share, other)
    for tie in predicted.values():
        made = _share_of(tie)
        if made is not None and (tie.tie.confidence >= TIED or _holds(made, claims)):
            yield made


def _with_first(share: Share, made: Share) -> Share:
    """The grammar's share with the network's figures, which make the percentage, in front."""
    if share.basis != made.basis:
        return made
    others = tuple(one for one in share.candidates if one not in made.candidates)
    return replace(share, candidates=(*made.candidates, *others))


def _holds(share: Share, claims: Mapping[str, Claim]) -> bool:
    """Do the first figures make the percentage, to its last printed digit?"""
    pair = share.candidates[0] if share.candidates else None
    if pair is None or not {*pair, share.percent} <= claims.keys():
        return False
    exact = None if share.basis == "points" else percentage_of_pair(share.basis, *(claims[name] for name in pair))
    said = claims[share.percent].number
    return exact is not None and abs(exact - said.value) < Decimal(1).scaleb(-said.decimals)


def _agreed_share(share: Share, other: NamedTie | None) -> Share:
    """As with parts: silence changes nothing, certainty of other figures takes the firmness."""
    if other is None or other.tie.confidence < GOOD:
        return share
    pair, sure = _pair(other), other.tie.confidence >= SURE
    if pair is None or other.tie.kind != share.basis:
        same = other.tie.kind == share.basis and other.members[:1] == (share.numerator,)
        return replace(share, firm=False) if sure and not same else share
    if share.candidates[:1] == (pair,):
        return share
    others = tuple(one for one in share.candidates if one != pair)
    known = share.firm and (pair in share.candidates or not sure)
    return replace(share, candidates=(pair, *others) if sure else (*others, pair), firm=known)


def _share_of(tie: NamedTie) -> Share | None:
    """A share that the network alone sees; of one whose other figure the text does not say only the first is known.
    None where it takes one figure for both.
    """
    pair = _pair(tie)
    if len(tie.members) == 2 and tie.members[0] == tie.members[1]:
        return None
    if tie.tie.kind not in ("share", "growth", "change") or (pair is None and tie.members[:1] in ((), (None,))):
        return None
    if pair is None:
        return Share(percent=tie.head, basis=tie.tie.kind, candidates=(), firm=False, numerator=tie.members[0])
    return Share(percent=tie.head, basis=tie.tie.kind, candidates=(pair,), firm=False)


def _pair(tie: NamedTie) -> tuple[str, str] | None:
    if len(tie.members) != 2 or tie.members[0] is None or tie.members[1] is None:
        return None
    return (tie.members[0], tie.members[1]) if tie.members[0] != tie.members[1] else None


def combined_lists(grammar: Iterable[ItemList], ties: Sequence[NamedTie], claims: Mapping[str, Claim], *, text: str,
                   asked: frozenset[str]) -> Iterator[ItemList]:  # fmt: skip
    """Counts with their lists, the grammar's first. Of a disputed list every length is one that may be counted."""
    predicted = {tie.head: tie for tie in ties if tie.tie.kind == "items" and tie.tie.confidence >= GOOD}
    for items in grammar:
        other = predicted.pop(items.count, None)
        if items.count not in asked:
            yield items
        elif (agreed := _agreed_list(items, other, claims, text=text)) is not None:
            yield agreed
    for tie in predicted.values():
        if tie.tie.confidence >= TIED and tie.head in claims and tie.tie.items:
            made = _list_of(tie, claims[tie.head], text=text)
            if claims[tie.head].number.value in made.lengths:
                yield made


def _agreed_list(items: ItemList, other: NamedTie | None, claims: Mapping[str, Claim], *, text: str) -> ItemList | None:
    """Of a disputed list the length that the count says is believed; none where neither has it and the network is
    sure.
    """
    if other is None:
        return items
    mine, said = _list_of(other, claims[items.count], text=text), claims[items.count].number.value
    if set(mine.lengths) & set(items.lengths):
        lengths = tuple(sorted({*mine.lengths, *items.lengths}))
        numbered = is_numbered(text[items.items[0].start : items.items[0].end])
        return replace(mine, lengths=lengths, open_ended=items.open_ended or (mine.open_ended and not numbered))
    if said in items.lengths:
        return items
    if said in mine.lengths:
        return mine
    return items if other.tie.confidence < SURE else None


def _list_of(tie: NamedTie, count: Claim, *, text: str) -> ItemList:
    """The network's list, without what stands in a sentence in front of its count's."""
    items = tuple(span for span in tie.tie.items if span.end > count.sentence.start) or tie.tie.items
    words = [text[span.start : span.end] for span in items]
    return ItemList(count=tie.head, items=items, lengths=list_lengths(words), open_ended=not tie.tie.complete)
