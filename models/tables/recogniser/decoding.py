"""From what the network says of places and edges to lines and cells that cover each position once; no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import Channels
from models.tables.recogniser.pooling import INK, STRIDE

Floats = NDArray[np.float32]

LINE_THRESHOLD = 0.5
"""Probability above which a place is on a line."""
FLOOR = 0.02
"""Probability below which a place is of no line's rise."""
LEAST_TOP, LEAST_SUM = 0.1, 2.5
"""The probability of the likeliest place of a rise, and the sum over its places, from which it is a line."""
FOOT = 0.2
"""Share of the top below which places are of no rise: the network is nowhere quite sure."""
WHOLE_SUM = 3.0
"""Of a line that is sure: as many places are taught for each (`training.tables.targets.LINE_REACH`)."""
BLANK = 0.004
"""Share of the crop's other side that specks cover where nothing stands."""
CORE = 0.7
"""Share of the top from which places tell where a spread line is."""
VALLEY = 0.6
"""Share of the lower top below which the probability between two tops parts them."""
NEAREST_LINES = 5.0
"""Pixels of the channels (3.3 points) between two lines at least: no printed row is lower."""
SETTLING = 5
"""Pixels that a line may move to the rule beside it, or to the middle of the whitest paper."""
DRAWN = 0.15
"""Share of the crop's other side that a rule covers for a line to settle on it."""
STROKE = 5
"""Pixels (3.3 points): a dotted rule is narrower, a line of text is higher. Odd, so that opening moves nothing."""
MERGE_THRESHOLD = 0.5
HEADER_THRESHOLD = 0.5
RIGHT, BELOW, HEADER = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Positions in pixels of the channels, ascending, each with the probability of its likeliest place."""

    positions: Floats
    confidences: Floats

    def are_like(self, other: Lines) -> bool:
        """As many, each within NEAREST_LINES of its like?"""
        if len(self.positions) != len(other.positions):
            return False
        return bool(np.all(np.abs(self.positions - other.positions) <= NEAREST_LINES))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpannedCell:
    """A cell of the grid; `confidence` is that of the least sure of the edges that it was joined over or cut along."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    confidence: float


def decode_lines(probabilities: Floats, channels: Channels, *, rows: bool) -> Lines:
    """Lines of one axis, each settled on its rule or in the white gap around it.

    In wide white paper the network cannot know where a line is, and spreads what it is sure of: the sum over the places
    of one rise tells whether there is one, as the mean over a gap does for SPLERGE.
    """
    ink = _share_above(channels[0], INK, rows=rows)
    rules = np.maximum(_share_above(channels[1 if rows else 2], 0, rows=rows), _strokes(ink))
    least = WHOLE_SUM if rows else LEAST_SUM
    found: list[tuple[float, float]] = []
    for rise in _joined_in_white(_rises(probabilities), probabilities, ink):
        own = probabilities[rise]
        top = float(own.max())
        total = float(own[own > FOOT * top].sum())
        if top > LINE_THRESHOLD:
            found.append((_settled(_middle(rise, own, LINE_THRESHOLD), ink, rules), top))
        elif top > LEAST_TOP and total >= least:
            found.append((_settled(_middle(rise, own, CORE * top), ink, rules), min(1.0, total / WHOLE_SUM)))
    kept: list[tuple[float, float]] = []
    for place, confidence in sorted(found):
        if kept and place - kept[-1][0] < NEAREST_LINES:
            kept[-1] = max(kept[-1], (place, confidence), key=lambda line: line[1])
        else:
            kept.append((place, confidence))
    return Lines(
        positions=np.array([place for place, _ in kept], np.float32),
        confidences=np.array([confidence for _, confidence in kept], np.float32),
    )


def _joined_in_white(
    rises: Sequence[NDArray[np.intp]], probabilities: Floats, ink: NDArray[np.float64]
) -> list[NDArray[np.intp]]:
    """Rises of which one is no sure line, and between whose tops nothing stands, are one."""
    joined: list[NDArray[np.intp]] = []
    for rise in rises:
        if joined:
            before, after = (int(one[probabilities[one].argmax()]) for one in (joined[-1], rise))
            between = ink[before * STRIDE : (after + 1) * STRIDE]
            spread = min(probabilities[before], probabilities[after]) <= LINE_THRESHOLD
            if spread and between.max() <= between.min() + BLANK:
                joined[-1] = np.concatenate((joined[-1], rise))
                continue
        joined.append(rise)
    return joined


def _middle(rise: NDArray[np.intp], own: Floats, level: float) -> float:
    """Of the likelier places, between places."""
    return float(np.average(rise[own > level], weights=own[own > level])) + 0.5


def _rises(probabilities: Floats) -> list[NDArray[np.intp]]:
    """Places of each rise of the probability; two tops are two where between them it falls far below both."""
    return [rise for run in _runs(probabilities > FLOOR) for rise in _parted(run, probabilities[run].tolist())]


def _parted(run: NDArray[np.intp], values: Sequence[float]) -> Iterator[NDArray[np.intp]]:
    start, top, low = 0, values[0], 0
    for place, value in enumerate(values):
        if value < values[low]:
            low = place
        if min(value, top) > LEAST_TOP and values[low] < VALLEY * min(value, top):
            yield run[start:low]
            start, top, low = low, value, place
        elif value > top:
            top, low = value, place
    yield run[start:]


