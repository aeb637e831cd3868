"""The network: an encoder over characters and a row of answers for each of them.

Everything is said in the row of one character, ties too: a claim's query times another's key (a biaffine score without
its bias; Dozat and Manning, 2017). So one graph without gathering does all, and what is asked of which character is
decided outside.
"""

from __future__ import annotations

from typing import Any, Final

import torch
from torch import Tensor, nn

from models.language.encoder.mixed import Neighbours
from models.language.network.layout import SIGNS, Layout

USUAL: Final = 4.0
"""Logit at the start for what is true nearly everywhere: outside of all spans, an absent sign. Without it the first
steps learn only that.
"""


class ClaimNetwork(nn.Module):
    """(n, length) ids and a mask of 1 where something stands, to (n, length, `layout.size`): logits and pointers.

    Args:
        encoder: any BERT of transformers; what it says of each character is its `last_hidden_state`.
        layout: where each answer stands.
        dropout: share of the encoder's output that training hides.
        blocks, reach: how many times neighbours are mixed below the encoder, and how many on either side.
    """

    def __init__(
        self, encoder: Any, layout: Layout, *, dropout: float = 0.1, blocks: int = 0, reach: int = 3
    ) -> None:  # fmt: skip
        super().__init__()
        hidden = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.below = nn.ModuleList(Neighbours(hidden, reach=reach) for _ in range(blocks))
        self.drop = nn.Dropout(dropout)
        self.tags = nn.Linear(hidden, layout.tags_end)
        self.middle = nn.Linear(hidden, hidden)
        self.claims = nn.Linear(hidden, layout.size - layout.tags_end)
        with torch.no_grad():
            self.tags.bias.copy_(_usual(layout)[: layout.tags_end])
            self.claims.bias.copy_(_usual(layout)[layout.tags_end :])

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """One row of answers for each id; those of padding mean nothing."""
        seen = self.see(ids, mask)
        return torch.cat([self.tags(seen), self.answer(seen)], dim=2)

    def see(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, length, hidden): what all answers are drawn from."""
        embedded = self.encoder.get_input_embeddings()(ids)
        for block in self.below:
            embedded = block(embedded, mask)
        seen: Tensor = self.drop(self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
        return seen

    def answer(self, seen: Tensor) -> Tensor:
        """(…, `layout.size` - `layout.tags_end`): the row behind the tags. Training asks few characters for it."""
        said: Tensor = self.claims(self.drop(nn.functional.gelu(self.middle(seen))))
        return said


def _usual(layout: Layout) -> Tensor:
    bias = torch.zeros(layout.size)
    for name, place in layout.slices.items():
        if name.startswith("tag."):
            bias[place.start] = USUAL
        elif name.startswith("signs."):
            bias[place.start : place.stop : SIGNS] = USUAL
    return bias
