"""From an encoder in torch to one that ONNX Runtime runs, with weights of 32 bits or of 8."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import torch
from torch import nn
from transformers import PreTrainedModel

from models.language.encoder.mixed import MixedEncoder

OPSET: Final = 17
INPUTS: Final = ("ids", "standing")
OUTPUT: Final = "states"


def export_encoder(encoder: MixedEncoder, path: Path) -> None:
    """Writes a graph from `ids` and `standing`, int64 (n, length), to `states`, float32 (n, length, width)."""
    export_network(encoder, path, inputs=INPUTS, outputs=(OUTPUT,))


def export_network(network: nn.Module, path: Path, *, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> None:
    """Writes a graph of a network from int64 (n, length) tensors to (n, length, …) tensors, whatever n and length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    example = tuple(torch.ones(2, 9, dtype=torch.long) for _ in inputs)
    axes = {name: {0: "n", 1: "length"} for name in (*inputs, *outputs)}
    with _traceable(network):
        torch.onnx.export(
            network, example, str(path), input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def quantise(path: Path, out: Path) -> None:
    """Writes the graph with weights of 8 bits; what flows between them is rounded to 8 bits as it comes.

    Weights keep to 7 bits, since processors without VNNI add pairs of products in 16 bits and overflow otherwise: the
    same answer everywhere is worth more than the last bit.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / path.name
        quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


@contextmanager
def _traceable(network: nn.Module) -> Iterator[None]:
    """In evaluation, with attention written out as products: the fused kernel traces to more nodes."""
    encoders = [module for module in network.modules() if isinstance(module, PreTrainedModel)]
    kept = [(encoder, str(encoder.config._attn_implementation)) for encoder in encoders]
    learning = network.training
    network.eval()
    for encoder in encoders:
        encoder.set_attn_implementation("eager")
    try:
        yield
    finally:
        network.train(learning)
        for encoder, attention in kept:
            encoder.set_attn_implementation(attention)
