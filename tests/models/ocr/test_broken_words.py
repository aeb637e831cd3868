"""Words of broken print are read once more, blurred; the surer look stands."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.ocr.broken_words import read_pieces
from models.ocr.networks import Networks
from models.ocr.pieces import Piece

ALPHABET = ("", "规", "章")


def _piece(*, stroke: int, width: int = 120) -> Piece:
    """Upright strokes so many pixels wide."""
    ink = np.zeros((30, width), np.uint8)
    for left in range(8, width - 8, 12):
        ink[6:24, left : left + stroke] = 1
    crop = np.where(ink > 0, 0, 255).astype(np.uint8)
    axes = (np.array([0.0, 0.0]), np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    return Piece(crop=crop, ink=ink, origin=axes[0], along=axes[1], across=axes[2])


def _networks(first: float, blurred: float) -> Networks:
    """规 as surely as told at the first look, 章 at the one after it."""
    looks: list[int] = []

    def recogniser(batch: NDArray[np.float32], /) -> NDArray[np.float32]:
        looks.append(len(batch))
        out = np.zeros((len(batch), batch.shape[3] // 8, len(ALPHABET)), np.float32)
        out[:, :, len(looks)] = first if len(looks) == 1 else blurred
        return out

    return Networks(detector=recogniser, recogniser=recogniser, alphabet=ALPHABET)


@pytest.mark.parametrize(
    ("first", "blurred", "read"), [(0.4, 0.7, "章"), (0.4, 0.3, "规"), (0.9, 1.0, "规")]
)  # fmt: skip
def test_the_surer_look_stands(first: float, blurred: float, read: str) -> None:
    (reading,) = read_pieces(_networks(first, blurred), [_piece(stroke=1)])
    assert reading[0].text == read


def test_figures_and_whole_strokes_are_read_once() -> None:
    pieces = [_piece(stroke=5), _piece(stroke=1, width=40)]
    assert [reading[0].text for reading in read_pieces(_networks(0.4, 0.7), pieces)] == ["规", "规"]
