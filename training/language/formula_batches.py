"""Examples of formulas into tensors: passages of about the same length together, each with some of its formulas."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.language.encoder.characters import CharacterTokens, Ids
from models.language.formulas.asked import MOST_COUNTS
from training.language.formula_examples import fingerprint
from training.language.formulas_run import FormulasRun

FEWEST_OTHERS: Final = 8
"""Formulas of a passage that do not come out and are learned from in a batch, however many do."""
JITTER: Final = 5.0
"""Characters by which passages of one batch may differ more than they must, so that batches differ."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FormulaExamples:
    """What `write_examples` wrote, beginnings in place of lengths: those of passage i are `ids[starts[i] :
    starts[i + 1]]` and `asked[firsts[i] : firsts[i + 1]]`.
    """

    ids: NDArray[np.uint16]
    starts: NDArray[np.int64]
    places: NDArray[np.uint16]
    firsts: NDArray[np.int64]
    asked: NDArray[np.uint8]
    parts: NDArray[np.uint32]
    comes_out: NDArray[np.bool_]
    weights: NDArray[np.float32]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """(passages,) ids of each."""
        return np.diff(self.starts)

    def sequence(self, passage: int) -> Ids:
        """(length,) what the encoder reads of it."""
        return self.ids[self.starts[passage] : self.starts[passage + 1]].astype(np.int64)

    def formulas(self, passage: int) -> NDArray[np.int64]:
        """Which formulas are its own."""
        return np.arange(self.firsts[passage], self.firsts[passage + 1])

    def summed(self, formulas: NDArray[np.int64]) -> NDArray[np.bool_]:
        """(formulas, MOST_COUNTS) the parts of some."""
        bits = self.parts[formulas][:, None] >> np.arange(MOST_COUNTS, dtype=np.uint32)
        return (bits & 1).astype(np.bool_)


def read_examples(path: Path, tokens: CharacterTokens) -> FormulaExamples:
    """Raises ValueError for examples that were written with another vocabulary."""
    with np.load(path, allow_pickle=False) as kept:
        if str(kept["vocabulary"]) != fingerprint(tokens):
            raise ValueError(f"{path}: of another vocabulary than the encoder's")
        lengths, of = kept["lengths"], kept["of"]
        return FormulaExamples(
            ids=kept["ids"], starts=np.concatenate(([0], np.cumsum(lengths))), places=kept["places"],
            firsts=np.searchsorted(of, np.arange(len(lengths) + 1)), asked=kept["asked"], parts=kept["parts"],
            comes_out=kept["comes_out"], weights=kept["weights"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FormulaBatch:
    """`ids`, `mask`, `places`, `of`, `asked`, `parts` as `FormulaNetwork.forward` takes them; `comes_out` (formulas,)
    1.0 or 0.0, `weights` (formulas,).
    """

    ids: Tensor
    mask: Tensor
    places: Tensor
    of: Tensor
    asked: Tensor
    parts: Tensor
    comes_out: Tensor
    weights: Tensor

    def to(self, device: torch.device) -> FormulaBatch:
        """The same on a device."""
        return FormulaBatch(**{one.name: getattr(self, one.name).to(device) for one in fields(self)})


class FormulaBatches:
    """Every passage once in each round, in batches of `run.batch` characters; the same batch for the same number."""

    def __init__(self, examples: FormulaExamples, tokens: CharacterTokens, run: FormulasRun) -> None:
        self._examples, self._tokens, self._run = examples, tokens, run
        self._cuts = _cuts(np.sort(examples.lengths), run.batch)
        self._hideable = np.array([not one.isascii() and one.isalnum() and len(one) == 1 for one in tokens.words])
        self._round, self._groups = -1, [np.arange(0)]

    def make(self, number: int) -> FormulaBatch:
        """The batch with this number, from 0 on."""
        turn, place = divmod(number, len(self._cuts) + 1)
        if turn != self._round:
            random = np.random.default_rng((self._run.seed, turn))
            lengths = self._examples.lengths
            groups = np.split(np.argsort(lengths + random.uniform(-JITTER, JITTER, len(lengths))), self._cuts)
            self._round, self._groups = turn, [groups[one] for one in random.permutation(len(groups))]
        return self._batch(self._groups[place], np.random.default_rng((self._run.seed, number, 1)))

    def _batch(self, passages: NDArray[np.int64], random: np.random.Generator) -> FormulaBatch:
        known = self._examples
        ids, mask = self._tokens.batch([known.sequence(one) for one in passages])
        own = [self._some(known.formulas(one), random) for one in passages]
        formulas = np.concatenate(own)
        hidden = random.random(ids.shape) < random.choice(self._run.hidden_characters)
        ids[hidden & self._hideable[ids]] = self._tokens.mask
        return FormulaBatch(
            ids=torch.from_numpy(ids), mask=torch.from_numpy(mask),
            places=torch.from_numpy(known.places[passages].astype(np.int64)),
            of=torch.from_numpy(np.repeat(np.arange(len(passages)), [len(one) for one in own])),
            asked=torch.from_numpy(known.asked[formulas].astype(np.int64)),
            parts=torch.from_numpy(known.summed(formulas)),
            comes_out=torch.from_numpy(known.comes_out[formulas].astype(np.float32)),
            weights=torch.from_numpy(known.weights[formulas]),
        )  # fmt: skip

    def _some(self, formulas: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
        """All that come out, and of the others as many as there is room for."""
        comes_out: Any = self._examples.comes_out[formulas]
        right, others = formulas[comes_out], formulas[~comes_out]
        room = max(FEWEST_OTHERS, self._run.most_formulas - len(right))
        return np.concatenate((right, others if len(others) <= room else random.choice(others, room, replace=False)))


def _cuts(lengths: NDArray[np.int64], characters: int) -> list[int]:
    """Where passages in the order of their lengths are cut into batches of at most so many characters, padding too."""
    cuts, first = [], 0
    for place, length in enumerate(lengths):
        if place > first and length * (place - first + 1) > characters:
            cuts.append(place)
            first = place
    return cuts
