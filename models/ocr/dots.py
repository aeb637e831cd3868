"""Pages of black and white whose greys were made of dots, as drivers of scanners and fax machines do it (dithering).

Faint print on tinted paper is then dots among dots: they are no specks, what they say is how grey the place is.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Mask
from models.ocr.picture import Gray

DARK: Final = 128
"""Tone below which a pixel is black."""
CROSS: Final[NDArray[np.uint8]] = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.uint8)
"""The four pixels beside one."""
NEIGHBOURHOOD, NEIGHBOURS = (7, 7), 4
"""Pixels across and down, and the black ones among them from which one that touches none of them is of a texture: dirt
lies alone or in lumps, dots keep off each other however many they are."""
DOTS, HOLES = 0.008, 0.0014
"""Such dots, and white pixels shut in by black ones, for each black pixel. Nearly all pages of dots have both, scanned
at 150 to 300 dots per inch and shown at 200. Of 250 pages of a threshold a few hazy ones do, which are read no worse in
greys; pages with greys have no holes."""
NOTHING_BUT_DOTS: Final = 0.15
"""The same where print, too, is paler than half: then it shuts no white in. Pages of a threshold have at most 0.08."""
SIGMA: Final = 1.0
"""Pixels over which dots are made grey again: 0.9 to 1.6 read equally well, and less blur keeps more of a page that was
taken for one of dots."""


def without_dots(picture: Gray) -> Gray:
    """The picture in greys where it is made of dots; the same object where it is not."""
    if not _is_of_dots(np.asarray(picture < DARK, dtype=np.uint8)):
        return picture
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), SIGMA), dtype=np.uint8)


def _is_of_dots(dark: Mask) -> bool:
    black = max(1, int(dark.sum()))
    beside = cv2.filter2D(dark, -1, CROSS, borderType=cv2.BORDER_CONSTANT)
    around = cv2.boxFilter(dark, -1, NEIGHBOURHOOD, normalize=False, borderType=cv2.BORDER_CONSTANT)
    dots = np.count_nonzero((dark > 0) & (beside == 0) & (around >= NEIGHBOURS)) / black
    holes = np.count_nonzero((beside == 4) & (dark == 0)) / black
    return bool(dots >= NOTHING_BUT_DOTS or (dots >= DOTS and holes >= HOLES))
