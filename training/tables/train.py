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
from torch.optim.swa_utils import AveragedModel
from torch.optim.swa_utils import get_ema_multi_avg_fn as _ema

from models.tables.recogniser.export import TENSORS
from models.tables.recogniser.network import Merger, Splitter
from training.ahead import made_ahead
from training.averaged import AveragedRun
from training.device import best_device
from training.schedule import learning_rate, progress
from training.tables.batches import Batch, TableBatches
from training.tables.run import Run, read_run

CHECKPOINT = "checkpoint.pt"
LOGGED_EVERY = 20
LOSSES = ("rows", "columns", "merges", "headers")
MOST_GRADIENT = 5.0
"""Norm at which gradients are cut: one odd table must not throw the weights."""


class Recognition(nn.Module):
    """Both networks, so that one optimiser and one checkpoint hold them."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.splitter, self.merger = Splitter(run.width.width()), Merger(run.width.width())


def train(run: Run, *, examples: Path, out: Path, start: Path | None = None, taught: Path | None = None) -> Recognition:
    """Trains to the run's last step or second and returns the network, averaged over its last steps.

    `out` keeps the checkpoint, from which a later call goes on, and `log.jsonl`. One thread; a GPU where there is one,
    and processes that make its batches.

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
    averaging = _ema(run.averaged_over)  # type: ignore[no-untyped-call]
    state = AveragedRun(
        network=network,
        average=AveragedModel(network, multi_avg_fn=averaging, use_buffers=True),
        optimiser=torch.optim.AdamW(
            network.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay, fused=True
        ),
    )
    state.resume(out / CHECKPOINT)
    _learn(run, state, TableBatches(run=run, folder=examples, taught=taught), out, device)
    state.save(out / CHECKPOINT)
    network.load_state_dict(state.average.module.state_dict())
    return network.cpu().eval()


def _learn(run: Run, state: AveragedRun[Recognition], batches: TableBatches, out: Path, device: torch.device) -> None:
    sums = torch.zeros(len(LOSSES), device=device)
    started = time.monotonic() - state.seconds
    processes = run.processes if device.type == "cuda" else 0
    for batch in made_ahead(batches, first=state.step, processes=processes):
        state.seconds = time.monotonic() - started
        if progress(run, state.step, state.seconds) >= 1.0:
            return
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(run, state.step, state.seconds)
        sums += _step(state, batch.to(device), run, device)
        state.step += 1
        if state.step % LOGGED_EVERY == 0:
            _write_log(out, state, sums / LOGGED_EVERY)
            sums.zero_()
        if state.step % run.save_every == 0:
            state.save(out / CHECKPOINT)


def _step(state: AveragedRun[Recognition], batch: Batch, run: Run, device: torch.device) -> Tensor:
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        losses = _losses(state.network, batch, run)
    state.optimiser.zero_grad(set_to_none=True)
    losses.sum().backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(state.network.parameters(), MOST_GRADIENT)
    state.optimiser.step()
    state.average.update_parameters(state.network)
    return losses.detach()


def _losses(network: Recognition, batch: Batch, run: Run) -> Tensor:
    """In the order of LOSSES."""
    rows, columns, stems = network.splitter(batch.crops.float() / 255, batch.down, batch.across)
    gathered = network.merger.gather(stems, *batch.weights)
    told = network.merger.tell_all(gathered, batch.values, batch.grids_down, batch.grids_across).float()
    asked = functional.binary_cross_entropy_with_logits(told, batch.grids, weight=batch.grids_weight, reduction="none")
    grid = (asked.sum((2, 3)) / batch.grids_weight.sum((2, 3)).clamp(min=1.0)).mean(0)
    losses = (
        _line_loss(rows.float(), batch.rows, batch.rows_weight * batch.down, run),
        _line_loss(columns.float(), batch.columns, batch.columns_weight * batch.across, run),
        run.merge_weight * (grid[0] + grid[1]),
        run.header_weight * grid[2],
    )
    return torch.stack(losses)


def _line_loss(logits: Tensor, target: Tensor, weight: Tensor, run: Run) -> Tensor:
    loss = functional.binary_cross_entropy_with_logits(
        logits, target, reduction="none", pos_weight=logits.new_full((), run.positive_weight)
    )
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)


def _write_log(out: Path, state: AveragedRun[Recognition], means: Tensor) -> None:
    told = {name: round(value, 5) for name, value in zip(LOSSES, means.tolist(), strict=True)}
    with (out / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"step": state.step, **told, "seconds": round(state.seconds, 1)}) + "\n")


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
