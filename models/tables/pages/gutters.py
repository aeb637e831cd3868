"""Upright strips of white with many lines on both sides: where one column of a page ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.lines import Line, line_of

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
STRAY: Final = 2
"""Lines that begin or end in a gutter, at most: a number of the page in its middle."""


def pieces_of(line: Line) -> Iterator[Line]:
    """What white as wide as a gutter parts."""
    run: list[Word] = []
    for word in line.words:
        if run and word.box.left - run[-1].box.right >= GUTTER:
            yield line_of(run)
            run = []
        run.append(word)
    yield line_of(run)


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
    within = range(max(BESIDE, int(MARGIN * len(cover))), min(len(cover) - BESIDE, int((1 - MARGIN) * len(cover))))
    low = [x for x in within if _is_low(cover, x)]
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
