"""Figures set to the right and texts set to the left right behind them, less apart than columns are, are two columns.

What one column says of figures and their units or notes begins at one place or ends at one, never both in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.parted_column import parted_column
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.values import is_value

IN_LINE: Final = 1.0
"""Points by which figures end apart, and texts begin."""
WHITE: Final = 0.3
"""Em of white between both at least."""
FEWEST, FEWEST_BOTH = 3, 2
"""Figures that end at one place, and lines that have both, that of the head among them."""
VARIED: Final = 2.0
"""Points by which these figures begin apart, and those texts end, at least, where no two names stand over them: else
one may be of the other.
"""
CROSSED: Final = 0.2
"""Share of the cells with words over the white at most."""
SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show."""
_GROUP, _NEXT_GROUP = re.compile(r"[-−(]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?[)）]?")


def with_figures_before_texts_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such column as two; what rules show at both sides stays as it is."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    shown = [upright.share(x, grid.box.top, grid.box.bottom) >= SHOWN for x in grid.column_edges]
    for column in reversed(range(grid.n_columns)):
        if not (shown[column] and shown[column + 1]) and (white := _white(grid, column)) is not None:
            grid = parted_column(grid, column, white.at, crosses=white.is_crossed_by)
    return grid


def edges_before_texts(words: Sequence[Word], edges: Sequence[float]) -> list[float]:
    """The edges of columns, and those between such figures and texts in what one column holds."""
    found = list(edges)
    for low, high in pairwise(edges):
        held = [word for word in words if low < middle_x(word.box) < high]
        lines = [line.words for line in lines_of(held)]
        white = next((white for white in dict.fromkeys(_candidates(lines)) if _is_between(white, lines)), None)
        found += [white.at] if white else []
    return sorted(found)


def _is_between(white: _White, lines: Sequence[Sequence[Word]]) -> bool:
    crossed = sum(any(map(white.is_crossed_by, line)) for line in lines)
    return crossed <= CROSSED * len(lines) and _parts(white, lines)


@dataclass(frozen=True, slots=True)
class _White:
    """Between where the figures end and the texts begin."""

    left: float
    right: float

    @property
    def at(self) -> float:
        return (self.left + self.right) / 2

    def is_crossed_by(self, word: Word) -> bool:
        return word.box.left < self.at - IN_LINE and word.box.right > self.at + IN_LINE


def _white(grid: PageGrid, column: int) -> _White | None:
    cells = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.words]
    lines = [line.words for cell in cells for line in lines_of(cell.words)]
    for white in dict.fromkeys(_candidates(lines)):
        crossed = sum(any(map(white.is_crossed_by, cell.words)) for cell in cells)
        if crossed <= CROSSED * len(cells) and _parts(white, lines):
            return white
    return None


def _candidates(lines: Sequence[Sequence[Word]]) -> Iterator[_White]:
    for line in lines:
        for one, other in pairwise(line):
            size = min(one.box.bottom - one.box.top, other.box.bottom - other.box.top)
            if is_value(one) and other.box.left - one.box.right >= WHITE * size:
                yield _White(one.box.right, other.box.left)


def _parts(white: _White, lines: Sequence[Sequence[Word]]) -> bool:
    """Do all figures before it end there, all texts behind it begin there, and differ otherwise?"""
    plain = [line for line in lines if not any(map(white.is_crossed_by, line))]
    sides = [
        tuple([word for word in line if (middle_x(word.box) < white.at) == is_left] for is_left in (True, False))
        for line in plain
    ]
    figures = [left for left, _ in sides if left and is_value(left[-1])]
    ended = [left for left in figures if abs(left[-1].box.right - white.left) <= IN_LINE]
    texts = [right for left, right in sides if right and (not left or is_value(left[-1]))]
    begun = [right for right in texts if abs(right[0].box.left - white.right) <= IN_LINE]
    both = sum(bool(left and right) for left, right in sides)
    if any(left and right and _is_one_number(left[-1], right[0]) for left, right in sides):
        return False
    if len(ended) < max(FEWEST, len(figures)) or len(begun) < max(FEWEST_BOTH - 1, len(texts)) or both < FEWEST_BOTH:
        return False
    if any(left and right and not any(map(is_value, (*left, *right))) for left, right in sides):
        return True  # a name on either side
    starts, ends = [left[0].box.left for left in ended], [right[-1].box.right for right in begun]
    varied = max(starts) - min(starts) >= VARIED or _are_counted(ended)
    return varied and max(ends) - min(ends) >= VARIED


def _are_counted(figures: Sequence[Sequence[Word]]) -> bool:
    """Do they number the lines, one after another? Up to nine they are as wide as each other."""
    numbers = [int(words[0].text) for words in figures if len(words) == 1 and words[0].text.isdecimal()]
    return len(numbers) == len(figures) and all(other == one + 1 for one, other in pairwise(numbers))


def _is_one_number(left: Word, right: Word) -> bool:
    """Groups of digits, as in 38 914."""
    return _GROUP.fullmatch(left.text) is not None and _NEXT_GROUP.fullmatch(right.text) is not None
