"""Print whose strokes ran together, by ink or by a fax machine, and print so thin that it broke: thinned or thickened,
the detector finds its lines again.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from models.ocr.ink import Mask
from models.ocr.picture import Gray
from models.paper import paper_tone

DARK: Final = 0.5
"""Tone, in the paper's, below which a pixel is ink."""
LOWEST_INCHES, HIGHEST_INCHES = 0.04, 0.4
"""Height of what may be a character, and most width: less is dirt, more are rules."""
INSIDE: Final = (3, 3)
"""A pixel of ink is inside a stroke where all around it is ink, too."""
THICK: Final = 0.45
"""Share of characters' ink that lies inside strokes, from which strokes run together: ordinary print has 0 to 0.35."""
THIN: Final = 0.13
"""The same up to which strokes may have broken."""
TAKEN: Final = (2, 2)
"""Pixels at 200 dots per inch within which the lightest stays: one off each stroke."""
ADDED: Final = (3, 3)
"""The same within which the darkest stays. With two across, half as many lines of broken print were found."""


def ink_of_characters(picture: Gray, *, dots_per_inch: float) -> Mask:
    """Components of the size of characters, 1 where they are."""
    dark = dark_ink(picture)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    least, most = LOWEST_INCHES * dots_per_inch, HIGHEST_INCHES * dots_per_inch
    fits = (height >= least) & (height <= most) & (width <= most)
    fits[0] = False
    return np.asarray(fits[labels], dtype=np.uint8)


def runs_together(ink: Mask) -> bool:
    """Whether strokes of characters, given by their ink, run together."""
    inside = cv2.erode(ink, np.ones(INSIDE, np.uint8))
    return bool(np.count_nonzero(inside) > THICK * np.count_nonzero(ink))


def thinned(picture: Gray) -> Gray:
    """The picture with a pixel less on each stroke."""
    return np.asarray(cv2.dilate(picture, np.ones(TAKEN, np.uint8)), dtype=np.uint8)


def may_be_broken(ink: Mask) -> bool:
    """Whether strokes of characters, given by their ink, are as thin as those that break."""
    return bool(np.count_nonzero(cv2.erode(ink, np.ones(INSIDE, np.uint8))) < THIN * np.count_nonzero(ink))


def dark_ink(picture: Gray) -> Mask:
    """What is dark, 1 where it is."""
    return np.asarray(picture < DARK * paper_tone(picture), dtype=np.uint8)


def thickened(picture: Gray) -> Gray:
    """The picture with a pixel more on each side of each stroke."""
    return np.asarray(cv2.erode(picture, np.ones(ADDED, np.uint8)), dtype=np.uint8)
