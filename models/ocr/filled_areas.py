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
OFF, MOST_OFF, SHADOWS = 6, 0.3, 2
"""Of 255: pixels of a ground farther from its tone, and their share from which light falls off there; so many such
areas, and the page is a photograph, on which cells in the shade are as even as drawn ones.
"""
LOWEST_INCHES, NARROWEST_INCHES = 0.13, 0.2
"""Least height and width of a filled area."""
REST = 0.4
"""Of the lowest dark area: a square of so much is no letter's stroke."""
LINE = 1.5
"""Of the least height: a line of print that touches the area's side leaves no gap in it."""
LARGEST = 0.6
"""Share of the picture from which an area is the page's own ground."""
LEAST_EVEN = 0.3
"""Share of its box that an area's own ground takes at least, beside letters."""
STROKES = 25
"""Of 255: letters differ so much from the ground."""
LETTERS = 0.005
"""Share of an area that its letters take at least, if it is dark or reaches the picture's edge: a bar over what was
struck out has none."""
NEW, OLD = 2, 1
"""Marks of pixels that were reached from an area, just now or before."""
BOXY = 0.9
"""Share of its box that an area takes at least: of others only a part was found, or they are no cells."""
SQUARE = 0.97
"""Share of its box that a rectangle takes, its corners round or not."""
SLANT = 0.985
"""Share of its box that one takes whose sides are level and upright."""
FEW_TONES, MOST_FILLED, LEAST_LINES = 3, 0.6, 0.01
"""So many tones take that share of the pixels where all is drawn; share of the lines between filled cells at least."""
LONG_INCHES = 1.5
"""Width from which one shows that."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FilledArea:
    """The pixels of an area are those of `window` where `whole` says so, letters and a rim included.

    `ground` is its tone; `share` the part of `box` that is the area, without the rim.
    """

    box: PixelBox
    window: tuple[slice, slice]
    whole: NDArray[np.bool_]
    ground: float
    share: float


def filled_areas(picture: Gray, *, dots_per_inch: float) -> list[FilledArea]:
    """Evenly filled areas of a picture, as large as a cell at least."""
    paper = _paper_between(picture)
    square = np.ones((3, 3), np.uint8)
    spread = cv2.subtract(cv2.dilate(picture, square), cv2.erode(picture, square))
    even = np.asarray((spread <= EVEN) & (picture < FILLED * paper), dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(even, connectivity=4)
    lowest, narrowest = round(LOWEST_INCHES * dots_per_inch), round(NARROWEST_INCHES * dots_per_inch)
    width, height, size = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    box = width.astype(np.int64) * height
    large = (width >= narrowest) & (height >= lowest) & (size >= LEAST_EVEN * box) & (box <= LARGEST * picture.size)
    found: list[FilledArea] = []
    seen = np.zeros((picture.shape[0] + 2, picture.shape[1] + 2), np.uint8)
    for label in (np.flatnonzero(large[1:]) + 1).tolist():
        left, top = int(stats[label, cv2.CC_STAT_LEFT]), int(stats[label, cv2.CC_STAT_TOP])
        window = np.s_[top : top + int(height[label]), left : left + int(width[label])]
        own = labels[window] == label
        ground = float(np.median(picture[window][own]))
        area = _grown(picture, seen, own, (left, top), ground, least=(lowest, narrowest))
        if area is not None and _counts(area, picture, paper):
            found.append(area)
    shadows = sum(_falls_off(picture[area.window][area.whole], area.ground) for area in found)
    return found if shadows < SHADOWS else []


def _paper_between(picture: Gray) -> int:
    """The paper's tone, also where filled cells leave only lines of it between them: the lightest that is not rare."""
    tones = np.bincount(picture[::2, ::2].ravel(), minlength=256)
    whole = int(tones.sum())
    drawn = int(np.sort(tones)[-FEW_TONES:].sum()) >= MOST_FILLED * whole
    lightest = int(np.flatnonzero(tones >= LEAST_LINES * whole).max(initial=0))
    return max(lightest, paper_tone(picture)) if drawn else paper_tone(picture)


def is_level(areas: Sequence[FilledArea], *, dots_per_inch: float) -> bool:
    """Do the sides of long areas run along the pixels? Then no camera or scanner took the picture."""
    long = [area for area in areas if area.box.right - area.box.left >= LONG_INCHES * dots_per_inch]
    return bool(long) and all(area.share >= SLANT for area in long)


def rectangles(areas: Sequence[FilledArea]) -> list[PixelBox]:
    """Boxes of the areas that are rectangles."""
    return [area.box for area in areas if area.share >= SQUARE]


def without_filled_areas(picture: Gray, areas: Sequence[FilledArea]) -> Gray:
    """The picture with paper for the areas, letters dark on it; the same object where there is none.

    Dark ones only where they are all that is dark: where JPEG left some cells of a head uneven, `dark_areas` takes all.
    """
    if not areas:
        return picture
    paper, lit = _paper_between(picture), picture.copy()
    dark = _all_that_is_dark(picture, [area for area in areas if area.ground < DARK * paper], paper)
    for area in areas:
        if dark or area.ground >= DARK * paper:
            lit[area.window][area.whole] = _as_on_paper(picture[area.window][area.whole], area.ground, paper)
            if area.ground < DARK * paper:
                lit[area.window][_rim(area, picture)] = paper
    return lit


