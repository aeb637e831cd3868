"""Weights that gather what the network saw into the positions of a grid; for training and production."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import Channels

Weights = NDArray[np.float32]
STRIDE = 2
"""Pixels of the channels to one place of the network's maps."""
EDGE_REACH = 2.0
"""Places to either side of an edge that tell of it: a rule and the ends of words that cross it."""
TYPICAL_SIZE = 40.0
"""Pixels of the channels of a common row; sizes are given as multiples of it."""
INK = 96
"""Above it a pixel of the channel of ink is dark."""
TEXT_INK = 0.02
"""Share of dark pixels of a position that holds text: less is specks."""


class GridWeights(NamedTuple):
    """See `network.Merger.forward`, whose arguments these are."""

    halves_down: Weights
    halves_across: Weights
    edges_down: Weights
    edges_across: Weights
    values: Weights


def grid_weights(channels: Channels, rows: NDArray[np.float32], columns: NDArray[np.float32]) -> GridWeights:
    """Weights for the grid between these lines (pixels of the channels, outer ones among them)."""
    height, width = channels.shape[1] // STRIDE, channels.shape[2] // STRIDE
    down, across = (np.asarray(lines / STRIDE, np.float32) for lines in (rows, columns))
    return GridWeights(
        halves_down=_spans(_halves(down), height),
        halves_across=_spans(_halves(across), width),
        edges_down=_spans(_strips(down[1:]), height),
        edges_across=_spans(_strips(across[1:]), width),
        values=_values(channels, rows, columns),
    )


def _halves(lines: NDArray[np.float32]) -> NDArray[np.float32]:
    """(2 n, 2) starts and ends of the halves between lines."""
    middles = (lines[:-1] + lines[1:]) / 2
    return np.stack((np.stack((lines[:-1], middles), 1), np.stack((middles, lines[1:]), 1)), 1).reshape(-1, 2)


def _strips(lines: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.stack((lines - EDGE_REACH, lines + EDGE_REACH), 1)


def _spans(spans: NDArray[np.float32], size: int) -> Weights:
    """(n, size): how much of each place lies in each span, summing to 1."""
    places = np.arange(size, dtype=np.float32)
    starts, ends = spans[:, :1], spans[:, 1:]
    inside = np.clip(np.minimum(ends, places + 1) - np.maximum(starts, places), 0, 1)
    return np.asarray(inside / np.maximum(inside.sum(1, keepdims=True), 1e-3), np.float32)


def _values(channels: Channels, rows: NDArray[np.float32], columns: NDArray[np.float32]) -> Weights:
    heights, widths = np.diff(rows) / TYPICAL_SIZE, np.diff(columns) / TYPICAL_SIZE
    shape = (len(heights), len(widths))
    words = _dark_shares(channels[0], rows, columns)
    return np.asarray(
        np.stack((np.broadcast_to(heights[:, None], shape), np.broadcast_to(widths[None], shape), words > TEXT_INK)),
        np.float32,
    )


def _dark_shares(
    ink: NDArray[np.uint8], rows: NDArray[np.float32], columns: NDArray[np.float32]
) -> NDArray[np.float64]:
    """(rows, columns): how much of each position is dark. Sums from the corner on are taken once and read between
    pixels, which is the mean over each position's pixels, and parts of them, without a product as large as the crop.
    """
    height, width = ink.shape
    sums = cv2.integral(cv2.threshold(ink, INK, 1, cv2.THRESH_BINARY)[1])
    down, across = np.clip(rows, 0, height).astype(np.float64), np.clip(columns, 0, width).astype(np.float64)
    dark = _read_between(_read_between(sums, down).T, across).T
    sizes = np.outer(np.maximum(np.diff(down), 1e-3), np.maximum(np.diff(across), 1e-3))
    return np.asarray(np.diff(np.diff(dark, axis=0), axis=1) / sizes, np.float64)


def _read_between(sums: NDArray[Any], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows of the sums at places between them."""
    low = np.minimum(at.astype(np.intp), len(sums) - 2)
    part = (at - low)[:, None]
    return np.asarray(sums[low] * (1 - part) + sums[low + 1] * part, np.float64)
