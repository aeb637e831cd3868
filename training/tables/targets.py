"""What the network is to say of an example, and where it is not asked: what nobody could see is not taught."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.pooling import STRIDE
from training.tables.example_file import Example

Floats = NDArray[np.float32]

LINE_REACH = 1.5
"""Places to either side of a line that count as the line."""
GAP_REACH = 9
"""Places to either side of a line, at most, in which white paper is as good a place for it."""
CROSSED = 0.25
"""Share of the densest ink near a line below which paper counts as white."""
RULED = 0.3
"""Share of the crop's other side that a rule must cover for the line to have one place only."""
TELLING_LOOKS = frozenset(("all", "thin", "dotted", "dashed", "rectangles", "double"))
"""Looks in which a rule is drawn around every cell, so that one that is not drawn says that cells are one."""
NO_TEXT_WEIGHT = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Each beside its weights, 0 where the network is not asked.

    `rows`, `columns`: (places,) 1 on lines. `grid`: (3, rows, columns) joined to the right, joined below, header.
    """

    rows: Floats
    rows_weight: Floats
    columns: Floats
    columns_weight: Floats
    grid: Floats
    grid_weight: Floats


def targets_of(example: Example) -> Targets:
    """The targets of an example."""
    ink = example.channels[0] > 96
    rows, rows_weight = _lines(example.rows, ink.mean(1), (example.channels[1] > 0).mean(1))
    columns, columns_weight = _lines(example.columns, ink.mean(0), (example.channels[2] > 0).mean(0))
    grid, weight = _grid(example)
    return Targets(
        rows=rows, rows_weight=rows_weight, columns=columns, columns_weight=columns_weight,
        grid=grid, grid_weight=weight,
    )  # fmt: skip


def _lines(lines: Floats, ink: NDArray[np.float64], rules: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """Target and weight along one axis, from the shares of ink and of rules across it."""
    n = len(ink) // STRIDE
    density = ink[: n * STRIDE].reshape(n, STRIDE).mean(1)
    drawn = rules[: n * STRIDE].reshape(n, STRIDE).max(1)
    target, weight = np.zeros(n, np.float32), np.ones(n, np.float32)
    places = np.arange(n) + 0.5
    for line in lines / STRIDE:
        near = np.abs(places - line) <= LINE_REACH
        target[near] = 1
        if not near.any() or drawn[near].max() > RULED:
            continue
        _open_gap(weight, density, round(float(line)))
    weight[target > 0] = 1
    return target, weight


def _open_gap(weight: Floats, density: NDArray[np.float64], place: int) -> None:
    """No question is asked about white paper around a line that no rule shows."""
    start, end = max(0, place - GAP_REACH), min(len(density), place + GAP_REACH + 1)
    white = CROSSED * max(float(density[start:end].max()), 1e-3)
    for step in (1, -1):
        at = min(max(place, 0), len(density) - 1)
        while start <= at < end and density[at] <= white:
            weight[at] = 0
            at += step


def _grid(example: Example) -> tuple[Floats, Floats]:
    n_rows, n_columns = len(example.rows) - 1, len(example.columns) - 1
    owner = np.full((n_rows, n_columns), -1)
    target, weight = np.zeros((3, n_rows, n_columns), np.float32), np.ones((3, n_rows, n_columns), np.float32)
    for number, (row, column, down, across, header, text) in enumerate(example.cells.tolist()):
        place = (slice(row, row + down), slice(column, column + across))
        owner[place] = number
        target[2][place] = header
        if not text and (down > 1 or across > 1) and example.look not in TELLING_LOOKS:
            weight[0][place] = weight[1][place] = NO_TEXT_WEIGHT
    target[0, :, :-1] = owner[:, :-1] == owner[:, 1:]
    target[1, :-1] = owner[:-1] == owner[1:]
    weight[0, :, -1] = weight[1, -1] = 0
    weight[:, owner < 0] = 0
    return target, weight
