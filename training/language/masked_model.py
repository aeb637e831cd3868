"""The network of pretraining: an encoder, and a head that says which character a hidden one was."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.language.encoder.mixed import MixedEncoder


class MaskedModel(nn.Module):
    """An encoder under BERT's head for masked characters, whose output weights are the embeddings (Devlin et al. 2019).

    Only hidden characters are answered, since the head costs as much as a layer.
    """

    def __init__(self, mixed: MixedEncoder) -> None:
        super().__init__()
        self.mixed = mixed
        self.dense = nn.Linear(mixed.width, mixed.width)
        self.norm = nn.LayerNorm(mixed.width)
        self.bias = nn.Parameter(torch.zeros(len(mixed.embeddings)))

    def forward(self, ids: Tensor, positions: Tensor, hidden: Tensor) -> Tensor:
        """Logits (k, vocabulary) of the k places where `hidden` (n, length) is true."""
        states = self.mixed(ids, positions=positions)
        answers = self.norm(functional.gelu(self.dense(states[hidden])))
        return functional.linear(answers, self.mixed.embeddings, self.bias)
