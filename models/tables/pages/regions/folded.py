"""A long list folded into tables beside each other: each has the same head, and rules that end where it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lines import Line, holds, lines_of, middle_y
from models.tables.values import is_value

FEWEST_WORDS: Final = 3
"""In each head: two may be a name and what it is, said twice."""
FEWEST_ROWS: Final = 2
"""Below the heads."""


def folded(run: Box, words: Sequence[Word], rules: Sequence[Rule]) -> list[Box]:
    """The run's box; or those of the tables beside each other in it, and of what stands above their heads.

    Two halves of one table have their heads twice too, but its rules go on from one to the other.
    """
    lines = lines_of(word for word in words if holds(run, word.box))
    at = next((at for at, line in enumerate(lines) if _is_said_twice(line)), len(lines))
    if len(lines) - at <= FEWEST_ROWS:
        return [run]
    head = lines[at].words
    own = [word for line in lines[at:] for word in line.words]
    start, end = _white_between(own, head[len(head) // 2].box.left)
    below = [rule.box for rule in rules if rule.horizontal and lines[at].middle < middle_y(rule.box) < run.bottom]
    ended = any(rule.right <= end for rule in below) and any(rule.left >= start for rule in below)
    if start >= end or not ended or any(rule.left < start and rule.right > end for rule in below):
        return [run]
    sides = [[word.box for word in own if (word.box.right <= start) == left] for left in (True, False)]
    above = [line.box for line in lines[:at]]
    return [*([around(above)] if above else []), *map(around, sides)]


def _is_said_twice(line: Line) -> bool:
    texts = [word.text for word in line.words]
    half = len(texts) // 2
    return half >= FEWEST_WORDS and texts[:half] == texts[half:] and not any(map(is_value, line.words))


def _white_between(words: Sequence[Word], x: float) -> tuple[float, float]:
    """What of the white left of `x` no word is in: its sides; none where the first is not less."""
    left = [word.box.right for word in words if word.box.left < x - 1.0]
    right = [word.box.left for word in words if word.box.left >= x - 1.0]
    return max(left, default=x), min(right, default=x)
