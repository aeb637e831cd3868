"""GriTS, the similarity of two tables as matrices (Smock, Pesala and Abraham, ICDAR 2023; arXiv 2203.12555).

The most similar substructures of two grids are rows and columns of each, in order, whose positions agree best. Finding
them is hard; the authors' factored heuristic aligns rows by how well their positions can be aligned, columns likewise,
and takes the positions where both meet: a lower bound, reached in nearly all tables. GriTS is the F score of the
summed agreement over all positions of both grids.

Agreement of two positions: *top* intersection over union of the cells there, seen from the position; *con* the longest
common subsequence of their texts, twice over both lengths; *loc* intersection over union of the cells' boxes on the
page. Intersections over union are true ones, as the paper says; the authors' program divides by the common hull.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from corpora.document.grid import Cell, Grid
from training.metrics.plain import plain

Rewards = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Agreement `reward` of the aligned positions, and how many positions the two grids have."""

    reward: float
    positions: int
    positions_read: int

    @property
    def score(self) -> float:
        """F score, 0 to 1; two grids without positions are the same."""
        total = self.positions + self.positions_read
        return 2 * self.reward / total if total else 1.0


def grits_top(truth: Grid, read: Grid) -> Alignment:
    """Agreement of topology: which positions belong to one cell."""
    first, second = _coded(truth, _seen_from), _coded(read, _seen_from)
    return _aligned(first, second, _overlaps(_boxes(first.values, width=4), _boxes(second.values, width=4)))


def grits_con(truth: Grid, read: Grid) -> Alignment:
    """Agreement of contents."""
    first, second = _coded(truth, _text), _coded(read, _text)
    return _aligned(first, second, _text_agreement(first.values, second.values))


def grits_loc(truth: Grid, read: Grid) -> Alignment:
    """Agreement of places on the pages; a cell without a box, or on another page, agrees with none."""
    first, second = _coded(truth, _page_box), _coded(read, _page_box)
    boxes, others = _boxes(first.values, width=5), _boxes(second.values, width=5)
    same_page = boxes[:, :1] == others[:, :1].T
    return _aligned(first, second, np.where(same_page, _overlaps(boxes[:, 1:], others[:, 1:]), 0.0))


def _seen_from(cell: Cell, row: int, column: int) -> Hashable:
    """Left, top, right and bottom of the cell around a position, counted from there."""
    left, top = cell.column - column, cell.row - row
    return left, top, left + cell.column_span, top + cell.row_span


def _text(cell: Cell, row: int, column: int) -> Hashable:
    return plain(cell.text)


def _page_box(cell: Cell, row: int, column: int) -> Hashable:
    """Page, left, top, right and bottom; an empty box for a cell without."""
    if cell.place is None or cell.place.box is None:
        return 0, 0.0, 0.0, 0.0, 0.0
    box = cell.place.box
    return cell.place.page_number or 0, box.left, box.top, box.right, box.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coded:
    """`places` (rows by columns) index what stands there in `values`, all of which differ."""

    places: NDArray[np.intp]
    values: tuple[Hashable, ...]


def _coded(grid: Grid, say: Callable[[Cell, int, int], Hashable]) -> _Coded:
    values: dict[Hashable, int] = {}
    places = np.zeros((grid.n_rows, grid.n_columns), dtype=np.intp)
    for cell in grid.cells:
        for row, column in cell.positions():
            places[row, column] = values.setdefault(say(cell, row, column), len(values))
    return _Coded(places=places, values=tuple(values))


def _boxes(values: Sequence[Hashable], *, width: int) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64).reshape(len(values), width)


def _overlaps(first: NDArray[np.float64], second: NDArray[np.float64]) -> Rewards:
    """Intersection over union of n boxes with k boxes, n by k; 0 where a union is empty."""
    one, other = first[:, None, :], second[None, :, :]
    sides = np.minimum(one[..., 2:], other[..., 2:]) - np.maximum(one[..., :2], other[..., :2])
    shared = np.clip(sides, 0, None).prod(axis=-1)
    union = _areas(one) + _areas(other) - shared
    overlaps: Rewards = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    return overlaps


def _areas(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((boxes[..., 2:] - boxes[..., :2]).prod(axis=-1))


def _text_agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Rewards:
    """Two empty texts agree fully."""
    texts, others = [str(text) for text in first], [str(text) for text in second]
    return np.asarray(cdist(texts, others, scorer=_common_share, dtype=np.float64))


def _common_share(first: str, second: str, **_: object) -> float:
    length = len(first) + len(second)
    return 2 * LCSseq.similarity(first, second) / length if length else 1.0


def _aligned(first: _Coded, second: _Coded, rewards: Rewards) -> Alignment:
    """Rows aligned by their best positions, columns likewise, and the sum where both meet."""
    positions, positions_read = first.places.size, second.places.size
    if not positions or not positions_read:
        return Alignment(reward=0.0, positions=positions, positions_read=positions_read)
    rows, other_rows = _best_pairs(_line_rewards(first.places, second.places, rewards))
    columns, other_columns = _best_pairs(_line_rewards(first.places.T, second.places.T, rewards))
    met = rewards[first.places[np.ix_(rows, columns)], second.places[np.ix_(other_rows, other_columns)]]
    return Alignment(reward=float(met.sum()), positions=positions, positions_read=positions_read)


def _line_rewards(first: NDArray[np.intp], second: NDArray[np.intp], rewards: Rewards) -> Rewards:
    """For each row of one grid and each of the other, the most that positions in order can agree: n by k."""
    best = np.zeros((first.shape[0], second.shape[0], second.shape[1] + 1))
    for column in range(first.shape[1]):
        met = rewards[first[:, column][:, None, None], second[None, :, :]]
        best[..., 1:] = np.maximum(best[..., 1:], best[..., :-1] + met)
        best = np.maximum.accumulate(best, axis=-1)
    return np.asarray(best[..., -1])


def _best_pairs(rewards: Rewards) -> tuple[list[int], list[int]]:
    """Indices of the pairs, in order, whose rewards sum to the most; a pair is taken before either is left out."""
    n, k = rewards.shape
    best = np.zeros((n + 1, k + 1))
    for row in range(n):
        best[row + 1, 1:] = np.maximum(best[row, 1:], best[row, :-1] + rewards[row])
        best[row + 1] = np.maximum.accumulate(best[row + 1])
    pairs: list[tuple[int, int]] = []
    while n and k:
        if best[n, k] == best[n - 1, k - 1] + rewards[n - 1, k - 1]:
            n, k = n - 1, k - 1
            pairs.insert(0, (n, k))
        elif best[n, k] == best[n - 1, k]:
            n -= 1
        else:
            k -= 1
    return [one for one, _ in pairs], [other for _, other in pairs]
