"""An encoder with its neighbours mixed in below: from little text it learns what attention alone takes long to see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel, PreTrainedModel

from models.language.encoder.characters import CharacterTokens, read_tokens
from models.language.encoder.encoder import EncoderShape, load_encoder, new_encoder, save_encoder

NEIGHBOURS: Final = "neighbours.safetensors"
CLAIMS: Final = "network.safetensors"
CONFIG: Final = "config.json"
"""Tensors of the network that reads claims, an encoder among them."""


class Neighbours(nn.Module):
    """What stands around each character, mixed into its embedding: words and short phrases, before any attention.

    From nothing, attention takes long to learn to look next door (its positions are absolute); this sees it at once.
    The weights start at zero, so that a pretrained encoder at first reads what it knows.
    """

    def __init__(self, width: int, *, reach: int) -> None:
        super().__init__()
        self.reach = reach
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear((2 * reach + 1) * width, width)
        nn.init.zeros_(self.mix.weight)
        nn.init.zeros_(self.mix.bias)

    def forward(self, embedded: Tensor, standing: Tensor | None) -> Tensor:
        """(n, length, width) of the same; beyond the ends of a text, and in padding, there is nothing."""
        known = self.norm(embedded)
        if standing is not None:
            known = known * standing[:, :, None].to(embedded.dtype)
        wide = nn.functional.pad(known, (0, 0, self.reach, self.reach))
        length = embedded.shape[1]
        around = torch.cat([wide[:, step : step + length] for step in range(2 * self.reach + 1)], dim=2)
        return embedded + nn.functional.gelu(self.mix(around))


class MixedEncoder(nn.Module):
    """An encoder, and `blocks` of neighbours below it that each mix `reach` characters on either side; 0 blocks are the
    encoder as it is.
    """

    def __init__(self, encoder: PreTrainedModel, *, blocks: int, reach: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.reach = reach
        self.below = nn.ModuleList(Neighbours(self.width, reach=reach) for _ in range(blocks))

    @property
    def width(self) -> int:
        """Of a character's state."""
        return int(self.encoder.config.hidden_size)

    @property
    def embeddings(self) -> nn.Parameter:
        """Of the characters, (vocabulary, width)."""
        embeddings: nn.Parameter = self.encoder.get_input_embeddings().get_parameter("weight")
        return embeddings

    def forward(self, ids: Tensor, standing: Tensor | None = None, positions: Tensor | None = None) -> Tensor:
        """States (n, length, width) of ids (n, length); `standing` is 1 where a character stands, 0 at padding."""
        embedded: Tensor = self.encoder.get_input_embeddings()(ids)
        for block in self.below:
            embedded = block(embedded, standing)
        states: Tensor = self.encoder(
            inputs_embeds=embedded, attention_mask=standing, position_ids=positions
        ).last_hidden_state
        return states


def new_mixed(shape: EncoderShape, tokens: CharacterTokens) -> MixedEncoder:
    """An untrained one."""
    return MixedEncoder(new_encoder(shape, tokens), blocks=shape.blocks, reach=shape.reach)


def save_mixed(mixed: MixedEncoder, tokens: CharacterTokens, folder: Path) -> None:
    """Writes what `load_mixed` loads; without the neighbours it is an encoder like any other."""
    save_encoder(mixed.encoder, tokens, folder)
    told = {"blocks": str(len(mixed.below)), "reach": str(mixed.reach)}
    weights = {name: value.contiguous() for name, value in mixed.below.state_dict().items()}
    save_file(weights, folder / NEIGHBOURS, metadata=told)


def load_mixed(path_or_name: Path | str, *, dropout: float | None = None) -> tuple[MixedEncoder, CharacterTokens]:
    """A saved one, that of a folder of the claim network (`models/weights/language`), or anyone's encoder, which has no
    neighbours below. Raises like `load_encoder`.
    """
    if (Path(path_or_name) / CLAIMS).is_file():
        return _of_claims(Path(path_or_name), dropout)
    encoder, tokens = load_encoder(path_or_name, dropout=dropout)
    path = Path(path_or_name) / NEIGHBOURS
    if not path.is_file():
        return MixedEncoder(encoder, blocks=0, reach=1), tokens
    with safe_open(path, framework="pt") as file:
        told = file.metadata()
    mixed = MixedEncoder(encoder, blocks=int(told["blocks"]), reach=int(told["reach"]))
    mixed.below.load_state_dict(load_file(path))
    return mixed, tokens


def neighbours_of(tensors: Mapping[str, Tensor]) -> tuple[int, int]:
    """Blocks and reach of the neighbours (`below.`) among a network's tensors."""
    mixes = [one for name, one in tensors.items() if name.startswith("below.") and name.endswith("mix.weight")]
    return len(mixes), (mixes[0].shape[1] // mixes[0].shape[0] - 1) // 2 if mixes else 1


def _of_claims(folder: Path, dropout: float | None) -> tuple[MixedEncoder, CharacterTokens]:
    tensors = {name: value.float() for name, value in load_file(folder / CLAIMS).items()}
    config = BertConfig(**json.loads((folder / CONFIG).read_text("utf-8")))
    if dropout is not None:
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = dropout
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.load_state_dict({name[8:]: one for name, one in tensors.items() if name.startswith("encoder.")})
    blocks, reach = neighbours_of(tensors)
    mixed = MixedEncoder(encoder, blocks=blocks, reach=reach)
    mixed.below.load_state_dict({name[6:]: one for name, one in tensors.items() if name.startswith("below.")})
    return mixed, read_tokens(folder)
