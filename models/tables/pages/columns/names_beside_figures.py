"""Columns with nothing but a name in their head, right beside one of figures that has none: they are one.

A name in the middle of its column and figures at the right of it may stand beside each other, none over the other; and
a finder may cut its unit off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.joined_columns import cells_beside, with_columns_joined
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value, is_value_or_dash

NEAR: Final = 1.0
"""Em between the name and the figures at most."""
FAR, MOST_TEXTS = 2.0, 0.25
"""The same where each other column has a name and something below it, and share of its cells that are texts at most;
also of what stands below the name to what stands below none.
"""
AS_OTHERS: Final = 0.5
"""Em by which both stand otherwise apart than another name and its figures, where they stand farther."""
_UNIT = re.compile(r"[(（\[][^\d()（）]{1,6}[)）\]]")
FEWEST_COLUMNS: Final = 4
"""Of a table the others of which tell that each has a name."""
FEWEST: Final = 2
"""Figures in the column without a name."""


def with_names_over_their_figures(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without the edges between them; those that rules draw stay."""
    body = first_of_body(grid)
    if grid.form is not None or not body:
        return grid
    return with_columns_joined(grid, rules, lambda even, edge: _are_one(even, edge, body))


def _are_one(grid: PageGrid, edge: int, body: int) -> bool:
    pairs = cells_beside(grid, edge)
    if pairs is None:
        return False
    both = [(left, right) for left, right in pairs if left.words and right.words]
    if len(both) == 1 and _is_unit_of(*both[0], body) and not any(left.words for left, _ in pairs if left.row >= body):
        return True
    if both:
        return False
    sides = [[cell for pair in pairs if (cell := pair[at]).words] for at in (0, 1)]
    return any(
        _is_name_of(own, other, grid, body) or _is_name_alone(own, other, grid, body)
        for own, other in (sides, sides[::-1])
    )


def _is_unit_of(name: PageCell, unit: PageCell, body: int) -> bool:
    """In the head: 占比 and, right behind it, (%)."""
    said = "".join(word.text for word in unit.words)
    if name.row + name.row_span > body or name.column_span + unit.column_span > 2 or not _UNIT.fullmatch(said):
        return False
    box, other = (around(word.box for word in cell.words) for cell in (name, unit))
    level = min(box.bottom, other.bottom) - max(box.top, other.top)
    return level > 0 and other.left - box.right <= NEAR * (box.bottom - box.top)


def _is_name_of(own: Sequence[PageCell], other: Sequence[PageCell], grid: PageGrid, body: int) -> bool:
    """One cell of the head, and under it figures, near it or as far from it as those of another column from their name,
    with no name but over several columns.
    """
    if len(own) != 1 or own[0].row + own[0].row_span > body or own[0].column_span > 1:
        return False
    below = [cell for cell in other if cell.row >= body]
    figures = [cell for cell in below if cell.column_span == 1 and all(map(is_value_or_dash, cell.words))]
    named = len(figures) > 0 and _are_others_named(own[0], figures[0], grid, body)
    if sum(map(_is_figure, figures)) < FEWEST or len(below) - len(figures) > (MOST_TEXTS * len(below) if named else 0):
        return False
    name, inked = _inked(own), _inked(figures)
    apart, em = _apart(name, inked), name.bottom - name.top
    near = FAR if named else NEAR
    return apart <= near * em or (
        inked.left > name.right and any(abs(apart - one) <= AS_OTHERS * em for one in _behind_names(grid, body))
    )


def _is_name_alone(own: Sequence[PageCell], other: Sequence[PageCell], grid: PageGrid, body: int) -> bool:
    """One cell of the head with hardly anything below it, and beside that what has no name, where each other column has
    both? Texts at the left of their column, figures at the right of it, and its name in the middle.
    """
    names, told = ([cell for cell in own if (cell.row < body) == at] for at in (True, False))
    if len(names) != 1 or names[0].row + names[0].row_span > body or names[0].column_span > 1:
        return False
    if len(other) < FEWEST or any(cell.row < body for cell in other) or len(told) > MOST_TEXTS * len(other):
        return False
    if grid.n_columns < FEWEST_COLUMNS:
        return False
    return _are_others_named(names[0], other[0], grid, body)


def _are_others_named(name: PageCell, below: PageCell, grid: PageGrid, body: int) -> bool:
    """Has each other column a name right above its body, and something below it?"""
    columns = set(range(grid.n_columns)) - {name.column, below.column}
    told = [cell for cell in grid.cells if cell.words and cell.column_span == 1]
    named = {cell.column for cell in told if cell.row + cell.row_span == name.row + name.row_span <= body}
    filled = {cell.column for cell in told if cell.row >= body}
    return bool(columns) and columns <= named & filled


def _is_figure(cell: PageCell) -> bool:
    return all(map(is_value, cell.words))


def _behind_names(grid: PageGrid, body: int) -> Iterator[float]:
    """How far behind its name the figures of each column begin."""
    for column in range(1, grid.n_columns):
        cells = [cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1) and cell.words]
        names = [cell for cell in cells if cell.row < body]
        below = [cell for cell in cells if cell.row >= body and _is_figure(cell)]
        if names and len(below) >= FEWEST and (apart := _apart(_inked(names), _inked(below))) > 0:
            yield apart


def _words(cells: Sequence[PageCell]) -> list[Word]:
    return [word for cell in cells for word in cell.words]


def _inked(cells: Sequence[PageCell]) -> Box:
    return around(word.box for word in _words(cells))


def _apart(name: Box, figures: Box) -> float:
    return max(figures.left - name.right, name.left - figures.right)
