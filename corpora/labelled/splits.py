"""Splits that do not leak: all reports of a body on one side, with those of bodies that copy from it.

Groups go to train, dev and test so that their shares of the reports come as near as they can to what was asked for;
the seed decides among groups of equal size. Bodies that an earlier set (`splits.json`) had stay where they were.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corpora.labelled.formats.protocol import SPLITS, Split

SHARES: Final[Mapping[Split, float]] = {"train": 0.8, "dev": 0.1, "test": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bodies that must not be parted.

    Args:
        bodies: their names, sorted; a report of no known body is one of its own, named by its document.
        reports: how many there are.
        near: how many pairs of near-duplicates between different bodies joined it.
    """

    bodies: tuple[str, ...]
    reports: int
    near: int
    split: Split


@dataclass(slots=True, kw_only=True)
class Groups:
    """Bodies joined as they are found to belong together (union-find)."""

    _parent: dict[str, str] = field(default_factory=dict)
    _reports: Counter[str] = field(default_factory=Counter)
    _near: Counter[str] = field(default_factory=Counter)

    def add(self, body: str) -> None:
        """One more report of the body."""
        self._parent.setdefault(body, body)
        self._reports[body] += 1

    def join(self, body: str, other: str) -> None:
        """Near-duplicates of both exist."""
        if body == other:
            return
        root, other_root = self._root(body), self._root(other)
        self._near[root] += 1
        if root != other_root:
            self._parent[other_root] = root
            self._near[root] += self._near.pop(other_root, 0)

    def assign(self, *, seed: int, earlier: Mapping[str, Split] | None = None) -> dict[str, Group]:
        """The group of every body, with its split.

        A group that earlier was in two splits goes to the one that a model has seen more of (train, then dev).
        """
        members: dict[str, list[str]] = {}
        for body in self._parent:
            members.setdefault(self._root(body), []).append(body)
        sizes = {root: sum(self._reports[body] for body in bodies) for root, bodies in members.items()}
        total = sum(sizes.values())
        given: Counter[Split] = Counter()
        found: dict[str, Group] = {}
        known = earlier or {}
        fixed = {root: _before(bodies, known) for root, bodies in members.items()}

        def turn(root: str) -> tuple[bool, int, str]:
            name = hashlib.sha256(f"{seed}\0{min(members[root])}".encode()).hexdigest()
            return (fixed[root] is None, -sizes[root], name)

        def wanting(split: Split) -> tuple[float, float]:
            return (SHARES[split] * total - given[split], SHARES[split])

        for root in sorted(members, key=turn):
            before = fixed[root]
            split = max(SPLITS, key=wanting) if before is None else before
            given[split] += sizes[root]
            group = Group(bodies=tuple(sorted(members[root])), reports=sizes[root], near=self._near[root], split=split)
            found |= dict.fromkeys(group.bodies, group)
        return found

    def _root(self, body: str) -> str:
        while (parent := self._parent[body]) != body:
            self._parent[body] = self._parent[parent]
            body = parent
        return body


def _before(bodies: list[str], earlier: Mapping[str, Split]) -> Split | None:
    were = {earlier[body] for body in bodies if body in earlier}
    return next((split for split in SPLITS if split in were), None)
