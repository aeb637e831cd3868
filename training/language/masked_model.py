"""The network of pretraining: an encoder, and a head that says which character a hidden one was."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import PreTrainedModel


class MaskedModel(nn.Module):
    """An encoder under BERT's head for masked characters, whose output weights are the embeddings (Devlin et al. 2019).

    Only hidden characters are answered, since the head costs as much as a layer.
    """

    def __init__(self, encoder: PreTrainedModel) -> None:
        super().__init__()
        config = encoder.config
        self.encoder = encoder
        self.dense = nn.Linear(config.hidden_size, config.hidden_size)
        self.norm = nn.LayerNorm(config.hidden_size)
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))

    def forward(self, ids: Tensor, positions: Tensor, hidden: Tensor) -> Tensor:
        """Logits (k, vocabulary) of the k places where `hidden` (n, length) is true."""
        states = self.encoder(input_ids=ids, position_ids=positions).last_hidden_state
        answers = self.norm(functional.gelu(self.dense(states[hidden])))
        return functional.linear(answers, self.embeddings, self.bias)

    @property
    def embeddings(self) -> nn.Parameter:
        """Of the characters, (vocabulary, width)."""
        return self.encoder.get_input_embeddings().get_parameter("weight")
