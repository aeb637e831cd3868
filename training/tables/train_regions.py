"""Trains the finder of regions on pages kept on disk, measures it on others and exports it.

`python -m training.tables.page_examples DIR/reports --split train --seed 31 --documents 400`
`python -m training.tables.web_examples DIR --split train --seed 0 --pages 2500`
`python -m training.tables.train_regions DIR/reports DIR/pages --steps 6000 --run RUN --out models/weights`

It learns from as many pages of the first folder as of the second, and goes on from the last checkpoint in RUN.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.lr_scheduler import LRScheduler

from corpora.document.geometry import Box
from models.tables.recogniser.find_regions import MANIFEST, MAP, PLACE, SHRUNK, RegionFinder
from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.region_network import INSIDE, N_MAPS, TABLE, RegionNetwork
from training.checkpoint import write_checkpoint
from training.tables.page_examples import PageExample, read_page

BATCH = 4
POOL = 10
"""Batches drawn at a time."""
LEARNING_RATE, WEIGHT_DECAY = 3e-3, 0.01
HELD_OUT = 20
"""One of so many pages is measured on and never trained on, the same ones while a folder grows."""
DROP_WORDS, DROP_RULES, CONTRAST = 0.15, 0.1, (0.6, 1.15)
CUT = 0.25
"""Share of a page's height, at most, that is cut off its top or bottom: tables begin and end anywhere."""
BORDER_WEIGHT = 4.0
"""Of places within BORDER of a table's side beside the others: there one table is told from the next."""
BORDER = 2
GAP_WEIGHT = 14.0
"""Of places between two tables no further apart than twice GAP: what tells that they are two, and few of all places."""
GAP = 4
SAME = 0.8
"""Intersection over union from which a found region is the true one."""
LOGGED_EVERY = 50
SAVED_EVERY = 100
CHECKPOINT = "checkpoint.pt"
EXAMPLE_PIXELS = (320, 256)
OPSET = 17


def train(
    folders: Sequence[Sequence[Path]], *, steps: int, seed: int, run: Path | None = None, start: Path | None = None,
    learning_rate: float = LEARNING_RATE,
) -> RegionNetwork:  # fmt: skip
    """Over batches drawn at random, from each list of pages alike, the learning rate falling over all of them.

    `run` is a folder for the checkpoint, from which a later call goes on; `start` that of another run, whose network
    this one begins with.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    network = RegionNetwork()
    if start is not None:
        network.load_state_dict(torch.load(start / CHECKPOINT, weights_only=True)["network"])
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.AdamW(network.parameters(), lr=learning_rate, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, learning_rate, total_steps=steps)
    first = _resume(run, network, optimiser, schedule)
    total = 0.0
    for step, drawn in zip(range(first + 1, steps + 1), _batches(folders, seed, first=first), strict=False):
        pages, target, weight = _batch(drawn)
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
        if run is not None and step % SAVED_EVERY == 0:
            _save(run, network, optimiser, schedule, step)
    network.eval()
    return network


def _batches(folders: Sequence[Sequence[Path]], seed: int, *, first: int) -> Iterator[list[PageExample]]:
    """Pages of about the same size, without end: padding costs as much as paper."""
    for pool in count(first // POOL):
        random = Random(f"regions {seed} {pool}")
        paths = [random.choice(random.choice(folders)) for _ in range(POOL * BATCH)]
        pages = sorted((_altered(read_page(path), random) for path in paths), key=lambda page: page.channels.size)
        groups = [pages[start : start + BATCH] for start in range(0, len(pages), BATCH)]
        random.shuffle(groups)
        yield from groups


def _resume(
    run: Path | None, network: RegionNetwork, optimiser: torch.optim.Optimizer, schedule: LRScheduler
) -> int:  # fmt: skip
    """The last step that was kept."""
    if run is None or not (run / CHECKPOINT).exists():
        return 0
    stored = torch.load(run / CHECKPOINT, weights_only=True)
    network.load_state_dict(stored["network"])
    optimiser.load_state_dict(stored["optimiser"])
    schedule.load_state_dict(stored["schedule"])
    return int(stored["step"])


def _save(
    run: Path, network: RegionNetwork, optimiser: torch.optim.Optimizer, schedule: LRScheduler, step: int
) -> None:  # fmt: skip
    run.mkdir(parents=True, exist_ok=True)
    states = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
    write_checkpoint(run / CHECKPOINT, {**states, "step": step})


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
    """Pages (batch, 4, height, width), target and weight (batch, 2, height / PLACE, width / PLACE), 0 in padding."""
    height, width = (max(page.channels.shape[side] for page in pages) for side in (1, 2))
    shape = (len(pages), N_MAPS, height // PLACE, width // PLACE)
    crops, target, weight = torch.zeros((len(pages), N_CHANNELS, height, width)), torch.zeros(shape), torch.zeros(shape)
    for number, page in enumerate(pages):
        _, own_height, own_width = page.channels.shape
        crops[number, :, :own_height, :own_width] = torch.from_numpy(page.channels).float() / 255
        near, around = torch.zeros(shape[2:], dtype=torch.bool), torch.zeros(shape[2:])
        for left, top, right, bottom in np.rint(page.tables / PLACE).astype(int).tolist():
            near |= _frame(near, left, top, right, bottom)
            around[max(0, top - GAP) : bottom + GAP, max(0, left - GAP) : right + GAP] += 1
            target[number, TABLE, max(0, top) : bottom, max(0, left) : right] = 1
            inside = target[number, INSIDE]
            inside[max(0, top + SHRUNK) : max(0, bottom - SHRUNK), max(0, left + SHRUNK) : max(0, right - SHRUNK)] = 1
        asked = torch.where(near, BORDER_WEIGHT, 1.0)
        asked[(around > 1) & (target[number, TABLE] == 0)] = GAP_WEIGHT
        own = (slice(own_height // PLACE), slice(own_width // PLACE))
        weight[(number, slice(None), *own)] = asked[own]
    return crops, target, weight


def _frame(like: Tensor, left: int, top: int, right: int, bottom: int) -> Tensor:
    """Places within BORDER of a table's sides."""
    found = torch.zeros_like(like)
    found[max(0, top - BORDER) : max(0, bottom + BORDER), max(0, left - BORDER) : max(0, right + BORDER)] = True
    found[max(0, top + BORDER) : max(0, bottom - BORDER), max(0, left + BORDER) : max(0, right - BORDER)] = False
    return found


