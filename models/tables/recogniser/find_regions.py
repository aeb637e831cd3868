"""Where tables are on a page, seen by a small network: what geometry misses when rules are broken or none are drawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from models.onnx_session import session
from models.tables.recogniser.crop import Channels, Gray, draw_channels
from models.tables.recogniser.weights import WEIGHTS, WeightsUnsound
from models.weight_files import changed_file

PAGE_SCALE = 0.75
"""Pixels of the channels to a point of the page: rules are found at twice that, words of 8 points are 6 pixels high."""
LONGEST_PAGE = 1440.0
"""Points of the longer side of a page that is looked at in full size; larger ones are shrunk."""
PLACE = 4
"""Pixels of the channels to one place of the map."""
THRESHOLD = 0.5
LEAST_SIDE = 4
"""Places that a table is high and wide at least: 21 points."""
SHRUNK = 1
"""Places by which the inside of a table is smaller than the table, at each side."""
MAP, MANIFEST = "tables-regions.onnx", "tables-regions.json"

Probabilities = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegionMap:
    """Probabilities that places of a page are of a table, and inside of one; a place is `points` wide and high."""

    probabilities: Probabilities
    insides: Probabilities
    points: float

    def at(self, x: float, y: float) -> float:
        """0 to 1; x and y in page points."""
        height, width = self.probabilities.shape
        row, column = int(y / self.points), int(x / self.points)
        return float(self.probabilities[min(max(row, 0), height - 1), min(max(column, 0), width - 1)])

    def boxes(self) -> list[Box]:
        """Around insides that hang together, with the sides around them, from top to bottom, in page points."""
        on = (self.insides > THRESHOLD).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(on, connectivity=4)
        found = [
            Box(left=max(0, left - SHRUNK) * self.points, top=max(0, top - SHRUNK) * self.points,
                right=(left + width + SHRUNK) * self.points, bottom=(top + height + SHRUNK) * self.points)
            for left, top, width, height in stats[1:, :4].tolist()
            if min(width, height) >= LEAST_SIDE - 2 * SHRUNK
        ]  # fmt: skip
        return sorted(found, key=lambda box: box.top)


class RegionFinder:
    """Finds tables on upright, level page pictures."""

    def __init__(self, network: Any) -> None:
        self._network = network

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> RegionFinder:
        """From the weights that came with the package.

        Raises:
            WeightsUnsound: for a file that is missing or has another hash than the manifest says.
            ImportError: without onnxruntime.
        """
        try:
            hashes = json.loads((folder / MANIFEST).read_text("utf-8"))["sha256"]
            if changed_file(folder, [MAP], hashes) is not None:
                raise WeightsUnsound(f"{MAP} is not the file that {MANIFEST} names")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as failure:
            raise WeightsUnsound(f"{folder}: {failure}") from failure
        return cls(session(folder / MAP))

    def look(self, picture: Gray, words: Sequence[Box], *, dots_per_inch: float) -> RegionMap:
        """The map of a page.

        Args:
            picture: gray (height, width), upright and deskewed.
            words: in points of that picture; there may be none.
            dots_per_inch: of the picture.
        """
        points = 72.0 / dots_per_inch
        height, width = picture.shape[0] * points, picture.shape[1] * points
        scale = PAGE_SCALE * min(1.0, LONGEST_PAGE / max(height, width))
        channels = draw_channels(picture, np.diag((points, points, 1.0)), words, size=(width, height), scale=scale)
        return self.read(channels, points=PLACE / scale)

    def read(self, channels: Channels, *, points: float) -> RegionMap:
        """The map of channels of a page, whose places are `points` wide."""
        (logits,) = self._network.run(None, {"pages": channels[None].astype(np.float32) / 255})
        table, inside = np.asarray(1 / (1 + np.exp(-np.clip(logits[0], -30, 30))), np.float32)
        return RegionMap(probabilities=table, insides=inside, points=points)
