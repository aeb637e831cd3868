"""Writes the trained network: ONNX for production, safetensors to train on from, vocabulary and manifest beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from corpora.document.formula import KINDS
from models.language.encoder.characters import CharacterTokens
from models.language.encoder.export import quantise
from models.language.encoder.mixed import neighbours_of
from models.language.formulas.asked import MOST_COUNTS, NOWHERE
from models.language.formulas.network import FormulaNetwork
from models.language.formulas.reader import INPUTS, MANIFEST, NETWORK, OUTPUT, SCHEMA, VOCABULARY, Manifest
from models.language.formulas.totals import NAMES
from models.weight_files import hashes_and_sizes, write_manifest

TENSORS: Final = "formulas.safetensors"
CONFIG: Final = "config.json"


class _One(nn.Module):
    """One passage and its formulas."""

    def __init__(self, network: FormulaNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, places: Tensor, asked: Tensor, parts: Tensor) -> Tensor:
        of = torch.zeros_like(asked[:, 0])
        scores: Tensor = self.network(ids, torch.ones_like(ids), places, of, asked, parts)
        return scores


def export(
    network: FormulaNetwork, folder: Path, *, tokens: CharacterTokens, facts: Mapping[str, str | int | float],
    eight_bits: bool = True,
) -> None:  # fmt: skip
    """Writes everything that `load_reader` reads, and the tensors in half precision with the encoder's configuration.

    `facts` are kept in the manifest (run, seed, steps). With `eight_bits` the graph's weights are quantised.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval().cpu()
    places = torch.full((1, MOST_COUNTS), NOWHERE)
    places[0, :3] = torch.tensor([2, 4, 6])
    asked = torch.tensor([[0, 1, 0, 0, 0, 0], [11, 3, 1, 2, 0, 0]])
    parts = torch.zeros((2, MOST_COUNTS), dtype=torch.bool)
    parts[0, 1:3] = True
    example = (torch.arange(10, 19)[None], places, asked, parts)
    torch.onnx.export(
        _One(network).eval(), example, str(folder / NETWORK), input_names=list(INPUTS), output_names=[OUTPUT],
        dynamic_axes={"ids": {1: "length"}, **{name: {0: "formulas"} for name in (*INPUTS[2:], OUTPUT)}},
        opset_version=18, dynamo=False,
    )  # fmt: skip
    if eight_bits:
        quantise(folder / NETWORK, folder / NETWORK)
    save_file(_halved(network), folder / TENSORS)
    (folder / CONFIG).write_text(json.dumps(network.encoder.config.to_diff_dict(), indent=1) + "\n", encoding="utf-8")
    tokens.save(folder)
    _write_manifest(folder, facts)


def load_network(folder: Path) -> FormulaNetwork:
    """The network of a folder that `export` wrote, to train on from it."""
    return network_of(load_file(folder / TENSORS), json.loads((folder / CONFIG).read_text("utf-8")))


def network_of(tensors: Mapping[str, Tensor], config: Mapping[str, Any], *, strict: bool = True) -> FormulaNetwork:
    """A network with these tensors; not `strict`, those of another network's encoder alone."""
    bert = BertConfig(**config)
    blocks, reach = neighbours_of(tensors)
    network = FormulaNetwork(BertModel(bert, add_pooling_layer=False), blocks=blocks, reach=reach)
    whole = {name: value.float() if value.is_floating_point() else value for name, value in tensors.items()}
    own = whole if strict else {name: one for name, one in whole.items() if name.startswith(("encoder.", "below."))}
    network.load_state_dict(own, strict=strict)
    return network


def _halved(network: nn.Module) -> dict[str, Tensor]:
    return {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in network.state_dict().items()
    }


def _write_manifest(folder: Path, facts: Mapping[str, str | int | float]) -> None:
    manifest = Manifest(
        schema_version=SCHEMA, kinds=KINDS, names=NAMES, facts=dict(facts),
        **hashes_and_sizes(folder, (NETWORK, TENSORS, CONFIG, VOCABULARY)),
    )  # fmt: skip
    write_manifest(folder / MANIFEST, manifest.model_dump(mode="json"))
