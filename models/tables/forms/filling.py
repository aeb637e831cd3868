"""What the second level of alignment works on: rows of a form with their tokens, and what their fields got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from corpora.document.grid import CellState
from corpora.profiles.profile import Field
from models.tables.printed.tokens import Token

EXACT, WINDOW, SOFT_WINDOW, BY_IDENTITY, ONE_VALUE_REPEATED = 0.99, 0.95, 0.75, 0.7, 0.7
LOST_LABEL, NO_VALUES, DOUBTFUL, UNREADABLE = 0.85, 0.6, 0.45, 0.2
"""Confidences. From 0.5 on a value is believed; DOUBTFUL is what identities speak against and nothing else explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a field got. `token` is None for a blank that is not on the page, and for what was not found."""

    token: Token | None
    state: CellState
    confidence: float

    @property
    def counts(self) -> Decimal:
        """What it counts in sums: nothing where there is no number."""
        return self.token.number.value if self.token and self.token.number else Decimal(0)


def filled_by(token: Token | None, confidence: float) -> Filled:
    """What a field gets from a token that stands in its place; None for a blank."""
    if token is None:
        return Filled(token=None, state="blank", confidence=confidence)
    confidence = min(confidence, token.confidence)
    if token.number is not None:
        return Filled(token=token, state="read", confidence=min(confidence, DOUBTFUL) if token.doubtful else confidence)
    if any(sign.isdigit() for sign in token.text):
        return Filled(token=token, state="unreadable", confidence=UNREADABLE)
    return Filled(token=token, state="blank", confidence=confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Fields of one row of the form, and the tokens that stand where their values should be."""

    fields: tuple[Field, ...]
    run: tuple[Token, ...]
    confidence: float
    label_column: int | None

    @property
    def values(self) -> list[Token]:
        """Numbers and placeholders of the run."""
        return [token for token in self.run if token.kind == "value"]

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the fields."""
        return tuple(one.id for one in self.fields)


@dataclass(slots=True, kw_only=True)
class Filling:
    """What is filled so far, and the tokens that found no field."""

    fields: dict[str, Filled] = field(default_factory=dict)
    surplus: list[Token] = field(default_factory=list)

    def counted(self) -> dict[str, Decimal]:
        """Values of all fields that were read, however surely; blanks count as nothing."""
        return {name: filled.counts for name, filled in self.fields.items() if filled.state != "unreadable"}

    def known(self) -> dict[str, Decimal]:
        """Values that are sure; blanks that stand on the page count as nothing."""
        return {
            name: filled.counts
            for name, filled in self.fields.items()
            if filled.state != "unreadable" and filled.confidence > BY_IDENTITY
        }

    def doubt(self, names: Iterable[str]) -> None:
        """Makes these fields doubtful, where they are surer."""
        for name in names:
            filled = self.fields[name]
            self.fields[name] = replace(filled, confidence=min(filled.confidence, DOUBTFUL))
