"""What no damage makes look like a table: particulars, drawings, prose, lists, and what has one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.drawings import is_drawing
from models.tables.pages.justified_text import is_justified_text
from models.tables.pages.lines import lines_of
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.particulars import INSIDE, is_of_particulars
from models.tables.pages.ruled_groups import near

FEWEST_ITEMS: Final = 2
"""Lines that begin with the mark of a list."""
_ITEM = re.compile(r"[•·◦▪‣]\s*\w")


def is_no_table(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Of 1,671 tables of pages written by hand none has one column."""
    if grid.form is not None:
        return False
    single = grid.n_columns == 1 or _is_of_items(grid, rules)
    return single or is_of_particulars(grid, rules) or is_drawing(grid) or is_justified_text(grid, rules)


def _is_of_items(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Do half of the rows begin with the mark of a list and its text, no rule between? What stands beside it is none of
    its columns.
    """
    if any(near(grid.box, rule.box, INSIDE) for rule in rules):
        return False
    told = [(cell.column, lines_of(cell.words)) for cell in grid.cells if cell.words]
    items = sum(_ITEM.match(line.text) is not None for _, lines in told for line in lines)
    begun = sum(_ITEM.match(lines[0].text) is not None for column, lines in told if column == 0)
    return items >= FEWEST_ITEMS and 2 * begun >= grid.n_rows
