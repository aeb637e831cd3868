"""Heads over names that come again under each: 2023年 and 2024年 over 机构数, 床位数 and 机构数, 床位数.

White alone tells roughly which names a head is over: one in the middle of three may look like that of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.values import is_value, is_year

FEWEST: Final = 2
"""Names under each head, and heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The cells right over the body from `first` on that say the same each `period` columns."""

    first: int
    period: int
    cells: tuple[PageCell, ...]


def with_heads_over_names_again(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such head over all names of its own, and a last one that stands behind all names over a blank
    column, where no upright rule parts them otherwise.
    """
    body = first_of_body(grid)
    if grid.form is not None or body < FEWEST:
        return grid
    names = _names_again(grid, body)
    if names is None:
        return grid
    end = names.first + len(names.cells)
    over = [
        cell for cell in grid.cells
        if names.first <= cell.column < end and cell.row + cell.row_span < body and cell.row == body - 2 and cell.words
    ]  # fmt: skip
    behind = [cell for cell in over if _left(cell) >= _right(names.cells[-1])]
    heads = [cell for cell in over if cell not in behind]
    owned = [_owned(names, head) for head in heads]
    count = len(names.cells) // names.period
    last = end == grid.n_columns
    if not last and not _has_head_of_its_own(grid, end, body):
        return grid
    if owned != list(range(count)) or len(behind) > last or any(map(_is_figure, heads)):
        return grid
    spans = [(cell.column, cell.column_span) for cell in heads]
    if not behind and spans == [(names.first + at * names.period, names.period) for at in range(count)]:
        return grid
    upright = RuleCover(rules, horizontal=False)
    inner = [names.first + at for at in range(1, len(names.cells)) if at % names.period]
    if any(upright.share(grid.column_edges[x], *grid.row_edges[body - 2 : body]) >= COVERED for x in inner):
        return grid
    whole = _with_heads(grid, names, heads, body)
    return _with_blank_column(whole, behind[0], _right(names.cells[-1]), body) if behind else whole


def _names_again(grid: PageGrid, body: int) -> _Names | None:
    """The longest stretch of them that fills whole periods."""
    ends = {cell.column: cell for cell in grid.cells if cell.row + cell.row_span == body and cell.column_span == 1}
    said = {at: "".join(word.text for word in cell.words) for at, cell in ends.items() if not _is_figure(cell)}
    best: _Names | None = None
    for first in range(grid.n_columns):
        for period in range(FEWEST, (grid.n_columns - first) // FEWEST + 1):
            pattern = [said.get(first + at, "") for at in range(period)]
            if not all(pattern) or len(set(pattern)) < period:
                continue
            count = 1
            while [said.get(first + count * period + at, "") for at in range(period)] == pattern:
                count += 1
            if count >= FEWEST and (best is None or count * period > len(best.cells)):
                cells = tuple(ends[first + at] for at in range(count * period))
                best = _Names(first=first, period=period, cells=cells)
    return best


def _has_head_of_its_own(grid: PageGrid, column: int, body: int) -> bool:
    """Is the first column behind the names under none of their heads?"""
    own = [cell for cell in grid.cells if cell.column == column and cell.row + cell.row_span == body]
    return any(cell.row_span > 1 and cell.words for cell in own)


def _owned(names: _Names, head: PageCell) -> int | None:
    """Which of the periods the middle of its words is over."""
    middle = (_left(head) + _right(head)) / 2
    for at in range(0, len(names.cells), names.period):
        own = names.cells[at : at + names.period]
        if _left(own[0]) <= middle <= _right(own[-1]):
            return at // names.period
    return None


def _with_heads(grid: PageGrid, names: _Names, heads: Sequence[PageCell], body: int) -> PageGrid:
    top, middle, bottom = grid.row_edges[body - 2 : body + 1]
    end = names.first + len(names.cells)
    kept = [
        cell for cell in grid.cells
        if not (names.first <= cell.column < end and cell.row >= body - 2 and cell.row + cell.row_span <= body)
    ]  # fmt: skip
    for at, name in enumerate(names.cells):
        box = replace(name.box, top=middle, bottom=bottom)
        kept.append(replace(name, column=names.first + at, row=body - 1, row_span=1, box=box))
    for at, head in enumerate(heads):
        column = names.first + at * names.period
        left, right = grid.column_edges[column], grid.column_edges[column + names.period]
        box = Box(left=left, top=top, right=right, bottom=middle)
        kept.append(replace(head, column=column, column_span=names.period, box=box))
    return replace(grid, cells=tuple(sorted(kept, key=lambda cell: (cell.row, cell.column))))


def _with_blank_column(grid: PageGrid, head: PageCell, start: float, body: int) -> PageGrid:
    """With a last column under that head and over nothing."""
    x = (start + _left(head)) / 2
    right = max(grid.column_edges[-1], _right(head))
    edges = (*grid.column_edges[:-1], x, right)
    cells: list[PageCell] = []
    for cell in grid.cells:
        last = cell.column + cell.column_span == grid.n_columns
        cells.append(replace(cell, box=replace(cell.box, right=x)) if last else cell)
    for row in range(body, grid.n_rows):
        box = Box(left=x, top=grid.row_edges[row], right=right, bottom=grid.row_edges[row + 1])
        cells.append(PageCell(row=row, column=grid.n_columns, row_span=1, column_span=1, box=box, words=()))
    box = Box(left=x, top=grid.row_edges[body - 2], right=right, bottom=grid.row_edges[body])
    cells.append(replace(head, row=body - 2, row_span=2, column=grid.n_columns, column_span=1, box=box))
    whole = replace(grid, column_edges=edges, box=replace(grid.box, right=right))
    return replace(whole, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_figure(cell: PageCell) -> bool:
    text = "".join(word.text for word in cell.words)
    return bool(cell.words) and all(map(is_value, cell.words)) and not is_year(text)


def _left(cell: PageCell) -> float:
    return min((word.box.left for word in cell.words), default=cell.box.left)


def _right(cell: PageCell) -> float:
    return max((word.box.right for word in cell.words), default=cell.box.right)
