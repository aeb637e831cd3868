"""Seals nearly as dark as print: found by their ring, and made paper where their own tone is lighter than print's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.ink import Ink, Mask
from models.ocr.picture import Gray
from models.paper import paper_tone

LOOK_DOTS_PER_INCH: Final = 50.0
"""Of the copy on which rings are looked for."""
INKED: Final = 40
"""Of 255, how much of a pixel of that copy is ink, at least."""
LEAST_INCHES, MOST_INCHES, APART_INCHES = 0.4, 1.3, 0.4
"""Radius of a ring, and how far apart the middles of two are."""
STEP: Final = 2
"""Pixels of the copy between one radius that is tried and the next."""
ROUND: Final = 128
"""Pixels that the copy's sides are filled up to a multiple of: spectra of circles are kept for pages of one size."""
SLACK: Final = 0.1
"""How much less than a ring must have one may have to be looked at more closely."""
MOST_RINGS: Final = 8
"""The likeliest are looked at."""
DIRECTIONS: Final = 90
WIDE: Final = 1.8
"""Pixels of the copy on either side of a ring's line that are of it."""
FITTED: Final = 2
"""Times that a ring is moved to the line near it."""
WHOLE, BARE, BESIDE_INCHES = 0.85, 0.3, 0.1
"""Share of its directions in which a ring has ink, how much less there is so far within and outside of it: print and
rules are as dense there.
"""
NEAR: Final = 2.5
"""Of the width above: how far from a ring as it was found its line may be."""
LINE_INCHES, INKED_LINE = 0.012, 0.55
"""Half of a thin ring's line, and the least share of it that is ink."""
SECTOR: Final = 4
"""Directions on either side whose tone is a seal's own at one place: it is pressed unevenly."""
PRINT_PERCENTILE: Final = 2.0
"""Of the ink inside a ring: as dark as print, where there is some."""
PRINT_INCHES: Final = 0.35
"""Pieces of print are smaller."""
LEAST_LIGHTER: Final = 24.0
"""Of 255, how much lighter than print a seal is of which print can be told."""
WHITE_POINT: Final = 0.1
"""How far below a seal's own tone everything is made paper, as a share of its distance from print."""


class Ring(NamedTuple):
    """Middle and radius, in pixels."""

    x: float
    y: float
    radius: float


def without_ringed_seals(picture: Gray, ink: Ink, *, dots_per_inch: float) -> Gray:
    """The picture, tones inside each ring stretched so that its seal becomes paper and print stays dark.

    The same object where there is no ring lighter than print.
    """
    rings = list(_rings(ink.faint, dots_per_inch))
    dark = _print_tone(picture, ink, dots_per_inch) if rings else 0.0
    for ring in rings:
        picture = _lifted(picture, ink.faint, ring, dark, dots_per_inch)
    return picture


