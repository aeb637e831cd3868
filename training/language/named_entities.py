"""Fine-tunes an encoder, anyone's or an untrained one, to find named entities; it goes on from its last checkpoint.

What is told is measured on a tenth of the training set that is not learned from; the sets' own tests are never read.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from models.language.encoder.characters import CharacterTokens, standard_tokens
from models.language.encoder.mixed import load_mixed, new_mixed
from training.checkpoint import write_checkpoint
from training.device import best_device, half_precision
from training.language.entity_scores import EntityScore, score_entities
from training.language.named_entities_run import NamedEntitiesRun
from training.language.sentences import Sentence, held_apart
from training.language.tagged_batches import TaggedBatch, by_length, in_rounds, tagged_batch
from training.language.tagger import Tagger
from training.language.tags import Tags, tags_for
from training.schedule import learning_rate, progress

CHECKPOINT: Final = "checkpoint.pt"
WEIGHTS: Final = "tagger.safetensors"
CURVE: Final = "curve.jsonl"
READ_TOGETHER: Final = 64
Weights = tuple[Tensor, ...] | list[Tensor]
MOST_GRADIENT: Final = 1.0
"""Norm at which gradients are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFinder:
    """A trained network with what it needs to read, and its scores on the held tenth."""

    model: Tagger
    tags: Tags
    tokens: CharacterTokens
    scores: dict[str, EntityScore]


@dataclass(slots=True)
class _Learner:
    """What a run changes as it goes, and what a checkpoint holds."""

    model: Tagger
    average: AveragedModel
    optimiser: torch.optim.Optimizer
    step: int = 0
    seconds: float = 0.0
    best: float = -1.0
    best_step: int = 0

    def states(self) -> dict[str, Any]:
        """Everything that is needed to go on."""
        return {
            "model": self.model.state_dict(), "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(), "random": torch.get_rng_state(), "step": self.step,
            "seconds": self.seconds, "best": self.best, "best_step": self.best_step,
        }  # fmt: skip

    def take(self, stored: dict[str, Any]) -> None:
        """Goes back to a checkpoint."""
        self.model.load_state_dict(stored["model"])
        self.average.load_state_dict(stored["average"])
        self.optimiser.load_state_dict(stored["optimiser"])
        torch.set_rng_state(stored["random"])
        self.step, self.seconds = stored["step"], stored["seconds"]
        self.best, self.best_step = stored["best"], stored["best_step"]


def find_named_entities(
    run: NamedEntitiesRun, sentences: Sequence[Sentence], *, encoder: Path | str | None, out: Path
) -> EntityFinder:
    """Trains until the run ends or nothing has become better for `patience` looks, and returns the best weights.

    Without an encoder an untrained one of the run's shape is taken. `out` keeps `curve.jsonl`, the best weights and the
    checkpoint. A GPU where there is one, else one thread.
    """
    torch.manual_seed(run.seed)
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    learned, held = held_apart(sentences, seed=run.seed)
    tags = tags_for(sentences)
    model, tokens = new_tagger(run, tags, encoder)
    model = model.to(best_device())
    average = AveragedModel(model, multi_avg_fn=averaging(run.averaged_over))
    learner = _Learner(model, average, _optimiser(model, run))
    if (out / CHECKPOINT).exists():
        learner.take(torch.load(out / CHECKPOINT, weights_only=True, map_location="cpu"))
    started = time.monotonic() - learner.seconds
    losses: list[Tensor] = []
    for batch in in_rounds(learned, run.batch, seed=run.seed, first=learner.step):
        learner.seconds = time.monotonic() - started
        losses.append(_learn(learner, tagged_batch(batch, tags, tokens, most=_most(model)), run, tokens))
        if learner.step % run.save_every == 0:
            _look(learner, held, tags, tokens, losses, out)
            losses = []
        if progress(run, learner.step, learner.seconds) >= 1 or _stale(learner, run):
            break
    best = _best(learner, out)
    return EntityFinder(model=best, tags=tags, tokens=tokens, scores=read_entities(best, held, tags, tokens))


def new_tagger(run: NamedEntitiesRun, tags: Tags, encoder: Path | str | None) -> tuple[Tagger, CharacterTokens]:
    """Over a saved encoder, or over an untrained one."""
    if encoder is None:
        tokens = standard_tokens()
        shape = run.scratch.model_copy(update={"dropout": run.dropout}).shape()
        return Tagger(new_mixed(shape, tokens), tags, dropout=run.dropout), tokens
    loaded, tokens = load_mixed(encoder, dropout=run.dropout)
    return Tagger(loaded, tags, dropout=run.dropout), tokens


