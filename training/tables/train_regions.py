"""Trains the finder of regions on pages kept on disk, measures it on others and exports it.

`python -m training.tables.page_examples DIR/reports --split train --seed 31 --documents 400`
`python -m training.tables.web_examples DIR --split train --seed 0 --pages 2500`
`python -m training.tables.train_regions DIR/reports DIR/pages --run RUN --out models/weights`

It learns from as many pages of the first folder as of the second, and goes on from the last checkpoint in RUN; with
--start models/weights a new run begins with the weights that are shipped. Without --out it measures the weights there
are, or those of --weights, on all pages of the folders.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel
from torch.optim.swa_utils import get_ema_multi_avg_fn as _ema

from corpora.document.geometry import Box
from models.tables.recogniser.find_regions import MANIFEST, MAP, PLACE, RegionFinder
from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.region_network import RegionNetwork
from models.tables.recogniser.weights import WEIGHTS
from models.weight_files import hashes_and_sizes, write_manifest
from training.ahead import made_ahead
from training.averaged import AveragedRun
from training.device import best_device
from training.schedule import learning_rate, progress
from training.tables.page_file import PageExample, read_page
from training.tables.regions_batches import Pages, RegionsBatch, RegionsBatches, is_held_out, learned_pages
from training.tables.regions_run import RegionsRun, read_regions_run
from training.tables.unfolded import unfolded

RUN = Path(__file__).parents[1] / "runs" / "regions.yaml"
SAME = 0.8
"""Intersection over union from which a found region is the true one."""
LOGGED_EVERY = 50
MEASURED_ON = 8
"""Batches on which the norms of weights to start from are measured."""
CHECKPOINT = "checkpoint.pt"
EXAMPLE_PIXELS = (320, 256)
OPSET = 17


def train(
    run: RegionsRun, folders: Sequence[Pages], *, out: Path, start: Path | None = None
) -> tuple[RegionNetwork, int]:
    """Trains to the run's last step or second; returns the network averaged over its last steps, and their number.

    Batches are drawn from each list of pages or folder alike. `out` keeps the checkpoint, from which a later call goes
    on; the first one begins with the weights in `start`, if given. One thread; a GPU where there is one, and processes
    that make its batches.
    """
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    device = best_device()
    batches = RegionsBatches(run=run, folders=folders)
    network = _first(run, batches, None if (out / CHECKPOINT).exists() else start).to(device)
    network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    averaging = _ema(run.averaged_over)  # type: ignore[no-untyped-call]
    state = AveragedRun(
        network=network,
        average=AveragedModel(network, multi_avg_fn=averaging, use_buffers=True),
        optimiser=torch.optim.AdamW(
            network.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay, fused=True
        ),
    )
    state.resume(out / CHECKPOINT)
    _learn(run, state, batches, out, device)
    state.save(out / CHECKPOINT)
    network.load_state_dict(state.average.module.state_dict())
    return network.cpu().eval(), state.step


def _first(run: RegionsRun, batches: RegionsBatches, start: Path | None) -> RegionNetwork:
    width = run.width.width()
    if start is None:
        return RegionNetwork(width)
    return unfolded(start, width, (batches(number).pages.float() / 255 for number in range(MEASURED_ON)))


def _learn(
    run: RegionsRun, state: AveragedRun[RegionNetwork], batches: RegionsBatches, out: Path, device: torch.device
) -> None:
    total = torch.zeros((), device=device)
    started = time.monotonic() - state.seconds
    processes = run.processes if device.type == "cuda" else 0
    for batch in made_ahead(batches, first=state.step, processes=processes):
        state.seconds = time.monotonic() - started
        if progress(run, state.step, state.seconds) >= 1.0:
            return
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(run, state.step, state.seconds)
        total += _step(state, batch.to(device), device)
        state.step += 1
        if state.step % LOGGED_EVERY == 0:
            sys.stderr.write(f"{state.step} {state.seconds:.0f} s {float(total) / LOGGED_EVERY:.4f}\n")
            total.zero_()
        if state.step % run.save_every == 0:
            state.save(out / CHECKPOINT)


def _step(state: AveragedRun[RegionNetwork], batch: RegionsBatch, device: torch.device) -> Tensor:
    pages = (batch.pages.float() / 255).contiguous(memory_format=torch.channels_last)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        said = state.network(pages)
    losses = functional.binary_cross_entropy_with_logits(
        said.float(), batch.target, weight=batch.weight, reduction="sum"
    )
    loss = losses / batch.weight.sum()
    state.optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    state.optimiser.step()
    state.average.update_parameters(state.network)
    return loss.detach()


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


def export(network: RegionNetwork, folder: Path, *, steps: int, run: RegionsRun, pages: int) -> None:
    """The network as ONNX, any page size, and its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            network, (torch.zeros(1, N_CHANNELS, *EXAMPLE_PIXELS),), str(folder / MAP), input_names=["pages"],
            output_names=["logits"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"pages": {2: "height", 3: "width"}, "logits": {2: "height_4", 3: "width_4"}},
        )  # fmt: skip
    facts = {"run": run.name, "seed": run.seed, "steps": steps, "pages": pages}
    write_manifest(folder / MANIFEST, {"schema": 2, **hashes_and_sizes(folder, [MAP]), **facts})


def main() -> None:
    """Trains, exports and measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--settings", type=Path, default=RUN, help="of the run")
    parser.add_argument("--run", type=Path, default=None, help="folder for the checkpoint, to go on from")
    parser.add_argument("--start", type=Path, default=None, help="folder of weights that a new run begins with")
    parser.add_argument("--out", type=Path, default=None, help="folder for the weights; without it, only measures")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="those that are measured without --out")
    args = parser.parse_args()
    if args.out is not None:
        run = read_regions_run(args.settings)
        network, steps = train(run, args.folders, out=args.run or args.out, start=args.start)
        known = len({path for folder in args.folders for path in learned_pages(folder)})
        export(network, args.out, steps=steps, run=run, pages=known)
        finder = RegionFinder.load(args.out)
    else:
        finder = RegionFinder.load(args.weights)
    pages = [path for folder in args.folders for path in sorted(folder.glob("*.npz"))]
    measured = pages if args.out is None else [path for path in pages if is_held_out(path)]
    for name, (right, found, true) in sorted(measure(finder, map(read_page, measured)).items()):
        sys.stdout.write(f"{name}: {true} regions, {found} found, {right} of them right\n")


if __name__ == "__main__":
    main()
