"""The network: where a table's row and column lines are, and which neighbouring positions are one cell.

Split and merge, after SPLERGE (Tensmeyer et al. 2019: projection pooling) and TSRFormer (Lin et al. 2022: lines as the
target, not regions). The crop is seen at a quarter, an eighth and a sixteenth of its size, and what was seen there is
handed back to the fine maps (a pyramid, Lin et al. 2017). Two towers see these, one squeezed across for the rows and
one squeezed down for the columns; each ends in a sequence along its axis. Merges and headers are told on the grid that
the lines give, from what lies in cells and on their edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.tables.recogniser.strips import StripsWithin

N_CHANNELS = 4
CELL_VALUES = 3
"""Given of each position beside what is seen in it: its height and width, and whether it holds words."""


DILATIONS = (1, 2, 4, 8, 16)
"""Of the convolutions along an axis; a network with a pyramid has one more, twice the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PyramidWidth:
    """Channels at a quarter, an eighth and a sixteenth of the size, and the blocks at the last two."""

    quarter: int
    eighth: int
    sixteenth: int
    eighth_depth: int
    sixteenth_depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """Numbers of channels.

    Args:
        stem: at half the size.
        tower: in the towers' maps.
        line: of the sequences along the axes.
        grid: on the grid of cells.
        depth: residual blocks of a tower.
        pyramid: of what sees the crop small; without it the towers see the stem alone.
    """

    stem: int = 16
    tower: int = 32
    line: int = 64
    grid: int = 64
    depth: int = 4
    pyramid: PyramidWidth | None = None


