"""How a page is bent: fitted to rules, which must come out level or upright, and to rows and columns of ink."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from models.ocr.bend import CROSSWISE, LENGTHWISE, Bend, Values, basis, polynomial
from models.ocr.dark_areas import without_dark_areas
from models.ocr.ink import find_ink
from models.ocr.lines import TurnedBox
from models.ocr.picture import Gray, scaled

LOOK_SIDE = 1400
"""Pixels of the long side of the copy that is measured."""
SHORTEST_INCHES = 0.3
"""Of strokes that count: longer than those of characters."""
STEEPEST_DEGREES = 9.0
"""From level or upright: a sheet that curls by 14 points at its spine rises by 6 degrees there."""
AROUND_INCHES = 0.3
"""Rules stand so far outside of the outermost text at most; sheets' edges, streaks and the desk further."""
PACE_INCHES = 0.3
"""Between points of a stroke at which its edge is looked up."""
REACH = 4
"""Pixels beside a stroke in which its edge is looked for."""
ERROR = 0.5
"""Pixels by which such points are off."""
PRIOR_INCHES = 0.2
"""Size that a coefficient has on photographs; of each higher power, `HIGHER` of that."""
HIGHER = 0.6
ROUNDS = 6
"""Fits, each with less weight for strokes that disagreed with the last."""
LEAST_STROKES, LEAST_PLACES = 4, 3
"""Strokes, and different rows or columns that they stand in: a fax has a streak or two."""
PLACE_INCHES = 0.2
LEAST_INCHES = 0.008
"""Displacement that is worth drawing the picture anew: 1.6 pixels at 200 dpi."""
MOST_POINTS = 8_000
"""Pixels of ink that profiles are made of."""
SHARPNESS = 1.5
"""Power of a profile's heights, as in `skew`."""
SHARPER, SHARPER_IN_TWO_TONES = 1.02, 1.05
"""By how much profiles must gain for a bend to be believed."""
SEARCHED = ((1, 0), (1, 1), (2, 0), (2, 1), (3, 0))
SEARCHED_UPRIGHT = ((1, 0), (1, 1))
"""Powers along and across that profiles are tried with where there are no rules; columns lean, they don't curl."""
FIRST_STEP_INCHES, LAST_STEP_INCHES = 0.04, 0.004
MOST_INCHES, MOST_TRIALS = 0.3, 250
"""Largest coefficient that is tried, and profiles in all."""
FINER = 1.001
"""Gain of a step worth taking."""
LEAST_LINES = 5
"""Lines of text at different heights that tell how rows run."""
LONG = 4.0
"""Length by height from which a box of text tells it."""
ONE_TONE = 0.6
"""Share of its pixels that have the paper's tone in a picture of two tones: fax machines make such, cameras don't."""


class Strokes(NamedTuple):
    """Points on strokes, in pixels `along` the direction that they should have and `beside`; `owner` counts strokes."""

    along: Values
    beside: Values
    owner: NDArray[np.intp]


NONE = Strokes(along=np.zeros(0), beside=np.zeros(0), owner=np.zeros(0, np.intp))


def find_bend(picture: Gray, lines: Sequence[TurnedBox], *, dots_per_inch: float) -> Bend | None:
    """How a picture whose text is about level is bent; None where it is flat or nothing shows.

    `lines` are boxes of text in pixels of `picture`.
    """
    if not lines:
        return None
    factor = min(1.0, LOOK_SIDE / max(picture.shape))
    unit = dots_per_inch * factor
    look = without_dark_areas(scaled(picture, factor), dots_per_inch=unit)  # their ink can be pressed into fewer rows
    corners = np.concatenate([box.corners for box in lines]) * factor
    low, high = corners.min(axis=0) - AROUND_INCHES * unit, corners.max(axis=0) + AROUND_INCHES * unit
    height, width = look.shape
    strokes, points = _strokes(look, low, high, unit), _ink_points(look, low, high, unit)
    if len(points) < 100:
        return None
    turned = np.ascontiguousarray(look.T)
    level = _followed(look, _leaning_by(strokes, 0.0), unit)
    upright = _followed(turned, _leaning_by(strokes, 90.0)[:, [1, 0, 3, 2]], unit)
    toned = _has_tones(picture)
    wanted = SHARPER if toned else SHARPER_IN_TWO_TONES
    text = _text_lines(lines, factor)
    down = _displacement(level, text, points, width, height, unit, searched=SEARCHED if toned else (), wanted=wanted)
    across = np.zeros((LENGTHWISE, CROSSWISE))
    if toned:  # no camera took the others, and a fax has streaks
        aside = points[:, ::-1]
        across = _displacement(upright, NONE, aside, height, width, unit, searched=SEARCHED_UPRIGHT, wanted=wanted)
    bend = Bend(width=width, height=height, down=down, across=across)
    if bend.most() < LEAST_INCHES * unit:
        return None
    return bend.scaled(picture.shape[1], picture.shape[0])


