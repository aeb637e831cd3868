"""Particulars of a document set in columns without rules: 姓名：龚某 性别：男, line after line. They are no table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.line_shapes import is_particulars
from models.tables.pages.lines import holds, lines_of
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.ruled_groups import near

INSIDE: Final = -2.0
"""Points by which a rule lies within a grid's box that draws something of it."""


def is_of_particulars(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Does each line name what stands behind it, name by name, no rule between?"""
    if grid.form is not None or any(near(grid.box, rule.box, INSIDE) for rule in rules):
        return False
    lines = lines_of(word for cell in grid.cells for word in cell.words if holds(grid.box, word.box))
    return bool(lines) and all(map(is_particulars, lines))
