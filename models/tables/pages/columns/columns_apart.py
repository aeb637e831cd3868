"""Cells in which a finder joined what stands in several columns: words far apart, and none over the edge between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.grid_building import CROSSES
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.pages.print.word_gaps import gap_of_columns

APART: Final = 1.0
"""Em of white between two words from which they are hardly of one cell."""
FEWEST_EACH: Final = 4
"""Columns with a stretch of words each, from which that is no accident."""
SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show."""


def with_columns_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such cells parted at the edge beside which each part is nearest to the middle of its columns.

    An edge that rules show in other rows is none where they do not.
    """
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    plain = frozenset(
        edge for edge, at in enumerate(grid.column_edges) if upright.share(at, grid.box.top, grid.box.bottom) < SHOWN
    )
    level = RuleCover(rules, horizontal=True)
    cells: list[PageCell] = []
    for cell in grid.cells:
        if (each := _one_each(cell, grid.column_edges)) is not None:
            cells += each
            continue
        cells += [cell] if _is_closed(cell, level, upright) else _parts(cell, grid.column_edges, plain)
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _one_each(cell: PageCell, edges: Sequence[float]) -> list[PageCell] | None:
    """A cell for each column, where one of a picture has one stretch of words in each of many: of a dark head
    the light rules are not seen. None for others.
    """
    lines = lines_of(cell.words)
    if cell.column_span < FEWEST_EACH or len(lines) != 1 or any(word.origin != "ocr" for word in cell.words):
        return None
    parts = segments(lines[0])
    inner = edges[cell.column : cell.column + cell.column_span + 1]
    if len(parts) != cell.column_span or any(
        part.box.left < left - CROSSES or part.box.right > right + CROSSES
        for part, (left, right) in zip(parts, pairwise(inner), strict=True)
    ):
        return None
    return [_part(cell, at, at + 1, part.words, edges) for at, part in enumerate(parts, cell.column)]


def _is_closed(cell: PageCell, level: RuleCover, upright: RuleCover) -> bool:
    """Do rules run along all its sides? Then they would also divide it."""
    box = cell.box
    sides = [level.share(y, box.left, box.right) for y in (box.top, box.bottom)]
    return min([*sides, *(upright.share(x, box.top, box.bottom) for x in (box.left, box.right))]) >= COVERED


def _parts(cell: PageCell, edges: Sequence[float], plain: Collection[int]) -> list[PageCell]:
    if cell.column_span < 2 or len(cell.words) < 2:
        return [cell]
    best: tuple[float, list[PageCell]] | None = None
    for edge in range(cell.column + 1, cell.column + cell.column_span):
        left = [word for word in cell.words if middle_x(word.box) < edges[edge]]
        right = [word for word in cell.words if middle_x(word.box) >= edges[edge]]
        if edge in plain and left and right and _far_apart(left, right, edges[edge]):
            parts = [
                _part(cell, cell.column, edge, left, edges),
                _part(cell, edge, cell.column + cell.column_span, right, edges),
            ]
            off = sum(abs(middle_x(around(word.box for word in part.words)) - middle_x(part.box)) for part in parts)
            if best is None or off < best[0]:
                best = (off, parts)
    if best is None:
        return [cell]
    return [one for part in best[1] for one in _parts(part, edges, plain)]


def _part(cell: PageCell, start: int, end: int, words: Sequence[Word], edges: Sequence[float]) -> PageCell:
    """What of the cell lies in the columns from `start` to `end`, the latter not included."""
    box = replace(cell.box, left=edges[start], right=edges[end])
    return replace(cell, column=start, column_span=end - start, words=tuple(words), box=box)


def _far_apart(left: Sequence[Word], right: Sequence[Word], edge: float) -> bool:
    """Each line has white around the edge, and is more than characters of one label that is spread."""
    if any(word.box.right > edge + CROSSES for word in left) or any(word.box.left < edge - CROSSES for word in right):
        return False
    if all(len(word.text) == 1 and word.text.isalpha() for word in (*left, *right)):
        return False
    before = {id(word) for word in left}
    apart = []
    for line in lines_of([*left, *right]):
        for one, other in pairwise(line.words):
            if id(one) in before and id(other) not in before:
                gap = (other.box.left - one.box.right) / line.size
                apart.append(gap >= max(APART, gap_of_columns(one, other)))
    return bool(apart) and all(apart)
