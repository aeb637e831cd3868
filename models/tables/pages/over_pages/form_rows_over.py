"""Rows of a form without rules that a page begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import Line
from models.tables.pages.rows.form_rows import further_form_rows

_CONTINUED = re.compile(r"[（(]?(?:续|接)上?[表页][)）]?")


def form_rows_over(grid: PageGrid, lines: Sequence[Line]) -> PageGrid | None:
    """Those of `lines`, the first of the page after the grid's; None without any."""
    told = [line for line in lines[:1] if _CONTINUED.fullmatch("".join(line.text.split()))]
    return further_form_rows(grid, lines[len(told) :], cut=True)
