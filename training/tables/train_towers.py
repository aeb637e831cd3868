"""Teaches on the towers of the recogniser alone, by what the shipped networks see: what a processor has time for.

`python -m training.tables.train_towers --run training/runs/tables-strange-lines.yaml --start models/weights
--examples KNOWN/crops --taught STRANGE/crops --out DIR` leaves a checkpoint for `training.tables.export` and goes on
from it. What sees a crop and what joins cells stay as they are, so that ONNX Runtime tells the maps that both towers
read, in a twentieth of torch's time.
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from torch.optim.swa_utils import get_ema_multi_avg_fn as _ema

from models.onnx_session import session
from models.tables.recogniser.export import TENSORS
from models.tables.recogniser.pooling import STRIDE
from models.tables.recogniser.weights import SPLITTER
from training.averaged import AveragedRun
from training.schedule import learning_rate, progress
from training.tables.batches import Batch, TableBatches
from training.tables.run import Run, read_run
from training.tables.train import CHECKPOINT, LOGGED_EVERY, MOST_GRADIENT, Recognition, line_loss


def train_towers(run: Run, *, examples: Path, taught: Path, start: Path, out: Path) -> None:
    """Trains to the run's last step or second; `out` keeps the checkpoint and `log.jsonl`. One thread."""
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    network = Recognition(run)
    network.load_state_dict(load_file(start / TENSORS))
    network.eval()  # by the statistics that it has: batches are small
    towers = nn.ModuleList((network.splitter.rows, network.splitter.columns))
    averaging = _ema(run.averaged_over)  # type: ignore[no-untyped-call]
    state = AveragedRun(
        network=network,
        average=AveragedModel(network, multi_avg_fn=averaging, use_buffers=True),
        optimiser=torch.optim.AdamW(towers.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay),
    )
    state.resume(out / CHECKPOINT)
    _learn(run, state, towers, TableBatches(run=run, folder=examples, taught=taught), session(start / SPLITTER), out)
    state.save(out / CHECKPOINT)


def _learn(
    run: Run, state: AveragedRun[Recognition], towers: nn.ModuleList, batches: TableBatches, splitter: Any, out: Path
) -> None:
    sums, started = torch.zeros(2), time.monotonic() - state.seconds
    for number in count(state.step):
        state.seconds = time.monotonic() - started
        if progress(run, state.step, state.seconds) >= 1.0:
            return
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(run, state.step, state.seconds)
        batch = batches(number)
        losses = _losses(towers, batch, stems_of(splitter, batch), run)
        state.optimiser.zero_grad(set_to_none=True)
        losses.sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(towers.parameters(), MOST_GRADIENT)
        state.optimiser.step()
        state.average.update_parameters(state.network)
        sums += losses.detach()
        state.step += 1
        if state.step % LOGGED_EVERY == 0:
            rows, columns = (round(value / LOGGED_EVERY, 5) for value in sums.tolist())
            with (out / "log.jsonl").open("a", encoding="utf-8") as log:
                told = {"step": state.step, "rows": rows, "columns": columns, "seconds": round(state.seconds, 1)}
                log.write(json.dumps(told) + "\n")
            sums.zero_()
        if state.step % run.save_every == 0:
            state.save(out / CHECKPOINT)


def stems_of(splitter: Any, batch: Batch) -> Tensor:
    """What the network sees of each crop, (batch, stem, height / 2, width / 2), 0 in padding."""
    stems = []
    for crop, down, across in zip(batch.crops, batch.down, batch.across, strict=True):
        height, width = int(down.sum()), int(across.sum())
        own = crop[:, : height * STRIDE, : width * STRIDE].numpy().astype(np.float32)[None] / 255
        asked = {"crops": own, "down": np.ones((1, height), np.float32), "across": np.ones((1, width), np.float32)}
        (stem,) = splitter.run(["stem"], asked)
        seen = torch.from_numpy(stem[0])
        stems.append(nn.functional.pad(seen, (0, batch.across.shape[1] - width, 0, batch.down.shape[1] - height)))
    return torch.stack(stems)


def _losses(towers: nn.ModuleList, batch: Batch, stems: Tensor, run: Run) -> Tensor:
    """Of rows and columns."""
    rows = towers[0](stems, batch.across[:, None, None, :])
    columns = towers[1](stems.transpose(2, 3).contiguous(), batch.down[:, None, None, :])
    return torch.stack(
        (
            line_loss(rows, batch.rows, batch.rows_weight * batch.down, run),
            line_loss(columns, batch.columns, batch.columns_weight * batch.across, run),
        )
    )


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--taught", type=Path, required=True, help="other examples, of which the run's share is")
    parser.add_argument("--start", type=Path, required=True, help="folder of the weights to begin from")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    run = read_run(args.run)
    train_towers(run, examples=args.examples, taught=args.taught, start=args.start, out=args.out)


if __name__ == "__main__":
    main()
