"""Labels in the middle of three rows or five, right below a heading or the head: the first of these is blank, and no
label goes on there from above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.printed_page import Rule
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import lines_of
from models.tables.values import is_value

FEWEST_COLUMNS: Final = 3
"""Of the table."""
MOST_ABOVE: Final = 2
"""Blank rows above such a label."""


def with_labels_below_headings(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such label as high as its rows, no rule between them; each has words in the next column."""
    if grid.form is not None or grid.n_columns < FEWEST_COLUMNS:
        return grid
    level = RuleCover(rules, horizontal=True)
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    left, right = grid.column_edges[0], grid.column_edges[1]
    found = [
        run for start in _starts(grid) if (run := _run(cells, start))
        and not any(level.share(grid.row_edges[row], left, right) >= COVERED for row in run[1:])
    ]  # fmt: skip
    if not found:
        return grid
    own = {(row, 0) for run in found for row in run}
    kept = [cell for cell in grid.cells if (cell.row, cell.column) not in own]
    for run in found:
        box = replace(cells[run.start, 0].box, bottom=grid.row_edges[run.stop])
        label = cells[run.start + len(run) // 2, 0]
        kept.append(replace(label, row=run.start, row_span=len(run), box=box))
    return replace(grid, cells=tuple(sorted(kept, key=lambda cell: (cell.row, cell.column))))


def _starts(grid: PageGrid) -> Iterator[int]:
    """Rows right below the head, or below one that is one cell over all columns."""
    body = first_of_body(grid)
    if body:
        yield body
    for cell in grid.cells:
        if cell.column_span == grid.n_columns and cell.words and cell.row_span == 1 and cell.row > body:
            yield cell.row + 1


def _run(cells: Mapping[tuple[int, int], PageCell], start: int) -> range | None:
    """The rows of the label there, after which another label, a heading or the table's end follows."""
    above = next((n for n in range(MOST_ABOVE + 1) if (cell := cells.get((start + n, 0))) is None or cell.words), 0)
    run = range(start, start + 2 * above + 1)
    own = [cells.get((row, 0)) for row in run]
    beside = [cells.get((row, 1)) for row in run]
    after = cells.get((run.stop, 0))
    if not above or any(cell is None or (cell.row_span, cell.column_span) != (1, 1) for cell in (*own, *beside)):
        return None
    told = [cell is not None and bool(cell.words) for cell in own]
    label = own[above]
    if (
        told != [at == above for at in range(len(run))]
        or label is None
        or not all(cell and cell.words for cell in beside)
    ):
        return None
    whole = len(lines_of(label.words)) == 1 and not any(map(is_value, label.words))
    return run if whole and (after is None or after.words) else None
