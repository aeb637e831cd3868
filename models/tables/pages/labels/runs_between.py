"""The rows of labels that each stand in the middle of theirs, by the edges of rows: these may differ in height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

OFF: Final = 0.35
"""Of the lowest row, by which the rows of a label end elsewhere than as far from it on both sides."""
LEVEL: Final = 1.5
"""Points by which lines on one level end apart."""
FEWEST, FEWEST_ROWS = 2, 2
"""Labels, and rows of each, that tell it from the last row up: the first rows may be of a group of the page before."""


def runs_between(middles: Sequence[float], edges: Sequence[float], rows: range) -> list[range]:
    """The rows of each label, all of `rows`; or all but the first of them. None where they do not come out even."""
    return _runs_down(middles, edges, rows) or _runs_up(middles, edges, rows)


def _runs_down(middles: Sequence[float], edges: Sequence[float], rows: range) -> list[range]:
    """From the first row on, as far below each label as above it."""
    runs: list[range] = []
    start = rows.start
    for middle in middles:
        end = _edge_near(2 * middle - edges[start], edges)
        if end is None or not start < end <= rows.stop:
            return []
        runs.append(range(start, end))
        start = end
    return runs if start == rows.stop else []


def _runs_up(middles: Sequence[float], edges: Sequence[float], rows: range) -> list[range]:
    """The same from the last row up."""
    runs: list[range] = []
    end = rows.stop
    for middle in reversed(middles):
        start = _edge_near(2 * middle - edges[end], edges)
        if start is None or not rows.start <= start < end:
            return []
        runs.insert(0, range(start, end))
        end = start
    return runs if len(runs) >= FEWEST and min(map(len, runs)) >= FEWEST_ROWS else []


def runs_above(ends: Sequence[float], names: Mapping[int, float]) -> list[range]:
    """The rows up to each label's, where all labels end level with the last lines of rows, the last label with those of
    the last row, and none with those of the first. `names` are the y at which the rows' names end.
    """
    runs: list[range] = []
    rows = list(names)
    start = rows[0] if rows else 0
    for end in ends:
        level = [row for row in rows if abs(names[row] - end) <= LEVEL]
        if len(level) != 1 or level[0] <= start:
            return []
        runs.append(range(start, level[0] + 1))
        start = level[0] + 1
    return runs if len(runs) >= FEWEST and start == rows[-1] + 1 else []


def _edge_near(y: float, edges: Sequence[float]) -> int | None:
    at = min(range(len(edges)), key=lambda index: abs(edges[index] - y))
    lowest = min(below - above for above, below in pairwise(edges))
    return at if abs(edges[at] - y) <= OFF * lowest else None
