"""A network that learns, the mean of its weights over the last steps, and how far its run has come: one checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from training.checkpoint import write_checkpoint

Network = TypeVar("Network", bound=nn.Module)


@dataclass(slots=True, kw_only=True)
class AveragedRun(Generic[Network]):
    """What a run goes on from; `seconds` are those that it has learned for."""

    network: Network
    average: AveragedModel
    optimiser: torch.optim.Optimizer
    step: int = 0
    seconds: float = 0.0

    def save(self, path: Path) -> None:
        """Writes the checkpoint, whole or not at all."""
        states = {
            "network": self.network.state_dict(), "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(), "step": self.step, "seconds": self.seconds,
        }  # fmt: skip
        write_checkpoint(path, states)

    def resume(self, path: Path) -> None:
        """Takes up a checkpoint, where there is one."""
        if not path.exists():
            return
        stored = torch.load(path, weights_only=True, map_location="cpu")
        self.network.load_state_dict(stored["network"])
        self.average.load_state_dict(stored["average"])
        self.optimiser.load_state_dict(stored["optimiser"])
        self.step, self.seconds = int(stored["step"]), float(stored["seconds"])


def averaged(stored: Mapping[str, Any]) -> dict[str, Tensor]:
    """The mean weights of a checkpoint, as the network names them."""
    start = "module."
    return {name.removeprefix(start): value for name, value in stored["average"].items() if name.startswith(start)}