def averaging(kept: float) -> Callable[[Weights, Weights, Tensor | int], None]:
    """Moves averaged weights towards the present ones: `kept` of them stay, fewer in the first steps, so that what a
    run started from is soon forgotten (as TensorFlow's moving average does with `num_updates`).
    """

    def move(averaged: Weights, present: Weights, updates: Tensor | int) -> None:
        share = max(1 - kept, 9 / (10 + float(updates)))
        with torch.no_grad():
            for one, other in zip(averaged, present, strict=True):
                one.lerp_(other.to(one.dtype), share)

    return move


def read_entities(
    model: Tagger, sentences: Sequence[Sentence], tags: Tags, tokens: CharacterTokens
) -> dict[str, EntityScore]:
    """Scores of what the network finds in sentences whose truth is known."""
    model.eval()
    pairs = []
    for places in by_length(sentences, READ_TOGETHER):
        some = [sentences[place] for place in places]
        batch = tagged_batch(some, tags, tokens, most=_most(model)).to(model.follow.device)
        with torch.inference_mode(), half_precision(batch.ids.device):
            said = model.decode(model(batch.ids, batch.standing), batch.lengths)
        pairs += [(one.entities, tags.entities(found)) for one, found in zip(some, said, strict=True)]
    model.train()
    return score_entities(pairs)


def _learn(learner: _Learner, batch: TaggedBatch, run: NamedEntitiesRun, tokens: CharacterTokens) -> Tensor:
    batch = batch.to(learner.model.follow.device)
    rate = learning_rate(run, learner.step, learner.seconds)
    for group in learner.optimiser.param_groups:
        group["lr"] = rate * group["times"]
    hidden = (torch.rand(batch.ids.shape).to(batch.ids.device) < run.hidden_share) & (
        batch.ids >= tokens.first_character
    )
    with half_precision(batch.ids.device):
        scores = learner.model(batch.ids.masked_fill(hidden, tokens.mask), batch.standing)
    loss: Tensor = learner.model.loss(scores, batch.truth, batch.lengths)
    learner.optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(learner.model.parameters(), MOST_GRADIENT)
    learner.optimiser.step()
    learner.average.update_parameters(learner.model)
    learner.step += 1
    return loss.detach()


def _look(
    learner: _Learner, held: Sequence[Sentence], tags: Tags, tokens: CharacterTokens, losses: list[Tensor], out: Path
) -> None:
    """Measures the averaged weights, keeps them if none were better, and writes the checkpoint."""
    averaged = cast(Tagger, learner.average.module)
    f1 = read_entities(averaged, held, tags, tokens)["all"].f1 or 0.0
    if f1 > learner.best:
        learner.best, learner.best_step = f1, learner.step
        save_file({name: weights.contiguous() for name, weights in averaged.state_dict().items()}, out / WEIGHTS)
    row = {
        "step": learner.step, "seconds": round(learner.seconds, 1), "f1": round(f1, 4),
        "loss": round(float(torch.stack(losses).mean()) if losses else 0.0, 4),
    }  # fmt: skip
    with (out / CURVE).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    write_checkpoint(out / CHECKPOINT, learner.states())


def _stale(learner: _Learner, run: NamedEntitiesRun) -> bool:
    return learner.step - learner.best_step >= run.patience * run.save_every


def _best(learner: _Learner, out: Path) -> Tagger:
    model = copy.deepcopy(learner.model)
    if (out / WEIGHTS).exists():
        model.load_state_dict(load_file(out / WEIGHTS))
    return model


def _optimiser(model: Tagger, run: NamedEntitiesRun) -> torch.optim.Optimizer:
    """What stands on the encoder starts from nothing and may learn faster than a pretrained encoder."""
    inside = {id(weights) for weights in model.encoder.parameters()}
    head = [weights for weights in model.parameters() if id(weights) not in inside]
    groups = [
        {"params": list(model.encoder.parameters()), "times": 1.0},
        {"params": head, "times": run.head_rate / run.learning_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=run.learning_rate, weight_decay=run.weight_decay, fused=True)


def _most(model: Tagger) -> int:
    return int(model.encoder.encoder.config.max_position_embeddings) - 2
