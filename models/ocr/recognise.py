"""What crops of single lines say, character by character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.networks import Networks
from models.ocr.picture import Gray

LINE_HEIGHT = 48
"""Pixels: what the recogniser was trained on."""
COLUMN = 8
"""Pixels of a resized crop for each column of the recogniser's output."""
LEAST_WIDTH = 64
MOST_WIDTH = 2400
"""Pixels of a resized crop; longer lines are squeezed. A line of 50 characters has about 2,400."""
BATCH_PIXELS = 1600
"""Summed widths of the crops of one batch: as fast as more, and little memory (18,710 outputs a column)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character as read; `start` and `end` are shares (0..1) of the crop's width, exact to about a third of an em."""

    text: str
    confidence: float
    start: float
    end: float


Reading = tuple[Glyph, ...]
"""A crop's characters from left to right, white space included."""


def read_lines(networks: Networks, crops: Sequence[Gray]) -> list[Reading]:
    """One reading a crop, in the order given; crops are grey pictures of one line each, of any size."""
    resized = [_to_height(crop) for crop in crops]
    readings: list[Reading] = [()] * len(crops)
    for batch in _batches([crop.shape[1] for crop in resized]):
        outputs = networks.recogniser(_stacked([resized[index] for index in batch]))
        for index, output in zip(batch, outputs, strict=True):
            readings[index] = _decoded(output, networks.alphabet, resized[index].shape[1])
    return readings


def text_of(reading: Reading) -> str:
    """The characters alone."""
    return "".join(glyph.text for glyph in reading)


def _to_height(crop: Gray) -> Gray:
    height, width = crop.shape
    wanted = min(MOST_WIDTH, max(COLUMN, round(width * LINE_HEIGHT / max(1, height))))
    return np.asarray(cv2.resize(crop, (wanted, LINE_HEIGHT), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of crops of like width, so that little is padded."""
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=widths.__getitem__):
        if batch and (len(batch) + 1) * max(LEAST_WIDTH, widths[index]) > BATCH_PIXELS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _stacked(crops: Sequence[Gray]) -> NDArray[np.float32]:
    """(n, 3, 48, widest); what is padded is 0, mid-grey, as in the recogniser's training."""
    widest = max(LEAST_WIDTH, *(crop.shape[1] for crop in crops))
    widest = -(-widest // COLUMN) * COLUMN
    stacked = np.zeros((len(crops), 1, LINE_HEIGHT, widest), np.float32)
    for index, crop in enumerate(crops):
        stacked[index, 0, :, : crop.shape[1]] = crop.astype(np.float32) / 127.5 - 1
    return np.ascontiguousarray(np.repeat(stacked, 3, axis=1))


def _decoded(output: NDArray[np.float32], alphabet: tuple[str, ...], width: int) -> Reading:
    """Connectionist temporal classification, greedy: runs of one character are one, blanks (0) part equal ones."""
    best = output.argmax(axis=1)
    starts = np.flatnonzero(np.concatenate([[True], best[1:] != best[:-1]]))
    ends = np.append(starts[1:], len(best))
    share = COLUMN / width
    return tuple(
        Glyph(
            text=alphabet[best[start]],
            confidence=float(output[start:end, best[start]].max()),
            start=min(1.0, start * share),
            end=min(1.0, end * share),
        )
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if best[start]
    )