def _print_tone(picture: Gray, ink: Ink, dots_per_inch: float) -> float:
    """Of the darkest pieces as small as characters: borders and beds are larger."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.text, connectivity=8)
    small = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= PRINT_INCHES * dots_per_inch
    small[0] = False
    tones = picture[small[labels]]
    return float(np.percentile(tones, PRINT_PERCENTILE)) if tones.size else 255.0


def _rings(mask: Mask, dots_per_inch: float) -> Iterator[Ring]:
    """Circles of a seal's size that are inked all around, and beside which there is less ink."""
    scale = LOOK_DOTS_PER_INCH / dots_per_inch
    if scale > 1.0 or min(mask.shape) < 2 * LEAST_INCHES * dots_per_inch:
        return  # a picture too coarse to be read, which would only be blown up, or a strip in which no ring has room
    small = cv2.resize(mask * np.uint8(255), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    inked = np.asarray(small > INKED, np.uint8)
    for likely in _likeliest(inked):
        if _is_ring(inked, likely):
            ring = Ring(*(value / scale for value in likely))
            for _ in range(FITTED):
                ring = _fitted(mask, ring, dots_per_inch)
            room = ring.radius >= LEAST_INCHES * dots_per_inch
            if room and _inked(mask, ring, dots_per_inch) >= INKED_LINE:
                yield ring


def _likeliest(inked: Mask) -> list[Ring]:
    """The circles that have the most ink, beside what is so far within and outside of them, the best first.

    Every radius at every place by a product of spectra, so that a page of specks costs what a clean one does: a Hough
    transform took two seconds of one.
    """
    beside = -(-round(BESIDE_INCHES * LOOK_DOTS_PER_INCH) // STEP) * STEP
    least, most = (round(inches * LOOK_DOTS_PER_INCH) for inches in (LEAST_INCHES, MOST_INCHES))
    height, width = inked.shape
    wide = STEP + 1
    padded = tuple(-(-(size + most + beside + wide) // ROUND) * ROUND for size in inked.shape)
    spread = np.zeros(padded, np.float32)
    spread[:height, :width] = cv2.dilate(inked, np.ones((wide, wide), np.uint8))
    spectrum = np.fft.rfft2(spread)
    covered = {
        radius: np.fft.irfft2(spectrum * _circle(padded, radius), s=padded)[:height, :width]
        for radius in range(least - beside, most + beside + STEP, STEP)
    }
    best, radii = np.full(inked.shape, -1.0, np.float32), np.zeros(inked.shape, np.float32)
    for radius in range(least, most + STEP, STEP):
        lead = covered[radius] - (covered[radius - beside] + covered[radius + beside]) / 2
        lead[covered[radius] < WHOLE - SLACK] = -1.0
        radii[lead > best] = radius
        best = np.maximum(best, lead)
    return _peaks(best, radii)


def _peaks(lead: NDArray[np.float32], radii: NDArray[np.float32]) -> list[Ring]:
    """The rings that lead over what is near them by most."""
    apart = round(APART_INCHES * LOOK_DOTS_PER_INCH)
    left = lead.copy()
    found: list[Ring] = []
    while len(found) < MOST_RINGS:
        y, x = (int(place) for place in np.unravel_index(int(left.argmax()), left.shape))
        if left[y, x] < BARE - SLACK:
            break
        found.append(Ring(x, y, float(radii[y, x])))
        left[max(0, y - apart) : y + apart + 1, max(0, x - apart) : x + apart + 1] = -1.0
    return found


@lru_cache(maxsize=32)
def _circle(shape: tuple[int, int], radius: int) -> NDArray[np.float32]:
    """The spectrum, which is real, of a circle around the first pixel, its sum 1."""
    y, x = (np.minimum(np.arange(size), size - np.arange(size)) for size in shape)
    line = np.asarray(np.abs(np.hypot(y[:, None], x[None]) - radius) <= 0.5, np.float32)
    return np.asarray(np.fft.rfft2(line / line.sum()).real, np.float32)


def _fitted(mask: Mask, ring: Ring, dots_per_inch: float) -> Ring:
    """The ring on the middle of the line that is near it: what is found on the copy is as far off as a line is wide."""
    reach = NEAR * WIDE / LOOK_DOTS_PER_INCH * dots_per_inch
    y, x = np.nonzero(mask)
    away = np.hypot(x - ring.x, y - ring.y) - ring.radius
    near = np.abs(away) <= reach
    away, direction = away[near], _direction(x[near] - ring.x, y[near] - ring.y)
    seen = np.unique(direction)
    off = np.array([np.median(away[direction == one]) for one in seen])
    turn = (seen + 0.5) / DIRECTIONS * 2 * np.pi
    right, down, wider = np.linalg.lstsq(np.stack([np.cos(turn), np.sin(turn), np.ones(len(turn))], 1), off)[0].tolist()
    return Ring(ring.x + right, ring.y + down, ring.radius + wider)


def _is_ring(inked: Mask, ring: Ring) -> bool:
    y, x = np.nonzero(inked)
    away = np.hypot(x - ring.x, y - ring.y)
    direction = _direction(x - ring.x, y - ring.y)

    def covered(radius: float) -> float:
        return len(set(direction[np.abs(away - radius) <= WIDE].tolist())) / DIRECTIONS

    beside = BESIDE_INCHES * LOOK_DOTS_PER_INCH
    line = covered(ring.radius)
    return line >= WHOLE and (covered(ring.radius - beside) + covered(ring.radius + beside)) / 2 <= line - BARE


def _inked(mask: Mask, ring: Ring, dots_per_inch: float) -> float:
    """How much of the ring's line, as thin as a thin one, is ink: of grain that lies in a circle by chance it is less
    than half.
    """
    reach = ring.radius + LINE_INCHES * dots_per_inch
    top, left = (max(0, int(edge - reach)) for edge in (ring.y, ring.x))
    part = mask[top : int(ring.y + reach) + 1, left : int(ring.x + reach) + 1]
    y, x = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
    on_line = np.abs(np.hypot(x - ring.x, y - ring.y) - ring.radius) <= LINE_INCHES * dots_per_inch
    return float(part[on_line].mean()) if on_line.any() else 0.0


def _direction(x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.intp]:
    """Which of `DIRECTIONS` a point lies in, seen from the middle."""
    turns = np.arctan2(y, x) / (2 * np.pi) % 1.0
    return np.asarray(np.minimum(turns * DIRECTIONS, DIRECTIONS - 1), np.intp)


def _lifted(picture: Gray, mask: Mask, ring: Ring, dark: float, dots_per_inch: float) -> Gray:
    """The picture with one seal off, direction by direction where it is lighter than print."""
    thick = WIDE / LOOK_DOTS_PER_INCH * dots_per_inch
    reach = ring.radius + 2 * thick
    top, left = (max(0, int(edge - reach)) for edge in (ring.y, ring.x))
    place = slice(top, int(ring.y + reach) + 1), slice(left, int(ring.x + reach) + 1)
    part = picture[place]
    y, x = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
    away, direction = np.hypot(x - ring.x, y - ring.y), _direction(x - ring.x, y - ring.y)
    line = (np.abs(away - ring.radius) <= thick) & (mask[place] > 0)
    tones = _by_direction(part[line], direction[line])[direction]
    white = tones - WHITE_POINT * (tones - dark)
    paper = float(paper_tone(picture))
    stretched = np.clip((part - dark) / np.maximum(1.0, white - dark), 0.0, 1.0) * (paper - dark) + dark
    inside = (away <= reach) & (tones - dark >= LEAST_LIGHTER)
    if not inside.any():
        return picture
    lifted = picture.copy()
    lifted[place] = np.where(inside, np.maximum(part, stretched), part).astype(np.uint8)
    return lifted


def _by_direction(tones: NDArray[np.uint8], directions: NDArray[np.intp]) -> NDArray[np.float64]:
    """The usual tone of a ring in each direction and those beside it."""
    found = np.full(DIRECTIONS, 0.0)
    for one in range(DIRECTIONS):
        turn = (directions - one) % DIRECTIONS
        own = tones[np.minimum(turn, DIRECTIONS - turn) <= SECTOR]
        found[one] = float(np.median(own)) if own.size else 0.0
    return found
