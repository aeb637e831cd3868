"""Upright strips of white with many lines on both sides: where one column of a page ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import Line, line_of

GUTTER: Final = 9.0
"""Points of white between two columns at least."""
MARGIN: Final = 0.2
"""Share of the print's width left and right in which no gutter lies."""
BESIDE: Final = 40
"""Points beside a gutter within which columns stand."""
FEWEST: Final = 8
"""Lines that fill a column of prose."""
NEAR: Final = 12
"""Points around a gutter within which hardly anything is less covered."""
LONG: Final = 9.0
"""Em of a line of prose in a column at least."""
WIDEST: Final = 0.65
"""Of the print's width, that a column takes at most."""
STRAY: Final = 2
"""Lines that begin or end in a gutter, at most: a number of the page in its middle."""


def may_have_gutter(lines: Sequence[Line]) -> bool:
    """Are there enough lines as long as those of a column? On most pages they go over all of it, or are cells."""
    if len(lines) < FEWEST:
        return False
    left, right = min([line.box.left for line in lines]), max([line.box.right for line in lines])
    widest = WIDEST * (right - left)
    count = 0
    for line in lines:
        least = LONG * line.size
        count += sum(least <= run[-1].box.right - run[0].box.left <= widest for run in _runs(line))
        if count >= 2 * FEWEST:
            return True
    return False


def pieces_of(line: Line) -> list[Line]:
    """What white as wide as a gutter parts."""
    runs = _runs(line)
    return [line] if len(runs) == 1 else [line_of(run) for run in runs]


def _runs(line: Line) -> list[list[Word]]:
    runs = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.left - before.box.right >= GUTTER:
            runs.append([word])
        else:
            runs[-1].append(word)
    return runs


def gutters(pieces: Sequence[Line]) -> list[float]:
    """X of upright strips of white with many more lines left and right of them, those with the fewest in them first."""
    if len(pieces) < 2 * FEWEST:
        return []
    left, right = min(piece.box.left for piece in pieces), max(piece.box.right for piece in pieces)
    change = [0] * (int(right - left) + 3)
    for piece in pieces:
        change[int(piece.box.left - left)] += 1
        change[int(piece.box.right - left) + 1] -= 1
    cover = list(accumulate(change))
    most = max(cover)
    within = range(max(BESIDE, int(MARGIN * len(cover))), min(len(cover) - BESIDE, int((1 - MARGIN) * len(cover))))
    low = [x for x in within if cover[x] + FEWEST <= most and _is_low(cover, x)]
    runs: list[list[int]] = []
    for x in low:
        if runs and x == runs[-1][-1] + 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    wide = sorted((run for run in runs if len(run) >= GUTTER - 2), key=lambda run: cover[run[len(run) // 2]])
    return [left + (run[0] + run[-1] + 1) / 2 for run in wide]


def _is_low(cover: Sequence[int], x: int) -> bool:
    """With hardly less near it, and much more on both sides."""
    if min(max(cover[x - BESIDE : x]), max(cover[x + 1 : x + BESIDE])) < cover[x] + FEWEST:
        return False
    return cover[x] <= min(cover[x - NEAR : x + NEAR + 1]) + STRAY
