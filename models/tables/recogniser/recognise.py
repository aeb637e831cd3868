"""The recogniser as the pipeline uses it: ONNX Runtime and numpy, no torch, no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.onnx_session import session
from models.tables.recogniser.crop import Crop, Gray, cut
from models.tables.recogniser.decoding import Floats, Lines, SpannedCell, decode_cells, decode_lines
from models.tables.recogniser.pooling import STRIDE, grid_weights
from models.tables.recogniser.weights import WEIGHTS, sound_weights

MARGIN = 12.0
"""Points added to each side of a region: its outer lines must lie inside what the network sees, as in training."""
MOST_POSITIONS = 40_000
"""Rows times columns of a grid that is believed; more is noise, and would take memory without end."""
UNSAID = 0.5
"""Confidence of a line that another finder found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedGrid:
    """A grid in page points. Edges are n + 1, outer ones among them, with a confidence (0 to 1) each.

    `cells` cover each position once. `confidence` is the mean over the edges of rows and columns.
    """

    region: Box
    row_edges: tuple[float, ...]
    column_edges: tuple[float, ...]
    row_confidences: tuple[float, ...]
    column_confidences: tuple[float, ...]
    cells: tuple[SpannedCell, ...]
    confidence: float

    def box_of(self, cell: SpannedCell) -> Box:
        """Where a cell of this grid lies."""
        return Box(
            left=self.column_edges[cell.column],
            top=self.row_edges[cell.row],
            right=self.column_edges[cell.column + cell.column_span],
            bottom=self.row_edges[cell.row + cell.row_span],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenRegion:
    """A region as the network saw it: its lines in pixels of `crop`, and `stem`, the maps that merges are told from."""

    region: Box
    crop: Crop
    rows: Lines
    columns: Lines
    stem: Floats

    def lines_at(self, edges: Sequence[float], *, rows: bool) -> Lines:
        """Edges of another finder, in page points, as lines of this region; they say nothing of how sure they are."""
        start = self.crop.top if rows else self.crop.left
        positions = (np.array(edges, np.float32) - np.float32(start)) * np.float32(self.crop.scale)
        return Lines(positions=positions, confidences=np.full(len(edges), UNSAID, np.float32))


class Recogniser:
    """Finds grids in regions of upright page pictures."""

    def __init__(self, splitter: Any, merger: Any) -> None:
        self._splitter, self._merger = splitter, merger

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Recogniser:
        """From the weights that came with the package.

        Raises:
            WeightsUnsound: for a file that is missing or has another hash than the manifest says.
            ImportError: without onnxruntime.
        """
        return cls(*(session(path) for path in sound_weights(folder)))

    def grids(
        self, picture: Gray, regions: Sequence[Box], words: Sequence[Word], *, dots_per_inch: float
    ) -> list[RecognisedGrid | None]:
        """A grid for each region in order, None where no two rows' or columns' lines were found.

        Args:
            picture: gray (height, width), upright and deskewed.
            regions: in points of that picture.
            words: likewise; there may be none.
            dots_per_inch: of the picture.
        """
        seen = [self.see(picture, region, words, dots_per_inch=dots_per_inch) for region in regions]
        return [self.grid_on(one, one.rows, one.columns) for one in seen]

    def see(self, picture: Gray, region: Box, words: Sequence[Word], *, dots_per_inch: float) -> SeenRegion:
        """What the network sees of one region; arguments as of `grids`."""
        area = Box(
            left=region.left - MARGIN, top=region.top - MARGIN,
            right=region.right + MARGIN, bottom=region.bottom + MARGIN,
        )  # fmt: skip
        crop = cut(picture, area, [word.box for word in words], dots_per_inch=dots_per_inch)
        rows, columns, stem = self._lines(crop)
        return SeenRegion(region=region, crop=crop, rows=rows, columns=columns, stem=stem)

    def grid_on(self, seen: SeenRegion, rows: Lines, columns: Lines) -> RecognisedGrid | None:
        """The grid between lines of a region, its own or those of another finder; None where they make none."""
        cells = self._cells(seen, rows, columns)
        if cells is None:
            return None
        crop, confidences = seen.crop, np.concatenate((rows.confidences, columns.confidences))
        return RecognisedGrid(
            region=seen.region,
            row_edges=tuple((crop.top + rows.positions / crop.scale).tolist()),
            column_edges=tuple((crop.left + columns.positions / crop.scale).tolist()),
            row_confidences=tuple(rows.confidences.tolist()),
            column_confidences=tuple(columns.confidences.tolist()),
            cells=cells,
            confidence=float(confidences.mean()),
        )

    def read_crop(self, crop: Crop) -> tuple[Lines, Lines, tuple[SpannedCell, ...] | None]:
        """Lines in pixels of the crop, and cells; None for the cells where the lines make no grid."""
        rows, columns, stem = self._lines(crop)
        nowhere = Box(left=0.0, top=0.0, right=0.0, bottom=0.0)
        seen = SeenRegion(region=nowhere, crop=crop, rows=rows, columns=columns, stem=stem)
        return rows, columns, self._cells(seen, rows, columns)

    def _lines(self, crop: Crop) -> tuple[Lines, Lines, Floats]:
        channels = crop.channels
        ones = [np.ones((1, side // STRIDE), np.float32) for side in channels.shape[1:]]
        pixels = channels[None].astype(np.float32) / 255
        row_logits, column_logits, stem = self._splitter.run(
            None, {"crops": pixels, "down": ones[0], "across": ones[1]}
        )
        rows = decode_lines(_probability(row_logits[0]), channels, rows=True)
        columns = decode_lines(_probability(column_logits[0]), channels, rows=False)
        return rows, columns, stem

    def _cells(self, seen: SeenRegion, rows: Lines, columns: Lines) -> tuple[SpannedCell, ...] | None:
        positions = (len(rows.positions) - 1) * (len(columns.positions) - 1)
        if min(len(rows.positions), len(columns.positions)) < 2 or positions > MOST_POSITIONS:
            return None
        weights = grid_weights(seen.crop.channels, rows.positions, columns.positions)
        inputs = {name: value if name == "values" else value[None] for name, value in weights._asdict().items()}
        (logits,) = self._merger.run(None, {"stem": seen.stem, **inputs})
        return decode_cells(_probability(logits))


def _probability(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)
