"""A reviewer's word on its way to the rooms below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.api.access import Asker
from service.api.backend import Backend
from service.api.shown import outcome_wire
from service.api.wire_review import OutcomeWire
from service.store.nouns import WordKind


def said(
    rooms: Backend,
    asker: Asker,
    *,
    document: str,
    kind: WordKind,
    target: str,
    after: Mapping[str, Any],
    reason: str | None = None,
    note: str | None = None,
) -> OutcomeWire:
    """Keeps the word and what follows from it. Errors of the rooms below become refusals in `service.api.handlers`."""
    outcome = rooms.review.say(
        document=document, kind=kind, target=target, after=after, who=asker.name, reason=reason, note=note
    )
    rooms.metrics.said(kind)
    rooms.log("info", "word", who=asker.name, document=document, kind=kind, word=outcome.word.id)
    return outcome_wire(outcome, rooms.names)


def exact(value: int | float | str | None) -> str | None:
    """A number's shortest decimal form, so that nothing is rounded on the way; text as it is."""
    return value if value is None or isinstance(value, str) else str(value)
