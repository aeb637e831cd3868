"""The tables of a page: where rules or words in columns show one."""

from __future__ import annotations

from typing import Final

from corpora.document.printed_page import PrintedPage
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.region_grid import region_grid
from models.tables.pages.regions import table_regions
from models.tables.pages.values import is_value

FEWEST_ASTRAY: Final = 2
ASTRAY_SHARE: Final = 0.12
"""Rows of nothing but figures that begin where labels do: from so many, and such a share of all, no table."""


def find_grids(page: PrintedPage) -> tuple[PageGrid, ...]:
    """From top to bottom."""
    grids = (region_grid(region) for region in table_regions(page))
    return tuple(grid for grid in grids if grid is not None and is_table(grid) and not _is_wrapped(grid))


def is_table(grid: PageGrid) -> bool:
    """More than a box around a paragraph, and not a blank form of rules."""
    return len(grid.cells) > 1 and any(cell.words for cell in grid.cells)


def _is_wrapped(grid: PageGrid) -> bool:
    """Lines set with tabs, whose figures go on at the beginning of the next line, are text and no table."""
    if grid.found_by != "text":
        return False
    rows: list[list[PageCell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        if cell.words:
            rows[cell.row].append(cell)
    held = [sorted(row, key=lambda cell: cell.column) for row in rows if row]
    labelled = sum(not is_value(word) for row in held for cell in row[:1] for word in cell.words[:1])
    astray = sum(all(is_value(word) for cell in row for word in cell.words) and row[0].column == 0 for row in held)
    return labelled > 0 and astray >= FEWEST_ASTRAY and astray >= ASTRAY_SHARE * len(held)
