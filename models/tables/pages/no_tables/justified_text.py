"""Lines of a narrow column of prose, set to both of its sides: white between their words parts no columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.no_tables.particulars import INSIDE
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import Line, lines_of
from models.tables.pages.print.ruled_groups import near
from models.tables.values import is_value

FEWEST_FULL: Final = 3
"""Lines of so many words and more that reach from one side to the other."""
SIDE: Final = 0.8
"""Em by which the sides of full lines differ."""
EVEN: Final = 0.4
"""Em by which the white between words of one line differs."""
UNEVEN: Final = 0.4
"""Em by which that of two full lines differs at least: words under one another are in columns."""


def is_justified_text(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Is the white between words of each line what that line needs to reach both sides, no rule in the grid?"""
    if grid.form is not None or any(near(grid.box, rule.box, INSIDE) for rule in rules):
        return False
    words = [word for cell in grid.cells for word in cell.words]
    lines = lines_of(words)
    if len(lines) < FEWEST_FULL or 2 * sum(map(is_value, words)) > len(words):
        return False
    sides = around(word.box for word in words)
    if not all(line.box.left - sides.left <= SIDE * line.size and _is_even(line) for line in lines):
        return False
    full = [line for line in lines if sides.right - line.box.right <= SIDE * line.size and len(line.words) > 1]
    gaps = [min(_gaps(line)) for line in full if len(line.words) >= FEWEST_FULL]
    needed = max(FEWEST_FULL, len(lines) / 2)
    return len(gaps) >= needed and max(gaps) - min(gaps) >= UNEVEN * lines[0].size


def _is_even(line: Line) -> bool:
    gaps = _gaps(line)
    return not gaps or max(gaps) - min(gaps) <= EVEN * line.size


def _gaps(line: Line) -> list[float]:
    return [right.box.left - left.box.right for left, right in pairwise(line.words)]
