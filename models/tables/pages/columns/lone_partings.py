"""Edges between columns that one row alone has, or fewer rows than have ink on it, where a blank stands in the text,
and over which all others go; and edges within figures: what stands behind them is the last three digits of each, and no
name of its own heads these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.columns.joined_columns import cells_beside, without_edge
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of

FEWEST_OVER: Final = 3
"""Rows that go over such an edge, with words."""
NEAR: Final = 1.2
"""Em of white between two pieces of one text at most."""
FEWEST_FIGURES, WITHIN = 3, 1.2
"""Figures that an edge cuts, and em of white between their digits at most."""
SHOWN: Final = 0.1
"""Share of the table's height along which rules run on an edge that they show."""
_FIRST, _LAST = re.compile(r"[-−–]?\d{1,3}(?:[ ,.]?\d{3})*"), re.compile(r"\d{3}")


def without_lone_partings(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without such edges."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    for edge in reversed(range(1, grid.n_columns)):
        if _is_lone(grid, edge, upright):
            grid = without_edge(grid, edge)
    body = first_of_body(grid)
    for edge in reversed(range(1, grid.n_columns)) if body else ():
        if upright.share(grid.column_edges[edge], grid.box.top, grid.box.bottom) < SHOWN:
            even = _with_blanks_apart(grid, edge)
            grid = without_edge(even, edge) if _is_within_figures(even, edge, body) else grid
    return grid


def _with_blanks_apart(grid: PageGrid, edge: int) -> PageGrid:
    """The grid, each blank cell of several rows behind the edge as one for each row."""
    cells: list[PageCell] = []
    for cell in grid.cells:
        if cell.column != edge or cell.row_span == 1 or cell.words or cell.unread:
            cells.append(cell)
            continue
        for row in range(cell.row, cell.row + cell.row_span):
            box = replace(cell.box, top=grid.row_edges[row], bottom=grid.row_edges[row + 1])
            cells.append(replace(cell, row=row, row_span=1, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_lone(grid: PageGrid, edge: int, upright: RuleCover) -> bool:
    pairs = cells_beside(grid, edge)
    over = [cell for cell in grid.cells if cell.column < edge < cell.column + cell.column_span]
    if not pairs or sum(bool(cell.words) for cell in over) < FEWEST_OVER:
        return False
    at = grid.column_edges[edge]
    crossed = sum(any(word.box.left < at < word.box.right for word in cell.words) for cell in over)
    parted = [(grid.row_edges[left.row], grid.row_edges[left.row + left.row_span]) for left, _ in pairs]
    if (len(pairs) > 1 and crossed <= len(pairs)) or any(upright.share(at, *ends) > 0 for ends in parted):
        return False
    rows = grid.n_rows - sum(left.row_span for left, _ in pairs)
    return sum(cell.row_span for cell in over) == rows and all(_are_near(*pair, NEAR) for pair in pairs)


def _are_near(left: PageCell, right: PageCell, most: float) -> bool:
    """Is what stands on both sides of the edge one line, a blank between?"""
    lines = lines_of((*left.words, *right.words))
    if len(lines) != 1 or not (left.words and right.words):
        return False
    gap = min(word.box.left for word in right.words) - max(word.box.right for word in left.words)
    return gap <= most * lines[0].size


def _is_within_figures(grid: PageGrid, edge: int, body: int) -> bool:
    pairs = cells_beside(grid, edge)
    if pairs is None:
        return False
    told = [(left, right) for left, right in pairs if right.words and right.row >= body]
    heads = [(left, right) for left, right in pairs if right.words and right.row < body]
    if len(told) < FEWEST_FIGURES or not all(_are_near(left, right, WITHIN) for left, right in heads):
        return False
    return all(
        _LAST.fullmatch(_text(right)) and _FIRST.fullmatch(_text(left)) and _are_near(left, right, WITHIN)
        for left, right in told
    )


def _text(cell: PageCell) -> str:
    return " ".join(word.text for word in sorted(cell.words, key=lambda word: word.box.left))
