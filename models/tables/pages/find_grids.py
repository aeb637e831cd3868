"""The tables of a page: where rules or words in columns show one."""

from __future__ import annotations

from corpora.document.printed_page import PrintedPage
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.region_grid import region_grid
from models.tables.pages.regions import table_regions


def find_grids(page: PrintedPage) -> tuple[PageGrid, ...]:
    """From top to bottom."""
    grids = (region_grid(region) for region in table_regions(page))
    return tuple(grid for grid in grids if grid is not None and _is_table(grid))


def _is_table(grid: PageGrid) -> bool:
    return len(grid.cells) > 1 and any(cell.words for cell in grid.cells)