def _displacement(
    strokes: Strokes, text: Strokes, points: Values, along: int, beside: int, unit: float,
    *, searched: Sequence[tuple[int, int]], wanted: float,
) -> Values:  # fmt: skip
    """Coefficients that level strokes or, without them, sharpen the profile of ink; zeros where neither gains."""
    profile = _Profile(points, along, beside)
    flat = np.zeros((LENGTHWISE, CROSSWISE))
    wanted *= profile.sharpness(flat)
    if _places(strokes, PLACE_INCHES * unit) >= LEAST_PLACES and strokes.owner.max(initial=-1) + 1 >= LEAST_STROKES:
        found = _fitted(strokes, along, beside, PRIOR_INCHES * unit)
        if profile.sharpness(found) > wanted:
            return found
        if _most(found) < LEAST_INCHES * unit:
            return flat  # rules that are level say so; ink can always be pressed into fewer rows
    if not searched:
        return flat
    start = flat
    if _places(text, PLACE_INCHES * unit) >= LEAST_LINES:
        fitted = _fitted(text, along, beside, PRIOR_INCHES * unit)
        start = fitted if profile.sharpness(fitted) > profile.sharpness(flat) else flat
    found = _searched(profile, start, unit, searched)
    return found if profile.sharpness(found) > wanted else flat


def _most(coefficients: Values) -> float:
    """Pixels: the largest displacement, a tenth of the page left out on each side."""
    along, beside = np.meshgrid(np.linspace(-0.8, 0.8, 9), np.linspace(-0.8, 0.8, 9))
    return float(np.abs(polynomial(coefficients, along.ravel(), beside.ravel())).max())


def _text_lines(lines: Sequence[TurnedBox], factor: float) -> Strokes:
    """Both ends of long boxes."""
    ends = [
        ((corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2)
        for box in lines if box.length >= LONG * box.height for corners in (box.corners * factor,)
    ]  # fmt: skip
    points = np.array(ends, dtype=np.float64).reshape(-1, 2)
    return Strokes(along=points[:, 0], beside=points[:, 1], owner=np.repeat(np.arange(len(ends)), 2))


def _strokes(picture: Gray, low: Values, high: Values, unit: float) -> Values:
    """(n, 4): both ends of straight edges among the text that are longer than strokes of characters."""
    left, top = np.maximum(low, 0).astype(int).tolist()
    right, bottom = np.maximum(high, 1).astype(int).tolist()
    part = np.ascontiguousarray(picture[top:bottom, left:right])
    if not part.size:
        return np.zeros((0, 4))
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, scale=1.0).detect(part)[0]
    if found is None:
        return np.zeros((0, 4))
    strokes = np.asarray(found, dtype=np.float64).reshape(-1, 4) + np.array([left, top, left, top])
    length = np.hypot(strokes[:, 2] - strokes[:, 0], strokes[:, 3] - strokes[:, 1])
    middles = (strokes[:, :2] + strokes[:, 2:]) / 2
    inside = ((middles > low) & (middles < high)).all(axis=1)
    return np.asarray(strokes[(length >= SHORTEST_INCHES * unit) & inside], dtype=np.float64)


def _leaning_by(strokes: Values, degrees: float) -> Values:
    angle = np.rad2deg(np.arctan2(strokes[:, 3] - strokes[:, 1], strokes[:, 2] - strokes[:, 0]))
    return np.asarray(strokes[np.abs((angle - degrees + 90) % 180 - 90) < STEEPEST_DEGREES], dtype=np.float64)


def _followed(picture: Gray, strokes: Values, unit: float) -> Strokes:
    """Points along level strokes, moved onto the edge: what is straight to the detector may still be bent."""
    counts = np.maximum(2, (np.abs(strokes[:, 2] - strokes[:, 0]) / (PACE_INCHES * unit)).astype(int) + 1)
    owner = np.repeat(np.arange(len(strokes)), counts)
    share = np.concatenate([np.linspace(0.04, 0.96, count) for count in counts]) if len(counts) else np.zeros(0)
    ends = strokes[owner]
    x = ends[:, 0] + (ends[:, 2] - ends[:, 0]) * share
    y = ends[:, 1] + (ends[:, 3] - ends[:, 1]) * share
    if len(x):
        y = y + _to_edge(picture, x, y)
    return Strokes(along=x, beside=y, owner=owner)


def _to_edge(picture: Gray, x: Values, y: Values) -> Values:
    """How far below each point the strongest edge of its surroundings lies, in pixels."""
    offsets = np.arange(-REACH, REACH + 1, dtype=np.float32)
    smooth = cv2.blur(picture, (9, 1))
    rows = np.clip(np.rint(y)[:, None] + np.arange(-REACH - 1, REACH + 2), 0, picture.shape[0] - 1).astype(np.intp)
    columns = np.clip(np.rint(x), 0, picture.shape[1] - 1).astype(np.intp)[:, None]
    tones = smooth[rows, columns].astype(np.float64)
    steep = tones[:, 2:] - tones[:, :-2]
    sign = np.sign(steep[np.arange(len(steep)), np.abs(steep).argmax(axis=1)])
    weight = np.clip(steep * sign[:, None], 0, None) ** 2 + 1e-3
    return np.asarray((weight * offsets).sum(axis=1) / weight.sum(axis=1) + np.rint(y) - y, dtype=np.float64)


