"""Grammar and network on named things: of two that overlap the likelier one is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpora.document.claim import Entity

SAME_KIND_BONUS = 0.05
"""What agreement of both on an entity adds to the better confidence."""

DIGITS = 4
"""Of a confidence that is told to others."""


def combined_entities(grammar: Iterable[Entity], network: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities of both in reading order, none overlapping."""
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
