"""From labelled passages to what the network must answer, window by window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Span
from corpora.document.quantity import find_quantities
from corpora.labelled.mention import ClaimMention
from corpora.labelled.passage import LabelledPassage
from models.language.encoder.characters import CharacterTokens, Ids
from models.language.network.field_space import FieldSpace, Signs
from models.language.network.labels import BASES, BODIES, LAYERS, PERIODS, RELATIONS
from models.language.network.reader import percentages_in
from models.language.network.windows import Window, windows_of

IGNORED: Final = -100
"""A target that teaches nothing, as torch names it."""
NOTHING: Final = -1
"""The target of what points at nothing."""
INSIDE: Final = 1


@dataclass(slots=True, kw_only=True)
class Anchor:
    """What is asked at the first character of a numeral or of words that deny.

    `signs` is None where the truth can't be said in signs, and then neither table nor signs are learned. `whole`,
    `first`, `second` are anchors' places in the window, `measure` a place in its sequence.
    """

    place: int
    relation: int
    period: int
    body: int
    approximate: bool = False
    each: bool = False
    complete: int = IGNORED
    open_ended: int = IGNORED
    basis: int = 0
    signs: Signs | None = None
    fieldless: bool = False
    whole: int = NOTHING
    first: int = NOTHING
    second: int = NOTHING
    measure: int = NOTHING
    new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window with its truth.

    Args:
        ids: the sequence.
        tags: (layers, length), IGNORED outside of what the window speaks of.
        anchors: in order of their places; those of the context too, since others point at them.
        items: place of each item and the anchor of its count.
        measures: places where words begin that name what is counted, in order.
    """

    ids: Ids
    tags: NDArray[np.int64]
    anchors: tuple[Anchor, ...]
    items: tuple[tuple[int, int], ...] = ()
    measures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims of one span, which are one anchor: 均为0件 is said of several measures."""

    start: int
    indices: tuple[int, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    denial: bool = False


def numerals_of(passage: LabelledPassage) -> tuple[Span, ...]:
    """Numerals that a reader is asked about: those that the grammar finds, and those of the truth that it does not."""
    found = [number.span for number in find_quantities(passage.text)]
    true = {claim.numeral for claim in passage.claims if claim.numeral}
    missed = (span for span in true if not any(span.start < other.end and other.start < span.end for other in found))
    return tuple(sorted((*found, *missed)))


def groups_of(passage: LabelledPassage) -> tuple[Group, ...]:
    """Anchors of a passage in order of their starts: numerals with their claims, if any, and words that deny."""
    by_start: dict[int, list[int]] = {}
    numerals = numerals_of(passage)
    for index, claim in enumerate(passage.claims):
        by_start.setdefault(_anchor(claim, numerals), []).append(index)
    for numeral in numerals:
        by_start.setdefault(numeral.start, [])
    return tuple(_group(passage, start, by_start[start]) for start in sorted(by_start))


def _group(passage: LabelledPassage, start: int, indices: Sequence[int]) -> Group:
    claims = tuple(passage.claims[index] for index in indices)
    return Group(
        start=start, indices=tuple(indices), claims=claims, denial=bool(claims) and claims[0].numeral is None
    )  # fmt: skip


def _anchor(claim: ClaimMention, numerals: Sequence[Span]) -> int:
    """Start of the numeral as the grammar hands it in (百分之九十 whole, where the truth has 九十)."""
    if claim.numeral is None:
        return claim.span.start
    own = claim.numeral
    return next((span.start for span in numerals if span.start < own.end and own.start < span.end), own.start)


@dataclass(slots=True, kw_only=True)
class Examples:
    """Makes examples; `lost` counts windows' truths that could not be put into targets, by reason."""

    tokens: CharacterTokens
    space: FieldSpace
    lost: dict[str, int] = field(default_factory=dict)

    def of(self, passage: LabelledPassage, *, year: int | None) -> Iterator[Example]:
        """The examples of a passage, one a window. `year` is what the network is told."""
        groups = groups_of(passage)
        for window in windows_of(passage.heading, passage.text, passage.sentences):
            yield self._example(passage, window, groups, year)

    def _example(
        self, passage: LabelledPassage, window: Window, groups: Sequence[Group], year: int | None
    ) -> Example:  # fmt: skip
        ids = window.sequence(passage.text, year=year, tokens=self.tokens)
        seen = [group for group in groups if window.start <= group.start < window.end]
        anchors = [self._own(group, window) for group in seen]
        places = {index: number for number, group in enumerate(seen) for index in group.indices}
        _tie(anchors, places, passage)
        _ask_what_is_read(anchors, seen, percentages_in(passage.text, numerals_of(passage)))
        return Example(
            ids=ids,
            tags=_tags(passage, window, len(ids)),
            anchors=tuple(anchors),
            items=tuple(_items(passage, window, places)),
            measures=_measures(passage, window),
        )

    def _own(self, group: Group, window: Window) -> Anchor:
        place, new = group.start + window.offset, group.start >= window.new
        if not group.claims:
            return Anchor(place=place, new=new, relation=RELATIONS.index("none"), period=IGNORED, body=IGNORED,
                          fieldless=True)  # fmt: skip
        claim = group.claims[0]
        signs, fieldless = self._signs(group.claims)
        measure = claim.measure
        seen = measure is not None and window.start <= measure.start and measure.start < window.end
        return Anchor(
            place=place, new=new, relation=RELATIONS.index(claim.relation), period=PERIODS.index(claim.period_kind),
            body=BODIES.index(claim.body), approximate=claim.approximate, each=len(group.claims) > 1, signs=signs,
            fieldless=fieldless,
            measure=measure.start + window.offset if measure and seen else NOTHING if measure is None else IGNORED,
        )  # fmt: skip

    def _signs(self, claims: Sequence[ClaimMention]) -> tuple[Signs | None, bool]:
        """The signs of all fields that are said with one span, and whether there are none."""
        plus = list(dict.fromkeys(name for claim in claims for name in claim.fields))
        minus = list(dict.fromkeys(name for claim in claims for name in claim.minus))
        if not plus and not minus:
            return None, True
        signs = self.space.signs(plus, minus)
        if signs is None:
            self.lost["fields"] = self.lost.get("fields", 0) + 1
        return signs, False