def _places(strokes: Strokes, apart: float) -> int:
    """How many different rows (or columns) strokes stand in."""
    places = np.sort(strokes.beside)
    return int((np.diff(places) > apart).sum()) + 1 if places.size else 0


def _fitted(strokes: Strokes, along: int, beside: int, prior: float) -> Values:
    """Coefficients by least squares: all points of a stroke come to one place; strokes that don't, lose weight."""
    sizes = np.outer(HIGHER ** np.arange(LENGTHWISE), HIGHER ** np.arange(CROSSWISE)).ravel() * prior
    coefficients: Values = np.zeros(LENGTHWISE * CROSSWISE)
    weights: Values = np.ones(int(strokes.owner.max()) + 1)
    u, place = strokes.along / (along / 2) - 1, strokes.beside
    counts = np.bincount(strokes.owner)

    def centred(values: Values) -> Values:
        means = np.stack([np.bincount(strokes.owner, weights=column) for column in values.T], axis=1) / counts[:, None]
        return np.asarray((values - means[strokes.owner]) / ERROR, dtype=np.float64)

    rise = centred(strokes.beside[:, None])[:, 0]
    for _ in range(ROUNDS):
        columns = basis(u, place / (beside / 2) - 1)
        rows = centred(columns)
        weighted = rows * weights[strokes.owner][:, None]
        solved = np.linalg.solve(weighted.T @ rows + np.diag(sizes**-2.0), weighted.T @ rise)
        coefficients = np.asarray(solved, dtype=np.float64)
        place = strokes.beside - columns @ coefficients
        misfit = np.bincount(strokes.owner, weights=(rise - rows @ coefficients) ** 2) / counts
        weights = 1 / (1 + misfit / 4) ** 2
    return np.asarray(coefficients.reshape(LENGTHWISE, CROSSWISE), dtype=np.float64)


def _ink_points(picture: Gray, low: Values, high: Values, unit: float) -> Values:
    """(n, 2): places of ink among the text, evenly drawn."""
    rows, columns = np.nonzero(find_ink(picture, dots_per_inch=unit).text)
    points = np.stack([columns, rows], axis=1).astype(np.float64)
    points = points[((points > low) & (points < high)).all(axis=1)]
    return np.asarray(points[:: max(1, len(points) // MOST_POINTS)], dtype=np.float64)


class _Profile:
    """How uneven ink is spread over rows once a displacement levels it; built once a page, asked often."""

    def __init__(self, points: Values, along: int, beside: int) -> None:
        self._place = points[:, 1]
        self._basis = basis(points[:, 0] / (along / 2) - 1, points[:, 1] / (beside / 2) - 1)
        self._size = 2 * beside

    def sharpness(self, coefficients: Values) -> float:
        """Sum of powers of the profile's heights; displacements are taken where ink lies, not where it goes."""
        place = self._place - self._basis @ coefficients.ravel() + self._size / 4
        counts = np.bincount(np.clip(place, 0, self._size).astype(np.intp)).astype(np.float64)
        return float((counts**SHARPNESS).sum())


def _searched(profile: _Profile, start: Values, unit: float, powers: Sequence[tuple[int, int]]) -> Values:
    """Coefficients that make the profile sharpest, one by one and with ever smaller steps."""
    step, most, left = FIRST_STEP_INCHES * unit, MOST_INCHES * unit, MOST_TRIALS
    best, score = start, profile.sharpness(start)
    for lean in np.arange(-most, most + step / 2, step / 2).tolist() if powers is SEARCHED_UPRIGHT else ():
        tried = start.copy()
        tried[0, 0] = lean
        if (gain := profile.sharpness(tried)) > score * FINER:
            best, score = tried, gain
    while step > LAST_STEP_INCHES * unit and left > 0:
        improved = False
        for power, cross in powers:
            for change in (step, -step):
                tried = best.copy()
                tried[power - 1, cross] += change
                left -= 1
                gain = profile.sharpness(tried) if abs(tried[power - 1, cross]) <= most else 0.0
                if gain > score * FINER:
                    best, score, improved = tried, gain, True
                    break
        if not improved:
            step /= 2
    return best


def _has_tones(picture: Gray) -> bool:
    """Whether a camera or scanner gave paper its many tones; a picture in two has most of its pixels in one."""
    counts = np.bincount(picture[::4, ::4].ravel(), minlength=256)
    return float(counts.max()) < ONE_TONE * float(counts.sum())
