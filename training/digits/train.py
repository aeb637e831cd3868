"""Trains the reader of digits; run again with the same folder, it goes on from its last checkpoint.

`python -m training.digits.train --run training/runs/digits.yaml --samples DIR --out DIR [--start models/weights]`
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

from models.ocr.digits.export import TENSORS
from models.ocr.digits.network import DigitNetwork
from training.checkpoint import write_checkpoint
from training.device import best_device, half_precision
from training.digits.batches import Batch, batches
from training.digits.run import Run, read_run
from training.schedule import learning_rate, progress

CHECKPOINT = "checkpoint.pt"
LOGGED_EVERY = 50
MOST_GRADIENT = 5.0
"""Norm at which gradients are cut."""
AVERAGED_OVER = 0.99
"""Share of the mean weights that a step keeps: about the last 100 steps count."""


def train(run: Run, *, samples: Path, out: Path, start: Path | None = None) -> DigitNetwork:
    """Trains to the run's last step and returns the network averaged over its last steps.

    `out` keeps the checkpoint and `log.jsonl`; `start` is a folder of weights that were exported, to begin from.
    """
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    device = best_device()
    network = DigitNetwork(run.width.width())
    if start is not None:
        network.load_state_dict(load_file(start / TENSORS))
    network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.AdamW(network.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay)
    averaging = _ema(AVERAGED_OVER)  # type: ignore[no-untyped-call]
    average = AveragedModel(network, multi_avg_fn=averaging, use_buffers=True)
    step, before = _resume(out / CHECKPOINT, network, average, optimiser)
    losses: list[float] = []
    started = time.monotonic() - before
    for batch in batches(samples, run, first=step):
        seconds = time.monotonic() - started
        if progress(run, step, seconds) >= 1.0:
            break
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(run, step, seconds)
        loss = ctc_loss(network, batch, device)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), MOST_GRADIENT)
        optimiser.step()
        average.update_parameters(network)
        step += 1
        losses.append(float(loss.detach()))
        if step % LOGGED_EVERY == 0:
            _write_log(out, step, losses, seconds)
            losses = []
        if step % run.save_every == 0:
            _save(out / CHECKPOINT, network, average, optimiser, step, seconds)
    _save(out / CHECKPOINT, network, average, optimiser, step, time.monotonic() - started)
    network.load_state_dict(average.module.state_dict())
    return network


def ctc_loss(network: DigitNetwork, batch: Batch, device: torch.device) -> Tensor:
    """Mean over the crops of minus the logarithm of the true answer's probability."""
    crops = batch.crops.to(device, memory_format=torch.channels_last)
    with half_precision(device):
        logits = network(crops)
    said = functional.log_softmax(logits.float(), dim=2).transpose(0, 1)  # (columns, n, outputs)
    columns = torch.full((len(batch.crops),), said.shape[0], dtype=torch.long)
    loss = functional.ctc_loss(
        said, batch.targets, columns, batch.lengths, blank=0, reduction="none", zero_infinity=True
    )
    return loss.mean()


def _resume(
    path: Path, network: DigitNetwork, average: AveragedModel, optimiser: torch.optim.Optimizer
) -> tuple[int, float]:
    """The step and the seconds so far."""
    if not path.exists():
        return 0, 0.0
    stored = torch.load(path, weights_only=True, map_location="cpu")
    network.load_state_dict(stored["network"])
    average.load_state_dict(stored["average"])
    optimiser.load_state_dict(stored["optimiser"])
    return int(stored["step"]), float(stored["seconds"])


def _save(
    path: Path, network: DigitNetwork, average: AveragedModel, optimiser: torch.optim.Optimizer, step: int,
    seconds: float,
) -> None:  # fmt: skip
    states = {
        "network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()
    }  # fmt: skip
    write_checkpoint(path, {**states, "step": step, "seconds": seconds})


def _write_log(out: Path, step: int, losses: list[float], seconds: float) -> None:
    mean = round(sum(losses) / len(losses), 5)
    with (out / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"step": step, "loss": mean, "seconds": round(seconds, 1)}) + "\n")


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=None, help="folder of exported weights to begin from")
    args = parser.parse_args()
    train(read_run(args.run), samples=args.samples, out=args.out, start=args.start)


if __name__ == "__main__":
    main()