def _share_above(channel: NDArray[np.uint8], level: int, *, rows: bool) -> NDArray[np.float64]:
    """Of each row's or column's pixels; OpenCV counts them ten times as fast as a mean over truth values."""
    above = cv2.threshold(channel, level, 1, cv2.THRESH_BINARY)[1]
    counts = cv2.reduce(above, 1 if rows else 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return np.asarray(counts.ravel() / channel.shape[1 if rows else 0], np.float64)


def _strokes(ink: NDArray[np.float64]) -> NDArray[np.float64]:
    """What of the ink's density stands out over less than STROKE pixels: dotted and dashed rules are no runs of ink."""
    line = ink.astype(np.float32)[None]
    wide = cv2.morphologyEx(line, cv2.MORPH_OPEN, np.ones((1, STROKE), np.uint8))
    return np.asarray((line - wide)[0], np.float64)


def _runs(on: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    places = np.flatnonzero(on)
    if not len(places):
        return []
    return list(np.split(places, np.flatnonzero(np.diff(places) > 1) + 1))


def _settled(place: float, ink: NDArray[np.float64], rules: NDArray[np.float64]) -> float:
    """In pixels; `place` counts places of the sequence."""
    pixel = place * STRIDE
    start, end = max(0, int(pixel) - SETTLING), min(len(ink), int(pixel) + SETTLING + 1)
    if start >= end:
        return pixel
    near = rules[start:end]
    if near.max() > DRAWN:
        return float(start + np.average(np.arange(end - start), weights=near**2)) + 0.5
    density = ink[start:end]
    white = density <= density.min() + 1e-3
    gaps = [float(run.mean()) + start + 0.5 for run in _runs(white)]
    return min(gaps, key=lambda middle: abs(middle - pixel))


def decode_cells(probabilities: Floats) -> tuple[SpannedCell, ...]:
    """Cells from (3, rows, columns): joined to the right, joined below, header.

    Neighbours are joined from the surest edge down, each time to the rectangle around both; a rectangle over edges that
    are on the whole unlikely is not made.
    """
    _, n_rows, n_columns = probabilities.shape
    owners = [[(row, column, row + 1, column + 1) for column in range(n_columns)] for row in range(n_rows)]
    for _, kind, row, column in _edges(probabilities):
        one, other = owners[row][column], owners[row][column + 1] if kind == RIGHT else owners[row + 1][column]
        if one == other:
            continue
        place = _closed(owners, _around_both(one, other))
        if _inner(probabilities, place).mean() > MERGE_THRESHOLD:
            for line in owners[place[0] : place[2]]:
                line[place[1] : place[3]] = [place] * (place[3] - place[1])
    right, below, header = probabilities.tolist()
    sides = _Sides(right=right, below=below)
    return tuple(
        _cell(place, probabilities, sides, header=header)
        for place in dict.fromkeys(place for line in owners for place in line)
    )


def _edges(probabilities: Floats) -> list[tuple[float, int, int, int]]:
    """Edges that are likely joined, the surest first."""
    _, n_rows, n_columns = probabilities.shape
    inside = {RIGHT: (n_rows, n_columns - 1), BELOW: (n_rows - 1, n_columns)}
    likely = [
        (float(probabilities[kind, row, column]), kind, row, column)
        for kind, (height, width) in inside.items()
        for row, column in zip(*np.nonzero(probabilities[kind, :height, :width] > MERGE_THRESHOLD), strict=True)
    ]
    return sorted(likely, reverse=True)


Place = tuple[int, int, int, int]
"""Top, left, bottom, right: rows and columns of positions, half-open."""


def _around_both(one: Place, other: Place) -> Place:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _closed(owners: Sequence[Sequence[Place]], place: Place) -> Place:
    """The smallest rectangle around the place that cuts no cell in two; `owners` has the cell of each position."""
    while True:
        whole = place
        for line in owners[place[0] : place[2]]:
            for cell in line[place[1] : place[3]]:
                whole = _around_both(whole, cell)
        if whole == place:
            return place
        place = whole


def _inner(probabilities: Floats, place: Place) -> Floats:
    """Probabilities of all edges inside a rectangle."""
    top, left, bottom, right = place
    beside = probabilities[RIGHT, top:bottom, left : right - 1]
    below = probabilities[BELOW, top : bottom - 1, left:right]
    return np.concatenate((beside.ravel(), below.ravel()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Probabilities of edges by row and column, as plain numbers: most cells have four, which arrays are slow for."""

    right: list[list[float]]
    below: list[list[float]]

    def around(self, place: Place) -> float:
        """The likeliest of the edges around a rectangle to be none."""
        top, left, bottom, right = place
        sides: list[float] = []
        if left:
            sides += [line[left - 1] for line in self.right[top:bottom]]
        if right < len(self.right[0]):
            sides += [line[right - 1] for line in self.right[top:bottom]]
        if top:
            sides += self.below[top - 1][left:right]
        if bottom < len(self.below):
            sides += self.below[bottom - 1][left:right]
        return max(sides, default=0.0)


def _cell(place: Place, probabilities: Floats, sides: _Sides, *, header: list[list[float]]) -> SpannedCell:
    top, left, bottom, right = place
    if (bottom - top, right - left) == (1, 1):
        in_head, joined = header[top][left], 1.0
    else:
        in_head = float(probabilities[HEADER, top:bottom, left:right].mean())
        joined = float(_inner(probabilities, place).min(initial=1.0))
    return SpannedCell(
        row=top, column=left, row_span=bottom - top, column_span=right - left, header=in_head > HEADER_THRESHOLD,
        confidence=min(joined, 1 - sides.around(place)),
    )  # fmt: skip
