"""Sums of figures that fail around one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.profiles.connected import mending
from corpora.profiles.profile import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An identity with both its sums."""

    identity: Identity
    left: Decimal
    right: Decimal

    @property
    def fields(self) -> tuple[str, ...]:
        return self.identity.fields

    def missing(self, field: str) -> Decimal:
        return self.identity.missing(field, self.left, self.right)


def suspects(group: Sequence[Identity], values: Mapping[str, Decimal]) -> set[str]:
    """Figures whose change by one amount would mend every sum of the group, by the ids of their fields.

    `values` by field; sums of which a figure is not there say nothing.
    """
    told = [(identity, sides) for identity in group if (sides := identity.sides(values)) is not None]
    return set(mending([_Told(identity=one, left=left, right=right) for one, (left, right) in told])) if told else set()
