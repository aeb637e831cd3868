"""A profile's identities with what the tables give for both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.profiles.connected import connected, mending
from corpora.profiles.profile import Identity
from service.checks.inspection import Inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An identity with what its sides add up to; blank cells count as nothing. `open_left` and `open_right`: the side
    has a blank cell, so that it may be more than it adds up to.
    """

    identity: Identity
    left: Decimal
    right: Decimal
    open_left: bool
    open_right: bool

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field concerned, those of the left side first."""
        return self.identity.fields

    def missing(self, field: str) -> Decimal:
        """By how much a field of the identity must grow for both sides to agree."""
        return self.identity.missing(field, self.left, self.right)

    @property
    def holds(self) -> bool:
        """Do both sides agree?"""
        return self.left == self.right

    @property
    def fails(self) -> bool:
        """Do they differ whatever the blank cells hold? Figures are counts, a blank can only add to its side."""
        return (self.left > self.right and not self.open_right) or (self.right > self.left and not self.open_left)


def weighed_identities(inspection: Inspection) -> list[Weighed]:
    """Every identity of the profile whose cells can be trusted."""
    if inspection.profile is None:
        return []
    return [item for identity in inspection.profile.identities if (item := weigh(inspection, identity)) is not None]


def weigh(inspection: Inspection, identity: Identity) -> Weighed | None:
    """Both sides' sums; None where a cell is missing, unreadable or doubtful, or a side says nothing at all."""
    sides: list[Decimal] = []
    blanks: list[bool] = []
    for fields in (identity.left, identity.right):
        if not all(map(inspection.is_read, fields)):
            return None
        values = [value for field in fields if (value := inspection.figures[field].value) is not None]
        if not values:
            return None
        blanks.append(len(values) < len(fields))
        sides.append(sum(values, Decimal(0)))
    return Weighed(identity=identity, left=sides[0], right=sides[1], open_left=blanks[0], open_right=blanks[1])


def suspect_of(group: Sequence[Weighed], holding: Sequence[Weighed]) -> str | None:
    """The one cell whose change by one amount mends every identity of the group, of two or more, and breaks none that
    holds.
    """
    if len(group) < FEWEST_THAT_TELL:
        return None
    sound = {field for item in holding for field in item.fields}
    suspects = [field for field in mending(group) if field not in sound]
    return suspects[0] if len(suspects) == 1 else None


FEWEST_THAT_TELL = 2
"""Identities that fail for one cell, from which on they tell which."""


def mended_values(inspection: Inspection) -> dict[str, frozenset[Decimal]]:
    """For each field of an identity that fails, the values that would mend one. Where identities tell which cell is
    wrong, no other is asked to mend them.
    """
    weighed = weighed_identities(inspection)
    failing, holding = [item for item in weighed if item.fails], [item for item in weighed if item.holds]
    found: dict[str, set[Decimal]] = defaultdict(set)
    for group in connected(failing):
        suspect = suspect_of(group, holding)
        for item in group:
            for field in item.fields if suspect is None else (suspect,):
                printed = inspection.figures[field].value
                if printed is not None:
                    found[field].add(printed + item.missing(field))
    return {field: frozenset(values) for field, values in found.items()}
