"""Cells filled with an even tone: where they are, and the picture with paper in their place.

On it rules are told from the grounds beside them, and white letters are dark ones. Only what is drawn is even: shadows,
seals and grounds on scans are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.picture import Gray
from models.paper import paper_tone

EVEN = 8
"""Of 255: how far pixels side by side differ within a filled area. Scanners' grounds are less even."""
FILLED, DARK = 0.985, 0.45
"""Tones, in the paper's, below which an area is filled, and below which it must be a rectangle with letters."""
SAME_TONE = 12
"""Of 255: pixels of an area lie so near to its tone at most."""
LOWEST_INCHES, NARROWEST_INCHES = 0.13, 0.2
"""Least height and width of a filled area."""
LARGEST = 0.6
"""Share of the picture from which an area is the page's own ground."""
LEAST_EVEN = 0.3
"""Share of its box that an area's own ground takes at least, beside letters."""
STROKES = 25
"""Of 255: letters differ so much from the ground."""
LETTERS = 0.005
"""Share of an area that its letters take at least, if it is dark or reaches the picture's edge: a bar over what was
struck out has none."""
SQUARE = 0.97
"""Share of its box that a rectangle takes, its corners round or not."""
SLANT = 0.985
"""Share of its box that one takes whose sides are level and upright."""
LONG_INCHES = 1.5
"""Width from which one shows that."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FilledArea:
    """The pixels of an area are those of `window` where `whole` says so, letters included; `ground` is its tone."""

    box: PixelBox
    window: tuple[slice, slice]
    whole: NDArray[np.bool_]
    ground: float

    @property
    def share(self) -> float:
        """Of its box that is the area."""
        size = (self.box.right - self.box.left) * (self.box.bottom - self.box.top)
        return float(self.whole.sum()) / size


def filled_areas(picture: Gray, *, dots_per_inch: float) -> list[FilledArea]:
    """Evenly filled areas of a picture, as large as a cell at least."""
    paper = paper_tone(picture)
    square = np.ones((3, 3), np.uint8)
    spread = cv2.subtract(cv2.dilate(picture, square), cv2.erode(picture, square))
    even = np.asarray((spread <= EVEN) & (picture < FILLED * paper), dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(even, connectivity=4)
    lowest, narrowest = round(LOWEST_INCHES * dots_per_inch), round(NARROWEST_INCHES * dots_per_inch)
    width, height, size = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    box = width.astype(np.int64) * height
    large = (width >= narrowest) & (height >= lowest) & (size >= LEAST_EVEN * box) & (box <= LARGEST * picture.size)
    found = []
    for label in (np.flatnonzero(large[1:]) + 1).tolist():
        left, top = int(stats[label, cv2.CC_STAT_LEFT]), int(stats[label, cv2.CC_STAT_TOP])
        window = np.s_[max(0, top - 2) : top + int(height[label]) + 2, max(0, left - 2) : left + int(width[label]) + 2]
        own = np.asarray(labels[window] == label, dtype=np.uint8)
        ground = float(np.median(picture[window][own > 0]))
        whole = _whole(own, picture[window], ground, least=(lowest, narrowest))
        if not whole.any():
            continue
        area = FilledArea(box=_box(whole, window), window=window, whole=whole, ground=ground)
        lettered = _has_letters(picture[window][whole], ground)
        if lettered if _at_edge(area.box, picture) else ground >= DARK * paper or (lettered and area.share >= SQUARE):
            found.append(area)
    return found


def is_level(areas: Sequence[FilledArea], *, dots_per_inch: float) -> bool:
    """Do the sides of long areas run along the pixels? Then no camera or scanner took the picture."""
    long = [area for area in areas if area.box.right - area.box.left >= LONG_INCHES * dots_per_inch]
    return bool(long) and all(area.share >= SLANT for area in long)


def rectangles(areas: Sequence[FilledArea]) -> list[PixelBox]:
    """Boxes of the areas that are rectangles."""
    return [area.box for area in areas if area.share >= SQUARE]


def without_filled_areas(picture: Gray, areas: Sequence[FilledArea]) -> Gray:
    """The picture with paper for areas that are not dark, letters dark on it; the same object where there is no area.

    Dark ones are `dark_areas`' matter: of a head some cells are even and some are not.
    """
    if not areas:
        return picture
    paper, lit = paper_tone(picture), picture.copy()
    for area in areas:
        if area.ground >= DARK * paper:
            lit[area.window][area.whole] = _as_on_paper(picture[area.window][area.whole], area.ground, paper)
    return lit


def _whole(own: NDArray[np.uint8], here: Gray, ground: float, *, least: tuple[int, int]) -> NDArray[np.bool_]:
    """An area with the letters in it, out to where its tone ends; without cells of another ground within."""
    outlines, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.asarray(cv2.drawContours(np.zeros_like(own), outlines, -1, [1.0], cv2.FILLED), dtype=np.uint8)
    light = np.asarray((here > ground + STROKES) & (filled > 0), dtype=np.uint8)
    cells = np.asarray(cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones(least, np.uint8)), dtype=np.uint8)
    if cells.any():
        filled[cv2.dilate(cells, np.ones((5, 5), np.uint8)) > 0] = 0
    near = np.abs(here.astype(np.int16) - round(ground)) <= SAME_TONE
    rim = (cv2.dilate(filled, np.ones((5, 5), np.uint8)) > 0) & near
    return np.asarray((filled > 0) | rim, dtype=np.bool_)


def _box(whole: NDArray[np.bool_], window: tuple[slice, slice]) -> PixelBox:
    rows, columns = np.flatnonzero(whole.any(axis=1)), np.flatnonzero(whole.any(axis=0))
    top, left = window[0].start, window[1].start
    return PixelBox(
        left=float(left + columns[0]), top=float(top + rows[0]), right=float(left + columns[-1] + 1),
        bottom=float(top + rows[-1] + 1),
    )  # fmt: skip


def _at_edge(box: PixelBox, picture: Gray) -> bool:
    """Does it reach the picture's edge? So does what a page lies on in the window of a program."""
    height, width = picture.shape
    return box.left <= 1 or box.top <= 1 or box.right >= width - 1 or box.bottom >= height - 1


def _has_letters(tones: Gray, ground: float) -> bool:
    return bool((np.abs(tones.astype(np.int16) - round(ground)) > STROKES).mean() >= LETTERS)


def _as_on_paper(tones: Gray, ground: float, paper: int) -> Gray:
    """The tones of an area as if its ground were paper and its letters dark."""
    lighter, darker = int((tones > ground + STROKES).sum()), int((tones < ground - STROKES).sum())
    if lighter > darker:
        turned = (255.0 - tones) * (paper / max(1.0, 255.0 - ground))
    else:
        turned = tones * (paper / max(1.0, ground))
    return np.asarray(np.rint(np.clip(turned, 0, paper)), dtype=np.uint8)
