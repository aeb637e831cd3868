"""How well the edges of grids and the rules of a page are of one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import SAME_EDGE, RuleCover
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.rule_ends import ends
from models.tables.pages.print.share import Share

SHORT_RULE: Final = 12.0
"""Points: what is shorter may be a stroke of a character, and does not count."""
COVERED: Final = 0.5
"""Share of an edge that rules must cover to close a row or column."""

Stretches = dict[int, set[int]]
"""For an inner edge, the strips in which it is an edge of cells."""


def edge_lengths(grid: PageGrid) -> tuple[Stretches, Stretches]:
    """Row edges by the columns, column edges by the rows in which cells end on them; outer edges left out."""
    rows: Stretches = {}
    columns: Stretches = {}
    for cell in grid.cells:
        below, beside = cell.row + cell.row_span, cell.column + cell.column_span
        if below < grid.n_rows:
            rows.setdefault(below, set()).update(range(cell.column, beside))
        if beside < grid.n_columns:
            columns.setdefault(beside, set()).update(range(cell.row, below))
    return rows, columns


def drawn_edges(at: Sequence[float], edges: Stretches, across: Sequence[float], cover: RuleCover) -> Share:
    """Length of the inner edges `at` that rules cover; strips of an edge lie between the places `across`."""
    good = total = 0.0
    for edge, strips in edges.items():
        for strip in strips:
            length = across[strip + 1] - across[strip]
            good += length * cover.share(at[edge], across[strip], across[strip + 1])
            total += length
    return Share(good=good, total=total)


def filled_lines(grid: PageGrid, level: RuleCover, upright: RuleCover) -> Share:
    """Blank rows and columns are believed where rules draw them."""
    rows = {row for cell in grid.cells if cell.words for row in range(cell.row, cell.row + cell.row_span)}
    columns = {
        column for cell in grid.cells if cell.words for column in range(cell.column, cell.column + cell.column_span)
    }
    good = sum(row in rows or _closed(grid.row_edges, row, level, grid.column_edges) for row in range(grid.n_rows))
    good += sum(
        column in columns or _closed(grid.column_edges, column, upright, grid.row_edges)
        for column in range(grid.n_columns)
    )
    return Share(good=good, total=grid.n_rows + grid.n_columns)


def _closed(at: Sequence[float], strip: int, cover: RuleCover, across: Sequence[float]) -> bool:
    return all(cover.share(at[edge], across[0], across[-1]) >= COVERED for edge in (strip, strip + 1))


def ruled_edges(grids: Sequence[PageGrid], rules: Iterable[Rule]) -> Share:
    """Length of rules along the edges of any grid; those near no grid's inside are not its own."""
    good = total = 0.0
    for rule in rules:
        start, end = ends(rule)
        if end - start < SHORT_RULE:
            continue
        total += end - start
        good += min(end - start, sum(_along(grid, rule) for grid in grids))
    return Share(good=good, total=total)


def _along(grid: PageGrid, rule: Rule) -> float:
    """How much of the rule lies on edges of the grid's cells."""
    at = middle_y(rule.box) if rule.horizontal else middle_x(rule.box)
    start, end = ends(rule)
    pieces = []
    for cell in grid.cells:
        box = cell.box
        first, last = (box.top, box.bottom) if rule.horizontal else (box.left, box.right)
        if abs(at - first) <= SAME_EDGE or abs(at - last) <= SAME_EDGE:
            low, high = (box.left, box.right) if rule.horizontal else (box.top, box.bottom)
            if low < end and high > start and low < high and start < end:
                pieces.append((max(low, start), min(high, end)))
    covered, reached = 0.0, start
    for low, high in sorted(pieces):
        covered += max(0.0, high - max(low, reached))
        reached = max(reached, high)
    return covered
