"""Forms whose labels stand in pairs, and one alone in other rows: what that says is over all other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.values import is_value

FEWEST: Final = 4
"""Columns of such a form."""
MOST_FIGURES: Final = 0.5
"""Share of its cells beside labels that are figures: more are of a table."""


def with_values_of_forms_wide(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid with such rows, where one is known by its long text and no upright rule parts them."""
    if grid.form is not None or grid.n_columns < FEWEST or not _is_form(grid):
        return grid
    upright = RuleCover(rules, horizontal=False)
    cells = list(grid.cells)
    for row in range(grid.n_rows):
        own = sorted((cell for cell in cells if cell.row <= row < cell.row + cell.row_span), key=_column)
        label, *others = [cell for cell in own if cell.row_span == 1]
        end = max((cell.column + cell.column_span for cell in others), default=0)
        told = [cell for cell in others if cell.words]
        alone = (label.column, label.column_span) == (0, 1) and bool(label.words) and len(told) <= 1
        drawn = any(
            upright.share(x, *grid.row_edges[row : row + 2]) >= COVERED for x in grid.column_edges[2:end]
        )  # fmt: skip
        if alone and len(others) > 1 and not drawn and sum(cell.column_span for cell in others) == end - 1:
            first = told[0] if told else others[0]
            box = replace(others[0].box, right=grid.column_edges[end])
            cells = [cell for cell in cells if cell not in others]
            cells.append(replace(first, column=1, column_span=end - 1, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_form(grid: PageGrid) -> bool:
    """Is a label beside one text over all other columns, and are others in pairs, most with no figures?"""
    beside = [cell for cell in grid.cells if cell.column and cell.words]
    wide = any(cell.column == 1 and cell.column + cell.column_span == grid.n_columns for cell in beside)
    first = {cell.row for cell in grid.cells if not cell.column and _is_label(cell)}
    second = [cell for cell in grid.cells if (cell.column, cell.column_span) == (2, 1) and cell.words]
    pairs = [cell for cell in second if cell.row in first and _is_label(cell)]
    figures = sum(all(map(is_value, cell.words)) for cell in beside)
    return wide and bool(pairs) and len(pairs) == len(second) and figures <= MOST_FIGURES * len(beside)


def _is_label(cell: PageCell) -> bool:
    return bool(cell.words) and not any(map(is_value, cell.words))


def _column(cell: PageCell) -> int:
    return cell.column
