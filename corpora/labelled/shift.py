"""Mentions moved with the text that they belong to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpora.document.geometry import Span
from corpora.labelled.mention import (
    ClaimMention,
    EntityMention,
    ItemListMention,
    PartListMention,
    ShareMention,
)

Move = Callable[[Span], Span]
"""Where a span of the old text stands in the new one."""


def moved_entity(mention: EntityMention, move: Move) -> EntityMention:
    """The entity where `move` puts it."""
    return replace(mention, span=move(mention.span))


def moved_claim(mention: ClaimMention, move: Move) -> ClaimMention:
    """The claim with its numeral and its measure."""
    return replace(
        mention,
        span=move(mention.span),
        numeral=mention.numeral and move(mention.numeral),
        measure=mention.measure and move(mention.measure),
    )


def moved_items(mention: ItemListMention, move: Move, *, behind: int = 0) -> ItemListMention:
    """The list, `behind` claims farther on."""
    return replace(mention, count=mention.count + behind, items=tuple(move(span) for span in mention.items))


def moved_parts(mention: PartListMention, *, behind: int) -> PartListMention:
    """The whole and its parts, `behind` claims farther on."""
    return replace(mention, whole=mention.whole + behind, parts=tuple(part + behind for part in mention.parts))


def moved_share(mention: ShareMention, *, behind: int) -> ShareMention:
    """The percentage and its figures, `behind` claims farther on."""
    first, second = (None if one is None else one + behind for one in (mention.first, mention.second))
    return replace(mention, percent=mention.percent + behind, first=first, second=second)
