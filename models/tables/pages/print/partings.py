"""A run of columns as so many parts side by side, by what each part costs: there are far too many to try them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

FEWEST: Final = 2
"""Columns of a part."""


def best_parting(run: range, count: int, cost: Callable[[int, int, int], float]) -> tuple[list[range], float]:
    """The parts whose costliest one costs least, and that; of several the one whose first parts are shortest.

    Args:
        run: at least twice as many columns as parts.
        count: how many parts.
        cost: of the part of a number, counted from 0, by the column that it begins with and the one behind it.
    """

    @cache
    def least(number: int, start: int) -> float:
        if number == count - 1:
            return cost(number, start, run.stop)
        return min(max(cost(number, start, end), least(number + 1, end)) for end in ends(number, start))

    def ends(number: int, start: int) -> range:
        return range(start + FEWEST, run.stop - FEWEST * (count - number - 1) + 1)

    most = least(0, run.start)
    parts, start = list[range](), run.start
    for number in range(count - 1):
        end = next(end for end in ends(number, start) if max(cost(number, start, end), least(number + 1, end)) <= most)
        parts.append(range(start, end))
        start = end
    return [*parts, range(start, run.stop)], most
