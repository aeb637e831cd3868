"""Encoders: networks of the BERT family over characters, our own or anyone's, kept as Hugging Face keeps them.

Devlin et al. 2019, BERT: pre-training of deep bidirectional transformers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import AutoConfig, AutoModel, AutoTokenizer, BertConfig, BertModel, PreTrainedModel

from models.language.encoder.characters import VOCABULARY, CharacterTokens, read_tokens, tokens_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderShape:
    """Size of an encoder of ours.

    Args:
        layers, width, heads, inner: of attention, as in BERT.
        positions: most characters of a text, the added ones included.
        blocks, reach: how many times neighbours are mixed below it, how many on either side: see `MixedEncoder`.
    """

    layers: int
    width: int
    heads: int
    inner: int
    positions: int = 512
    dropout: float = 0.1
    blocks: int = 0
    reach: int = 3


def new_encoder(shape: EncoderShape, tokens: CharacterTokens) -> BertModel:
    """An untrained encoder; its weights come from torch's random source, those of positions are waves."""
    config = BertConfig(
        vocab_size=len(tokens),
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.inner,
        max_position_embeddings=shape.positions,
        hidden_dropout_prob=shape.dropout,
        attention_probs_dropout_prob=shape.dropout,
        pad_token_id=tokens.pad,
    )
    encoder = BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        positions = encoder.get_parameter("embeddings.position_embeddings.weight")
        positions.copy_(_waves(shape.positions, shape.width) * (config.initializer_range * math.sqrt(2)))
    return encoder


def _waves(positions: int, width: int) -> Tensor:
    """Sines and cosines (positions, width), wave lengths from 2π to about all positions (after Vaswani et al. 2017).

    What is a step away looks alike everywhere from the start, which random positions would have to learn one by one.
    """
    rates = positions ** -(torch.arange(0, width, 2) / width)
    angles = torch.arange(positions)[:, None] * rates
    return torch.stack((angles.sin(), angles.cos()), dim=2).flatten(1)[:, :width]


def save_encoder(encoder: PreTrainedModel, tokens: CharacterTokens, folder: Path) -> None:
    """Writes a directory that `load_encoder` and Hugging Face's `AutoModel` load."""
    encoder.save_pretrained(folder)
    tokens.save(folder)


def load_encoder(path_or_name: Path | str, *, dropout: float | None = None) -> tuple[PreTrainedModel, CharacterTokens]:
    """An encoder and its characters: a directory, or the hub's name of any BERT-like model for Chinese.

    The network takes `input_ids` and `attention_mask` and gives `last_hidden_state` of `config.hidden_size`. `dropout`
    takes the place of the saved one: what was pretrained without any is fine-tuned with some.

    Raises:
        OSError: when there is none.
        ValueError: when its vocabulary lacks a special entry.
    """
    config = AutoConfig.from_pretrained(path_or_name)
    # A pooler would only be carried along: what is read here is read from single characters.
    if dropout is not None:
        config.update({"hidden_dropout_prob": dropout, "attention_probs_dropout_prob": dropout})
    options: dict[str, Any] = {"add_pooling_layer": False} if config.model_type == "bert" else {}
    encoder: PreTrainedModel = AutoModel.from_pretrained(path_or_name, config=config, dtype=torch.float32, **options)
    return encoder, _tokens(path_or_name)


def _tokens(path_or_name: Path | str) -> CharacterTokens:
    if (Path(path_or_name) / VOCABULARY).is_file():
        return read_tokens(Path(path_or_name))
    places: dict[str, int] = AutoTokenizer.from_pretrained(path_or_name).get_vocab()
    return tokens_of(sorted(places, key=lambda word: places[word]))
