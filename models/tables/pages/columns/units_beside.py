"""Units in brackets beside the name that they are of, with nothing below them: they are of its column, however far a
finder took white to part both. Names of columns to be filled in have no brackets around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import around
from corpora.document.printed_page import Rule
from models.tables.pages.columns.joined_columns import cells_beside, with_columns_joined
from models.tables.pages.page_grid import PageGrid

NEAR: Final = 1.0
"""Em between a name and its unit at most."""
_UNIT = re.compile(r"[（(\[][^（(\[\d][^（(\[]{0,15}[)）\]]")


def with_units_beside_joined(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such column with the one before."""
    return grid if grid.form is not None else with_columns_joined(grid, rules, _is_unit)


def _is_unit(grid: PageGrid, edge: int) -> bool:
    pairs = cells_beside(grid, edge)
    told = [(left, right) for left, right in pairs or () if right.words]
    if len(told) != 1 or told[0][1].row or told[0][1].column_span > 1:
        return False
    name, unit = told[0]
    if not name.words or _UNIT.fullmatch("".join(word.text for word in unit.words)) is None:
        return False
    left, right = (around(word.box for word in cell.words) for cell in (name, unit))
    level = right.top < (left.top + left.bottom) / 2 < right.bottom
    return level and right.left - left.right <= NEAR * (right.bottom - right.top)
