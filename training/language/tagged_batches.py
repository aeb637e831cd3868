"""Batches of sentences with their tags, sentences of about one length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor

from models.language.encoder.characters import CharacterTokens, Ids
from training.language.sentences import Sentence
from training.language.tags import Tags

POOL: Final = 16
"""Batches whose sentences are sorted by length among themselves: little padding, still much chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedBatch:
    """`ids` and `standing` (n, length + 2) with `[CLS]` and `[SEP]`; `truth` (n, length); `lengths` (n)."""

    ids: Tensor
    standing: Tensor
    truth: Tensor
    lengths: Tensor

    def to(self, device: torch.device) -> TaggedBatch:
        """The same on a device."""
        return TaggedBatch(
            ids=self.ids.to(device), standing=self.standing.to(device), truth=self.truth.to(device),
            lengths=self.lengths.to(device),
        )  # fmt: skip


def tagged_batch(sentences: Sequence[Sentence], tags: Tags, tokens: CharacterTokens, *, most: int) -> TaggedBatch:
    """Sentences cut at `most` characters, which is where an encoder's positions end."""
    rows: list[Ids] = [tokens.sequence(sentence.text[:most]) for sentence in sentences]
    ids, standing = tokens.batch(rows)
    truth = np.zeros((len(rows), ids.shape[1] - 2), dtype=np.int64)
    for row, sentence in zip(truth, sentences, strict=True):
        row[: min(most, len(sentence.text))] = tags.of(sentence)[:most]
    lengths = torch.tensor([len(row) - 2 for row in rows])
    return TaggedBatch(
        ids=torch.from_numpy(ids),
        standing=torch.from_numpy(standing),
        truth=torch.from_numpy(truth),
        lengths=lengths,
    )


def in_rounds(sentences: Sequence[Sentence], size: int, *, seed: int, first: int) -> Iterator[list[Sentence]]:
    """Endless batches from the one numbered `first`: every sentence once a round, in an order of the seed and round."""
    per_round = -(-len(sentences) // size)
    turn, skipped = divmod(first, per_round)
    while True:
        yield from _round(sentences, size, seed=seed, turn=turn)[skipped:]
        turn, skipped = turn + 1, 0


def by_length(sentences: Sequence[Sentence], size: int) -> list[list[int]]:
    """Places of the sentences, batch by batch, short ones first."""
    order = sorted(range(len(sentences)), key=lambda place: len(sentences[place].text))
    return [order[start : start + size] for start in range(0, len(order), size)]


def _round(sentences: Sequence[Sentence], size: int, *, seed: int, turn: int) -> list[list[Sentence]]:
    random = np.random.default_rng([seed, turn])
    order = random.permutation(len(sentences))
    batches: list[list[Sentence]] = []
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=lambda place: len(sentences[place].text))
        batches += [[sentences[place] for place in pool[at : at + size]] for at in range(0, len(pool), size)]
    return [batches[place] for place in random.permutation(len(batches))]
