"""Batches of crops of about the same size, from a folder that may still be growing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import cv2
import numpy as np
import torch
from torch import Tensor

from models.tables.recogniser.crop import STEP
from models.tables.recogniser.pooling import STRIDE, GridWeights, grid_weights
from training.tables.cache import example_paths, read_example
from training.tables.examples import Example
from training.tables.run import Run
from training.tables.targets import Floats, targets_of

POOL = 24
"""Batches read at a time and sorted by size: padding costs as much as picture."""
INK, WORDS = 0, 3
RULES = (1, 2)
CONTRAST = (0.6, 1.15)
"""Factors of the ink's darkness, drawn for each crop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the merger is asked about one crop of a batch."""

    values: Tensor
    target: Tensor
    weight: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Arguments and targets of one step, padded to the largest crop; see `network` and `targets`."""

    crops: Tensor
    down: Tensor
    across: Tensor
    rows: Tensor
    rows_weight: Tensor
    columns: Tensor
    columns_weight: Tensor
    weights: tuple[Tensor, ...]
    grids: tuple[Grid, ...]

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        plain = {name: getattr(self, name).to(device) for name in _PLAIN}
        return Batch(
            **plain,
            weights=tuple(part.to(device) for part in self.weights),
            grids=tuple(
                Grid(values=grid.values.to(device), target=grid.target.to(device), weight=grid.weight.to(device))
                for grid in self.grids
            ),
        )


_PLAIN = ("crops", "down", "across", "rows", "rows_weight", "columns", "columns_weight")


def batches(folder: Path, run: Run, *, first: int, taught: Path | None = None) -> Iterator[Batch]:
    """Batches from number `first` on, without end; the folder is looked through anew for every pool.

    `taught` is a folder of examples of a labelled set, of which the run's share is.
    """
    pool = first // POOL
    while True:
        random = Random(f"batches {run.seed} {pool}")
        chosen = _chosen(folder, taught, run, random)
        read = sorted((read_example(path) for path in chosen), key=lambda example: example.channels[0].size)
        groups = [read[start : start + run.batch] for start in range(0, len(read), run.batch)]
        random.shuffle(groups)
        for group in groups:
            yield _batch([_altered(example, run, random) for example in group], run, random)
        pool += 1


def _chosen(folder: Path, taught: Path | None, run: Run, random: Random) -> list[Path]:
    """Of a pool; the few examples of a small set come again and again."""
    paths, size = list(example_paths(folder)), POOL * run.batch
    if taught is None:
        return random.sample(paths, min(len(paths), size))
    own, again = list(example_paths(taught)), round(size * run.taught)
    whole, rest = divmod(again, len(own))
    return [*own * whole, *random.sample(own, rest), *random.sample(paths, min(len(paths), size - again))]


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
    sides = [round(side * factor / STEP) * STEP for side in example.channels.shape[1:]]
    height, width = (max(STEP, side) for side in sides)
    if (height, width) == example.channels.shape[1:]:
        return example
    ink, *rules, words = (
        cv2.resize(
            cv2.dilate(channel, np.ones((2, 2), np.uint8)) if place in RULES else channel, (width, height),
            interpolation=cv2.INTER_NEAREST if place in RULES else cv2.INTER_AREA,
        )
        for place, channel in enumerate(example.channels)
    )  # fmt: skip
    down, across = height / example.channels.shape[1], width / example.channels.shape[2]
    return replace(
        example,
        channels=np.stack([ink, *rules, words]),
        rows=np.asarray(example.rows * down, np.float32),
        columns=np.asarray(example.columns * across, np.float32),
    )


def _batch(examples: Sequence[Example], run: Run, random: Random) -> Batch:
    height = max(example.channels.shape[1] for example in examples)
    width = max(example.channels.shape[2] for example in examples)
    crops = torch.zeros((len(examples), 4, height, width))
    for crop, example in zip(crops, examples, strict=True):
        _, own_height, own_width = example.channels.shape
        crop[:, :own_height, :own_width] = torch.from_numpy(example.channels).float() / 255
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
        grids=tuple(
            Grid(
                values=torch.from_numpy(own.values),
                target=torch.from_numpy(one.grid),
                weight=torch.from_numpy(one.grid_weight),
            )
            for own, one in zip(weights, wanted, strict=True)
        ),
    )


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
