"""Headings over rows, of one line, that a finder took for the last line of the label above them."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import Rule
from models.tables.pages.grids.labels_anew import begun_anew
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.labels.section_rows import cut_row
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import Line, lines_of
from models.tables.values import is_value

LINES = 2
"""Of the label and the heading."""


def with_headings_in_rows_apart(grid: PageGrid, rules: Sequence[Rule] = ()) -> PageGrid:
    """The grid, each of these a row: the figures beside it are on the line above, which had room for it. No rule parts
    a heading from what it is over, so there is none right above one.
    """
    body = first_of_body(grid)
    if grid.form is not None or not body:
        return grid
    labels = [
        line for cell in grid.cells if cell.row >= body and not cell.column
        for line in lines_of(cell.words)
    ]  # fmt: skip
    edge = max((line.box.right for line in labels), default=0.0)
    level = RuleCover(rules, horizontal=True)
    for row in reversed(range(body, grid.n_rows)):
        at = _end_of_label(grid, row, edge)
        closed = at is not None and level.share(grid.row_edges[row + 1], grid.box.left, grid.box.right) >= COVERED
        grid = grid if at is None or closed else cut_row(grid, row, at)
    return grid


def _end_of_label(grid: PageGrid, row: int, edge: float) -> float | None:
    """Y between the two lines of the row's label, where the second begins anew."""
    own = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.row_span]
    if any(cell.row_span > 1 for cell in own):
        return None
    label = next((cell for cell in own if not cell.column), None)
    lines = lines_of(label.words) if label else []
    others = [lines_of(cell.words) for cell in own if cell.column and cell.words]
    if len(lines) != LINES or not others or any(len(told) > 1 for told in others):
        return None
    level = [told[0] for told in others if told[0].middle < lines[1].box.top]
    figures = [line for line in level if _is_figure(line)]
    anew = begun_anew(lines, figures, edge=edge)
    if len(level) < len(others) or not figures or not anew:
        return None
    return (lines[0].box.bottom + lines[1].box.top) / 2


def _is_figure(line: Line) -> bool:
    return all(map(is_value, line.words))
