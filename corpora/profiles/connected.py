"""Identities in groups that share figures: one wrong figure breaks every sum that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class OfFields(Protocol):
    """What is said of several fields."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Their ids."""


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
