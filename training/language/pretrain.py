"""Pretrains an encoder by hiding characters; run again with the same folder, it goes on from its last checkpoint."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.language.encoder.characters import CharacterTokens, Ids, standard_tokens
from models.language.encoder.mixed import MixedEncoder, new_mixed, save_mixed
from training.ahead import made_ahead
from training.checkpoint import write_checkpoint
from training.device import best_device, half_precision
from training.language.corpus import Corpus, kept_corpus, read_corpus
from training.language.masked_model import MaskedModel
from training.language.masking import mask_spans
from training.language.neighbours import log_shares, neighbour_embeddings
from training.language.pretrain_run import PretrainRun
from training.schedule import learning_rate, progress

CHECKPOINT: Final = "checkpoint.pt"
LAST: Final = "encoder"
CURVE: Final = "curve.jsonl"
CORPUS: Final = "corpus.npz"
LOGGED_EVERY: Final = 50
HELD_ROWS: Final = 128
"""Rows of statutes not learned from, on which the told loss is measured."""
AHEAD: Final = 4
"""Threads that make batches beside a GPU."""
MOST_GRADIENT: Final = 1.0
"""Norm at which gradients are cut."""
MOVED_SHARE: Final = 0.5
"""Of the rows: read at later positions, so that positions beyond a row's length are learned too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """A batch for the network, all (n, length) tensors: ids with characters hidden, their positions, which are hidden,
    and the true ids.
    """

    ids: Tensor
    positions: Tensor
    hidden: Tensor
    truth: Tensor

    def to(self, device: torch.device) -> Examples:
        """The same on a device."""
        moved = (one.to(device, non_blocking=True) for one in (self.ids, self.positions, self.hidden, self.truth))
        ids, positions, hidden, truth = moved
        return Examples(ids=ids, positions=positions, hidden=hidden, truth=truth)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a run is given, and where it writes."""

    run: PretrainRun
    corpus: Corpus
    tokens: CharacterTokens
    out: Path
    device: torch.device


def pretrain(run: PretrainRun, *, laws: Path, out: Path) -> MaskedModel:
    """Trains to the run's end. `out` keeps the checkpoint, `curve.jsonl` and the encoders: `encoder` and, every
    `keep_every` steps, `encoder-STEP`; and the packed corpus. A GPU where there is one, else one thread.
    """
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    tokens = standard_tokens()
    corpus = _corpus(run, laws, tokens, out)
    work = _Work(run=run, corpus=corpus, tokens=tokens, out=out, device=best_device())
    model = new_model(run, corpus, tokens).to(work.device)
    optimiser = torch.optim.AdamW(_groups(model, run.weight_decay), lr=run.learning_rate, fused=True)
    step, before = _resume(out / CHECKPOINT, model, optimiser)
    started, losses = time.monotonic() - before, list[Tensor]()
    for batch in _batches(work, first=step):
        if progress(run, step, seconds := time.monotonic() - started) >= 1.0:
            break
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(run, step, seconds)
        losses.append(_learn(model, optimiser, batch.to(work.device)))
        step += 1
        if step % LOGGED_EVERY == 0:
            _write_curve(work, model, step, seconds, losses)
            losses = []
        if step % run.save_every == 0:
            _save(work, model, optimiser, step, seconds)
        if step % run.keep_every == 0:
            save_mixed(readable(model, corpus, tokens), tokens, out / f"{LAST}-{step:06d}")
    _save(work, model, optimiser, step, time.monotonic() - started)
    return model


def _corpus(run: PretrainRun, laws: Path, tokens: CharacterTokens, out: Path) -> Corpus:
    packed = {"length": run.length, "reports": run.reports, "seed": run.seed, "laws": laws.stat().st_size}
    return kept_corpus(
        out / CORPUS,
        lambda: read_corpus(laws, tokens, length=run.length, reports=run.reports, seed=run.seed),
        of=packed | {"vocabulary": len(tokens)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExamplesAt:
    """Those of a step, which goes to the processes that make them."""

    rows: Ids
    tokens: CharacterTokens
    run: PretrainRun

    def __call__(self, step: int) -> Examples:
        return examples(self.rows, self.tokens, self.run, step=step)


def _batches(work: _Work, *, first: int) -> Iterator[Examples]:
    """Made by processes beside a GPU; a processor that learns has none to spare."""
    processes = AHEAD if work.device.type == "cuda" else 0
    make = _ExamplesAt(rows=work.corpus.rows, tokens=work.tokens, run=work.run)
    return made_ahead(make, first=first, processes=processes)


def readable(model: MaskedModel, corpus: Corpus, tokens: CharacterTokens) -> MixedEncoder:
    """A copy of the encoder for whom characters that the corpus lacks are like `[UNK]`, not like what training left
    of the noise that they began as.
    """
    mixed = copy.deepcopy(model.mixed).cpu()
    lacking = np.setdiff1d(np.arange(len(tokens)), [*np.unique(corpus.rows), tokens.pad, tokens.mask])
    with torch.no_grad():
        mixed.embeddings[torch.from_numpy(lacking)] = mixed.embeddings[tokens.unknown].clone()
    return mixed


def _learn(model: MaskedModel, optimiser: torch.optim.Optimizer, batch: Examples) -> Tensor:
    loss = masked_loss(model, batch)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), MOST_GRADIENT)
    optimiser.step()
    return loss.detach()


