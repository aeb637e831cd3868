"""The network of the finder of regions from its ONNX form, to be taught on: folded norms are measured anew.

What is shipped has no checkpoint, and its batch norms are folded into the convolutions before them. Their weights are
put back as they are, and each norm gets the mean and variance that its places have on pages of the run: the network
says the same as before, and learns as one that was never folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from models.tables.recogniser.find_regions import MAP
from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.region_network import RegionNetwork, RegionWidth

TRACED = (1, N_CHANNELS, 64, 64)
Folded = tuple[Tensor, Tensor | None]


def unfolded(folder: Path, width: RegionWidth, batches: Iterable[Tensor]) -> RegionNetwork:
    """The network, in training mode.

    Args:
        folder: with the ONNX form.
        width: of the network that it was exported from.
        batches: of pages (batch, 4, height, width), 0..1, that norms are measured on, one after the other.

    Raises:
        ValueError: for a file with other convolutions than the network of this width has.
    """
    network = RegionNetwork(width).eval()
    convolutions = _convolutions(folder / MAP)
    for layer, norm in _layers(network):
        weight, bias = _taken(convolutions, layer.weight)
        layer.weight.data = weight
        if norm is None:
            assert layer.bias is not None
            assert bias is not None
            layer.bias.data = bias
        else:
            _as_folded(norm, torch.zeros_like(norm.bias) if bias is None else bias)
    if convolutions:
        raise ValueError(f"{folder / MAP} has more convolutions than a network of {width}")
    _measured(network, list(batches))
    return network.train()


def _convolutions(path: Path) -> list[Folded]:
    """Weights and biases in the order of the graph."""
    found = []
    for tensors in convolution_tensors(onnx.load(str(path))):
        weight, *bias = (torch.from_numpy(numpy_helper.to_array(one).copy()) for one in tensors)
        found.append((weight, bias[0] if bias else None))
    return found


def convolution_tensors(model: onnx.ModelProto) -> list[list[onnx.TensorProto]]:
    """Of each convolution its weight and, where it has one, its bias, in the order of the graph."""
    held = {one.name: one for one in model.graph.initializer}
    return [[held[name] for name in node.input[1:]] for node in model.graph.node if node.op_type == "Conv"]


def _layers(network: nn.Module) -> list[tuple[nn.Conv2d, nn.BatchNorm2d | None]]:
    """Convolutions in the order in which they are asked, each with the norm behind it."""
    asked: list[nn.Module] = []
    hooks = [
        layer.register_forward_hook(lambda own, *_: asked.append(own))
        for layer in network.modules() if isinstance(layer, nn.Conv2d | nn.BatchNorm2d)
    ]  # fmt: skip
    with torch.no_grad():
        network(torch.zeros(TRACED))
    for hook in hooks:
        hook.remove()
    pairs: list[tuple[nn.Conv2d, nn.BatchNorm2d | None]] = []
    for place, layer in enumerate(asked):
        behind = asked[place + 1] if place + 1 < len(asked) else None
        if isinstance(layer, nn.Conv2d):
            pairs.append((layer, behind if isinstance(behind, nn.BatchNorm2d) else None))
    return pairs


def _taken(convolutions: list[Folded], like: Tensor) -> Folded:
    """The next one of this shape, taken out: an exporter may put two sides of a sum in another order."""
    for place, (weight, _) in enumerate(convolutions):
        if weight.shape == like.shape:
            return convolutions.pop(place)
    raise ValueError(f"no convolution of shape {tuple(like.shape)} is left")


def _as_folded(norm: nn.BatchNorm2d, bias: Tensor) -> None:
    """Adds `bias` and nothing else."""
    assert norm.running_mean is not None
    assert norm.running_var is not None
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
    norm.weight.data.fill_(1)
    norm.bias.data = bias


def _measured(network: nn.Module, batches: list[Tensor]) -> None:
    """Norms with the mean and variance of what comes to them, and the scale and shift that undo both."""
    moments: dict[nn.BatchNorm2d, list[Tensor]] = {}

    def kept(norm: nn.Module, inputs: tuple[Tensor, ...], _: Tensor) -> None:
        assert isinstance(norm, nn.BatchNorm2d)
        own = inputs[0].detach()
        moments.setdefault(norm, []).append(torch.stack((own.mean((0, 2, 3)), own.square().mean((0, 2, 3)))))

    hooks = [one.register_forward_hook(kept) for one in network.modules() if isinstance(one, nn.BatchNorm2d)]
    with torch.no_grad():
        for batch in batches:
            network(batch)
    for hook in hooks:
        hook.remove()
    for norm, all_of_it in moments.items():
        mean, square = torch.stack(all_of_it).mean(0)
        variance = (square - mean.square()).clamp(min=1e-6)
        norm.running_mean, norm.running_var = mean, variance
        norm.weight.data = (variance + norm.eps).sqrt()
        norm.bias.data = norm.bias.data + mean
