"""Where the columns of a form's figures stand on a page: clusters of figures in x, told apart by the form's heads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, combinations_with_replacement, pairwise
from statistics import median

import numpy as np

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.print.lines import middle_x, middle_y

APART = 0.9
"""Em between the figures of two columns at least, by the side at which they are set flush."""
WEAK = 0.34
"""Share of the strongest cluster's figures below which a cluster may be dirt, or a column that is mostly blank."""
MOST_MOVED, MOST_HELD = 1.2, 0.7
"""How far columns move from page to page, in their reach, and the least share of figures that they must hold then."""
MOST_LOST, MOST_UNEVEN = 0.5, 1.7
"""Least share of heads that must be found for the others to be put between them; how uneven their pitch may be."""
LEAN_STEP, LEAN_STEPS = 0.012, 6
"""Tangents of columns' leaning that are tried, and how many either way."""
MOST_SHIFT = 0.7
"""Of the pitch: how far figures that are set flush may stand from the middle of their heads."""
MOST_IN_GAPS = 2
"""Columns without any figure that are put into gaps between others."""
TOLD_BY_PITCH = 10
"""Columns whose even steps tell where one is free though no head is read."""
MOST_SPARE = 6
"""Clusters more than columns that are tried, the fullest."""
CLEARLY = 1.08
"""How much more the best choice of columns must hold than the next."""
HEAD_NEAR = 0.5
"""Of the pitch between columns: how far a head may stand from the figures below it."""

