"""Heads in a box of their own right above the table that they head, with a little white between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.values import is_value

SAME_ENDS: Final = 8.0
"""Points by which the box and the table end differently."""
NEAR: Final = 2.2
"""Em of white between them at most."""
MOST_LINES: Final = 6
HEADED: Final = 0.75
"""Share of the columns, but for the first, that have a head."""
FEWEST_COLUMNS, FEWEST_ROWS = 4, 3
OVER: Final = 2.0
"""Points by which a head of one column may stand in the next."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?年?")


def with_heads_apart_joined(grids: Sequence[PageGrid], words: Sequence[Word]) -> list[PageGrid]:
    """The grids from top to bottom, heads joined to theirs.

    Args:
        grids: of a page with text.
        words: all of the page.
    """
    joined: list[PageGrid] = []
    for grid in sorted(grids, key=lambda one: one.box.top):
        at = next((at for at, one in enumerate(joined) if _is_right_above(one, grid, words)), None)
        headed = None if at is None else _headed(joined[at], grid)
        if at is None or headed is None:
            joined.append(grid)
        else:
            joined[at] = headed
    return joined


def _is_right_above(one: PageGrid, grid: PageGrid, words: Sequence[Word]) -> bool:
    own = [word for cell in one.cells for word in cell.words]
    row = (one.n_rows, one.n_columns) == (1, grid.n_columns) and all(cell.words for cell in one.cells)
    fewest = FEWEST_COLUMNS - row  # a head for each
    if not own or one.form or grid.form or grid.n_columns < fewest or grid.n_rows < FEWEST_ROWS:
        return False
    em = min(word.box.bottom - word.box.top for word in own)
    alike = max(abs(one.box.left - grid.box.left), abs(one.box.right - grid.box.right)) <= SAME_ENDS
    if not alike or not 0 <= grid.box.top - one.box.bottom <= NEAR * em:
        return False
    return not any(
        one.box.bottom <= middle_y(word.box) <= grid.box.top and one.box.left < middle_x(word.box) < one.box.right
        for word in words
    )


def _headed(above: PageGrid, grid: PageGrid) -> PageGrid | None:
    """The grid with the words above as its head; None where these are figures, or stand over no columns of it."""
    words = [word for cell in above.cells for word in cell.words]
    lines = lines_of(words)
    heads = not any(is_value(word) and not _YEAR.fullmatch(word.text) for word in words)
    below = [word for cell in grid.cells for word in cell.words if cell.column]
    if len(lines) > MOST_LINES or not heads or not any(map(is_value, below)):
        return None
    if (own := _with_rows_above(above, grid)) is not None:
        return own
    spans = _spans(lines[0], grid.column_edges) if len(lines) > 1 else []
    single = [word for line in lines[1 if spans else 0 :] for word in line.words]
    placed = {id(word): slot(grid.column_edges, middle_x(word.box)) for word in single}
    if any(_reaches_over(word.box, grid.column_edges, placed[id(word)]) for word in single):
        return None
    if len({at for at in placed.values() if at}) < HEADED * (grid.n_columns - 1):
        return None
    return _joined(
        above.box, grid, spans, [[word for word in single if placed[id(word)] == at] for at in range(grid.n_columns)]
    )


def _with_rows_above(above: PageGrid, grid: PageGrid) -> PageGrid | None:
    """The rows of the head in the columns of the grid; None where the head has too few, or they are others."""
    edges = [_nearest(grid.column_edges, x) for x in above.column_edges]
    edges[0], edges[-1] = 0, grid.n_columns
    if above.n_columns < HEADED * grid.n_columns or any(one >= other for one, other in pairwise(edges)):
        return None
    words = [(cell, word) for cell in above.cells for word in cell.words]
    if any(
        word.box.left < grid.column_edges[edges[cell.column]] - OVER
        or word.box.right > grid.column_edges[edges[cell.column + cell.column_span]] + OVER
        for cell, word in words
    ):
        return None
    rows = (*above.row_edges[:-1], *grid.row_edges)
    heads = [_moved(cell, edges, grid.column_edges, rows) for cell in above.cells]
    below = [replace(cell, row=cell.row + above.n_rows) for cell in grid.cells]
    return replace(grid, box=around((above.box, grid.box)), row_edges=rows, cells=(*heads, *below))


def _nearest(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - x))


def _moved(cell: PageCell, edges: Sequence[int], columns: Sequence[float], rows: Sequence[float]) -> PageCell:
    first, last = edges[cell.column], edges[cell.column + cell.column_span]
    box = Box(left=columns[first], top=rows[cell.row], right=columns[last], bottom=rows[cell.row + cell.row_span])
    return replace(cell, column=first, column_span=last - first, box=box)


def _spans(line: Line, edges: Sequence[float]) -> list[tuple[int, int, tuple[Word, ...]]]:
    """First column, count and words of the heads of a line that stand over several columns each; else none."""
    found = []
    for part in segments(line):
        first, last = slot(edges, part.box.left + OVER), slot(edges, part.box.right - OVER)
        if first == last:
            return []
        found.append((first, last - first + 1, part.words))
    return found


def _reaches_over(box: Box, edges: Sequence[float], at: int) -> bool:
    return not 0 <= at < len(edges) - 1 or box.left < edges[at] - OVER or box.right > edges[at + 1] + OVER


def _joined(
    head: Box, grid: PageGrid, spans: Sequence[tuple[int, int, tuple[Word, ...]]], single: Sequence[Sequence[Word]]
) -> PageGrid:
    inner = [max(word.box.bottom for _, _, words in spans for word in words) + 1] if spans else []
    edges = (head.top, *inner, *grid.row_edges)
    cells = list(_heads(edges, grid.column_edges, spans, single))
    moved = [replace(cell, row=cell.row + len(inner) + 1) for cell in grid.cells]
    return replace(grid, box=around((head, grid.box)), row_edges=edges, cells=(*cells, *moved))


def _heads(
    rows: Sequence[float],
    columns: Sequence[float],
    spans: Sequence[tuple[int, int, tuple[Word, ...]]],
    single: Sequence[Sequence[Word]],
) -> Iterator[PageCell]:
    under = {first + at for first, count, _ in spans for at in range(count)}
    for first, count, words in spans:
        box = Box(left=columns[first], top=rows[0], right=columns[first + count], bottom=rows[1])
        yield PageCell(row=0, column=first, row_span=1, column_span=count, box=box, words=words)
    for column, (left, right) in enumerate(pairwise(columns)):
        row, span = (1, 1) if column in under else (0, 2 if spans else 1)
        box = Box(left=left, top=rows[row], right=right, bottom=rows[row + span])
        words = tuple(word for line in lines_of(single[column]) for word in line.words)
        yield PageCell(row=row, column=column, row_span=span, column_span=1, box=box, words=words)
