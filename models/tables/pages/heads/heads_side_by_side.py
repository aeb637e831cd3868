"""Heads that stand side by side in one cell, as one rule runs under all, or as a finder saw no edge between them: each
is over as many of the cell's columns as the others, in their middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x
from models.tables.values import is_value

OFF, OFF_SHARE = 1.5, 0.1
"""Em, and share of their width, by which a head is off the middle of its columns at most: edges are guessed from white.
"""
FEWEST_FIGURES: Final = 2
"""Of the first row below the heads: the number of a title above them is one."""


def with_heads_side_by_side_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such cell as one for each head; what upright rules stand on both sides of is one."""
    figures = [cell.row for cell in grid.cells if cell.column and cell.words and all(map(is_value, cell.words))]
    body = min((row for row in figures if figures.count(row) >= FEWEST_FIGURES), default=0)
    if grid.form is not None or not body:
        return grid
    upright = RuleCover(rules, horizontal=False)
    cells = [part for cell in grid.cells for part in (_parts(cell, grid, upright) if cell.row < body else [cell])]
    return grid if len(cells) == len(grid.cells) else replace(grid, cells=tuple(cells))


def _parts(cell: PageCell, grid: PageGrid, upright: RuleCover) -> Iterator[PageCell]:
    lines = [segments(line) for line in lines_of(cell.words)] if cell.column_span > 1 else []
    many = max(map(len, lines), default=1)
    if many == 1 or cell.column_span % many or any(map(is_value, cell.words)):
        yield cell
        return
    width = cell.column_span // many
    edges = grid.column_edges[cell.column : cell.column + cell.column_span + 1 : width]
    told = all(_are_over(parts, edges, whole=len(parts) == many) for parts in lines)
    sides = (upright.share(x, *grid.row_edges[cell.row : cell.row + 2]) for x in (edges[0], edges[-1]))
    told = told and not all(share >= COVERED for share in sides)
    spread = width == 1 and all(len(part.text) == 1 for parts in lines for part in parts)
    if not told or spread:
        yield cell
        return
    for at, (left, right) in enumerate(pairwise(edges)):
        words = tuple(word for word in cell.words if left <= middle_x(word.box) < right)
        box = replace(cell.box, left=left, right=right)
        yield replace(cell, column=cell.column + at * width, column_span=width, box=box, words=words)


def _are_over(parts: list[Line], edges: tuple[float, ...], *, whole: bool) -> bool:
    """Is each within columns of its own; and, where it is the `whole` of them, in their middle?"""
    held = [_column_of(part, edges) for part in parts]
    if None in held or len(set(held)) != len(held):
        return False
    return not whole or all(
        abs(middle_x(part.box) - (left + right) / 2) <= max(OFF * part.size, OFF_SHARE * (right - left))
        for part, (left, right) in zip(parts, pairwise(edges), strict=True)
    )


def _column_of(part: Line, edges: tuple[float, ...]) -> int | None:
    sides = enumerate(pairwise(edges))
    return next((at for at, (left, right) in sides if left <= part.box.left < part.box.right <= right), None)
