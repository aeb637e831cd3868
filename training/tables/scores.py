"""How a recognised grid is scored against the truth of a crop: counts that add up over crops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from corpora.document.grid import Cell, Grid
from models.tables.recogniser.pooling import STRIDE
from training.metrics.grits import grits_top
from training.metrics.table_grids import settled
from training.metrics.teds import teds_struct
from training.tables.example_file import Example
from training.tables.targets import Floats, targets_of

LINE_TOLERANCE = 4.5
"""Pixels of the channels (3 points) that a found line may lie from the true one where ink leaves it no freedom."""

Box = tuple[int, int, int, int]
"""Lines that bound a cell: top, bottom, left, right."""
NO_LINE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Right, found and true numbers of row lines, column lines, cells and pairs of neighbours; crops and exact ones.

    `teds_struct` and `grits_top` are sums over crops, of which one without a grid adds 0.
    Cells and pairs are those with text: a blank cell has no right or wrong that anyone could see.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    cells: NDArray[np.int64]
    pairs: NDArray[np.int64]
    headers: NDArray[np.int64]
    crops: int
    exact: int
    exact_lines: int
    teds_struct: float = 0.0
    grits_top: float = 0.0

    @classmethod
    def none(cls) -> Counts:
        """Of no crop."""
        zeros = [np.zeros(3, np.int64) for _ in range(5)]
        return cls(
            rows=zeros[0], columns=zeros[1], cells=zeros[2], pairs=zeros[3], headers=zeros[4],
            crops=0, exact=0, exact_lines=0,
        )  # fmt: skip

    def __add__(self, other: Counts) -> Counts:
        return Counts(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What some recogniser says of a crop, in pixels of its channels; no cells where its lines make no grid."""

    rows: Floats
    columns: Floats
    cells: tuple[tuple[int, int, int, int, bool], ...]


def f1(counts: NDArray[np.int64]) -> float | None:
    """From right, found, true; None where there is nothing to find and nothing found."""
    right, found, true = counts.tolist()
    return None if found + true == 0 else 2 * right / (found + true)


def score(example: Example, found: Found) -> Counts:
    """Scores one crop; a line in the white gap around the true one is as right as the truth."""
    targets = targets_of(example)
    rows = _matches(found.rows, example.rows, targets.rows, targets.rows_weight)
    columns = _matches(found.columns, example.columns, targets.columns, targets.columns_weight)
    true_cells = [cell for cell in example.cells.tolist() if cell[5]]
    true_boxes = {_box(cell): bool(cell[4]) for cell in true_cells}
    found_boxes = {_mapped(cell, rows, columns): cell[4] for cell in found.cells}
    seen = _with_text(example, found)
    n_found = sum(seen)
    right = [box for box in true_boxes if box in found_boxes]
    true_pairs, found_pairs = _pairs(true_boxes), _pairs(box for box in found_boxes if NO_LINE not in box)
    exact_lines = _whole(rows, example.rows) and _whole(columns, example.columns)
    return Counts(
        rows=np.array([sum(line != NO_LINE for line in rows), len(rows), len(example.rows)]),
        columns=np.array([sum(line != NO_LINE for line in columns), len(columns), len(example.columns)]),
        cells=np.array([len(right), n_found, len(true_boxes)]),
        pairs=np.array([len(true_pairs & found_pairs), _n_pairs(found, seen), len(true_pairs)]),
        headers=np.array([
            sum(true_boxes[box] and found_boxes[box] for box in right),
            sum(cell[4] for cell, text in zip(found.cells, seen, strict=True) if text),
            sum(true_boxes.values()),
        ]),
        crops=1,
        exact=int(exact_lines and len(right) == len(true_boxes)),
        exact_lines=int(exact_lines),
        **_whole_scores(example, found),
    )  # fmt: skip


def _whole_scores(example: Example, found: Found) -> dict[str, float]:
    truth, read = _grid(example.cells.tolist()), _grid(found.cells)
    if truth is None or read is None:
        return {}
    return {"teds_struct": teds_struct(truth, read), "grits_top": grits_top(truth, read).score}


def _grid(cells: Iterable[Sequence[int]]) -> Grid | None:
    return settled(
        Cell(row=cell[0], column=cell[1], row_span=cell[2], column_span=cell[3], text="", header=bool(cell[4]))
        for cell in cells
    )


def _whole(lines: Sequence[int], true: Floats) -> bool:
    return list(lines) == list(range(len(true)))


def _matches(found: Floats, true: Floats, target: Floats, weight: Floats) -> list[int]:
    """For each found line the true line that it is, each true line once; NO_LINE for none."""
    taken: set[int] = set()
    matches = []
    for line in found.tolist():
        near = [(abs(line - own), number) for number, own in enumerate(true.tolist()) if number not in taken]
        distance, number = min(near, default=(np.inf, NO_LINE))
        if distance <= LINE_TOLERANCE or (number != NO_LINE and _same_gap(line, float(true[number]), target, weight)):
            taken.add(number)
            matches.append(number)
        else:
            matches.append(NO_LINE)
    return matches


def _same_gap(line: float, true: float, target: Floats, weight: Floats) -> bool:
    """Whether nothing but white paper lies between the two."""
    start, end = sorted((int(line / STRIDE), int(true / STRIDE)))
    between = slice(max(0, start), min(len(target), end + 1))
    return bool(np.all((weight[between] == 0) | (target[between] > 0)))


def _box(cell: Sequence[int]) -> Box:
    row, column, down, across = cell[:4]
    return row, row + down, column, column + across


def _mapped(cell: tuple[int, int, int, int, bool], rows: Sequence[int], columns: Sequence[int]) -> Box:
    top, bottom, left, right = _box(cell[:4])
    return rows[top], rows[bottom], columns[left], columns[right]


def _with_text(example: Example, found: Found) -> list[bool]:
    """Of each found cell whether the middle of a true cell with text lies in it."""
    middles = [
        (
            float(example.rows[row] + example.rows[row + down]) / 2,
            float(example.columns[column] + example.columns[column + across]) / 2,
        )
        for row, column, down, across, _, text in example.cells.tolist()
        if text
    ]
    return [
        any(
            found.rows[top] <= y < found.rows[bottom] and found.columns[left] <= x < found.columns[right]
            for y, x in middles
        )
        for top, bottom, left, right in (_box(cell[:4]) for cell in found.cells)
    ]


def _pairs(boxes: Iterable[Box]) -> set[tuple[Box, Box]]:
    """Cells that share a stretch of a line, the upper or left one first."""
    kept = sorted(set(boxes))
    return {(a, b) for a in kept for b in kept if _touch(a, b)}


def _touch(a: Box, b: Box) -> bool:
    beside = a[3] == b[2] and a[0] < b[1] and b[0] < a[1]
    above = a[1] == b[0] and a[2] < b[3] and b[2] < a[3]
    return beside or above


def _n_pairs(found: Found, seen: Sequence[bool]) -> int:
    return len(_pairs(_box(cell[:4]) for cell, text in zip(found.cells, seen, strict=True) if text))
