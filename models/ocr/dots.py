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
TIMES: Final = 204 / 98
"""How often a fax of few lines (ITU-T T.4) has each, on the average."""
FEWEST_LINES, ALONE = 50, 0.1
"""Lines with print that tell whether a fax has each more than once, and the share of them that stand alone even then:
of 72 faxes drawn they have none where it has, and nearly all where it has not.
"""
SIGMA: Final = 1.0
"""Pixels over which dots are made grey again: 0.9 to 1.6 read equally well, and less blur keeps more of a page that was
taken for one of dots."""


def without_dots(picture: Gray) -> Gray:
    """The picture in greys where it is made of dots; the same object where it is not.

    A fax of few lines has each of them twice or thrice, so that its dots touch: they are told by the lines as sent.
    """
    sent = _lines_as_sent(picture)
    if sent is not None:
        grey = _greys_of_dots(sent, sigma_down=SIGMA / 2)
        size = (picture.shape[1], picture.shape[0])
        return picture if grey is sent else np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    lying = np.ascontiguousarray(picture.T)
    if _lines_as_sent(lying) is not None:
        grey = without_dots(lying)
        return picture if grey is lying else np.ascontiguousarray(grey.T)
    return _greys_of_dots(picture, sigma_down=SIGMA)


def _greys_of_dots(picture: Gray, *, sigma_down: float) -> Gray:
    if not _is_of_dots(np.asarray(picture < DARK, dtype=np.uint8)):
        return picture
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=SIGMA, sigmaY=sigma_down), dtype=np.uint8)


def _lines_as_sent(picture: Gray) -> Gray | None:
    """Each line once, where nearly none with print stands alone; else None."""
    same = (picture[1:] == picture[:-1]).all(axis=1)
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    runs = np.diff(np.append(first, len(picture)))
    printed = (picture[first] < DARK).any(axis=1)
    if np.count_nonzero(printed) < FEWEST_LINES or np.mean(runs[printed] == 1) > ALONE:
        return None
    # What is white over many lines was sent as so many.
    times = np.maximum(1, np.round(runs / TIMES)).astype(int)
    return np.ascontiguousarray(np.repeat(picture[first], times, axis=0))


def _is_of_dots(dark: Mask) -> bool:
    black = max(1, int(dark.sum()))
    beside = cv2.filter2D(dark, -1, CROSS, borderType=cv2.BORDER_CONSTANT)
    around = cv2.boxFilter(dark, -1, NEIGHBOURHOOD, normalize=False, borderType=cv2.BORDER_CONSTANT)
    dots = np.count_nonzero((dark > 0) & (beside == 0) & (around >= NEIGHBOURS)) / black
    holes = np.count_nonzero((beside == 4) & (dark == 0)) / black
    return bool(dots >= NOTHING_BUT_DOTS or (dots >= DOTS and holes >= HOLES))
