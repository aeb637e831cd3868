"""The network that reads numeric cells: convolutions down to one row of columns, each column a mark or none.

Read by connectionist temporal classification (Graves and others, 2006); no recurrence, so that it is fast on one core.
"""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from models.ocr.digits.alphabet import N_OUTPUTS

COLUMN = 2
"""Pixels of a crop for each column of the output: a narrow 1 of 7-point print has two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitWidth:
    """Channels: of the first layer, of the three heights 16, 8 and 4, and of the row of columns with its `depth`."""

    stem: int = 24
    high: int = 32
    middle: int = 64
    low: int = 96
    row: int = 128
    depth: int = 3


class DigitNetwork(nn.Module):
    """(n, 1, 32, w) of 0..1 to (n, w / 2, outputs): logits."""

    def __init__(self, width: DigitWidth) -> None:
        super().__init__()
        self.picture = nn.Sequential(
            _layer(1, width.stem, 5, stride=2),
            _layer(width.stem, width.high),
            nn.MaxPool2d((2, 1)),
            _layer(width.high, (width.high + width.middle) // 2),
            _layer((width.high + width.middle) // 2, width.middle),
            nn.MaxPool2d((2, 1)),
            _layer(width.middle, width.low),
            _layer(width.low, width.low),
            nn.Conv2d(width.low, width.row, (4, 1), bias=False),
            nn.BatchNorm2d(width.row),
            nn.ReLU(inplace=True),
        )
        self.row = nn.ModuleList(_along(width.row, dilation=1 + number % 2) for number in range(width.depth))
        self.drop = nn.Dropout(0.1)
        self.says = nn.Conv2d(width.row, N_OUTPUTS, 1)

    def forward(self, crops: Tensor) -> Tensor:
        """Logits by crop, column, output."""
        seen: Tensor = self.picture(crops)  # (n, row, 1, w / 2)
        for layer in self.row:
            seen = seen + layer(seen)
        said: Tensor = self.says(self.drop(seen))
        return said.squeeze(2).permute(0, 2, 1)


def _layer(before: int, after: int, size: int = 3, *, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, size, stride, size // 2, bias=False), nn.BatchNorm2d(after), nn.ReLU(inplace=True)
    )


def _along(channels: int, *, dilation: int) -> nn.Sequential:
    """A look at the columns beside; added to what was there."""
    return nn.Sequential(
        nn.Conv2d(channels, channels, (1, 5), padding=(0, 2 * dilation), dilation=(1, dilation), bias=False),
        nn.BatchNorm2d(channels),
        nn.ReLU(inplace=True),
    )
