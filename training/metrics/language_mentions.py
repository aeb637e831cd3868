"""What a language model found in a document, as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from corpora.document.claim import Claim
from corpora.document.geometry import Span
from corpora.document.mention import Mentions, PartList, Share
from training.metrics.language_answer import Answer, Named, Said, Tied, sum_of, trimmed


def mentions_answer(mentions: Mentions, text: str) -> Answer:
    """Of a language model's mentions in `text`: of each claim the best of its fields, of a percentage the two figures
    that come first.
    """
    places = {claim.id: claim.number.span for claim in mentions.claims}
    ordered = sorted(mentions.claims, key=lambda claim: claim.number.span)
    said = [_read_figure(place, list(held)) for place, held in groupby(ordered, key=lambda claim: claim.number.span)]
    items = [
        Tied(
            kind="items",
            head=places[one.count],
            members=tuple(trimmed(item, text) for item in one.items),
            lengths=frozenset(one.lengths),
        )
        for one in mentions.item_lists
    ]
    return Answer(
        named=frozenset(Named(label=one.label, span=one.span, confidence=one.confidence) for one in mentions.entities),
        said=tuple(said),
        ties=(
            *(_read_parts(one, places) for one in mentions.part_lists),
            *_read_shares(mentions.shares, places),
            *items,
        ),
    )


def _read_figure(place: Span, claims: Sequence[Claim]) -> Said:
    first = claims[0]
    fields = [sum_of(claim.fields[0].plus, claim.fields[0].minus) for claim in claims if claim.fields]
    return Said(
        span=place, denial=first.negated, relation=first.relation, period_kind=first.period_kind, body=first.body,
        fields=frozenset(fields), zero=first.number.value == 0,
        sure=(("field", min(claim.confidence for claim in claims)),),
    )  # fmt: skip


def _read_parts(parts: PartList, places: Mapping[str, Span]) -> Tied:
    return Tied(kind="parts", head=places[parts.whole], members=tuple(places[part] for part in parts.parts))


def _read_shares(shares: Sequence[Share], places: Mapping[str, Span]) -> Iterator[Tied]:
    """Points between two shares are no tie that the truth has."""
    for share in shares:
        if share.basis == "points":
            continue
        first, second = share.candidates[0] if share.candidates else (share.numerator, None)
        members = (places[first] if first else None, places[second] if second else None)
        yield Tied(kind=share.basis, head=places[share.percent], members=members)
