"""Identities in groups that share figures, and the figure that would mend all of a group."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol, TypeVar


class OfFields(Protocol):
    """What is said of several fields."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Their ids."""


class Unbalanced(OfFields, Protocol):
    """Two sums of figures that do not come to the same."""

    def missing(self, field: str) -> Decimal:
        """By how much one of the fields must grow for both sums to agree."""


Item = TypeVar("Item", bound=OfFields)


def connected(items: Sequence[Item]) -> list[list[Item]]:
    """The items in groups, so that those with a field in common, directly or through others, are together."""
    groups: list[list[Item]] = []
    for item in items:
        own = set(item.fields)
        touching = [group for group in groups if any(own & set(other.fields) for other in group)]
        merged = [other for group in touching for other in group] + [item]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def mending(group: Sequence[Unbalanced]) -> list[str]:
    """Fields whose change by one amount would mend every sum of a group: a wrong figure fails all that it stands in, by
    the same amount.
    """
    common = [field for field in group[0].fields if all(field in item.fields for item in group)]
    return [field for field in common if len({item.missing(field) for item in group}) == 1]