def measure(finder: RegionFinder, pages: Iterator[PageExample]) -> dict[str, tuple[int, int, int]]:
    """By source: regions right, found and true."""
    counts: dict[str, tuple[int, int, int]] = {}
    for page in pages:
        boxes = finder.read(page.channels, points=float(PLACE)).boxes()
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
            dynamic_axes={"pages": {2: "height", 3: "width"}, "logits": {2: "height_4", 3: "width_4"}},
        )  # fmt: skip
    content = (folder / MAP).read_bytes()
    manifest = {"schema": 2, "sha256": {MAP: sha256(content).hexdigest()}, "bytes": {MAP: len(content)},
                "seed": seed, "steps": steps, "pages": pages}  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _is_held_out(path: Path) -> bool:
    return crc32(path.name.encode()) % HELD_OUT == 0


def main() -> None:
    """Trains, exports and measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--run", type=Path, default=None, help="folder for the checkpoint, to go on from")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--start", type=Path, default=None, help="folder of another run to begin from")
    parser.add_argument("--learning-rate", type=float, default=LEARNING_RATE, help="at its highest")
    parser.add_argument(
        "--out", type=Path, default=None, help="folder for the weights; without it, measures those there are"
    )
    args = parser.parse_args()
    pages = [sorted(folder.glob("*.npz")) for folder in args.folders]
    held_out = [path for paths in pages for path in paths if _is_held_out(path)]
    if args.out is not None:
        trained = [[path for path in paths if not _is_held_out(path)] for paths in pages]
        network = train(
            trained, steps=args.steps, seed=args.seed, run=args.run, start=args.start,
            learning_rate=args.learning_rate,
        )  # fmt: skip
        export(
            network,
            args.out,
            steps=args.steps,
            seed=args.seed,
            pages=len({path for paths in trained for path in paths}),
        )
        finder = RegionFinder.load(args.out)
    else:
        finder, held_out = RegionFinder.load(), [path for paths in pages for path in paths]
    for name, (right, found, true) in sorted(measure(finder, map(read_page, held_out)).items()):
        sys.stdout.write(f"{name}: {true} regions, {found} found, {right} of them right\n")


if __name__ == "__main__":
    main()
