"""Trains the network that tells formulas; run again with the same folder, it goes on from its last checkpoint."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from torch.optim.swa_utils import get_ema_multi_avg_fn as _ema

from models.language.encoder.characters import CharacterTokens, read_tokens
from models.language.formulas.export import CONFIG, network_of
from models.language.formulas.network import FormulaNetwork
from models.language.network.export import TENSORS
from training.ahead import made_ahead
from training.averaged import AveragedRun
from training.device import best_device, half_precision
from training.language.formula_batches import FormulaBatch, FormulaBatches, FormulaExamples
from training.language.formulas_run import FormulasRun
from training.schedule import learning_rate, progress

CHECKPOINT: Final = "checkpoint.pt"
LOGGED_EVERY: Final = 20
AVERAGED_EVERY: Final = 4
"""Steps between which the mean weights are brought up to date."""
MOST_GRADIENT: Final = 2.0
"""Norm at which gradients are cut."""
BETAS: Final = (0.9, 0.98)
"""Over how many steps the optimiser remembers gradients and their squares."""
SPREAD: Final = 0.02
"""Standard deviation of what is added for places and for `how` at the start: of 1, it would drown the words."""
PRETRAINED: Final = ("encoder.", "below.")
TIMES: Final = "times"


def start(run: FormulasRun, weights: Path) -> tuple[FormulaNetwork, CharacterTokens]:
    """An untrained network over the encoder, with its neighbours, of a folder of weights of the network that reads
    claims.
    """
    torch.manual_seed(run.seed)
    config = json.loads((weights / CONFIG).read_text("utf-8")) | {"hidden_dropout_prob": run.encoder_dropout}
    network = network_of(load_file(weights / TENSORS), config, strict=False)
    network.drop.p = run.dropout
    for table in (network.apart, network.how):
        nn.init.normal_(table.weight, std=SPREAD)
    return network, read_tokens(weights)


def train_formulas(
    run: FormulasRun, examples: FormulaExamples, *, network: FormulaNetwork, tokens: CharacterTokens, out: Path
) -> tuple[FormulaNetwork, int]:
    """Trains to the run's last step or second; returns the network averaged over its last steps, and their number.

    `out` keeps the checkpoint and `log.jsonl`. One thread; a GPU where there is one.
    """
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    device = best_device()
    network = network.to(device).train()
    averaging = _ema(run.averaged_over**AVERAGED_EVERY)  # type: ignore[no-untyped-call]
    state = AveragedRun(
        network=network, average=AveragedModel(network, multi_avg_fn=averaging), optimiser=_optimiser(run, network)
    )
    state.resume(out / CHECKPOINT)
    _run(run, state, FormulaBatches(examples, tokens, run), out, device)
    state.save(out / CHECKPOINT)
    network.load_state_dict(state.average.module.state_dict())
    return network.cpu().eval(), state.step


def _optimiser(run: FormulasRun, network: FormulaNetwork) -> torch.optim.Optimizer:
    """What the encoder does not bring along learns `run.new_rate` times as fast."""
    named = list(network.named_parameters())
    old = [one for name, one in named if name.startswith(PRETRAINED)]
    new = [one for name, one in named if not name.startswith(PRETRAINED)]
    groups = [{"params": old, TIMES: 1.0}, {"params": new, TIMES: run.new_rate}]
    return torch.optim.AdamW(
        groups, lr=run.learning_rate, weight_decay=run.weight_decay, betas=BETAS, fused=True
    )  # fmt: skip


def _run(
    run: FormulasRun, state: AveragedRun[FormulaNetwork], batches: FormulaBatches, out: Path, device: torch.device
) -> None:
    losses: list[Tensor] = []
    started = time.monotonic() - state.seconds
    for batch in made_ahead(batches.make, first=state.step, processes=run.workers):
        state.seconds = time.monotonic() - started
        if progress(run, state.step, state.seconds) >= 1.0:
            return
        for group in state.optimiser.param_groups:
            group["lr"] = group[TIMES] * learning_rate(run, state.step, state.seconds)
        losses.append(_step(state, batch.to(device), device))
        state.step += 1
        if state.step % LOGGED_EVERY == 0:
            _write_log(out, state, losses)
            losses = []
        if state.step % run.save_every == 0:
            state.save(out / CHECKPOINT)


def _step(state: AveragedRun[FormulaNetwork], batch: FormulaBatch, device: torch.device) -> Tensor:
    with half_precision(device):
        scores = state.network(batch.ids, batch.mask, batch.places, batch.of, batch.asked, batch.parts)
    loss = nn.functional.binary_cross_entropy_with_logits(scores.float(), batch.comes_out, weight=batch.weights)
    state.optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(state.network.parameters(), MOST_GRADIENT)
    state.optimiser.step()
    if state.step % AVERAGED_EVERY == 0:
        state.average.update_parameters(state.network)
    return loss.detach()


def _write_log(out: Path, state: AveragedRun[FormulaNetwork], losses: list[Tensor]) -> None:
    loss = round(float(torch.stack(losses).mean()), 4)
    with (out / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"step": state.step, "seconds": round(state.seconds, 1), "loss": loss}) + "\n")
