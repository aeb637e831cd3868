"""What words between two edges of a table tell of columns there.

The white in a cell over several columns tells nothing of them, nor does that in a line of prose that fills its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import Line, lines_of
from models.tables.values import is_value

MOSTLY: Final = 0.5
"""Share of a table's height that an upright rule goes over for its lack to tell of a cell over several columns."""
LONG, SIDE, BLANK = 15.0, 2.0, 1.25
"""Em of a line of prose at least, between it and the sides of the cell that it fills at most, and between its words."""


class Strips:
    """The words between two edges, x in points, of a table in `box`."""

    def __init__(self, words: Sequence[Word], rules: Sequence[Rule], box: Box) -> None:
        self._words, self._box = words, box
        self._uprights = RuleCover(rules, horizontal=False)

    def words(self, start: float, end: float) -> list[Word]:
        """What of words lies between; lines of prose between two rules as one word."""
        sides = [at for at in (start, end) if self._is_mostly_drawn(at)]
        strip = [
            _clipped(word, start, end) for word in self._words
            if _reaches(word, start, end) and all(self._has_rule(at, word.box) for at in sides)
        ]  # fmt: skip
        return list(_with_prose_whole(strip, start, end)) if len(sides) > 1 else strip

    def _is_mostly_drawn(self, at: float) -> bool:
        return self._uprights.share(at, self._box.top, self._box.bottom) >= MOSTLY

    def _has_rule(self, at: float, box: Box) -> bool:
        """Is the rule at `at` drawn at the height of the box? Where not, a cell goes over several columns."""
        return self._uprights.share(at, box.top, box.bottom) > 0


def _with_prose_whole(words: Sequence[Word], start: float, end: float) -> Iterator[Word]:
    for line in lines_of(words):
        if fills_cell(line, start, end):
            yield replace(line.words[0], text=line.text, box=line.box, looks=(), sure=())
        else:
            yield from line.words


def fills_cell(line: Line, start: float, end: float) -> bool:
    """Does a line go from side to side of its cell, x in points, its words as near as a text's, and most no figures?"""
    size = line.size
    if line.box.right - line.box.left < LONG * size:
        return False
    if line.box.left - start > SIDE * size or end - line.box.right > SIDE * size:
        return False
    said = sum(len(word.text) for word in line.words if not is_value(word))
    near = all(right.box.left - left.box.right < BLANK * size for left, right in pairwise(line.words))
    return near and 2 * said > sum(len(word.text) for word in line.words)


def _reaches(word: Word, start: float, end: float) -> bool:
    return word.box.left < end - CROSSES and word.box.right > start + CROSSES


def _clipped(word: Word, start: float, end: float) -> Word:
    """What of the word lies between two x."""
    box = word.box
    if start <= box.left and box.right <= end:
        return word
    return Word(
        text=word.text, box=Box(left=max(start, box.left), top=box.top, right=min(end, box.right), bottom=box.bottom)
    )
