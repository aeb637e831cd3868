"""A line below the last rule of a table with rules between all rows: who signed it, what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.grid_ends import without_row
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import segments, stands_outside
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

FEWEST: Final = 4
"""Rows of such a table."""
FURTHER: Final = 1.5
"""Of the white between a rule and the words below it at most, which the line has more of."""
FEWEST_SIGNED: Final = 2
"""Names on a line to be signed."""
_TO_BE_SIGNED = re.compile(r"[^：:]{2,12}[：:](?:年月日)?")
_BLANK_DATE = re.compile(r"年?月?日?")


def without_line_below(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without a last row that says no figure, under all of its rules and further below the last one than the
    words of any row are below theirs; or without what begins with names with nothing behind them, 填表人： 联系电话：,
    right below a rule over all columns, as far as no other follows: who signs the form. Or with a note.
    """
    grid = _without_what_follows(grid, rules)
    if grid.form is not None or grid.n_rows < FEWEST or any(not rule.horizontal for rule in _inside(grid, rules)):
        return grid
    level = RuleCover(rules, horizontal=True)
    ruled = [level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges[1:]]
    last = [cell for cell in grid.cells if cell.row + cell.row_span == grid.n_rows]
    said = [word for cell in last for word in cell.words]
    blank = any(not cell.words for cell in last if cell.column == 0)
    if ruled[-1] or not all(ruled[:-1]) or any(cell.row_span > 1 for cell in last) or not said:
        return grid
    if not blank:
        return grid
    tops = [
        min((word.box.top for cell in grid.cells if cell.row == row for word in cell.words), default=top) - top
        for row, (top, _) in enumerate(pairwise(grid.row_edges))
    ]
    further = tops[-1] > FURTHER * max(tops[1:-1])
    return without_row(grid, at_end=True) if further and not any(map(is_value, said)) else grid


def _without_what_follows(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    level, upright = (RuleCover(rules, horizontal=horizontal) for horizontal in (True, False))
    ruled = [level.share(y, grid.box.left, grid.box.right) >= COVERED for y in grid.row_edges]
    row = grid.n_rows - 1 - ruled[:-1][::-1].index(True) if any(ruled[1:-1]) else 0  # below the last rule
    if grid.form is not None or not row or ruled[-1]:
        return grid
    own = [cell for cell in grid.cells if cell.row + cell.row_span > row]
    words = [word for cell in own if cell.row == row for word in cell.words]
    told = _is_to_be_signed(words) or (bool(words) and stands_outside(lines_of(words)[0]))
    parted = any(upright.share(x, *grid.row_edges[row : row + 2]) >= COVERED for x in grid.column_edges)
    if not told or parted or any(cell.row < row for cell in own):
        return grid
    for _ in range(row, grid.n_rows):
        grid = without_row(grid, at_end=True)
    return grid


def _is_to_be_signed(words: Sequence[Word]) -> bool:
    parts = ["".join(part.text.split()) for line in lines_of(words) for part in segments(line)]
    named = [_TO_BE_SIGNED.fullmatch(part) is not None for part in parts]
    others = [part for part, is_named in zip(parts, named, strict=True) if not is_named]
    return sum(named) >= FEWEST_SIGNED and all(map(_BLANK_DATE.fullmatch, others))


def _inside(grid: PageGrid, rules: Sequence[Rule]) -> list[Rule]:
    box = grid.box
    return [rule for rule in rules if rule.box.bottom > box.top and rule.box.top < box.bottom and
            rule.box.right > box.left and rule.box.left < box.right]  # fmt: skip
