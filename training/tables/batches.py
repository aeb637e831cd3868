"""Batches of crops of about the same size, from a folder that may still be growing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor

from models.tables.recogniser.pooling import STRIDE, GridWeights, grid_weights
from training.tables.arrays import sized_alike
from training.tables.example_file import Example, example_paths, read_example
from training.tables.resized import INK, WORDS, resized
from training.tables.run import Run
from training.tables.targets import Floats, targets_of

POOL = 24
"""Batches read at a time and sorted by size: padding costs as much as picture."""
CONTRAST = (0.6, 1.15)
"""Factors of the ink's darkness, drawn for each crop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Arguments and targets of one step, padded to the largest crop and the largest grid; see `network` and `targets`.
    `crops` are bytes; `grids_down` and `grids_across` are 1 where a grid is.
    """

    crops: Tensor
    down: Tensor
    across: Tensor
    rows: Tensor
    rows_weight: Tensor
    columns: Tensor
    columns_weight: Tensor
    weights: tuple[Tensor, ...]
    values: Tensor
    grids: Tensor
    grids_weight: Tensor
    grids_down: Tensor
    grids_across: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return self._each(lambda one: one.to(device, non_blocking=True))

    def pin_memory(self) -> Batch:
        """The same in memory that a GPU copies by itself."""
        return self._each(torch.Tensor.pin_memory)

    def _each(self, change: Callable[[Tensor], Tensor]) -> Batch:
        plain = {name: change(getattr(self, name)) for name in _PLAIN}
        return Batch(**plain, weights=tuple(map(change, self.weights)))


_PLAIN = tuple(one.name for one in fields(Batch) if one.name != "weights")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBatches:
    """Batch number n of a run, the same whoever makes it while the folder does not grow.

    `taught` is a folder of examples of a labelled set, of which the run's share is.
    """

    run: Run
    folder: Path
    taught: Path | None = None

    def __call__(self, number: int) -> Batch:
        """Batch number n, from 0 on."""
        pool, place = divmod(number, POOL)
        groups = _groups(self, pool)
        random = Random(f"batch {self.run.seed} {number}")
        return _batch([_altered(read_example(path), self.run, random) for path in groups[place % len(groups)]],
                      self.run, random)  # fmt: skip

    def drawn(self, random: Random) -> list[Path]:
        """Of a pool; the few examples of a small set come again and again."""
        paths, size = list(example_paths(self.folder)), POOL * self.run.batch
        if self.taught is None:
            return random.sample(paths, min(len(paths), size))
        own, again = list(example_paths(self.taught)), round(size * self.run.taught)
        whole, rest = divmod(again, len(own))
        return [*own * whole, *random.sample(own, rest), *random.sample(paths, min(len(paths), size - again))]


@lru_cache(maxsize=4)
def _groups(batches: TableBatches, pool: int) -> list[list[Path]]:
    """A pool's paths, those of examples of about the same size together; the folder is looked through anew."""
    random = Random(f"batches {batches.run.seed} {pool}")
    return sized_alike(batches.drawn(random), batches.run.batch, random)


def _altered(example: Example, run: Run, random: Random) -> Example:
    channels = example.channels.copy()
    channels[INK] = np.clip(channels[INK] * random.uniform(*CONTRAST), 0, 255).astype(np.uint8)
    if random.random() < run.drop_words:
        channels[WORDS] = 0
    if random.random() < run.drop_rules:
        channels[1:3] = 0
    return shrunk(replace(example, channels=channels), random.uniform(run.least_scale, 1.0))


def shrunk(example: Example, factor: float) -> Example:
    """As the crop of a table so much smaller would be; rules, pooled from a finer crop, stay as they are."""
    channels = resized(example.channels, factor)
    if channels is example.channels:
        return example
    down, across = (one / own for one, own in zip(channels.shape[1:], example.channels.shape[1:], strict=True))
    return replace(
        example,
        channels=channels,
        rows=np.asarray(example.rows * down, np.float32),
        columns=np.asarray(example.columns * across, np.float32),
    )


def _batch(examples: Sequence[Example], run: Run, random: Random) -> Batch:
    height = max(example.channels.shape[1] for example in examples)
    width = max(example.channels.shape[2] for example in examples)
    crops = torch.zeros((len(examples), 4, height, width), dtype=torch.uint8)
    for crop, example in zip(crops, examples, strict=True):
        _, own_height, own_width = example.channels.shape
        crop[:, :own_height, :own_width] = torch.from_numpy(example.channels)
    wanted = [targets_of(example) for example in examples]
    weights = [_weights(example, run, random) for example in examples]
    return Batch(
        crops=crops,
        down=_padded([np.ones_like(one.rows) for one in wanted], height // STRIDE),
        across=_padded([np.ones_like(one.columns) for one in wanted], width // STRIDE),
        rows=_padded([one.rows for one in wanted], height // STRIDE),
        rows_weight=_padded([one.rows_weight for one in wanted], height // STRIDE),
        columns=_padded([one.columns for one in wanted], width // STRIDE),
        columns_weight=_padded([one.columns_weight for one in wanted], width // STRIDE),
        weights=_stacked([one[:4] for one in weights], height // STRIDE, width // STRIDE),
        values=_grids([own.values for own in weights]),
        grids=_grids([one.grid for one in wanted]),
        grids_weight=_grids([one.grid_weight for one in wanted]),
        grids_down=_grids([np.ones((1, one.grid.shape[1], 1), np.float32) for one in wanted]),
        grids_across=_grids([np.ones((1, 1, one.grid.shape[2]), np.float32) for one in wanted]),
    )


def _grids(own: Sequence[Floats]) -> Tensor:
    """Grids (kinds, rows, columns), padded with 0 to the largest."""
    sizes = np.max([part.shape for part in own], axis=0)
    padded = torch.zeros((len(own), *sizes.tolist()))
    for place, part in zip(padded, own, strict=True):
        place[:, : part.shape[1], : part.shape[2]] = torch.from_numpy(part)
    return padded


def _weights(example: Example, run: Run, random: Random) -> GridWeights:
    rows, columns = _jittered(example.rows, run, random), _jittered(example.columns, run, random)
    return grid_weights(example.channels, rows, columns)


def _stacked(weights: Sequence[Sequence[Floats]], height: int, width: int) -> tuple[Tensor, ...]:
    """The four kinds of weights of all crops, padded with 0; halves are two to a row or column."""
    stacked = []
    for kind, size in zip(range(4), (height, width, height, width), strict=True):
        own = [one[kind] for one in weights]
        padded = torch.zeros((len(own), max(len(part) for part in own), size))
        for place, part in zip(padded, own, strict=True):
            place[: part.shape[0], : part.shape[1]] = torch.from_numpy(part)
        stacked.append(padded)
    return tuple(stacked)


def _padded(lines: Sequence[Floats], size: int) -> Tensor:
    padded = torch.zeros((len(lines), size))
    for row, line in zip(padded, lines, strict=True):
        row[: len(line)] = torch.from_numpy(line)
    return padded


def _jittered(lines: Floats, run: Run, random: Random) -> Floats:
    """The lines moved a little, still in order."""
    moved = np.array([line + random.gauss(0, run.line_jitter) for line in lines.tolist()], np.float32)
    return np.maximum.accumulate(moved + np.arange(len(moved), dtype=np.float32) * 1e-3)
