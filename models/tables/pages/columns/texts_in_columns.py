"""Columns of a picture that a finder cut within a text: the words beside an edge are never further apart than those of
one text, and one head at most stands over the two: （樊）YHLS〔2025〕0101 was four.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.columns.joined_columns import cells_beside, without_edge
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import lines_of
from models.tables.pages.print.word_gaps import Sizes

FEWEST_ROWS: Final = 4
"""With words on both sides, and as many as half of those with words on either."""
FEWEST_BRACKETS: Final = 2
"""The same where all that is behind the edge begins with a bracket, as numbers of documents are broken."""
BRACKETS: Final = ("〔", "（", "(", "[", "【")
SHOWN: Final = 0.2
"""Share of the table's height along which rules run on an edge that they show."""


def with_texts_in_one_column(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without such edges."""
    words = [word for cell in grid.cells for word in cell.words]
    if grid.form is not None or not words or any(word.origin != "ocr" for word in words):
        return grid
    upright, sizes = RuleCover(rules, horizontal=False), Sizes(words)
    column = 1
    while column < grid.n_columns - 1:
        drawn = upright.share(grid.column_edges[column], grid.box.top, grid.box.bottom) >= SHOWN
        joined = None if drawn else _joined(grid, column, sizes)
        if joined is None:
            column += 1
        else:
            grid = joined
    return grid


def _joined(grid: PageGrid, column: int, sizes: Sizes) -> PageGrid | None:
    """The grid without the edge before the column; None where it tells something."""
    pairs = cells_beside(grid, column)
    if pairs is None:
        return None
    told = [(left, right) for left, right in pairs if left.words and right.words]
    either = sum(bool(left.words or right.words) for left, right in pairs)
    fewest = FEWEST_BRACKETS if all(_begins_with_bracket(right) for _, right in told) else FEWEST_ROWS
    if len(told) < fewest or 2 * len(told) < either or any(cell.row < first_of_body(grid) for cell, _ in told):
        return None
    return None if any(_are_apart(left, right, sizes) for left, right in told) else without_edge(grid, column)


def _begins_with_bracket(cell: PageCell) -> bool:
    return cell.words[0].text.startswith(BRACKETS)


def _are_apart(left: PageCell, right: PageCell, sizes: Sizes) -> bool:
    """Have both one line, on one height, and words of two columns on it?"""
    (first, *more), (second, *others) = lines_of(left.words), lines_of(right.words)
    if more or others or abs(first.middle - second.middle) > first.size / 2:
        return True
    return sizes.are_apart(first.words[-1], second.words[0])