def new_model(run: PretrainRun, corpus: Corpus, tokens: CharacterTokens) -> MaskedModel:
    """An untrained model that knows how often characters occur and beside which others."""
    model = MaskedModel(new_mixed(run.shape.shape(), tokens))
    embeddings = neighbour_embeddings(corpus.rows, size=len(tokens), width=run.shape.width, seed=run.seed)
    with torch.no_grad():
        model.mixed.embeddings.copy_(torch.from_numpy(embeddings) * model.mixed.encoder.config.initializer_range)
        model.bias.copy_(torch.from_numpy(log_shares(corpus.rows, size=len(tokens))))
    return model.train()


def examples(rows: Ids, tokens: CharacterTokens, run: PretrainRun, *, step: int) -> Examples:
    """The batch of a step: the same for the same seed and step, whatever was trained before."""
    per_round = max(1, len(rows) // run.batch)
    order = np.random.default_rng([run.seed, step // per_round]).permutation(len(rows))
    place = step % per_round * run.batch
    truth = rows[order[place : place + run.batch]].astype(np.int64)
    random = np.random.default_rng([run.seed, step, 1])
    masked = mask_spans(truth, tokens, random, share=run.masked_share)
    moved = random.integers(0, run.shape.positions - run.length + 1, len(truth))
    moved[random.random(len(truth)) >= MOVED_SHARE] = 0
    positions = np.arange(truth.shape[1]) + moved[:, None]
    positions[:, 0] = 0
    arrays = (masked.ids, positions, masked.hidden, truth)
    ids, at, hidden, true = map(torch.from_numpy, arrays)
    return Examples(ids=ids, positions=at, hidden=hidden, truth=true)


def masked_loss(model: MaskedModel, batch: Examples) -> Tensor:
    """Mean over the hidden characters of minus the logarithm of the true one's probability."""
    with half_precision(batch.ids.device):
        logits = model(batch.ids, batch.positions, batch.hidden)
    return functional.cross_entropy(logits.float(), batch.truth[batch.hidden])


def held_loss(model: MaskedModel, held: Ids, tokens: CharacterTokens, run: PretrainRun) -> float:
    """The loss on rows that are not learned from, always the same rows with the same characters hidden."""
    model.eval()
    some = run.model_copy(update={"batch": min(len(held), HELD_ROWS)})
    with torch.no_grad():
        loss = float(masked_loss(model, examples(held, tokens, some, step=0).to(model.bias.device)))
    model.train()
    return loss


def _groups(model: nn.Module, weight_decay: float) -> list[dict[str, object]]:
    """Biases and the scales of norms are not decayed."""
    decayed = [weights for weights in model.parameters() if weights.ndim > 1]
    rest = [weights for weights in model.parameters() if weights.ndim <= 1]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": rest, "weight_decay": 0.0}]


def _resume(path: Path, model: MaskedModel, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    """The step and the seconds so far."""
    if not path.exists():
        return 0, 0.0
    stored = torch.load(path, weights_only=True, map_location="cpu")
    model.load_state_dict(stored["model"])
    optimiser.load_state_dict(stored["optimiser"])
    torch.set_rng_state(stored["random"])
    return int(stored["step"]), float(stored["seconds"])


def _save(work: _Work, model: MaskedModel, optimiser: torch.optim.Optimizer, step: int, seconds: float) -> None:
    states = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "random": torch.get_rng_state()}
    write_checkpoint(work.out / CHECKPOINT, {**states, "step": step, "seconds": seconds})
    save_mixed(readable(model, work.corpus, work.tokens), work.tokens, work.out / LAST)


def _write_curve(work: _Work, model: MaskedModel, step: int, seconds: float, losses: list[Tensor]) -> None:
    run = work.run
    row = {
        "step": step,
        "characters": step * run.batch * run.length,
        "seconds": round(seconds, 1),
        "loss": round(float(torch.stack(losses).mean()), 4),
    }
    if step % run.save_every == 0:
        row["held"] = round(held_loss(model, work.corpus.held, work.tokens, run), 4)
    with (work.out / CURVE).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