_SIDES: tuple[Callable[[Box], float], ...] = (middle_x, lambda box: box.right, lambda box: box.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """How columns lean on a page seen askew: a point below `y`, x moves by `shear` and, away from `x`, by `fan`."""

    x: float = 0.0
    y: float = 0.0
    shear: float = 0.0
    fan: float = 0.0

    def upright(self, x: float, y: float) -> float:
        """X were the column upright."""
        return x - (self.shear + self.fan * (x - self.x)) * (y - self.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`at` is the x of each column, left to right, of the side of a figure that `side` gives, leaning put right."""

    at: tuple[float, ...]
    side: Callable[[Box], float]
    reach: float
    lean: Lean = Lean()

    def column_of(self, box: Box) -> int | None:
        """Index of the column in which a figure stands; None for one between columns."""
        away = self._away(box)
        least = min(away)
        return away.index(least) if least <= self.reach else None

    def nearest(self, box: Box, taken: Collection[int | None]) -> int | None:
        """Index of the nearest column that is not taken."""
        away = self._away(box)
        return min((at for at in range(len(away)) if at not in taken), key=lambda at: away[at], default=None)

    def _away(self, box: Box) -> list[float]:
        x = self.lean.upright(self.side(box), middle_y(box))
        return [abs(at - x) for at in self.at]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    at: float
    count: int


def find_columns(
    rows: Sequence[Sequence[Word]], count: int, heads: Sequence[tuple[float, float] | None]
) -> Columns | None:
    """The columns of `rows` of figures; None where they cannot be told.

    Args:
        rows: the figures of each row, any order.
        count: columns that the form has.
        heads: x and y of the middle of each column's head, None where it was not found.
    """
    words = [word for row in rows for word in row]
    if not words:
        return None
    em = median(word.box.bottom - word.box.top for word in words)
    lean = _lean(words, em, count)
    side = min(_SIDES, key=lambda side: _looseness(words, side, lean, em))
    clusters = [_Cluster(at=median(group), count=len(group)) for group in _grouped(words, side, lean, em)]
    shift = median(middle_x(word.box) - side(word.box) for word in words)
    at = _chosen(clusters, count, [None if head is None else lean.upright(*head) - shift for head in heads])
    if at is None:
        return None
    pitch = min((right - left for left, right in pairwise(at)), default=4 * em)
    return Columns(at=tuple(at), side=side, reach=max(0.5 * em, 0.45 * pitch), lean=lean)


def moved_to(columns: Columns, rows: Sequence[Sequence[Word]]) -> Columns | None:
    """The columns of another page, moved sideways to hold the most of these figures; None where many stay outside."""
    words = [word for row in rows for word in row]
    if not words:
        return None
    upright = replace(columns, lean=Lean(), reach=columns.reach / 2)
    shifts = [0.0] + [columns.side(word.box) - x for word in words for x in columns.at]
    moved = [
        replace(upright, at=tuple(x + shift for x in columns.at))
        for shift in shifts
        if abs(shift) <= MOST_MOVED * columns.reach
    ]

    def held(one: Columns) -> int:
        return sum(one.column_of(word.box) is not None for word in words)

    best = max(moved, key=lambda one: (held(one), -abs(one.at[0] - columns.at[0])))
    return replace(best, reach=columns.reach) if held(best) >= MOST_HELD * len(words) else None


def _lean(words: Sequence[Word], em: float, count: int) -> Lean:
    """None where figures stand in upright columns; else the one that makes the columns the tightest."""
    plain = Lean()
    if len(_grouped(words, middle_x, plain, em)) <= count or len(words) < 2 * count:
        return plain
    x, y = median(middle_x(word.box) for word in words), median(middle_y(word.box) for word in words)
    width = max(word.box.right for word in words) - min(word.box.left for word in words)
    leans = [plain] + [
        Lean(x=x, y=y, shear=shear, fan=spread / width)
        for shear in (step * LEAN_STEP for step in range(-LEAN_STEPS, LEAN_STEPS + 1))
        for spread in (step * LEAN_STEP for step in range(-LEAN_STEPS, LEAN_STEPS + 1))
    ]
    return min(leans, key=lambda lean: _looseness(words, middle_x, lean, em))


def _looseness(words: Sequence[Word], side: Callable[[Box], float], lean: Lean, em: float) -> tuple[int, float]:
    clusters = _grouped(words, side, lean, em)
    return len(clusters), sum(abs(x - median(group)) for group in clusters for x in group)


def _grouped(words: Sequence[Word], side: Callable[[Box], float], lean: Lean, em: float) -> list[list[float]]:
    groups: list[list[float]] = []
    for x in sorted(lean.upright(side(word.box), middle_y(word.box)) for word in words):
        if groups and x - groups[-1][-1] <= APART * em and x - groups[-1][0] <= 2 * APART * em:
            groups[-1].append(x)
        else:
            groups.append([x])
    return groups


def _chosen(clusters: Sequence[_Cluster], count: int, heads: Sequence[float | None]) -> list[float] | None:
    """As many clusters as there are columns: all, or those that the heads point at."""
    known = [x for x in heads if x is not None]
    strongest = max(cluster.count for cluster in clusters)
    strong = [cluster for cluster in clusters if cluster.count >= WEAK * strongest]
    for group in (strong, clusters):
        if len(group) == count and _even(group):
            return [cluster.at for cluster in group]
    if len(known) == count and count > 1:
        return _by_heads(clusters, known)
    if len(known) >= 2 and len(heads) == count:
        found = _by_some_heads(strong, heads) or _with_gaps_filled(strong, heads)
        if found is not None:
            return found
    elif len(heads) == count >= TOLD_BY_PITCH and (found := _with_gaps_filled(strong, heads)) is not None:
        return found
    if len(clusters) > count and (found := _evenest(clusters, count)) is not None:
        return found
    filled = _filled(heads)
    return _by_heads(clusters, filled) if filled is not None and count > 1 else None


def _filled(heads: Sequence[float | None]) -> list[float] | None:
    """Heads that were not found put evenly between those that were; None where few were, or they stand unevenly."""
    known = [(index, x) for index, x in enumerate(heads) if x is not None]
    if len(known) < max(3, MOST_LOST * len(heads)):
        return None
    pitches = [(right - left) / (b - a) for (a, left), (b, right) in pairwise(known)]
    if min(pitches) <= 0 or max(pitches) > MOST_UNEVEN * min(pitches):
        return None
    places = np.interp(range(len(heads)), [index for index, _ in known], [x for _, x in known]).tolist()
    (first, left), (last, right) = known[0], known[-1]
    before = [left - pitches[0] * (first - index) for index in range(first)]
    behind = [right + pitches[-1] * (index - last) for index in range(last + 1, len(heads))]
    return [*before, *places[first : last + 1], *behind]


def _by_heads(clusters: Sequence[_Cluster], heads: Sequence[float]) -> list[float]:
    """At each head the figures below it; the head's own place where there are none.

    Figures may be set flush right below heads that are set flush left: all by the same distance.
    """
    pitch = min(right - left for left, right in pairwise(heads))
    shifts = [0.0] + [
        cluster.at - x for cluster in clusters for x in heads if abs(cluster.at - x) <= MOST_SHIFT * pitch
    ]

    def below(x: float, shift: float) -> _Cluster | None:
        near = [cluster for cluster in clusters if abs(cluster.at - x - shift) <= HEAD_NEAR / 2 * pitch]
        return max(near, key=lambda cluster: cluster.count, default=None)

    def explained(shift: float) -> tuple[int, float]:
        return sum(one.count for x in heads if (one := below(x, shift)) is not None), -abs(shift)

    shift = max(shifts, key=explained)
    found = [one.at if (one := below(x, shift)) is not None else x + shift for x in heads]
    return found if all(left < right for left, right in pairwise(found)) else [x + shift for x in heads]


def _by_some_heads(strong: Sequence[_Cluster], heads: Sequence[float | None]) -> list[float] | None:
    """Clusters and heads together: those in order that leave no head without its column."""
    at = [cluster.at for cluster in strong]
    known = {index: x for index, x in enumerate(heads) if x is not None}
    pitch = median((known[b] - known[a]) / (b - a) for a, b in pairwise(sorted(known)))
    if pitch <= 0:
        return None
    points = sorted({*at, *(x for x in known.values() if all(abs(x - y) > HEAD_NEAR * pitch for y in at))})
    if len(points) != len(heads):
        return None
    fits = all(abs(points[index] - x) <= HEAD_NEAR * pitch for index, x in known.items())
    return points if fits else None


def _with_gaps_filled(strong: Sequence[_Cluster], heads: Sequence[float | None]) -> list[float] | None:
    """Clusters, and in the wide gaps between them the columns of which no figure was read: where one way to put them
    there makes steps that differ little from their neighbours, and no found head stands far from its column.
    """
    at, missing = [cluster.at for cluster in strong], len(heads) - len(strong)
    if not 0 < missing <= MOST_IN_GAPS or len(at) < 3:
        return None
    ways = []
    for gaps in combinations_with_replacement(range(len(at) - 1), missing):
        points = [at[0]]
        for index, (left, right) in enumerate(pairwise(at)):
            parts = gaps.count(index) + 1
            points += [left + (right - left) * part / parts for part in range(1, parts)] + [right]
        steps = [right - left for left, right in pairwise(points)]
        ways.append((max(max(one / other, other / one) for one, other in pairwise(steps)), points))
    ways.sort()
    (uneven, points), (next_uneven, _) = ways[0], ways[1]
    if uneven > MOST_UNEVEN or next_uneven < CLEARLY * uneven:
        return None
    steps = [right - left for left, right in pairwise(points)]
    near = [min(steps[max(index - 1, 0) : index + 1]) for index in range(len(points))]
    fits = all(x is None or abs(points[index] - x) <= HEAD_NEAR * near[index] for index, x in enumerate(heads))
    return points if fits else None


def _even(clusters: Sequence[_Cluster]) -> bool:
    """No pitch is more than three times another: a column that is missing and one too many would make one so."""
    pitches = [right.at - left.at for left, right in pairwise(clusters)]
    return not pitches or max(pitches) <= 3 * min(pitches)


def _evenest(clusters: Sequence[_Cluster], count: int) -> list[float] | None:
    """Those that hold the most figures, if they stand evenly and no other choice holds as many."""
    fullest = sorted(clusters, key=lambda one: -one.count)[: count + MOST_SPARE]
    groups = [group for group in combinations(sorted(fullest, key=lambda one: one.at), count) if _even(group)]
    if not groups:
        return None
    ranked = sorted(groups, key=_held, reverse=True)
    if len(ranked) > 1 and _held(ranked[0]) < CLEARLY * _held(ranked[1]):
        return None
    return [one.at for one in ranked[0]]


def _held(group: Sequence[_Cluster]) -> float:
    """Figures in the columns; the emptiest counts for all, since a form has figures in every column."""
    return sum(one.count for one in group) + len(group) * min(one.count for one in group)
