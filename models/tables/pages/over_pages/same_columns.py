"""Whether the columns of a table are those of what the next page prints, measured from its left edge in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import linear_regression
from typing import Final

SAME_EDGE: Final = 6.0
"""Points by which a column's edge may differ from one page to the next, measured from the table's left edge."""
ROUGH: Final = 0.35
"""Of the narrower column beside an edge, by which it may differ where as many columns go on."""
FEWEST_EDGES: Final = 4
"""Of tables that go on with roughly the same edges."""
SAME_WIDTH: Final = 0.04
"""Share of the width by which two parts of a table may differ: text alone shows it roughly."""
FEWEST_OF_FORM: Final = 3
"""Edges of the part with fewer columns: labels, and what is beside them."""
FEWEST_INNER: Final = 3
"""Edges between columns that tell columns by the proportions of their widths."""
MOST_SCALED: Final = 0.2
"""By which the scale of two pictures of pages may differ."""


def common_edges(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...] | None:
    """The edges of both; None when neither has all of the other's."""
    if len(one) == len(other) and _alike(one, other):
        return tuple(one)
    if abs(one[-1] - other[-1]) > max(SAME_EDGE, SAME_WIDTH * one[-1]):
        return None
    if len(one) == len(other) and all(abs(a - b) <= 2 * SAME_EDGE for a, b in zip(one, other, strict=True)):
        return tuple(one)
    few, many = sorted((one, other), key=len)
    near = [min(abs(edge - at) for at in many) for edge in few]
    if max(near) > 2 * SAME_EDGE or len(few) < 3:
        return None
    return tuple(many)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """As many columns, each edge nearer to its like than to the next one: white space shows them roughly, and the outer
    ones by the words that happen to stand there.
    """
    if len(one) < FEWEST_EDGES:
        return False
    widths = [min(b - a, d - c) for (a, b), (c, d) in zip(pairwise(one), pairwise(other), strict=True)]
    return _within_room(one, other, widths)


def _within_room(one: Sequence[float], other: Sequence[float], widths: Sequence[float]) -> bool:
    """Does no edge differ from its like by more than a part of the narrower column beside it?"""
    beside = [min(pair) for pair in zip([widths[0], *widths], [*widths, widths[-1]], strict=True)]
    return all(abs(a - b) <= ROUGH * room for a, b, room in zip(one, other, beside, strict=True))


def same_on_pictures(one: Sequence[float], other: Sequence[float]) -> bool:
    """As many columns, whose inner edges are alike once one picture is moved and scaled.

    Paper lies nearer to one camera than to the other, and where a table ends is seen roughly.
    """
    inner, others = one[1:-1], other[1:-1]
    if len(inner) != len(others) or len(inner) < FEWEST_INNER:
        return False
    scale, shift = linear_regression(others, inner)
    if abs(scale - 1) > MOST_SCALED:
        return False
    widths = [right - left for left, right in pairwise(inner)]
    return _within_room([scale * edge + shift for edge in others], inner, widths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a word of a cell in one column goes."""

    column: int
    left: float
    right: float


Measured = tuple[Sequence[float], Sequence[Reach]]
"""The edges of a part, and its words."""


def edges_between(one: Measured, other: Measured) -> tuple[float, ...] | None:
    """Edges for as many columns of one width that the words of both parts leave free; None where there are none.

    Edges that no rule draws are guessed in the white between words, which differs from page to page.
    """
    (first, words), (second, others) = one, other
    wide = abs(first[-1] - second[-1]) <= max(SAME_EDGE, SAME_WIDTH * first[-1])
    if len(first) != len(second) or len(first) < FEWEST_EDGES or not wide:
        return None
    found = [first[0]]
    reaches = [*words, *others]
    for column in range(1, len(first) - 1):
        low = max((reach.right for reach in reaches if reach.column == column - 1), default=None)
        high = min((reach.left for reach in reaches if reach.column == column), default=None)
        if low is None or high is None or low > high:
            return None
        found.append((low + high) / 2)
    return (*found, first[-1])


def edges_in_white(one: Measured, other: Measured) -> tuple[float, ...] | None:
    """Edges for as many columns that the words of both parts leave free, both measured from one x of the page; None
    where there are none. Where white alone shows where a table ends, it differs from page to page.
    """
    (first, words), (second, others) = one, other
    if len(first) != len(second) or len(first) < FEWEST_EDGES:
        return None
    inner: list[float] = []
    reaches = [*words, *others]
    for column in range(1, len(first) - 1):
        low = max((reach.right for reach in reaches if reach.column < column), default=None)
        high = min((reach.left for reach in reaches if reach.column >= column), default=None)
        if low is None or high is None or low > high:
            return None
        inner.append((low + high) / 2)
    return (min(first[0], second[0]), *inner, max(first[-1], second[-1]))


def edges_of_fewer(one: Measured, other: Measured) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """The edges of two parts as wide, one of which has fewer columns, each of its inner edges put where the other has
    one in the white around it, the first one at the first; None where there are no such.

    A form's labels go on so, each with one text beside it, where those above stand in pairs.
    """
    (first, words), (second, others) = one, other
    if len(first) == len(second):
        return None
    if len(first) < len(second):
        swapped = edges_of_fewer(other, one)
        return (swapped[1], swapped[0]) if swapped else None
    if len(second) < FEWEST_OF_FORM or abs(first[-1] - second[-1]) > max(SAME_EDGE, SAME_WIDTH * first[-1]):
        return None
    found = [first[0]]
    for column in range(1, len(second) - 1):
        low = max((reach.right for reach in others if reach.column == column - 1), default=found[-1])
        high = min((reach.left for reach in others if reach.column == column), default=second[column])
        low, high = min(low, second[column] - SAME_EDGE), max(high, second[column] + SAME_EDGE)
        if column == 1 and not low <= first[1] <= high:
            first = _with_labels_end_between(first, words, low, high)
        known = first[1:2] if column == 1 else first[2:-1]
        fitting = [edge for edge in known if low <= edge <= high and edge > found[-1]]
        if not fitting:
            return None
        found.append(min(fitting, key=lambda edge: abs(edge - second[column])))
    return tuple(first), (*found, first[-1])


def _with_labels_end_between(
    edges: Sequence[float], words: Sequence[Reach], low: float, high: float
) -> tuple[float, ...]:
    """The edges, that behind the labels moved between both x if the white there reaches so far."""
    low = max([low, *(reach.right for reach in words if reach.column == 0)])
    high = min([high, *(reach.left for reach in words if reach.column)])
    return tuple(edges) if low > high else (edges[0], (low + high) / 2, *edges[2:])
