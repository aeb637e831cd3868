"""Which table of a reading is which table of the truth: by where they stand, else by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.grid import Grid
from training.metrics.plain import plain
from training.metrics.table_grids import hulls

LEAST_OVERLAP = 0.1
"""Intersection over union of two tables' boxes below which they are two: neighbours, one read too far."""
LEAST_LIKENESS = 0.1
"""Share of character pairs that two tables have in common, below which only their digits meet by chance."""


def paired(truth: Sequence[Grid], read: Sequence[Grid]) -> list[tuple[int, int]]:
    """Pairs of indices, each table in one pair at most; the likest two first, so that a torn table keeps its best part.

    Places decide when every table of both sides has one, texts otherwise.
    """
    placed, placed_read = [hulls(grid) for grid in truth], [hulls(grid) for grid in read]
    if all(placed) and all(placed_read):
        likes = [[_overlap(one, other) for other in placed_read] for one in placed]
        return _likest_first(likes, least=LEAST_OVERLAP)
    said, said_read = [_character_pairs(grid) for grid in truth], [_character_pairs(grid) for grid in read]
    return _likest_first([[_likeness(one, other) for other in said_read] for one in said], least=LEAST_LIKENESS)


def _likest_first(likes: Sequence[Sequence[float]], *, least: float) -> list[tuple[int, int]]:
    candidates = [(like, n, k) for n, row in enumerate(likes) for k, like in enumerate(row) if like >= least]
    pairs: list[tuple[int, int]] = []
    for _, n, k in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if all(n != one and k != other for one, other in pairs):
            pairs.append((n, k))
    return sorted(pairs)


def _overlap(one: dict[int, Box], other: dict[int, Box]) -> float:
    """Intersection over union, summed over pages."""
    shared = sum(_area(_common(one[page], other[page])) for page in one.keys() & other.keys())
    union = sum(map(_area, (*one.values(), *other.values()))) - shared
    return shared / union if union else 0.0


def _common(one: Box, other: Box) -> Box:
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Box(
        left=left, top=top, right=max(left, min(one.right, other.right)), bottom=max(top, min(one.bottom, other.bottom))
    )


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _character_pairs(grid: Grid) -> Counter[str]:
    """Each two characters that stand together in a cell, its ends as signs of their own."""
    texts = (f"^{plain(cell.text)}$" for cell in grid.cells if plain(cell.text))
    return Counter(text[at : at + 2] for text in texts for at in range(len(text) - 1))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient; two tables without any text are alike."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
