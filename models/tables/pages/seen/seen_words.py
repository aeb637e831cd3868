"""What the learned finder of regions says of words, and how sure it is."""

from __future__ import annotations

from typing import Final, Protocol

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.print.lines import Line, middle_x, middle_y

SURE: Final = 0.8
"""Probability from which the finder of regions is believed about a word."""
FEWEST_OUTSIDE: Final = 2
"""Lines of a grid that are surely none of a table, from which it is not the place of what was seen."""


class SeesTables(Protocol):
    """`models.tables.recogniser.find_regions.RegionMap` is one."""

    def at(self, x: float, y: float) -> float:
        """How likely a table is there, 0 to 1; page points."""
        ...

    def boxes(self) -> list[Box]:
        """Around the tables, page points."""
        ...


def likelihood(seen: SeesTables, word: Word) -> float:
    """Of a word, that it is of a table."""
    return seen.at(middle_x(word.box), middle_y(word.box))


def is_outside(seen: SeesTables, word: Word) -> bool:
    """Is it surely none of a table?"""
    return likelihood(seen, word) <= 1 - SURE


def is_line_outside(seen: SeesTables, line: Line) -> bool:
    """Is each of its words?"""
    return all(is_outside(seen, word) for word in line.words)
