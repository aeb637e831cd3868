"""Trains the table recogniser; run again with the same folder, it goes on from its last checkpoint.

`python -m training.tables.train --run training/runs/tables-small.yaml --examples DIR --out DIR`
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from models.tables.recogniser.export import TENSORS
from models.tables.recogniser.network import Merger, Splitter
from training.checkpoint import write_checkpoint
from training.device import best_device
from training.schedule import learning_rate, progress
from training.tables.batches import Batch, batches
from training.tables.run import Run, read_run

CHECKPOINT = "checkpoint.pt"
LOGGED_EVERY = 20
MOST_GRADIENT = 5.0
"""Norm at which gradients are cut: one odd table must not throw the weights."""


class Recognition(nn.Module):
    """Both networks, so that one optimiser and one checkpoint hold them."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.splitter, self.merger = Splitter(run.width.width()), Merger(run.width.width())


def train(run: Run, *, examples: Path, out: Path, start: Path | None = None, taught: Path | None = None) -> Recognition:
    """Trains to the run's last step and returns the network; `out` keeps the checkpoint and `log.jsonl`.

    `start` is a folder of weights of the same widths to begin from, where `out` has no checkpoint yet; `taught` one of
    examples of a labelled set, of which the run's share is.
    """
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    device = best_device()
    network = Recognition(run)
    if start is not None:
        network.load_state_dict(load_file(start / TENSORS))
    # Channels last: convolutions over few channels take a sixth less time on a CPU.
    network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.AdamW(network.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay)
    step, before = _resume(out / CHECKPOINT, network, optimiser)
    sums: dict[str, float] = {}
    started = time.monotonic() - before
    for batch in batches(examples, run, first=step, taught=taught):
        seconds = time.monotonic() - started
        if progress(run, step, seconds) >= 1.0:
            break
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(run, step, seconds)
        losses = _losses(network, batch.to(device), run)
        optimiser.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), MOST_GRADIENT)
        optimiser.step()
        step += 1
        sums = {name: sums.get(name, 0.0) + float(loss.detach()) for name, loss in losses.items()}
        if step % LOGGED_EVERY == 0:
            _write_log(out, step, sums, seconds)
            sums = {}
        if step % run.save_every == 0:
            _save(out / CHECKPOINT, network, optimiser, step, seconds)
    _save(out / CHECKPOINT, network, optimiser, step, time.monotonic() - started)
    return network


def _losses(network: Recognition, batch: Batch, run: Run) -> dict[str, Tensor]:
    rows, columns, stems = network.splitter(batch.crops, batch.down, batch.across)
    gathered = network.merger.gather(stems, *batch.weights)
    grid = torch.zeros(3, device=stems.device)
    for seen, asked in zip(gathered, batch.grids, strict=True):
        _, n_rows, n_columns = asked.target.shape
        logits = network.merger.tell(seen[:, :n_rows, :n_columns], asked.values)
        loss = functional.binary_cross_entropy_with_logits(logits, asked.target, reduction="none") * asked.weight
        grid = grid + loss.sum((1, 2)) / asked.weight.sum((1, 2)).clamp(min=1.0)
    grid = grid / len(batch.grids)
    return {
        "rows": _line_loss(rows, batch.rows, batch.rows_weight * batch.down, run),
        "columns": _line_loss(columns, batch.columns, batch.columns_weight * batch.across, run),
        "merges": run.merge_weight * (grid[0] + grid[1]),
        "headers": run.header_weight * grid[2],
    }


def _line_loss(logits: Tensor, target: Tensor, weight: Tensor, run: Run) -> Tensor:
    loss = functional.binary_cross_entropy_with_logits(
        logits, target, reduction="none", pos_weight=torch.tensor(run.positive_weight, device=logits.device)
    )
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)


def _resume(path: Path, network: Recognition, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    """The step and the seconds so far."""
    if not path.exists():
        return 0, 0.0
    stored = torch.load(path, weights_only=True, map_location="cpu")
    network.load_state_dict(stored["network"])
    optimiser.load_state_dict(stored["optimiser"])
    return int(stored["step"]), float(stored.get("seconds", 0.0))


def _save(path: Path, network: Recognition, optimiser: torch.optim.Optimizer, step: int, seconds: float) -> None:
    states = {"network": network.state_dict(), "optimiser": optimiser.state_dict()}
    write_checkpoint(path, {**states, "step": step, "seconds": seconds})


def _write_log(out: Path, step: int, sums: dict[str, float], seconds: float) -> None:
    means = {name: round(value / LOGGED_EVERY, 5) for name, value in sums.items()}
    with (out / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"step": step, **means, "seconds": round(seconds, 1)}) + "\n")


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=None, help="weights to begin from")
    parser.add_argument("--taught", type=Path, default=None, help="other examples, of which the run's share is")
    args = parser.parse_args()
    train(read_run(args.run), examples=args.examples, out=args.out, start=args.start, taught=args.taught)


if __name__ == "__main__":
    main()
