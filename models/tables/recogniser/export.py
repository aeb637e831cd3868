"""Writes trained networks for production: ONNX for ONNX Runtime, safetensors for whoever trains on, hashes beside."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from models.tables.recogniser.network import CELL_VALUES, N_CHANNELS, Merger, Splitter
from models.tables.recogniser.weights import MANIFEST, MERGER, SPLITTER
from models.weight_files import hashes_and_sizes, write_manifest

TENSORS = "tables.safetensors"
OPSET = 17
EXAMPLE_PIXELS, EXAMPLE_GRID = (256, 320), (5, 4)
"""Sizes to trace with: any will do, all axes are free."""


def export(splitter: Splitter, merger: Merger, folder: Path, *, facts: dict[str, Any]) -> None:
    """Writes the two ONNX files, the tensors and the manifest, which also keeps `facts` (run, steps, scores).

    The tensors are in half precision, and what ONNX has is rounded alike: the same network in three quarters of the
    bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    splitter, merger = deepcopy(splitter).half().float().eval(), deepcopy(merger).half().float().eval()
    _export_splitter(splitter, folder / SPLITTER)
    _export_merger(merger, splitter.stem.out_channels, folder / MERGER)
    tensors = {
        f"{part}.{name}": (value.half() if value.is_floating_point() else value).contiguous()
        for part, network in (("splitter", splitter), ("merger", merger))
        for name, value in network.state_dict().items()
    }
    save_file(tensors, folder / TENSORS)
    names = (SPLITTER, MERGER, TENSORS)
    write_manifest(folder / MANIFEST, {"schema": 1, **hashes_and_sizes(folder, names), **facts})


def _export_splitter(splitter: Splitter, path: Path) -> None:
    height, width = EXAMPLE_PIXELS
    torch.onnx.export(
        splitter,
        (torch.zeros(1, N_CHANNELS, height, width), torch.ones(1, height // 2), torch.ones(1, width // 2)),
        str(path),
        input_names=["crops", "down", "across"],
        output_names=["rows", "columns", "stem"],
        dynamic_axes={
            "crops": {2: "height", 3: "width"}, "down": {1: "half_height"}, "across": {1: "half_width"},
            "rows": {1: "half_height"}, "columns": {1: "half_width"}, "stem": {2: "half_height", 3: "half_width"},
        },
        opset_version=OPSET,
        dynamo=False,
    )  # fmt: skip


def _export_merger(merger: Merger, stem: int, path: Path) -> None:
    (height, width), (rows, columns) = (side // 2 for side in EXAMPLE_PIXELS), EXAMPLE_GRID
    torch.onnx.export(
        merger,
        (
            torch.zeros(1, stem, height, width), torch.zeros(1, 2 * rows, height), torch.zeros(1, 2 * columns, width),
            torch.zeros(1, rows, height), torch.zeros(1, columns, width), torch.zeros(CELL_VALUES, rows, columns),
        ),
        str(path),
        input_names=["stem", "halves_down", "halves_across", "edges_down", "edges_across", "values"],
        output_names=["grid"],
        dynamic_axes={
            "stem": {2: "height", 3: "width"}, "halves_down": {1: "half_rows", 2: "height"},
            "halves_across": {1: "half_columns", 2: "width"}, "edges_down": {1: "rows", 2: "height"},
            "edges_across": {1: "columns", 2: "width"}, "values": {1: "rows", 2: "columns"},
            "grid": {1: "rows", 2: "columns"},
        },
        opset_version=OPSET,
        dynamo=False,
    )  # fmt: skip
