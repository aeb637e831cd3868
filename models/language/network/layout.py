"""Where each answer stands in the network's one output of a row for each character."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from models.language.network.field_space import FieldSpace
from models.language.network.labels import BASES, BODIES, FLAGS, LAYERS, PERIODS, POINTERS, RELATIONS, n_tags

POINTER_SIZE: Final = 32
"""Numbers in which a character says what it points at, and what it is for those that point at it."""
SIGNS: Final = 3
FARTHEST: Final = 8
"""Steps, counted in what may be pointed at, up to which a character says how far its target is."""
RANKS: Final = 2 * FARTHEST + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Slices of the output by name. Names: a layer of tags (`tag.entity`), `relation`, `period`, `body`, `basis`,
    `flag.each`, `table`, `signs.requests` (row signs, then column signs, three logits each), and for each pointer its
    query, its key, a logit for each rank of a target (`-1` the nearest before) and one for pointing at nothing.
    """

    space: FieldSpace
    slices: dict[str, slice]

    @classmethod
    def of(cls, space: FieldSpace) -> Layout:
        """For a family's fields."""
        sizes = _tag_sizes() | _claim_sizes(space) | _pointer_sizes()
        ends = list(accumulate(sizes.values()))
        slices = {name: slice(end - size, end) for (name, size), end in zip(sizes.items(), ends, strict=True)}
        return cls(space=space, slices=slices)

    @property
    def size(self) -> int:
        """Numbers for each character."""
        return max(int(one.stop) for one in self.slices.values())

    @property
    def tags_end(self) -> int:
        """Where the tags end: they come first."""
        return int(self.slices["relation"].start)


def _tag_sizes() -> dict[str, int]:
    return {f"tag.{layer}": n_tags(layer) for layer in LAYERS}


def _claim_sizes(space: FieldSpace) -> dict[str, int]:
    sizes = {"relation": len(RELATIONS), "period": len(PERIODS), "body": len(BODIES), "basis": len(BASES)}
    sizes |= {f"flag.{flag}": 1 for flag in FLAGS}
    sizes["table"] = 1 + len(space.tables)
    return sizes | {f"signs.{keys.table}": SIGNS * keys.size for keys in space.tables}


def _pointer_sizes() -> dict[str, int]:
    sizes: dict[str, int] = {}
    for pointer in POINTERS:
        sizes |= {f"{pointer}.query": POINTER_SIZE, f"{pointer}.key": POINTER_SIZE}
        sizes |= {f"{pointer}.ranks": RANKS, f"{pointer}.nothing": 1}
    return sizes
