"""The network that tells which formulas a passage states: an encoder over its words, and a score for each formula.

The encoder reads the passage once, without any of its figures. A formula is scored by the states of the counts that
stand in it, each seen in its role, and by where they stand to one another.
"""

from __future__ import annotations

from typing import Any, Final

import torch
from torch import Tensor, nn

from corpora.document.formula import KINDS
from models.language.encoder.mixed import Neighbours
from models.language.formulas.asked import NOWHERE

NAMES: Final = 50
"""Places for names of totals, and for what an average is over and which way a quotient goes."""
FARTHEST: Final = 8
_RESULT, _NUMERATOR, _BASE, _PART, _FIRST, _LAST, _BEFORE, _BEHIND = range(8)
ROLES: Final = 8
MOST_PARTS: Final = 12


class FormulaNetwork(nn.Module):
    """`encoder`: any BERT of transformers; `blocks`, `reach` as of `models.language.encoder.mixed`."""

    def __init__(self, encoder: Any, *, dropout: float = 0.15, blocks: int = 0, reach: int = 3) -> None:
        super().__init__()
        width = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.below = nn.ModuleList(Neighbours(width, reach=reach) for _ in range(blocks))
        self.drop = nn.Dropout(dropout)
        self.width = width
        self.role = nn.Linear(width, ROLES * width)
        self.none = nn.Parameter(torch.zeros(ROLES, width))
        self.kind = nn.Embedding(len(KINDS), width)
        self.total, self.how = nn.Embedding(NAMES, width), nn.Embedding(NAMES, width)
        self.apart = nn.Embedding(4 * 2 * FARTHEST, width)
        self.parts = nn.Embedding(MOST_PARTS, width)
        self.norm = nn.LayerNorm(width)
        self.first, self.second, self.score = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, 1)

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor, of: Tensor, asked: Tensor, parts: Tensor) -> Tensor:
        """(formulas,) logits.

        Args:
            ids: (passages, length).
            mask: the same, 1 where something stands.
            places: (passages, MOST_COUNTS) of the counts in `ids`; beyond the length where there is none.
            of: (formulas,) which passage each is of.
            asked: (formulas, 6): kind, result, numerator, base (a count's place and one, 0 for none), total, how.
            parts: (formulas, MOST_COUNTS), true where a count is a part.
        """
        return self.told(self.counts(ids, mask, places), places, of, asked, parts)

    def counts(self, ids: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        """(passages, MOST_COUNTS, ROLES, width): each count in each role."""
        embedded = self.encoder.get_input_embeddings()(ids)
        for block in self.below:
            embedded = block(embedded, mask)
        states = self.drop(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
        at = places.clamp(max=ids.shape[1] - 1)[:, :, None].expand(-1, -1, states.shape[2])
        seen: Tensor = self.role(states.gather(1, at))
        return seen.view(*places.shape, ROLES, self.width)

    def told(self, counts: Tensor, places: Tensor, of: Tensor, asked: Tensor, parts: Tensor) -> Tensor:
        """The score of each formula from what `counts` gave."""
        kind, result, numerator, base, total, how = asked.unbind(1)
        last_place = places.shape[1] - 1
        summed = parts.any(1)
        first = torch.where(summed, parts.int().argmax(1), 0)
        last = torch.where(summed, last_place - parts.flip(1).int().argmax(1), 0)
        share = parts.to(counts.dtype) / parts.sum(1, keepdim=True).clamp(min=1).to(counts.dtype)
        mean = torch.einsum("mk,mkh->mh", share, counts[of, :, _PART])
        mean = torch.where(summed[:, None], mean, self.none[_PART].to(mean.dtype))
        standing = (places[of] < NOWHERE).sum(1)
        behind = summed & (last < last_place) & (last + 2 <= standing)

        def seen(role: int, place: Tensor) -> Tensor:
            own = counts[of, (place - 1).clamp(min=0), role]
            return torch.where((place > 0)[:, None], own, self.none[role].to(own.dtype))

        zero = torch.zeros_like(result)
        states = seen(_RESULT, result) + seen(_NUMERATOR, numerator) + seen(_BASE, base) + mean
        states = states + seen(_FIRST, torch.where(summed, first + 1, zero))
        states = states + seen(_LAST, torch.where(summed, last + 1, zero))
        states = states + seen(_BEFORE, torch.where(summed & (first > 0), first, zero))
        states = states + seen(_BEHIND, torch.where(behind, last + 2, zero))
        anchor = torch.where(summed, first + 1, torch.where(numerator > 0, numerator, base))
        end = torch.where(summed, last + 1, base)
        steps = (result - anchor, result - end, numerator - base)
        for number, step in enumerate(steps):
            near = step.clamp(-FARTHEST, FARTHEST - 1) + FARTHEST
            states = states + self.apart(2 * FARTHEST * number + near)
        states = states + self.kind(kind) + self.total(total) + self.how(how)
        states = states + self.parts(parts.sum(1).clamp(max=MOST_PARTS - 1))
        own = nn.functional.gelu(self.norm(states))
        own = own + nn.functional.gelu(self.first(self.drop(own)))
        own = own + nn.functional.gelu(self.second(self.drop(own)))
        scores: Tensor = self.score(own)[:, 0]
        return scores
