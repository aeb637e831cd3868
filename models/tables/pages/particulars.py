"""Particulars of a document set in columns without rules: 姓名：龚某 性别：男, line after line, or one a line beside an
address. They are no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.line_shapes import is_particulars, segments
from models.tables.pages.lines import Line, holds, lines_of
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.ruled_groups import near
from models.tables.pages.values import is_value

FEWEST_LINES: Final = 3
"""Of an address beside particulars."""
_NAMED = re.compile(r"[^\W\d_][^:：]{1,24}[:：](?=\s*\S)")
INSIDE: Final = -2.0
"""Points by which a rule lies within a grid's box that draws something of it."""


def is_of_particulars(grid: PageGrid, rules: Sequence[Rule]) -> bool:
    """Does each line name what stands behind it, name by name, no rule between?"""
    if grid.form is not None or any(near(grid.box, rule.box, INSIDE) for rule in rules):
        return False
    lines = lines_of(word for cell in grid.cells for word in cell.words if holds(grid.box, word.box))
    return bool(lines) and (all(map(is_particulars, lines)) or _is_address(lines))


def _is_address(lines: Sequence[Line]) -> bool:
    """Has each line two stretches, the second of which is a name of its own with what it is, and the first no such?"""
    parts = [segments(line) for line in lines]
    if len(parts) < FEWEST_LINES or any(len(part) != 2 or any(map(is_value, part[0].words)) for part in parts):
        return False
    named = [_NAMED.match(part[1].text) for part in parts]
    names = {name[0] for name in named if name is not None}
    return len(names) == len(parts) and not any(_NAMED.match(part[0].text) for part in parts)
