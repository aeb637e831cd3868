"""The network that tells which parts of a page are tables: a coarse map whose places see their rows and columns.

Beside what is of a table it tells what is inside of one, a place from its sides: tables that touch each other have
insides that do not, as Li et al. 2019 (PSENet, "Shape Robust Text Detection") keep lines of text apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.strips import Strips

STRIDE = 4
"""Pixels of the channels to one place of the map: 5.3 points."""
TABLE, INSIDE = 0, 1
"""What the maps that it gives are of."""
N_MAPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionWidth:
    """Channels at half (`stem`), a quarter (`near`) and an eighth (`far`) of the size, and the blocks there."""

    stem: int
    near: int
    far: int
    depth: int


class RegionNetwork(nn.Module):
    """Logits of places of tables, and of their insides."""

    def __init__(self, width: RegionWidth) -> None:
        super().__init__()
        stem, near, far = width.stem, width.near, width.far
        self.stem = nn.Conv2d(N_CHANNELS, stem, 3, stride=2, padding=1, bias=False)
        self.near = nn.Conv2d(stem, near, 3, stride=2, padding=1, bias=False)
        self.deep = nn.Conv2d(near, far, 3, stride=2, padding=1, bias=False)
        self.norms = nn.ModuleList((nn.BatchNorm2d(stem), nn.BatchNorm2d(near), nn.BatchNorm2d(far)))
        self.blocks = nn.ModuleList(Strips(far) for _ in range(width.depth))
        self.join = nn.Conv2d(far + near, near, 1)
        self.mix = nn.Conv2d(near, near, 3, padding=1)
        self.leave = nn.Conv2d(near, N_MAPS, 3, padding=1)

    def forward(self, pages: Tensor) -> Tensor:
        """From (batch, 4, height, width), 0..1, sides multiples of 16, to (batch, N_MAPS, height / 4, width / 4)."""
        maps = functional.relu(self.norms[0](self.stem(pages)))
        near = functional.relu(self.norms[1](self.near(maps)))
        maps = functional.relu(self.norms[2](self.deep(near)))
        for block in self.blocks:
            maps = block(maps)
        wide = functional.interpolate(maps, scale_factor=2.0, mode="nearest")
        joined = functional.relu(self.mix(functional.relu(self.join(torch.cat((wide, near), 1)))))
        logits: Tensor = self.leave(joined)
        return logits
