"""Where a form is signed: what is to be stamped and the date behind it are one cell's last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import bare_text

FEWEST: Final = 3
"""Columns of a form whose label has two cells beside it."""
_STAMPED = re.compile(r".*[（(](?:签章|盖章|公章|签字|章)[)）]|.*(?:签字|签名|盖章)[:：]?")
_DATED = re.compile(r".*年\d{0,2}月\d{0,2}日")


def with_signed_and_dated(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such pair as one cell where no rule parts it."""
    if grid.form is not None or grid.n_columns < FEWEST:
        return grid
    upright = RuleCover(rules, horizontal=False)
    cells = list(grid.cells)
    for row in range(grid.n_rows):
        own = sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)
        for left, right in pairwise(own):
            same = left.row_span == right.row_span and left.column + left.column_span == right.column > 1
            if not same or upright.share(left.box.right, left.box.top, left.box.bottom) >= COVERED:
                continue
            if _STAMPED.fullmatch(bare_text(left.words)) and _DATED.fullmatch(bare_text(right.words)):
                cells = [cell for cell in cells if cell not in (left, right)]
                cells.append(
                    replace(
                        left, column_span=left.column_span + right.column_span, words=(*left.words, *right.words),
                        box=replace(left.box, right=right.box.right),
                    )
                )  # fmt: skip
                break
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
