"""Trains the network that reads claims; run again with the same folder, it goes on from its last checkpoint."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel
from torch.optim.swa_utils import get_ema_multi_avg_fn as _ema

from corpora.labelled.passage import LabelledPassage
from models.language.encoder.characters import CharacterTokens, read_tokens, standard_tokens
from models.language.encoder.encoder import new_encoder
from models.language.encoder.mixed import MixedEncoder, load_mixed
from models.language.network.export import load_network
from models.language.network.field_space import statutory_space
from models.language.network.layout import Layout
from models.language.network.network import ClaimNetwork
from training.averaged import AveragedRun
from training.device import best_device, half_precision
from training.language.batches import Batch
from training.language.claim_loss import answers, claim_loss
from training.language.claim_stream import batches_of
from training.language.claims_run import ClaimsRun
from training.language.labelled_set import Taught
from training.schedule import learning_rate, progress

CHECKPOINT: Final = "checkpoint.pt"
LOGGED_EVERY: Final = 20
AVERAGED_EVERY: Final = 4
"""Steps between which the mean weights are brought up to date: every step would cost a tenth of the time."""
MOST_GRADIENT: Final = 1.0
"""Norm at which gradients are cut."""


def start(
    run: ClaimsRun, encoder: Path | str | None, *, network: Path | None = None
) -> tuple[ClaimNetwork, CharacterTokens]:
    """An untrained network over a pretrained encoder, with the neighbours that it was pretrained with, or over one as
    the run states it; or the trained one of a folder of weights, to train on.
    """
    torch.manual_seed(run.seed)
    layout = Layout.of(statutory_space())
    if network is not None:
        trained = load_network(network, layout)
        trained.drop.p = run.dropout
        return trained, read_tokens(network)
    if encoder is None:
        tokens = standard_tokens()
        mixed = MixedEncoder(new_encoder(run.shape.shape(), tokens), blocks=0, reach=run.reach)
    else:
        mixed, tokens = load_mixed(encoder, dropout=run.shape.dropout)
    return _over(mixed, layout, run), tokens


def _over(mixed: MixedEncoder, layout: Layout, run: ClaimsRun) -> ClaimNetwork:
    """Neighbours that were pretrained are kept as they are; where there are none, the run's begin from nothing."""
    below: Any = mixed.encoder
    if run.kept_layers is not None:
        below.encoder.layer = below.encoder.layer[: run.kept_layers]
        below.config.num_hidden_layers = len(below.encoder.layer)
    learned = len(mixed.below) > 0
    blocks, reach = (len(mixed.below), mixed.reach) if learned else (run.blocks, run.reach)
    network = ClaimNetwork(below, layout, dropout=run.dropout, blocks=blocks, reach=reach)
    if learned:
        network.below.load_state_dict(mixed.below.state_dict())
    return network


def train_claims(
    run: ClaimsRun, *, network: ClaimNetwork, tokens: CharacterTokens, out: Path, taught: tuple[Taught, ...] = (),
    true: tuple[LabelledPassage, ...] = (),
) -> tuple[ClaimNetwork, int]:  # fmt: skip
    """Trains to the run's last step or second; returns the network averaged over its last steps, and their number.

    `taught` are passages of a labelled set to learn from beside the drawn ones, `true` those of true prose. `out`
    keeps the checkpoint and `log.jsonl`. One thread; a GPU where there is one.
    """
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    device = best_device()
    layout = Layout.of(statutory_space())
    network = network.to(device).train()
    optimiser = torch.optim.AdamW(
        network.parameters(), lr=run.learning_rate, weight_decay=run.weight_decay, fused=True
    )  # fmt: skip
    averaging = _ema(run.averaged_over**AVERAGED_EVERY)  # type: ignore[no-untyped-call]
    state = AveragedRun(network=network, average=AveragedModel(network, multi_avg_fn=averaging), optimiser=optimiser)
    state.resume(out / CHECKPOINT)
    batches = batches_of(run, tokens, layout.space, first=state.step, taught=taught, true=true)
    _run(run, state, layout, out, device, batches)
    state.save(out / CHECKPOINT)
    network.load_state_dict(state.average.module.state_dict())
    return network.cpu().eval(), state.step


def _run(
    run: ClaimsRun, state: AveragedRun[ClaimNetwork], layout: Layout, out: Path, device: torch.device,
    batches: Iterable[Batch],
) -> None:  # fmt: skip
    sums: dict[str, Tensor] = {}
    started = time.monotonic() - state.seconds
    for batch in batches:
        state.seconds = time.monotonic() - started
        if progress(run, state.step, state.seconds) >= 1.0:
            return
        for group in state.optimiser.param_groups:
            group["lr"] = learning_rate(run, state.step, state.seconds)
        for name, loss in _step(state, layout, batch.to(device), device).items():
            sums[name] = sums.get(name, 0.0) + loss
        state.step += 1
        if state.step % LOGGED_EVERY == 0:
            _write_log(out, state, sums)
            sums = {}
        if state.step % run.save_every == 0:
            state.save(out / CHECKPOINT)


def _step(state: AveragedRun[ClaimNetwork], layout: Layout, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    with half_precision(device):
        said = answers(state.network, batch, layout)
    losses = claim_loss(said, batch)
    state.optimiser.zero_grad(set_to_none=True)
    torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(state.network.parameters(), MOST_GRADIENT)
    state.optimiser.step()
    if state.step % AVERAGED_EVERY == 0:
        state.average.update_parameters(state.network)
    return {name: loss.detach() for name, loss in losses.items()}


def _write_log(out: Path, state: AveragedRun[ClaimNetwork], sums: dict[str, Tensor]) -> None:
    losses = {name: round(float(value) / LOGGED_EVERY, 4) for name, value in sums.items()}
    entry = {"step": state.step, "seconds": round(state.seconds, 1), "loss": round(sum(losses.values()), 4)} | losses
    with (out / "log.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry) + "\n")
