"""Texts in columns whose cells are all set in the middle: one in the middle of two columns is a cell of both, though an
edge cuts it between two of its words, and one in the middle of a column is of that alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.pages.print.word_gaps import is_a_blank_away
from models.tables.values import is_value

AT_MIDDLE, OFF_COLUMN = 0.5, 1.0
"""Em by which a text is off the middle of what it is a cell of at most, and of what it is none of at least."""
FEWEST: Final = 2
"""Other cells of a column that tell its middle."""
SHOWN: Final = 0.1
"""Share of the table's height along which rules run on an edge that they show."""
SET_SO: Final = 0.7
"""Share of them that are there, for the column to be set in the middle."""


def with_texts_at_middles(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such texts of one line below its first row, where no upright rules stand."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    cells = list(grid.cells)
    for row in range(1, grid.n_rows):
        own = sorted((cell for cell in cells if (cell.row, cell.row_span) == (row, 1)), key=lambda cell: cell.column)
        gone = set[int]()
        for cell in own:
            if id(cell) in gone:
                continue
            after = next((one for one in own if one.column == cell.column + 1), None)
            found = _alone(cell, grid, upright) if cell.column_span == 2 else _both(cell, after, grid, upright)
            if found is not None:
                gone |= {id(cell), id(after)} if cell.column_span == 1 else {id(cell)}
                cells = [one for one in cells if id(one) not in gone] + found
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _both(one: PageCell, other: PageCell | None, grid: PageGrid, upright: RuleCover) -> list[PageCell] | None:
    """The cells as one, of both columns."""
    if other is None or one.column_span * other.column_span > 1 or not one.words or not other.words:
        return None
    words = (*one.words, *other.words)
    if any(map(is_value, words)) or _is_drawn(grid, other.column, upright):
        return None
    middles = _middles(grid, (one.column, other.column), (one, other))
    if len(middles) < 2:
        return None
    em = _em(words)
    last = max(one.words, key=lambda word: word.box.right)
    first = min(other.words, key=lambda word: word.box.left)
    own = [middle_x(around(word.box for word in cell.words)) for cell in (one, other)]
    apart = [abs(at - middle) for at, middle in zip(own, middles, strict=True)]
    whole = middle_x(around(word.box for word in words))
    if len(lines_of(words)) > 1 or not is_a_blank_away(last.box, first) or min(apart) < OFF_COLUMN * em:
        return None
    if abs(whole - sum(middles) / 2) > AT_MIDDLE * em:
        return None
    return [replace(one, column_span=2, words=words, box=around((one.box, other.box)))]


def _alone(cell: PageCell, grid: PageGrid, upright: RuleCover) -> list[PageCell] | None:
    """The cell of one column that the text is of, and a blank one."""
    columns = (cell.column, cell.column + 1)
    named = not cell.column or not cell.words or any(map(is_value, cell.words))  # labels may be of both
    if named or len(lines_of(cell.words)) > 1 or _is_drawn(grid, columns[1], upright):
        return None
    middles = _middles(grid, columns, (cell,))
    if len(middles) < 2:
        return None
    inked, em, edge = around(word.box for word in cell.words), _em(cell.words), grid.column_edges[columns[1]]
    off = [abs(middle_x(inked) - x) <= AT_MIDDLE * em for x in middles]
    if sum(off) != 1 or inked.left < edge < inked.right or abs(middle_x(inked) - sum(middles) / 2) < OFF_COLUMN * em:
        return None
    boxes = replace(cell.box, right=edge), replace(cell.box, left=edge)
    return [
        replace(cell, column=column, column_span=1, words=cell.words if at else (), box=box)
        for column, at, box in zip(columns, off, boxes, strict=True)
    ]


def _middles(grid: PageGrid, columns: Iterable[int], but: Sequence[PageCell]) -> list[float]:
    """X of the middle of each column that is set so, as its other cells tell it."""
    found: list[float] = []
    for column in columns:
        own = [
            cell for cell in grid.cells
            if (cell.column, cell.column_span) == (column, 1) and cell.words and not any(cell is one for one in but)
        ]  # fmt: skip
        if len(own) >= FEWEST:
            at = [middle_x(around(word.box for word in cell.words)) for cell in own]
            wide = {round(around(word.box for word in cell.words).left) for cell in own}
            usual = median(at)
            near = sum(abs(x - usual) <= AT_MIDDLE * _em(cell.words) for x, cell in zip(at, own, strict=True))
            if near >= SET_SO * len(own) and len(wide) > 1:
                found.append(usual)
    return found


def _is_drawn(grid: PageGrid, edge: int, upright: RuleCover) -> bool:
    """Do rules show it in some rows? Then they draw the cells of all."""
    return upright.share(grid.column_edges[edge], grid.box.top, grid.box.bottom) >= SHOWN


def _em(words: Sequence[Word]) -> float:
    return max(word.box.bottom - word.box.top for word in words)
