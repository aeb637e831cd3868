"""The network that tells which parts of a page are tables: a coarse map whose places see their rows and columns.

Beside what is of a table it tells what is inside of one, a place from its sides: tables that touch each other have
insides that do not, as Li et al. 2019 (PSENet, "Shape Robust Text Detection") keep lines of text apart.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.tables.recogniser.network import N_CHANNELS

STRIDE = 4
"""Pixels of the channels to one place of the map: 5.3 points."""
STEM, NEAR, FAR = 12, 24, 36
"""Channels at half, a quarter and an eighth of the size."""
DEPTH = 5
TABLE, INSIDE = 0, 1
"""What the maps that it gives are of."""
N_MAPS = 2


class Strips(nn.Module):
    """A residual pair of strips, with the mean and the maximum over the place's whole row and whole column."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.across = nn.Conv2d(n, n, (1, 7), padding=(0, 3), bias=False)
        self.down = nn.Conv2d(n, n, (7, 1), padding=(3, 0), bias=False)
        self.norms = nn.ModuleList((nn.BatchNorm2d(n), nn.BatchNorm2d(n)))
        self.row = nn.Conv2d(2 * n, n, 1)
        self.column = nn.Conv2d(2 * n, n, 1)

    def forward(self, maps: Tensor) -> Tensor:
        """`maps` (batch, n, height, width)."""
        inner = functional.relu(self.norms[0](self.across(maps)))
        inner = self.norms[1](self.down(inner))
        row = self.row(torch.cat((maps.mean(3, keepdim=True), maps.amax(3, keepdim=True)), 1))
        column = self.column(torch.cat((maps.mean(2, keepdim=True), maps.amax(2, keepdim=True)), 1))
        return functional.relu(maps + inner + row + column)


class RegionNetwork(nn.Module):
    """Logits of places of tables, and of their insides."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(N_CHANNELS, STEM, 3, stride=2, padding=1, bias=False)
        self.near = nn.Conv2d(STEM, NEAR, 3, stride=2, padding=1, bias=False)
        self.deep = nn.Conv2d(NEAR, FAR, 3, stride=2, padding=1, bias=False)
        self.norms = nn.ModuleList((nn.BatchNorm2d(STEM), nn.BatchNorm2d(NEAR), nn.BatchNorm2d(FAR)))
        self.blocks = nn.ModuleList(Strips(FAR) for _ in range(DEPTH))
        self.join = nn.Conv2d(FAR + NEAR, NEAR, 1)
        self.mix = nn.Conv2d(NEAR, NEAR, 3, padding=1)
        self.leave = nn.Conv2d(NEAR, N_MAPS, 3, padding=1)

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
