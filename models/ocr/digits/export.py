"""Writes the trained network: ONNX for production, safetensors for whoever trains on, hashes beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from models.ocr.digits.crop import HEIGHT
from models.ocr.digits.network import DigitNetwork
from models.ocr.digits.reader import MANIFEST, NETWORK
from models.weight_files import hashes_and_sizes, write_manifest

TENSORS = "digits.safetensors"
OPSET = 17


def export(network: DigitNetwork, folder: Path, *, temperature: float, facts: dict[str, Any]) -> None:
    """Writes the network, its tensors and the manifest, which also keeps `facts` (run, steps)."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval().to("cpu", memory_format=torch.contiguous_format)  # type: ignore[call-overload]
    torch.onnx.export(
        network,
        (torch.zeros(2, 1, HEIGHT, 64),),
        str(folder / NETWORK),
        input_names=["crops"],
        output_names=["logits"],
        dynamic_axes={"crops": {0: "n", 3: "width"}, "logits": {0: "n", 1: "columns"}},
        opset_version=OPSET,
        dynamo=False,
    )
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, folder / TENSORS)
    names = (NETWORK, TENSORS)
    told = hashes_and_sizes(folder, names)
    write_manifest(folder / MANIFEST, {"schema": 1, **told, "temperature": temperature, **facts})