class Pyramid(nn.Module):
    """The crop seen small, and handed back to the maps at half its size."""

    def __init__(self, stem: int, width: PyramidWidth) -> None:
        super().__init__()
        sizes = (stem, width.quarter, width.eighth, width.sixteenth)
        self.steps = nn.ModuleList(
            nn.Sequential(
                nn.Conv2d(wide, deep, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(deep), nn.ReLU()
            ) for wide, deep in pairwise(sizes)
        )  # fmt: skip
        depths = (0, width.eighth_depth, width.sixteenth_depth)
        self.blocks = nn.ModuleList(StripsWithin(n, depth) for n, depth in zip(sizes[1:], depths, strict=True))
        self.back = nn.ModuleList(nn.Conv2d(deep, wide, 1) for wide, deep in pairwise(sizes))
        self.mix = nn.ModuleList(nn.Conv2d(n, n, 3, padding=1) for n in sizes[:-1])

    def forward(self, stem: Tensor, down: Tensor, across: Tensor) -> Tensor:
        """Like `stem` (batch, stem, height, width), 0 in padding; `down` (batch, 1, height, 1), `across` likewise."""
        levels, masks, maps = [stem], [(down, across)], stem
        for step, blocks in zip(self.steps, self.blocks, strict=True):
            down, across = down[:, :, ::2], across[..., ::2]
            maps = step(maps) * (down * across)
            maps = blocks(maps, down, across)
            levels.append(maps)
            masks.append((down, across))
        for place in reversed(range(len(self.mix))):
            wide = functional.interpolate(self.back[place](maps), scale_factor=2.0, mode="nearest")
            joined = functional.relu(levels[place] + wide)
            own_down, own_across = masks[place]
            maps = functional.relu(joined + self.mix[place](joined)) * (own_down * own_across)
        return maps


class Block(nn.Module):
    """A residual pair of strips, across and along, joined with the mean over the whole line of sight."""

    def __init__(self, n: int, *, across: int, along: int) -> None:
        super().__init__()
        self.across = nn.Conv2d(n, n, (1, across), padding=(0, across // 2), bias=False)
        self.along = nn.Conv2d(n, n, (along, 1), padding=(along // 2, 0), bias=False)
        self.norms = nn.ModuleList((nn.BatchNorm2d(n), nn.BatchNorm2d(n)))
        self.project = nn.Conv2d(n, n, (3, 1), padding=(1, 0))

    def forward(self, maps: Tensor, mask: Tensor) -> Tensor:
        """`maps` (batch, n, height, width); `mask` (batch, 1, 1, width) is 1 where the crop is and 0 in padding."""
        inner = functional.relu(self.norms[0](self.across(maps)))
        inner = self.norms[1](self.along(inner))
        mean = (maps * mask).sum(3, keepdim=True) / mask.sum(3, keepdim=True)
        return functional.relu(maps + inner + self.project(mean))


class Tower(nn.Module):
    """Lines that cross the crop from left to right; the columns' tower sees the crop turned on its side."""

    def __init__(self, width: Width) -> None:
        super().__init__()
        n, line = width.tower, width.line
        self.squeeze = nn.Conv2d(width.stem, n, (3, 8), stride=(2, 8), padding=(1, 0), bias=False)
        self.norm = nn.BatchNorm2d(n)
        self.blocks = nn.ModuleList(Block(n, across=7, along=5) for _ in range(width.depth))
        self.enter = nn.Conv1d(2 * n, line, 3, padding=1)
        self.deep = nn.ModuleList(
            nn.Sequential(
                nn.Conv1d(line, line, 3, padding=d, dilation=d, bias=False), nn.BatchNorm1d(line), nn.ReLU(),
                nn.Conv1d(line, line, 1),
            )
            for d in (*DILATIONS, *[2 * DILATIONS[-1]] * (width.pyramid is not None))
        )  # fmt: skip
        self.fine = nn.Conv1d(line + 2 * width.stem, line, 5, padding=2)
        self.leave = nn.Conv1d(line, 1, 3, padding=1)

    def forward(self, stem: Tensor, mask: Tensor) -> Tensor:
        """From (batch, stem, height, width), 0 in padding, to logits (batch, height); `mask` (batch, 1, 1, width)."""
        maps = functional.relu(self.norm(self.squeeze(stem)))
        coarse = mask[..., ::8]
        for block in self.blocks:
            maps = block(maps, coarse)
        line = functional.relu(self.enter(_pooled(maps * coarse, coarse)))
        for layer in self.deep:
            line = functional.relu(line + layer(line))
        line = functional.interpolate(line, scale_factor=2.0, mode="nearest")
        both = torch.cat((line, _pooled(stem, mask)), 1)
        logits: Tensor = self.leave(functional.relu(self.fine(both)))[:, 0]
        return logits


def _pooled(maps: Tensor, mask: Tensor) -> Tensor:
    """Mean and maximum across, (batch, 2 n, height); the maps are 0 in padding."""
    return torch.cat((maps.sum(3) / mask.sum(3), maps.amax(3)), 1)


class Splitter(nn.Module):
    """Row and column lines of crops."""

    def __init__(self, width: Width) -> None:
        super().__init__()
        self.stem = nn.Conv2d(N_CHANNELS, width.stem, 3, stride=2, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width.stem)
        self.pyramid = None if width.pyramid is None else Pyramid(width.stem, width.pyramid)
        self.rows, self.columns = Tower(width), Tower(width)

    def forward(self, crops: Tensor, down: Tensor, across: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of row lines (batch, height / 2), of column lines (batch, width / 2), and the stem's maps.

        Args:
            crops: (batch, 4, height, width), 0..1.
            down: (batch, height / 2), 1 where the crop is and 0 in padding.
            across: (batch, width / 2), likewise.
        """
        own_down, own_across = down[:, None, :, None], across[:, None, None, :]
        stem = functional.relu(self.norm(self.stem(crops))) * (own_down * own_across)
        if self.pyramid is not None:
            stem = self.pyramid(stem, own_down, own_across)
        rows = self.rows(stem, across[:, None, None, :])
        columns = self.columns(stem.transpose(2, 3), down[:, None, None, :])
        return rows, columns, stem


class GridBlock(nn.Module):
    """A position with its neighbours, and with its whole row and column."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.near = nn.Conv2d(n, n, 3, padding=1)
        self.far = nn.Conv2d(2 * n, n, 1)

    def forward(self, maps: Tensor) -> Tensor:
        """`maps` (1, n, rows, columns)."""
        return self._joined(maps, maps.mean(3, keepdim=True), maps.mean(2, keepdim=True))

    def within(self, maps: Tensor, down: Tensor, across: Tensor) -> Tensor:
        """The same of grids of several sizes, 0 in padding; `down` (batch, 1, rows, 1), `across` (batch, 1, 1, columns)
        are 1 where there is none.
        """
        row, column = (
            maps.sum(side, keepdim=True) / own.sum(side, keepdim=True) for side, own in ((3, across), (2, down))
        )
        return self._joined(maps, row, column) * (down * across)

    def _joined(self, maps: Tensor, row: Tensor, column: Tensor) -> Tensor:
        lines = row.expand_as(maps), column.expand_as(maps)
        return functional.relu(maps + self.near(maps) + self.far(torch.cat(lines, 1)))


class Merger(nn.Module):
    """Which neighbours are one cell, and which cells are headers."""

    def __init__(self, width: Width) -> None:
        super().__init__()
        seen = 4 * width.stem + 2 * width.stem + CELL_VALUES
        self.enter = nn.Conv2d(seen, width.grid, 1)
        self.layers = nn.ModuleList(GridBlock(width.grid) for _ in range(3))
        self.leave = nn.Conv2d(width.grid, 3, 1)

    def forward(
        self, stem: Tensor, halves_down: Tensor, halves_across: Tensor, edges_down: Tensor, edges_across: Tensor,
        values: Tensor,
    ) -> Tensor:  # fmt: skip
        """Logits (3, rows, columns) of one crop: joined to the right, joined below, header; `values` without batch."""
        seen = self.gather(stem, halves_down, halves_across, edges_down, edges_across)
        return self.tell(seen[0], values)

    def gather(
        self, stem: Tensor, halves_down: Tensor, halves_across: Tensor, edges_down: Tensor, edges_across: Tensor
    ) -> Tensor:
        """What was seen in and about each position, (batch, 6 stem, rows, columns).

        Args:
            stem: (batch, stem, height, width).
            halves_down: (batch, 2 rows, height): weights that sum to 1 over the upper and the lower half of each row.
            halves_across: (batch, 2 columns, width): over the left and the right half of each column.
            edges_down: (batch, rows, height): over a strip about each lower edge.
            edges_across: (batch, columns, width): over a strip about each right edge.
        """
        rows, columns, n = edges_down.shape[1], edges_across.shape[1], stem.shape[1]
        across = torch.cat((halves_across, edges_across), 1)
        wide = torch.matmul(stem, across.transpose(1, 2)[:, None])  # batch, stem, height, 2 columns + columns
        halves, edges = wide[..., : 2 * columns], wide[..., 2 * columns :]
        quarters = torch.matmul(halves_down[:, None], halves).reshape(-1, n, rows, 2, columns, 2)
        cells = quarters.permute(0, 1, 3, 5, 2, 4).reshape(-1, 4 * n, rows, columns)
        right = torch.matmul(halves_down[:, None], edges).reshape(-1, n, rows, 2, columns).mean(3)
        below = torch.matmul(edges_down[:, None], halves).reshape(-1, n, rows, columns, 2).mean(4)
        return torch.cat((cells, right, below), 1)

    def tell(self, seen: Tensor, values: Tensor) -> Tensor:
        """From (6 stem, rows, columns) and (CELL_VALUES, rows, columns) to logits (3, rows, columns)."""
        maps = functional.relu(self.enter(torch.cat((seen, values))[None]))
        for layer in self.layers:
            maps = layer(maps)
        logits: Tensor = self.leave(maps)[0]
        return logits

    def tell_all(self, seen: Tensor, values: Tensor, down: Tensor, across: Tensor) -> Tensor:
        """As `tell` says it of each grid of a batch, (batch, 3, rows, columns); masks as of `GridBlock.within`."""
        inside = down * across
        maps = functional.relu(self.enter(torch.cat((seen, values), 1))) * inside
        for layer in self.layers:
            assert isinstance(layer, GridBlock)
            maps = layer.within(maps, down, across)
        logits: Tensor = self.leave(maps)
        return logits
