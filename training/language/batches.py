"""Examples into tensors: sequences padded, the anchors of all of them in one row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from models.language.encoder.characters import CharacterTokens
from models.language.network.field_space import FieldSpace
from training.language.examples import IGNORED, NOTHING, Anchor, Example

VALUES: Final = ("relation", "period", "body", "basis", "approximate", "each", "complete", "open_ended", "table")
"""What is said of an anchor by itself."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """`ids`, `mask` (n, length), `tags` (n, layers, length).

    `rows`, `places` say where each of the a anchors stands; `values` (a,) by name and `signs` (a, keys of all tables)
    what they say; `pointers` by name which other anchor they point at, a for nothing, or IGNORED; `measures` which of
    the m measures, that stand at `measure_rows`, `measure_places`, m for nothing; `item_counts` which anchor each item
    points at, a for nothing.
    """

    ids: Tensor
    mask: Tensor
    tags: Tensor
    rows: Tensor
    places: Tensor
    values: dict[str, Tensor]
    signs: Tensor
    pointers: dict[str, Tensor]
    measures: Tensor
    measure_rows: Tensor
    measure_places: Tensor
    item_rows: Tensor
    item_places: Tensor
    item_counts: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        moved = {one.name: _moved(getattr(self, one.name), device) for one in fields(self)}
        return Batch(**moved)


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, dict):
        return {name: tensor.to(device) for name, tensor in value.items()}
    return value.to(device)


def batch_of(examples: Sequence[Example], tokens: CharacterTokens, space: FieldSpace) -> Batch:
    """The tensors of some examples."""
    ids, mask = tokens.batch([one.ids for one in examples])
    tags = np.full((len(examples), examples[0].tags.shape[0], ids.shape[1]), IGNORED, dtype=np.int64)
    for row, one in zip(tags, examples, strict=True):
        row[:, : one.tags.shape[1]] = one.tags
    firsts = [0, *accumulate(len(one.anchors) for one in examples)]
    anchors = [(row, anchor) for row, one in enumerate(examples) for anchor in one.anchors]
    found = {place: number for number, place in enumerate(_measures(examples))}
    items = [(row, place, count) for row, one in enumerate(examples) for place, count in one.items]
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        tags=torch.from_numpy(tags),
        rows=_longs(row for row, _ in anchors),
        places=_longs(anchor.place for _, anchor in anchors),
        values={name: _longs(_value(anchor, name) for _, anchor in anchors) for name in VALUES},
        signs=torch.from_numpy(_signs([anchor for _, anchor in anchors], space)),
        pointers={
            name: _longs(_target(getattr(anchor, name), anchor, firsts[row], len(anchors)) for row, anchor in anchors)
            for name in ("whole", "first", "second")
        },
        measures=_longs(_measure(anchor, row, found) for row, anchor in anchors),
        measure_rows=_longs(row for row, _ in found),
        measure_places=_longs(place for _, place in found),
        item_rows=_longs(row for row, _, _ in items),
        item_places=_longs(place for _, place, _ in items),
        item_counts=_longs(firsts[row] + count if count >= 0 else IGNORED for row, _, count in items),
    )


def _measures(examples: Sequence[Example]) -> Iterator[tuple[int, int]]:
    return ((row, place) for row, one in enumerate(examples) for place in one.measures)


def _measure(anchor: Anchor, row: int, found: dict[tuple[int, int], int]) -> int:
    if not anchor.new or anchor.measure == IGNORED:
        return IGNORED
    return len(found) if anchor.measure == NOTHING else found[row, anchor.measure]


def _longs(values: Iterator[int]) -> Tensor:
    return torch.tensor(list(values), dtype=torch.long)


def _value(anchor: Anchor, name: str) -> int:
    if not anchor.new:
        return IGNORED
    if name == "table":
        return 0 if anchor.fieldless else IGNORED if anchor.signs is None else 1 + anchor.signs.table
    return int(getattr(anchor, name))


def _target(target: int, anchor: Anchor, first: int, n_anchors: int) -> int:
    """An anchor's number in the batch; the number behind the last means nothing."""
    if not anchor.new or target == IGNORED:
        return IGNORED
    return n_anchors if target == NOTHING else first + target


def _signs(anchors: Sequence[Anchor], space: FieldSpace) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    starts = [0, *accumulate(keys.size for keys in space.tables)]
    signs = np.full((len(anchors), starts[-1]), IGNORED, dtype=np.int64)
    for row, anchor in zip(signs, anchors, strict=True):
        own = anchor.signs
        if own is not None and anchor.new:
            row[starts[own.table] : starts[own.table + 1]] = (*own.rows, *own.columns)
    return signs
