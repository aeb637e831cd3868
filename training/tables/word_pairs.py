"""The rival design: a small transformer over word boxes that tells which words share a row, and which a column.

It sees no picture. It was measured against the convolutional splitter and lost (`training/results`); it stays so that
the comparison can be made again.

`python -m training.tables.word_pairs --examples DIR --test DIR --steps 1500 --seed 3`
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from random import Random

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.tables.example_file import Example, example_paths, read_example
from training.tables.scores import Counts, Found, f1, score
from training.tables.targets import Floats

WORDS = 3
MOST_WORDS = 320
"""Words of one crop; attention and pairs grow with the square."""
FREQUENCIES = 8
"""Of the sines that each coordinate is given in: from the whole crop down to a few pixels."""
PIXELS = 1000.0
"""Coordinates are divided by it."""
THRESHOLD = 0.5
LOGGED_EVERY = 100
CROPS_A_STEP = 4


class WordPairs(nn.Module):
    """Which words share a row, which a column, and which lie in one row, in one column of the table at all."""

    def __init__(self, n: int = 96, depth: int = 3) -> None:
        super().__init__()
        self.enter = nn.Linear(4 * (2 * FREQUENCIES + 1) + 2, n)
        layer = nn.TransformerEncoderLayer(n, 4, 2 * n, dropout=0.0, batch_first=True, norm_first=True)
        self.layers = nn.TransformerEncoder(layer, depth, enable_nested_tensor=False)
        self.left, self.right = nn.Linear(n, 2 * 32), nn.Linear(n, 2 * 32)
        self.alone = nn.Linear(n, 2)
        self.near = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 2))

    def forward(self, boxes: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of pairs (2, words, words) and of words (2, words); `boxes` (words, 4): left, top, right, bottom."""
        placed = boxes / PIXELS
        turns = placed[..., None] * torch.pi * 2.0 ** torch.arange(FREQUENCIES)
        size = torch.stack((boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]), 1) / 50
        waves = torch.cat((turns.sin(), turns.cos(), placed[..., None]), 2).flatten(1)
        seen = self.layers(self.enter(torch.cat((waves, size), 1))[None])[0]
        left, right = (side(seen).reshape(len(boxes), 2, 32).transpose(0, 1) for side in (self.left, self.right))
        gaps = boxes[:, None] - boxes[None]
        overlap = torch.cat((gaps, boxes[:, None, [2, 3]] - boxes[None, :, [0, 1]], gaps[..., :2].abs()), 2) / 50
        pairs: Tensor = left @ right.transpose(1, 2) / 32**0.5 + self.near(overlap).permute(2, 0, 1)
        return (pairs + pairs.transpose(1, 2)) / 2, self.alone(seen).T


def word_boxes(example: Example) -> Floats:
    """(words, 4) from the mask of words: left, top, right, bottom in pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(example.channels[WORDS])
    left, top, width, height = stats[1 : MOST_WORDS + 1, :4].T
    return np.stack((left, top, left + width, top + height), 1).astype(np.float32)


def _targets(example: Example, boxes: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Same row and same column (2, words, words); words in cells of one row, of one column (2, words)."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    cell = np.full(len(boxes), -1)
    starts, single = np.zeros((2, len(boxes)), int), np.zeros((2, len(boxes)), bool)
    for number, (row, column, down, across, _, _) in enumerate(example.cells.tolist()):
        inside = (example.rows[row] <= y) & (y < example.rows[row + down])
        inside &= (example.columns[column] <= x) & (x < example.columns[column + across])
        cell[inside] = number
        starts[:, inside] = [[row], [column]]
        single[:, inside] = [[down == 1], [across == 1]]
    asked = np.stack([(cell >= 0) & one for one in single])
    same = starts[:, :, None] == starts[:, None]
    return same, asked


def train(folder: Path, *, steps: int, seed: int) -> WordPairs:
    """Trains from the same crops as the splitter."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    random, network = Random(seed), WordPairs()
    optimiser = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    paths = list(example_paths(folder))
    losses = 0.0
    for step in range(1, steps + 1):
        loss = torch.stack([_loss(network, read_example(path)) for path in random.sample(paths, CROPS_A_STEP)]).mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        losses += float(loss.detach())
        if step % LOGGED_EVERY == 0:
            sys.stderr.write(f"{step} {losses / LOGGED_EVERY:.4f}\n")
            losses = 0.0
    return network


def _loss(network: WordPairs, example: Example) -> Tensor:
    boxes = word_boxes(example)
    if len(boxes) < 2:
        return torch.zeros((), requires_grad=True)
    same, counting = (torch.from_numpy(part).float() for part in _targets(example, boxes))
    pairs, alone = network(torch.from_numpy(boxes))
    asked = counting[:, :, None] * counting[:, None]
    loss = functional.binary_cross_entropy_with_logits(pairs, same, reduction="none")
    words = functional.binary_cross_entropy_with_logits(alone, counting)
    return (loss * asked).sum() / asked.sum().clamp(min=1.0) + words


def lines_of(network: WordPairs, boxes: Floats) -> tuple[Floats, Floats]:
    """Lines between the groups of words, along both axes, in pixels."""
    if len(boxes) < 2:
        return np.zeros(0, np.float32), np.zeros(0, np.float32)
    with torch.no_grad():
        pairs, alone = network(torch.from_numpy(boxes))
    linked, counting = (torch.sigmoid(part).numpy() > THRESHOLD for part in (pairs, alone))
    rows, columns = (np.flatnonzero(part) for part in counting)
    return (
        _between(linked[0][np.ix_(rows, rows)], boxes[rows, 1], boxes[rows, 3]),
        _between(linked[1][np.ix_(columns, columns)], boxes[columns, 0], boxes[columns, 2]),
    )


def _between(linked: NDArray[np.bool_], starts: Floats, ends: Floats) -> Floats:
    """Boundaries of groups: each word goes to the group that most of its links lead to."""
    if not len(starts):
        return np.zeros(0, np.float32)
    left, groups = set(range(len(starts))), []
    while left:
        seed = max(left, key=lambda word: sum(linked[word, other] for other in left))
        group = [word for word in left if linked[seed, word] or word == seed]
        groups.append(group)
        left -= set(group)
    kept = sorted(
        (float(np.median((starts[g] + ends[g]) / 2)), float(np.median(starts[g])), float(np.median(ends[g])))
        for g in (np.array(group) for group in groups)
    )
    inner = [(before[2] + after[1]) / 2 for before, after in pairwise(kept)]
    return np.array(sorted([kept[0][1] - 3, *inner, kept[-1][2] + 3]), np.float32)


def measure(network: WordPairs, examples: Iterable[Example]) -> Counts:
    """Lines alone: the design says nothing of spans."""
    total = Counts.none()
    for example in examples:
        rows, columns = lines_of(network, word_boxes(example))
        total = total + score(example, Found(rows=rows, columns=columns, cells=()))
    return total


def main() -> None:
    """Trains and measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    network = train(args.examples, steps=args.steps, seed=args.seed).eval()
    by_look: dict[str, list[Example]] = {}
    for path in example_paths(args.test):
        example = read_example(path)
        if example.channels[WORDS].any():
            by_look.setdefault("none" if example.look == "none" else "others", []).append(example)
    for name, examples in by_look.items():
        counts = measure(network, examples)
        sys.stdout.write(
            f"{name}: {counts.crops} crops, rows {f1(counts.rows):.4f}, columns {f1(counts.columns):.4f}, "
            f"lines exact {counts.exact_lines / counts.crops:.4f}\n"
        )


if __name__ == "__main__":
    main()
