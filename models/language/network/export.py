"""Writes the trained network: ONNX for production, safetensors to train on from, vocabulary and manifest beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from models.language.encoder.characters import CharacterTokens
from models.language.encoder.export import export_network, quantise
from models.language.encoder.mixed import neighbours_of
from models.language.network.calibration import Calibration
from models.language.network.layout import Layout
from models.language.network.network import ClaimNetwork
from models.language.network.reader import MANIFEST, NETWORK, SCHEMA, VOCABULARY, Manifest, answers
from models.weight_files import hashes_and_sizes
from models.weight_files import write_manifest as write_manifest_file

TENSORS: Final = "network.safetensors"
CONFIG: Final = "config.json"


class _One(nn.Module):
    """Sequences without padding: (n, length) ids, no mask."""

    def __init__(self, network: ClaimNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> Tensor:
        rows: Tensor = self.network(ids, torch.ones_like(ids))
        return rows


def export(
    network: ClaimNetwork, folder: Path, *, tokens: CharacterTokens, layout: Layout, calibration: Calibration,
    facts: Mapping[str, str | int | float], eight_bits: bool = False,
) -> None:  # fmt: skip
    """Writes everything that `load_reader` reads, and the tensors with the encoder's configuration.

    `facts` are kept in the manifest (run, seed, steps). With `eight_bits` the graph's weights are quantised.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval().to("cpu")
    export_network(_One(network).eval(), folder / NETWORK, inputs=("ids",), outputs=("rows",))
    if eight_bits:
        quantise(folder / NETWORK, folder / NETWORK)
    save_file(_halved(network), folder / TENSORS)
    (folder / CONFIG).write_text(json.dumps(network.encoder.config.to_diff_dict(), indent=1) + "\n", encoding="utf-8")
    tokens.save(folder)
    write_manifest(folder, layout=layout, calibration=calibration, facts=facts)


def write_manifest(
    folder: Path, *, layout: Layout, calibration: Calibration, facts: Mapping[str, str | int | float]
) -> None:
    """The manifest of the files that lie in the folder."""
    manifest = Manifest(
        schema_version=SCHEMA,
        **hashes_and_sizes(folder, (NETWORK, TENSORS, CONFIG, VOCABULARY)),
        fields=layout.space.fields,
        answers=answers(),
        calibration=calibration.lines,
        facts=dict(facts),
    )
    write_manifest_file(folder / MANIFEST, manifest.model_dump(mode="json"))


def load_network(folder: Path, layout: Layout) -> ClaimNetwork:
    """The network of a folder that `export` wrote, to train on from it; its tensors were kept in half precision."""
    config = BertConfig(**json.loads((folder / CONFIG).read_text("utf-8")))
    tensors = load_file(folder / TENSORS)
    blocks, reach = neighbours_of(tensors)
    encoder = BertModel(config, add_pooling_layer=False)
    network = ClaimNetwork(encoder, layout, blocks=blocks, reach=reach)
    network.load_state_dict(tensors, strict=False)
    return network.float()


def _halved(network: ClaimNetwork) -> dict[str, Tensor]:
    """Tensors in half precision: what is trained on from them moves more than that."""
    floats = {name: value for name, value in network.state_dict().items() if value.is_floating_point()}
    return {name: value.half().contiguous() for name, value in floats.items()}
