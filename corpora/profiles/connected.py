"""Identities in groups that share figures: one wrong figure breaks every sum that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def connected(items: Sequence[Item], fields: Callable[[Item], Collection[str]]) -> list[list[Item]]:
    """The items in groups, so that those with a field in common, directly or through others, are together."""
    groups: list[list[Item]] = []
    for item in items:
        own = set(fields(item))
        touching = [group for group in groups if any(own & set(fields(other)) for other in group)]
        merged = [other for group in touching for other in group] + [item]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups
