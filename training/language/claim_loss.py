"""What the network's answers cost beside the truth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from models.language.network.labels import FLAGS, LAYERS
from models.language.network.layout import FARTHEST, POINTER_SIZE, SIGNS, Layout
from models.language.network.network import ClaimNetwork
from training.language.batches import Batch
from training.language.examples import IGNORED

TAG_WEIGHT: Final = 6.0
"""A tag's mean loss is over all characters, of which most stand outside of everything: it must count for more."""
WEIGHTS: Final[dict[str, float]] = {
    "relation": 1.0, "period": 1.0, "body": 1.0, "basis": 0.5, "table": 2.0, "signs": 2.0, "flag": 0.5,
    "whole": 1.0, "first": 0.5, "second": 0.5, "measure": 0.5, "count": 0.5,
}  # fmt: skip
LOW: Final = -1e4
"""Logit of what cannot be pointed at."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """The network's answers where a batch asks: `tags` (n, length, tags), the rest (asked, what is behind the tags)."""

    tags: Tensor
    anchors: Tensor
    measures: Tensor
    items: Tensor
    layout: Layout

    def at(self, rows: Tensor, name: str) -> Tensor:
        """The part of a row that has the name."""
        place, before = self.layout.slices[name], self.layout.tags_end
        return rows[:, place.start - before : place.stop - before]


def answers(network: ClaimNetwork, batch: Batch, layout: Layout) -> Said:
    """What the network says of a batch, in 32 bits."""
    seen = network.see(batch.ids, batch.mask)
    asked = (
        (batch.rows, batch.places), (batch.measure_rows, batch.measure_places), (batch.item_rows, batch.item_places)
    )  # fmt: skip
    anchors, measures, items = (network.answer(seen[rows, places]).float() for rows, places in asked)
    return Said(
        tags=network.tags(seen).float(), anchors=anchors, measures=measures, items=items, layout=layout
    )  # fmt: skip


def claim_loss(said: Said, batch: Batch) -> dict[str, Tensor]:
    """Weighted losses by name; their sum is to be minimised."""
    losses = {f"tag.{layer}": TAG_WEIGHT * _tag_loss(said, batch, layer) for layer in LAYERS}
    if len(batch.rows):
        for name in ("relation", "period", "body", "basis", "table"):
            losses[name] = WEIGHTS[name] * _mean(said.at(said.anchors, name), batch.values[name])
        losses["flag"] = WEIGHTS["flag"] * _flag_loss(said, batch)
        losses["signs"] = WEIGHTS["signs"] * _sign_loss(said, batch)
        for name, targets in batch.pointers.items():
            losses[name] = WEIGHTS[name] * _mean(_anchor_scores(said, batch, name), targets)
        losses["measure"] = WEIGHTS["measure"] * _measure_loss(said, batch)
        losses["count"] = WEIGHTS["count"] * _count_loss(said, batch)
    return losses


def _mean(logits: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy over what is learned; nothing where that is nothing."""
    total = functional.cross_entropy(logits, targets, ignore_index=IGNORED, reduction="sum")
    return total / (targets != IGNORED).sum().clamp(min=1)


def _tag_loss(said: Said, batch: Batch, layer: str) -> Tensor:
    logits = said.tags[:, :, said.layout.slices[f"tag.{layer}"]]
    return _mean(logits.flatten(0, 1), batch.tags[:, list(LAYERS).index(layer)].flatten())


def _flag_loss(said: Said, batch: Batch) -> Tensor:
    logits = torch.cat([said.at(said.anchors, f"flag.{name}") for name in FLAGS], dim=1)
    true = torch.stack([batch.values[name] for name in FLAGS], dim=1)
    known = true != IGNORED
    loss = functional.binary_cross_entropy_with_logits(logits, true.clamp(min=0).float(), reduction="none")
    return (loss * known).sum() / known.sum().clamp(min=1)


def _sign_loss(said: Said, batch: Batch) -> Tensor:
    """Summed over the keys of an anchor's table, since all must be right; the mean over anchors."""
    tables = [said.at(said.anchors, f"signs.{keys.table}") for keys in said.layout.space.tables]
    logits = torch.cat(tables, dim=1).reshape(-1, SIGNS)
    total = functional.cross_entropy(logits, batch.signs.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (batch.signs != IGNORED).any(dim=1).sum().clamp(min=1)


def _anchor_scores(said: Said, batch: Batch, name: str) -> Tensor:
    """(a, a + 1): an anchor with every other of its window, and with nothing."""
    own, where = said.anchors, (batch.rows, batch.places)
    scores = pointer_scores(said, own, own, name, asking=where, targets=where)
    itself = torch.eye(len(own), dtype=torch.bool, device=own.device)
    return torch.cat([scores.masked_fill(itself, LOW), said.at(own, f"{name}.nothing")], dim=1)


Where = tuple[Tensor, Tensor]
"""Row and place of each."""


def pointer_scores(said: Said, own: Tensor, others: Tensor, name: str, *, asking: Where, targets: Where) -> Tensor:
    """(asking, targets): how well each fits, LOW across windows. Targets are in order of their rows and places."""
    queries, keys = said.at(own, f"{name}.query"), said.at(others, f"{name}.key")
    same = asking[0][:, None] == targets[0][None]
    before = same & (targets[1][None] < asking[1][:, None])
    first = (targets[0][None] < asking[0][:, None]).sum(dim=1)
    ranks = torch.arange(len(others), device=own.device)[None] - (first + before.sum(dim=1))[:, None]
    steps = ranks.clamp(-FARTHEST, FARTHEST) + FARTHEST
    scores = queries @ keys.T / math.sqrt(POINTER_SIZE) + said.at(own, f"{name}.ranks").gather(1, steps)
    return scores.masked_fill(~same, LOW)


def _measure_loss(said: Said, batch: Batch) -> Tensor:
    """Against every measure that begins in the anchor's window."""
    scores = pointer_scores(
        said, said.anchors, said.measures, "measure", asking=(batch.rows, batch.places),
        targets=(batch.measure_rows, batch.measure_places),
    )  # fmt: skip
    return _mean(torch.cat([scores, said.at(said.anchors, "measure.nothing")], dim=1), batch.measures)


def _count_loss(said: Said, batch: Batch) -> Tensor:
    """Of every item against the anchors of its window."""
    scores = pointer_scores(
        said, said.items, said.anchors, "count", asking=(batch.item_rows, batch.item_places),
        targets=(batch.rows, batch.places),
    )  # fmt: skip
    return _mean(torch.cat([scores, said.at(said.items, "count.nothing")], dim=1), batch.item_counts)
