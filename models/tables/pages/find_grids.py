"""The tables of a page: where rules or words in columns show one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.grids.region_grid import region_grid
from models.tables.pages.no_tables.charts import is_chart
from models.tables.pages.no_tables.contents import is_contents
from models.tables.pages.no_tables.cut_prose import is_cut_from_prose
from models.tables.pages.no_tables.formulas import is_formula
from models.tables.pages.no_tables.tabbed_text import is_line, is_list, is_tabbed_text
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import holds, middle_y
from models.tables.pages.print.ruled_groups import TOUCH, is_between_sides
from models.tables.pages.prose.columns_of_prose import pages_of_columns
from models.tables.pages.regions.regions import table_regions

FEWEST_FILLED: Final = 3
"""Cells with words of a table that only learned finders saw."""


def find_grids(page: PrintedPage, parts: Sequence[PrintedPage] = ()) -> tuple[PageGrid, ...]:
    """From top to bottom, those of each column of prose after the others; `parts` are the page's, where they are known.
    Where some text is set with tabs, all that words alone show on the page is.
    """
    parts = parts or pages_of_columns(page)
    found = [grid for part in parts for grid in all_grids(part) if not (is_list(grid) or is_line(grid))]
    tabbed = any(is_tabbed_text(grid) for grid in found)
    kept = (grid for grid in found if not (tabbed and grid.found_by == "text"))
    return tuple(grid for grid in kept if not is_cut_from_prose(grid, page.words))


def all_grids(page: PrintedPage) -> tuple[PageGrid, ...]:
    """Those too that are text set with tabs."""
    grids = (region_grid(region) for region in table_regions(page))
    return tuple(grid for grid in grids if grid is not None and is_table(grid))


def is_table(grid: PageGrid) -> bool:
    """More than a box around a paragraph: no blank form of rules, no chart, list of contents, or formula."""
    printed = any(cell.words for cell in grid.cells)
    return len(grid.cells) > 1 and printed and not (is_chart(grid) or is_contents(grid) or is_formula(grid))


def is_seen_table(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """A seen table has rows and columns, and words in several: borders and streaks of a scan have not. Where no rule
    but a frame's is in it, it may be a list.
    """
    if min(grid.n_rows, grid.n_columns) < 2 or sum(bool(cell.words) for cell in grid.cells) < FEWEST_FILLED:
        return False
    return not is_list(grid) or any(holds(grid.box, rule.box) and _is_within(rule, grid.box) for rule in rules)


def _is_within(rule: Rule, frame: Box) -> bool:
    """Is it none of the frame's sides?"""
    if rule.horizontal:
        return frame.top + TOUCH < middle_y(rule.box) < frame.bottom - TOUCH
    return is_between_sides(rule.box, frame)
