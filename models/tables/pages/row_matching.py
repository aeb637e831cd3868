"""Which lines of labels go with which rows of figures: the cheapest matching in order.

A label may take several lines, its figures one: at the height of its middle, of its first or of its last line. A table
keeps to one of the three. Rows are found by trying each and taking the one that fits best.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

Anchor = Literal["middle", "top", "bottom"]
ANCHORS: tuple[Anchor, ...] = ("middle", "top", "bottom")

MISFIT: Final = 2.0
"""Cost of an em between the figures and where the label's lines would have them."""
STRETCH: Final = 4.0
"""Cost of lines in one label that are twice as far apart as the nearest two lines."""
TIGHT: Final = 0.25
"""Cost of dividing lines that are as near to each other as lines of one label."""
NO_LABEL: Final = 1.0
"""Cost of figures without a label: it may stand in another column."""
NO_FIGURES: Final = 1.3
"""Cost of a label without figures: a row of blanks, or a title."""
WIDEST_PITCH: Final = 1.9
"""Em between lines of one label at most: wider lines are rows."""
SLACK: Final = 0.15
"""Share by which distances of lines in one label differ at most."""
MOST_LINES: Final = 40
"""Of one label: the narrowest columns of the statutory form take half as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """`lines` start to end (half-open) of the labels, and the index of the row of figures; either may be missing."""

    start: int
    end: int
    figures: int | None


_Key = tuple[int, int]
_Step = tuple[float, _Key | None, MatchedRow | None]
"""Cost so far, the key before, the row that led here."""


def match_rows(labels: Sequence[float], figures: Sequence[float], *, size: float) -> list[MatchedRow]:
    """Rows from top to bottom. `labels` and `figures` are y of lines' middles in order, `size` the height of a line."""
    tables = [_matched(labels, figures, size, anchor) for anchor in ANCHORS]
    last: _Key = (len(labels), len(figures))
    return _path(min(tables, key=lambda table: table[last][0]), last)


def _path(table: dict[_Key, _Step], last: _Key) -> list[MatchedRow]:
    rows: list[MatchedRow] = []
    key: _Key | None = last
    while key is not None:
        _, key, row = table[key]
        if row is not None:
            rows.append(row)
    return rows[::-1]


def _matched(labels: Sequence[float], figures: Sequence[float], size: float, anchor: Anchor) -> dict[_Key, _Step]:
    """Dynamic programming over (lines used, rows of figures used)."""
    pitch = _pitch(labels, size)
    inner = _inner_costs(labels, pitch)
    height = _height(labels, anchor)
    table: dict[_Key, _Step] = {(0, 0): (0.0, None, None)}
    for used in range(len(labels) + 1):
        for taken in range(len(figures) + 1):
            if (used, taken) not in table:
                continue
            cost = table[used, taken][0]
            for end in range(used, min(len(labels), used + MOST_LINES) + 1):
                held = cost + (inner(used, end) if end > used else 0.0)
                if taken < len(figures):
                    fit = NO_LABEL if end == used else MISFIT * abs(height(used, end) - figures[taken]) / size
                    _offer(table, held + fit, (used, taken), (end, taken + 1), taken)
                if end > used:
                    _offer(table, held + NO_FIGURES, (used, taken), (end, taken), None)
    return table


def _offer(table: dict[_Key, _Step], cost: float, before: _Key, key: _Key, figures: int | None) -> None:
    if key not in table or cost < table[key][0]:
        table[key] = (cost, before, MatchedRow(start=before[0], end=key[0], figures=figures))


def _pitch(labels: Sequence[float], size: float) -> float:
    """The usual distance of lines of one label: a low one, but not that of two lines that are hardly apart."""
    gaps = sorted(b - a for a, b in pairwise(labels))
    return min(max(gaps[len(gaps) // 5], size), WIDEST_PITCH * size) if gaps else size


def _inner_costs(labels: Sequence[float], pitch: float) -> Callable[[int, int], float]:
    """Cost of taking lines `start` to `end` as one label."""
    gaps = [(b - a) / pitch - 1 if pitch > 0 else 0.0 for a, b in itertools.pairwise(labels)]

    def cost(start: int, end: int) -> float:
        stretched = sum(STRETCH * max(0.0, gap - SLACK) for gap in gaps[start : end - 1])
        cut = TIGHT if end < len(labels) and gaps[end - 1] <= SLACK else 0.0
        return stretched + cut

    return cost


def _height(labels: Sequence[float], anchor: Anchor) -> Callable[[int, int], float]:
    def height(start: int, end: int) -> float:
        if anchor == "middle":
            return (labels[start] + labels[end - 1]) / 2
        return labels[start] if anchor == "top" else labels[end - 1]

    return height
