"""Boxes that hold a text each and are no cells: tags one behind the other, cards with a large figure under its name, a
letterhead in a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.ruled_groups import near
from models.tables.values import is_value

SAME_SIDE: Final = 2.0
"""Points by which the sides of two boxes under each other differ that are in line."""
LARGER: Final = 1.3
"""Of the print of a card's name, that of what it says; of a letterhead's smallest print, its largest."""
CARD: Final = 2
"""Lines of one."""


def is_of_boxes(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Does the grid hold such boxes alone?"""
    own = [rule for rule in rules if near(grid.box, rule.box, SAME_SIDE)]
    if grid.form is not None or not own or grid.n_columns < CARD:
        return False
    return _is_of_tags(grid, own) or _is_of_cards(grid, own) or _is_letterhead(grid) or _is_slip(grid, own)


def _is_of_tags(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Has each row boxes of its own, none of which but the first is in line with one of the next row?"""
    if grid.n_rows < CARD:
        return False
    rows = []
    for row in range(grid.n_rows):
        words = [word.box for cell in grid.cells if (cell.row, cell.row_span) == (row, 1) for word in cell.words]
        y = sum(map(middle_y, words)) / len(words) if words else 0.0
        sides = sorted(
            middle_x(rule.box) for rule in rules if not rule.horizontal and rule.box.top < y < rule.box.bottom
        )
        rows.append([x for x in sides if x > sides[0] + SAME_SIDE])
    return all(rows) and not any(
        abs(x - other) <= SAME_SIDE for above, below in pairwise(rows) for x in above for other in below
    )


def _is_of_cards(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Are in each column two lines, no rule between, the lower one in larger print?"""
    columns = _columns(grid)
    inside = [rule for rule in rules if rule.horizontal and grid.box.top + 2 < middle_y(rule.box) < grid.box.bottom - 2]
    if inside or not all(len(lines) == CARD for lines in columns):
        return False
    return all(em_of(said) >= LARGER * em_of(name) for name, said in columns)


def _is_letterhead(grid: PageGrid) -> bool:
    """Is there one row of texts, the first line of several in much larger print than what is below it?"""
    columns = _columns(grid)
    if grid.n_rows > 1 or any(not lines or all(map(is_value, lines[0].words)) for lines in columns):
        return False
    below = [(em_of(lines[0]), max(em_of(line) for line in lines[1:])) for lines in columns if len(lines) > 1]
    return sum(first >= LARGER * most for first, most in below) >= CARD


def _is_slip(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Is a line over a frame with two texts of several lines, no upright rule beside it: where to cut off a receipt?"""
    over = [cell for cell in grid.cells if cell.row == 0]
    texts = [lines_of(cell.words) for cell in grid.cells if cell.row == 1]
    if grid.n_rows != CARD or len(over) != 1 or len(texts) != CARD or not over[0].words:
        return False
    y = middle_y(over[0].words[0].box)
    beside = any(not rule.horizontal and rule.box.top < y < rule.box.bottom for rule in rules)
    figures = any(all(map(is_value, line.words)) for lines in texts for line in lines)
    return not beside and not figures and all(len(lines) >= CARD for lines in texts)


def _columns(grid: PageGrid) -> list[list[Line]]:
    return [
        lines_of(word for cell in grid.cells if cell.column == column for word in cell.words)
        for column in range(grid.n_columns)
    ]
