"""The tables of a page: where rules or words in columns show one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_building import Edges, build_grid
from models.tables.pages.lattice import edges_of
from models.tables.pages.lines import middle_x, middle_y
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.ruled_groups import RuledGroup, ruled_groups

SHORTEST_RULE: Final = 5.0
"""Points: shorter ones are serifs and bullets, not sides of cells."""
OPEN_SIDE: Final = 6.0
"""Points that rules of the other direction must reach beyond the last edge for the table to be open there."""


def find_grids(page: PrintedPage) -> tuple[PageGrid, ...]:
    """From top to bottom."""
    grids = (_ruled_grid(group, page.words) for group in ruled_groups(page.rules))
    return tuple(grid for grid in grids if grid is not None and _is_table(grid))


def _ruled_grid(group: RuledGroup, words: Sequence[Word]) -> PageGrid | None:
    box = group.box
    inside = [
        word
        for word in words
        if box.left <= middle_x(word.box) <= box.right and box.top <= middle_y(word.box) <= box.bottom
    ]
    rules = group.rules
    rows = _edges(rules, horizontal=True)
    columns = _edges(rules, horizontal=False)
    return build_grid(inside, rules, rows=rows, columns=columns, found_by="rules")


def _edges(rules: Sequence[Rule], *, horizontal: bool) -> Edges:
    """Where rules of one direction run, and the ends of those of the other where these go on beyond."""
    long = [rule.box for rule in rules if rule.horizontal == horizontal]
    other = [rule.box for rule in rules if rule.horizontal != horizontal]
    if horizontal:
        at = edges_of(middle_y(box) for box in long if box.right - box.left >= SHORTEST_RULE)
        low, high = min(box.top for box in other), max(box.bottom for box in other)
    else:
        at = edges_of(middle_x(box) for box in long if box.bottom - box.top >= SHORTEST_RULE)
        low, high = min(box.left for box in other), max(box.right for box in other)
    drawn = [True] * len(at)
    if not at or low < at[0] - OPEN_SIDE:
        at, drawn = [low, *at], [True, *drawn]
    if high > at[-1] + OPEN_SIDE:
        at, drawn = [*at, high], [*drawn, True]
    return Edges(at=tuple(at), drawn=tuple(drawn))


def _is_table(grid: PageGrid) -> bool:
    return len(grid.cells) > 1 and any(cell.words for cell in grid.cells)
