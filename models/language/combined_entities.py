"""Grammar and network on named things: of two that overlap the likelier one is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.document.claim import Entity
from corpora.document.geometry import Span

SAME_KIND_BONUS = 0.05
"""What agreement of both on an entity adds to the better confidence."""

DIGITS = 4
"""Of a confidence that is told to others."""


LEFT_TO_THE_NETWORK = frozenset(("ORG", "CHANNEL", "PLACE"))
"""Kinds of names that the rules find worse than the network does, in drawn prose and by hand."""


def combined_entities(
    grammar: Iterable[Entity], network: Iterable[Entity], *, read: Sequence[Span] = ()
) -> tuple[Entity, ...]:
    """Entities of both in reading order, none overlapping.

    Args:
        grammar: those of the rules.
        network: those of the network.
        read: the passages that the network has read; of names in them it has the say.
    """
    grammar = [
        one
        for one in grammar
        if one.label not in LEFT_TO_THE_NETWORK or not any(place.start <= one.span.start < place.end for place in read)
    ]
    best: dict[tuple[str, int, int], Entity] = {}
    rounded = (replace(entity, confidence=round(entity.confidence, DIGITS)) for entity in network)
    for entity in (*rounded, *grammar):
        key = (entity.label, entity.span.start, entity.span.end)
        other = best.get(key)
        if other is not None:
            likely = round(min(1.0, max(other.confidence, entity.confidence) + SAME_KIND_BONUS), DIGITS)
            entity = Entity(label=entity.label, text=entity.text, span=entity.span, confidence=likely)
        best[key] = entity
    kept: list[Entity] = []
    for entity in sorted(best.values(), key=lambda one: (-one.confidence, one.span)):
        if all(entity.span.end <= one.span.start or one.span.end <= entity.span.start for one in kept):
            kept.append(entity)
    return tuple(sorted(kept, key=lambda one: one.span))
