"""From what the network says of places and edges to lines and cells that cover each position once; no torch."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import Channels
from models.tables.recogniser.pooling import STRIDE

Floats = NDArray[np.float32]

LINE_THRESHOLD = 0.5
"""Probability above which a place is on a line."""
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
    """Lines of one axis, each settled on its rule or in the white gap around it."""
    axis = 1 if rows else 0
    ink = (channels[0] > 96).mean(axis)
    rules = np.maximum((channels[1 if rows else 2] > 0).mean(axis), _strokes(ink))
    found = [
        (
            _settled(float(np.average(run, weights=probabilities[run])) + 0.5, ink, rules),
            float(probabilities[run].max()),
        )
        for run in _runs(probabilities > LINE_THRESHOLD)
    ]
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
    owner = np.arange(n_rows * n_columns).reshape(n_rows, n_columns)
    for _, kind, row, column in _edges(probabilities):
        other = (row, column + 1) if kind == RIGHT else (row + 1, column)
        if owner[row, column] == owner[other]:
            continue
        place = _closed(owner, (owner == owner[row, column]) | (owner == owner[other]))
        if _inner(probabilities, place).mean() > MERGE_THRESHOLD:
            owner[place] = owner[row, column]
    return tuple(_cell(owner, number, probabilities) for number in dict.fromkeys(owner.ravel().tolist()))


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


Place = tuple[slice, slice]


def _closed(owner: NDArray[np.intp], chosen: NDArray[np.bool_]) -> Place:
    """The smallest rectangle around the chosen positions that cuts no cell in two."""
    while True:
        rows, columns = np.flatnonzero(chosen.any(1)), np.flatnonzero(chosen.any(0))
        place = slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
        whole = np.isin(owner, owner[place])
        if whole.sum() == (place[0].stop - place[0].start) * (place[1].stop - place[1].start):
            return place
        chosen = whole


def _inner(probabilities: Floats, place: Place) -> Floats:
    """Probabilities of all edges inside a rectangle."""
    rows, columns = place
    right = probabilities[RIGHT, rows, columns.start : columns.stop - 1]
    below = probabilities[BELOW, rows.start : rows.stop - 1, columns]
    return np.concatenate((right.ravel(), below.ravel()))


def _cell(owner: NDArray[np.intp], number: int, probabilities: Floats) -> SpannedCell:
    rows, columns = np.nonzero(owner == number)
    place = slice(int(rows.min()), int(rows.max()) + 1), slice(int(columns.min()), int(columns.max()) + 1)
    return SpannedCell(
        row=place[0].start,
        column=place[1].start,
        row_span=place[0].stop - place[0].start,
        column_span=place[1].stop - place[1].start,
        header=bool(probabilities[HEADER][place].mean() > HEADER_THRESHOLD),
        confidence=float(min(_inner(probabilities, place).min(initial=1.0), 1 - _around(probabilities, place))),
    )


def _around(probabilities: Floats, place: Place) -> float:
    """The likeliest of the edges around a rectangle to be none."""
    (top, bottom), (left, right) = ((side.start, side.stop) for side in place)
    _, n_rows, n_columns = probabilities.shape
    sides = [
        probabilities[RIGHT, top:bottom, left - 1] if left else None,
        probabilities[RIGHT, top:bottom, right - 1] if right < n_columns else None,
        probabilities[BELOW, top - 1, left:right] if top else None,
        probabilities[BELOW, bottom - 1, left:right] if bottom < n_rows else None,
    ]
    return max((float(side.max()) for side in sides if side is not None), default=0.0)
