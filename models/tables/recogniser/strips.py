"""A block that sees along and across, and its whole row and column: what lines of tables are told by."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


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
        row = torch.cat((maps.mean(3, keepdim=True), maps.amax(3, keepdim=True)), 1)
        column = torch.cat((maps.mean(2, keepdim=True), maps.amax(2, keepdim=True)), 1)
        return self._joined(maps, row, column)

    def within(self, maps: Tensor, down: Tensor, across: Tensor) -> Tensor:
        """The same of maps that are 0 in padding, and stay so.

        Args:
            maps: (batch, n, height, width), 0 or more.
            down: (batch, 1, height, 1), 1 where there is no padding.
            across: (batch, 1, 1, width), likewise.
        """
        row = torch.cat((maps.sum(3, keepdim=True) / across.sum(3, keepdim=True), maps.amax(3, keepdim=True)), 1)
        column = torch.cat((maps.sum(2, keepdim=True) / down.sum(2, keepdim=True), maps.amax(2, keepdim=True)), 1)
        return self._joined(maps, row, column) * (down * across)

    def _joined(self, maps: Tensor, row: Tensor, column: Tensor) -> Tensor:
        inner = functional.relu(self.norms[0](self.across(maps)))
        inner = self.norms[1](self.down(inner))
        return functional.relu(maps + inner + self.row(row) + self.column(column))


class StripsWithin(nn.Module):
    """Blocks one after the other, of maps with padding."""

    def __init__(self, n: int, depth: int) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Strips(n) for _ in range(depth))

    def forward(self, maps: Tensor, down: Tensor, across: Tensor) -> Tensor:
        """Arguments as of `Strips.within`."""
        for block in self.blocks:
            assert isinstance(block, Strips)
            maps = block.within(maps, down, across)
        return maps
