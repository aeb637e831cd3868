"""What the network tells apart, in the order of its outputs. Weights keep these lists; others are refused."""

from __future__ import annotations

from typing import Final, get_args

from corpora.document.claim import Body, PeriodKind, Relation

ENTITIES: Final = ("ORG", "PLACE", "PERIOD", "LAW", "DOCUMENT", "DOCUMENT_NUMBER", "CHANNEL")
LAYERS: Final[dict[str, tuple[str, ...]]] = {
    "entity": ENTITIES,
    "measure": ("MEASURE",),
    "denial": ("DENIAL",),
    "item": ("ITEM",),
}
"""Layers of tags: spans of one layer never overlap, those of two may. A layer of n labels has 1 + 2n tags: outside,
then for each label its begin and its inside.
"""
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
PERIODS: Final[tuple[PeriodKind, ...]] = get_args(PeriodKind)
BODIES: Final[tuple[Body, ...]] = get_args(Body)
BASES: Final = ("none", "share", "growth", "change")
FLAGS: Final = ("approximate", "each", "complete", "open_ended")
"""Yes or no at a claim: its value is rounded; it is said of each of its fields; its parts are all; its list goes on."""
POINTERS: Final = ("whole", "first", "second", "measure", "count")
"""What points at what: a part at its whole, a percentage at the two figures that it is made of, a claim at the first
character of its measure, an item of a list (its first character) at its count.
"""


def n_tags(layer: str) -> int:
    """Tags of a layer."""
    return 1 + 2 * len(LAYERS[layer])