def _tie(anchors: list[Anchor], places: dict[int, int], passage: LabelledPassage) -> None:
    """Writes the passage's ties into the anchors; what points out of the window is not learned."""
    for parts in passage.part_lists:
        whole = places.get(parts.whole, IGNORED)
        if whole >= 0:
            anchors[whole].complete = int(parts.complete)
        for part in parts.parts:
            if part in places and places[part] != whole:
                anchors[places[part]].whole = whole
    for share in passage.shares:
        if share.percent in places:
            anchor = anchors[places[share.percent]]
            anchor.basis = BASES.index(share.basis)
            anchor.first = NOTHING if share.first is None else places.get(share.first, IGNORED)
            anchor.second = NOTHING if share.second is None else places.get(share.second, IGNORED)
    for items in passage.item_lists:
        if items.count in places:
            anchors[places[items.count]].open_ended = int(items.open_ended)


def _ask_what_is_read(anchors: Sequence[Anchor], seen: Sequence[Group], percentages: frozenset[int]) -> None:
    """A reader asks percentages alone for what they are made of, and all but them for their whole: the few percentages
    would drown among the many counts that are made of nothing.
    """
    for anchor, group in zip(anchors, seen, strict=True):
        if group.start in percentages:
            anchor.whole = IGNORED
        elif not anchor.basis:
            anchor.basis = anchor.first = anchor.second = IGNORED


def _items(passage: LabelledPassage, window: Window, places: dict[int, int]) -> Iterator[tuple[int, int]]:
    for items in passage.item_lists:
        for item in items.items:
            if window.new <= item.start < window.end:
                yield item.start + window.offset, places.get(items.count, IGNORED)


def _measures(passage: LabelledPassage, window: Window) -> tuple[int, ...]:
    starts = {claim.measure.start for claim in passage.claims if claim.measure}
    return tuple(sorted(start + window.offset for start in starts if window.start <= start < window.end))


def _tags(passage: LabelledPassage, window: Window, length: int) -> NDArray[np.int64]:
    tags = np.full((len(LAYERS), length), IGNORED, dtype=np.int64)
    tags[:, window.new + window.offset : window.end + window.offset] = 0
    for row, (layer, labels) in zip(tags, LAYERS.items(), strict=True):
        for label, span in _spans(passage, layer):
            start, end = max(span.start, window.new) + window.offset, min(span.end, window.end) + window.offset
            if start >= end:
                continue
            begin = 1 + 2 * labels.index(label)
            row[start:end] = begin + INSIDE
            row[span.start + window.offset if span.start >= window.new else start] = begin
    return tags


def _spans(passage: LabelledPassage, layer: str) -> Iterable[tuple[str, Span]]:
    if layer == "entity":
        return _outermost(passage)
    if layer == "measure":
        return ((LAYERS[layer][0], claim.measure) for claim in passage.claims if claim.measure)
    if layer == "denial":
        return ((LAYERS[layer][0], claim.span) for claim in passage.claims if claim.numeral is None)
    return ((LAYERS[layer][0], item) for items in passage.item_lists for item in items.items)


def _outermost(passage: LabelledPassage) -> Iterator[tuple[str, Span]]:
    """Entities that stand in no other: one layer of tags has no room for a place inside a document's title."""
    end = 0
    for one in sorted(passage.entities, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one.label, one.span
            end = one.span.end
