"""Words of broken print: what is left of their strokes reads better once it is blurred, and the surer look stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from models.ocr.networks import Networks
from models.ocr.picture import Gray
from models.ocr.pieces import Piece
from models.ocr.recognise import Reading, read_lines
from models.ocr.thick_print import may_be_broken

UNSURE: Final = 0.8
"""Mean confidence of characters below which a piece of broken print is read once more."""
WORDS: Final = 1.6
"""Length of a piece, in its heights, from which it holds words: figures have looks of their own."""
BLUR: Final = 1 / 25
"""Of a crop's height: 1.3 pixels of print of 10.5 points at 200 dots per inch; with 1 and 1.6 less was read."""


def read_pieces(networks: Networks, pieces: Sequence[Piece]) -> list[Reading]:
    """What each piece says, in the order given."""
    readings = read_lines(networks, [piece.crop for piece in pieces])
    again = [place for place, piece in enumerate(pieces) if _may_read_better(piece, readings[place])]
    blurred = read_lines(networks, [_blurred(pieces[place].crop) for place in again])
    for place, reading in zip(again, blurred, strict=True):
        readings[place] = max(readings[place], reading, key=_mean_confidence)
    return readings


def _may_read_better(piece: Piece, reading: Reading) -> bool:
    height, width = piece.crop.shape
    return width > WORDS * height and _mean_confidence(reading) < UNSURE and may_be_broken(piece.ink)


def _mean_confidence(reading: Reading) -> float:
    return sum(glyph.confidence for glyph in reading) / max(1, len(reading))


def _blurred(crop: Gray) -> Gray:
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), BLUR * crop.shape[0]), dtype=np.uint8)
