"""The network that finds entities: an encoder, a tag's score for each character, and a chain over the tags.

Lafferty et al. 2001, conditional random fields: the tags of a sentence are judged together, and those that may not
follow one another never do.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

from models.language.encoder.mixed import MixedEncoder
from training.language.tags import Tags

NEVER: Final = -1e4
"""Score of what may not be: far below any other, yet finite, so that sums stay numbers."""


class Tagger(nn.Module):
    """Scores of tags from an encoder's states, and how well they follow one another."""

    def __init__(self, encoder: MixedEncoder, tags: Tags, *, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.score = nn.Linear(encoder.width, len(tags.names))
        self.follow = nn.Parameter(torch.zeros(len(tags.names), len(tags.names)))
        for name, may in (("step", tags.may_follow()), ("start", tags.may_start()), ("end", tags.may_end())):
            self.register_buffer(f"never_{name}", torch.where(torch.from_numpy(may), 0.0, NEVER), persistent=False)

    def forward(self, ids: Tensor, standing: Tensor) -> Tensor:
        """Scores (n, length - 2, tags) of ids (n, length) that `[CLS]` opens and `[SEP]` closes."""
        states = self.encoder(ids, standing)
        scores: Tensor = self.score(self.dropout(states[:, 1:-1])).float()
        return scores

    def loss(self, scores: Tensor, truth: Tensor, lengths: Tensor) -> Tensor:
        """Mean over the sentences of minus the logarithm of the true tags' probability.

        `truth` is (n, length); what stands behind a sentence's length does not count.
        """
        return (self._total(scores, lengths) - self._of(scores, truth, lengths)).mean()

    def decode(self, scores: Tensor, lengths: Tensor) -> list[list[int]]:
        """The likeliest tags of each sentence (Viterbi 1967)."""
        best, back = scores[:, 0] + self._buffer("start"), []
        steps = self.follow + self._buffer("step")
        for place in range(1, scores.shape[1]):
            reached, source = (best[:, :, None] + steps).max(dim=1)
            going = (place < lengths)[:, None]
            best = torch.where(going, reached + scores[:, place], best)
            back.append(torch.where(going, source, torch.arange(scores.shape[2], device=scores.device)))
        last = (best + self._buffer("end")).argmax(dim=1)
        paths = [last]
        for source in reversed(back):
            last = source.gather(1, last[:, None])[:, 0]
            paths.append(last)
        whole = torch.stack(paths[::-1], dim=1).tolist()
        return [tags[:length] for tags, length in zip(whole, lengths.tolist(), strict=True)]

    def _total(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """Logarithm of the sum over all tags that a sentence may have."""
        steps = self.follow + self._buffer("step")
        sums = scores[:, 0] + self._buffer("start")
        for place in range(1, scores.shape[1]):
            reached = torch.logsumexp(sums[:, :, None] + steps, dim=1) + scores[:, place]
            sums = torch.where((place < lengths)[:, None], reached, sums)
        return torch.logsumexp(sums + self._buffer("end"), dim=1)

    def _of(self, scores: Tensor, truth: Tensor, lengths: Tensor) -> Tensor:
        said = scores.gather(2, truth[:, :, None])[:, :, 0]
        steps = self.follow[truth[:, :-1], truth[:, 1:]]
        standing = torch.arange(scores.shape[1], device=scores.device) < lengths[:, None]
        total: Tensor = (said * standing).sum(dim=1) + (steps * standing[:, 1:]).sum(dim=1)
        return total

    def _buffer(self, name: str) -> Tensor:
        return self.get_buffer(f"never_{name}")
