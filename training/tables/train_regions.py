"""Trains the finder of regions on pages kept on disk, measures it on others and exports it.

`python -m training.tables.page_examples DIR --split train --seed 31 --documents 400`
`python -m training.tables.train_regions DIR --steps 1500 --out models/weights`
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from corpora.document.geometry import Box
from models.tables.recogniser.find_regions import MANIFEST, MAP, PLACE, RegionFinder, RegionMap
from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.region_network import RegionNetwork
from training.tables.page_examples import PageExample, read_page

BATCH = 4
LEARNING_RATE, WEIGHT_DECAY = 3e-3, 0.01
HELD_OUT = 20
"""Every so many-th page is measured on and never trained on."""
DROP_WORDS, DROP_RULES, CONTRAST = 0.15, 0.1, (0.6, 1.15)
CUT = 0.25
"""Share of a page's height, at most, that is cut off its top or bottom: tables begin and end anywhere."""
BORDER_WEIGHT = 4.0
"""Of places within BORDER of a table's side beside the others: there one table is told from the next."""
BORDER = 2
SAME = 0.8
"""Intersection over union from which a found region is the true one."""
LOGGED_EVERY = 50
EXAMPLE_PIXELS = (320, 256)
OPSET = 17


def train(paths: Sequence[Path], *, steps: int, seed: int) -> RegionNetwork:
    """Over batches drawn at random, the learning rate falling over all of them."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    random, network = Random(seed), RegionNetwork()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps)
    total = 0.0
    for step in range(1, steps + 1):
        pages, target, weight = _batch([_altered(read_page(path), random) for path in random.sample(paths, BATCH)])
        loss = functional.binary_cross_entropy_with_logits(network(pages), target, weight=weight, reduction="sum")
        loss = loss / weight.sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if step % LOGGED_EVERY == 0:
            sys.stderr.write(f"{step} {total / LOGGED_EVERY:.4f}\n")
            total = 0.0
    network.eval()
    return network


def _altered(page: PageExample, random: Random) -> PageExample:
    """With a part of its top and bottom cut off, paler or darker ink, sometimes without words or rules."""
    height = page.channels.shape[1]
    top, bottom = (int(random.random() ** 2 * CUT * height) // 16 * 16 for _ in range(2))
    channels = page.channels[:, top : height - bottom].copy()
    channels[0] = np.clip(channels[0] * random.uniform(*CONTRAST), 0, 255).astype(np.uint8)
    if random.random() < DROP_WORDS:
        channels[3] = 0
    if random.random() < DROP_RULES:
        channels[1:3] = 0
    tables = page.tables.copy()
    tables[:, 1::2] = np.clip(tables[:, 1::2] - top, 0, channels.shape[1])
    return PageExample(channels=channels, tables=tables[tables[:, 3] > tables[:, 1]], source=page.source)


def _batch(pages: Sequence[PageExample]) -> tuple[Tensor, Tensor, Tensor]:
    """Pages (batch, 4, height, width), target and weight (batch, height / PLACE, width / PLACE); padding weighs 0."""
    height, width = (max(page.channels.shape[side] for page in pages) for side in (1, 2))
    shape = (len(pages), height // PLACE, width // PLACE)
    crops, target, weight = torch.zeros((len(pages), N_CHANNELS, height, width)), torch.zeros(shape), torch.zeros(shape)
    for number, page in enumerate(pages):
        _, own_height, own_width = page.channels.shape
        crops[number, :, :own_height, :own_width] = torch.from_numpy(page.channels).float() / 255
        weight[number, : own_height // PLACE, : own_width // PLACE] = 1
        for left, top, right, bottom in np.rint(page.tables / PLACE).astype(int).tolist():
            around = (slice(max(0, top - BORDER), bottom + BORDER), slice(max(0, left - BORDER), right + BORDER))
            weight[number][around] *= BORDER_WEIGHT
            target[number, max(0, top) : bottom, max(0, left) : right] = 1
            if bottom - top > 2 * BORDER and right - left > 2 * BORDER:
                weight[number, top + BORDER : bottom - BORDER, left + BORDER : right - BORDER] /= BORDER_WEIGHT
    return crops, target, weight


def measure(finder: RegionFinder, pages: Iterator[PageExample]) -> dict[str, tuple[int, int, int]]:
    """By source: regions right, found and true."""
    counts: dict[str, tuple[int, int, int]] = {}
    for page in pages:
        boxes = RegionMap(probabilities=finder.read(page.channels), points=float(PLACE)).boxes()
        true = [
            Box(left=left, top=top, right=right, bottom=bottom) for left, top, right, bottom in page.tables.tolist()
        ]
        right = sum(any(_overlap(box, one) >= SAME for box in boxes) for one in true)
        for name in ("all", page.source):
            before = counts.get(name, (0, 0, 0))
            counts[name] = (before[0] + right, before[1] + len(boxes), before[2] + len(true))
    return counts


def _overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    across = max(0.0, min(one.right, other.right) - max(one.left, other.left))
    down = max(0.0, min(one.bottom, other.bottom) - max(one.top, other.top))
    sizes = sum((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across * down / (sizes - across * down)


def export(network: RegionNetwork, folder: Path, *, steps: int, seed: int, pages: int) -> None:
    """The network as ONNX, any page size, and its manifest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network, (torch.zeros(1, N_CHANNELS, *EXAMPLE_PIXELS),), str(folder / MAP), input_names=["pages"],
            output_names=["logits"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"pages": {2: "height", 3: "width"}, "logits": {1: "height_4", 2: "width_4"}},
        )  # fmt: skip
    content = (folder / MAP).read_bytes()
    manifest = {"schema": 1, "sha256": {MAP: sha256(content).hexdigest()}, "bytes": {MAP: len(content)},
                "seed": seed, "steps": steps, "pages": pages}  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Trains, exports and measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument(
        "--out", type=Path, default=None, help="folder for the weights; without it, measures those there are"
    )
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.npz"))
    held_out = paths[::HELD_OUT]
    if args.out is not None:
        trained = [path for path in paths if path not in set(held_out)]
        network = train(trained, steps=args.steps, seed=args.seed)
        export(network, args.out, steps=args.steps, seed=args.seed, pages=len(trained))
        finder = RegionFinder.load(args.out)
    else:
        finder, held_out = RegionFinder.load(), paths
    for name, (right, found, true) in sorted(measure(finder, map(read_page, held_out)).items()):
        sys.stdout.write(f"{name}: {true} regions, {found} found, {right} of them right\n")


if __name__ == "__main__":
    main()
