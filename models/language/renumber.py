"""Claims numbered in reading order, and ties that follow them."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.claim import Claim
from corpora.document.mention import Mentions, Share


def renumbered(mentions: Mentions) -> Mentions:
    """The same mentions with claims `c1`, `c2` … in reading order; ties to claims that are not there are left out."""
    ordered = sorted(mentions.claims, key=_place)
    names = {claim.id: f"c{number}" for number, claim in enumerate(ordered, 1)}
    return replace(
        mentions,
        claims=tuple(replace(claim, id=names[claim.id]) for claim in ordered),
        part_lists=tuple(
            replace(parts, whole=names[parts.whole], parts=tuple(names[part] for part in parts.parts))
            for parts in mentions.part_lists
            if {parts.whole, *parts.parts} <= names.keys()
        ),
        shares=tuple(share for one in mentions.shares if (share := _share(one, names)) is not None),
        item_lists=tuple(replace(one, count=names[one.count]) for one in mentions.item_lists if one.count in names),
    )


def _place(claim: Claim) -> tuple[int, int]:
    return claim.sentence.start, claim.number.span.start


def _share(share: Share, names: dict[str, str]) -> Share | None:
    if share.percent not in names:
        return None
    pairs = tuple((names[a], names[b]) for a, b in share.candidates if a in names and b in names)
    numerator = names.get(share.numerator) if share.numerator else None
    if not pairs and numerator is None and not share.parts:
        return None
    return replace(share, percent=names[share.percent], candidates=pairs, numerator=numerator)
