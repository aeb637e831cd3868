"""What the reader of digits sees of a crop: grey levels stretched between paper and ink, 32 pixels high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.picture import Gray

HEIGHT: Final = 32
"""Pixels; figures fill from two fifths of it to nearly all."""
LEAST_WIDTH, MOST_WIDTH, STEP = 32, 256, 16
"""Pixels: wider crops are squeezed, narrower ones stand among paper; widths are multiples of STEP."""
LEAST_CONTRAST: Final = 40.0
"""Grey levels between paper and ink that are taken for all there is: paper without ink stays pale."""
PAPER_PERCENTILE, INK_PERCENTILE = 75.0, 1.5
"""Of the pixels of a crop: figures and their surroundings leave most of it bare."""

Input = NDArray[np.float32]
"""(height, width): 0 paper, 1 ink."""


def to_input(crop: Gray) -> Input:
    """A crop (grey, any size, 0 black) as the network sees it."""
    height, width = crop.shape
    wanted = min(MOST_WIDTH, max(4, round(width * HEIGHT / height)))
    shrinks = height > HEIGHT or width > wanted
    way = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    resized = np.asarray(cv2.resize(crop, (wanted, HEIGHT), interpolation=way), np.float32)
    paper, ink = np.percentile(resized, (PAPER_PERCENTILE, INK_PERCENTILE))
    stretched = (paper - resized) / max(LEAST_CONTRAST, float(paper - ink))
    return np.asarray(np.clip(stretched, 0.0, 1.0), np.float32)


def padded_width(width: int) -> int:
    """The width that a crop of so many columns is padded to."""
    return max(LEAST_WIDTH, -(-width // STEP) * STEP)


def stacked(inputs: Sequence[Input]) -> NDArray[np.float32]:
    """(n, 1, HEIGHT, widest): each in the middle, paper beside it."""
    widest = max(padded_width(one.shape[1]) for one in inputs)
    batch = np.zeros((len(inputs), 1, HEIGHT, widest), np.float32)
    for row, one in zip(batch, inputs, strict=True):
        left = (widest - one.shape[1]) // 2
        row[0, :, left : left + one.shape[1]] = one
    return batch