def _rim(area: FilledArea, picture: Gray) -> NDArray[np.bool_]:
    """Pixels along the sides of a dark area that are partly the paper's: they would be left as rules."""
    whole, square = area.whole.astype(np.uint8), np.ones((5, 5), np.uint8)
    along = (cv2.dilate(whole, square) > 0) & (cv2.erode(whole, square) == 0)
    light = picture[area.window] > np.where(area.whole, area.ground + EVEN, area.ground)
    return np.asarray(along & light, dtype=np.bool_)


def _all_that_is_dark(picture: Gray, areas: Sequence[FilledArea], paper: int) -> bool:
    """Is there nothing dark outside of the areas that is as high as the lowest of them?"""
    if not areas:
        return False
    rest = np.asarray(picture < DARK * paper, dtype=np.uint8)
    for area in areas:
        rest[area.window][area.whole] = 0
    least = max(3, round(min(area.box.bottom - area.box.top for area in areas) * REST))
    return not cv2.erode(rest, np.ones((least, least), np.uint8)).any()


def _counts(area: FilledArea, picture: Gray, paper: int) -> bool:
    size = (area.box.right - area.box.left) * (area.box.bottom - area.box.top)
    if size > LARGEST * picture.size or area.share < BOXY:
        return False
    lettered = _has_letters(picture[area.window][area.whole], area.ground)
    light = area.ground >= DARK * paper
    return lettered and light if _at_edge(area.box, picture) else light or (lettered and area.share >= SQUARE)


def _grown(
    picture: Gray, seen: NDArray[np.uint8], own: NDArray[np.bool_], at: tuple[int, int], ground: float,
    *, least: tuple[int, int],
) -> FilledArea | None:  # fmt: skip
    """All around an even area that has its tone, across what JPEG leaves beside letters; None where that was `seen`."""
    off = np.where(own, np.abs(picture[_window(own, at)] - ground), np.inf)
    y, x = np.unravel_index(int(off.argmin()), off.shape)
    seed = at[0] + int(x), at[1] + int(y)
    if seen[seed[1] + 1, seed[0] + 1]:
        return None
    flags = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY | (NEW << 8)
    within = [min(float(SAME_TONE), abs(_paper_between(picture) - ground) / 2)]
    _, _, _, (left, top, width, height) = cv2.floodFill(picture, seen, seed, [0.0], within, within, flags)
    part = seen[top + 1 : top + height + 1, left + 1 : left + width + 1]
    toned = np.asarray(part == NEW, dtype=np.uint8)
    part[toned > 0] = OLD
    window = np.s_[max(0, top - 2) : top + height + 2, max(0, left - 2) : left + width + 2]
    margins = top - window[0].start, left - window[1].start
    same = np.zeros(picture[window].shape, np.uint8)
    same[margins[0] : margins[0] + height, margins[1] : margins[1] + width] = toned
    inner = _inner(same, picture[window], ground, least=least)
    if not inner.any():
        return None
    box = _box(inner, window)
    near = np.abs(picture[window].astype(np.int16) - round(ground)) <= STROKES
    whole = inner | ((cv2.dilate(inner.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0) & near)
    share = float(inner.sum()) / ((box.right - box.left) * (box.bottom - box.top))
    return FilledArea(box=box, window=window, whole=whole, ground=ground, share=share)


def _window(own: NDArray[np.bool_], at: tuple[int, int]) -> tuple[slice, slice]:
    return np.s_[at[1] : at[1] + own.shape[0], at[0] : at[0] + own.shape[1]]


def _inner(same: NDArray[np.uint8], here: Gray, ground: float, *, least: tuple[int, int]) -> NDArray[np.bool_]:
    """An area with the letters in it; without cells of another ground within."""
    reach = round(LINE * least[0]) | 1
    padded = cv2.copyMakeBorder(same, reach, reach, 0, 0, cv2.BORDER_CONSTANT, value=[0.0])
    joined = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))[reach:-reach]
    outlines, _ = cv2.findContours(
        np.ascontiguousarray(joined, dtype=np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    filled = np.asarray(cv2.drawContours(np.zeros_like(same), outlines, -1, [1.0], cv2.FILLED), dtype=np.uint8)
    thick = np.ones((least[0] // 4 * 2 + 1, least[0] // 4 * 2 + 1), np.uint8)  # no seam of a rule is so wide
    filled = np.asarray(cv2.morphologyEx(filled, cv2.MORPH_OPEN, thick), dtype=np.uint8)
    light = np.asarray((here > ground + STROKES) & (filled > 0), dtype=np.uint8)
    cells = np.asarray(cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones(least, np.uint8)), dtype=np.uint8)
    if cells.any():
        filled[cv2.dilate(cells, np.ones((5, 5), np.uint8)) > 0] = 0
    return np.asarray(filled > 0, dtype=np.bool_)


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


def _falls_off(tones: Gray, ground: float) -> bool:
    off = np.abs(tones.astype(np.int16) - round(ground))
    own = off[off <= SAME_TONE]
    return own.size > 0 and bool((own > OFF).mean() > MOST_OFF)


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
