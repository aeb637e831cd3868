"""Grids out of what other people's table tools give: cells with edges, cells with boxes, the same box many times.

They know pages, not documents: what a page break tore apart is joined here, in their favour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from corpora.document.grid import Cell, Grid
from training.metrics.page_grids import PageGrid
from training.metrics.table_grids import settled

SAME_EDGE = 2.0
"""Points, or pixels, by which two cells' edges may differ and be one line of the grid."""

NOTHING = Grid(n_rows=0, n_columns=0, cells=())

FourEdges = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class EdgedCell(Protocol):
    """A cell of camelot: `right` and `bottom` are False where no line parts it from its neighbour."""

    text: str
    right: bool
    bottom: bool


Position = tuple[int, int]


def by_edges(cells: Sequence[Sequence[EdgedCell]]) -> Grid:
    """Neighbours without an edge between them are one cell, as far as such cells are rectangles."""
    made: list[Cell] = []
    for group in _groups(cells):
        top, left = min(row for row, _ in group), min(column for _, column in group)
        down, across = max(row for row, _ in group) + 1 - top, max(column for _, column in group) + 1 - left
        if down * across == len(group):
            made.append(_merged(cells, group, row_span=down, column_span=across))
        else:
            made += [_merged(cells, {position}) for position in group]
    return settled(made) or NOTHING


def _groups(cells: Sequence[Sequence[EdgedCell]]) -> list[set[Position]]:
    group = {(row, column): {(row, column)} for row, line in enumerate(cells) for column in range(len(line))}
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            for closed, other in ((cell.right, (row, column + 1)), (cell.bottom, (row + 1, column))):
                if not closed and other in group and group[other] is not group[row, column]:
                    group[row, column] |= group[other]
                    group |= dict.fromkeys(group[other], group[row, column])
    return list({id(one): one for one in group.values()}.values())


def _merged(
    cells: Sequence[Sequence[EdgedCell]], group: set[Position], *, row_span: int = 1, column_span: int = 1
) -> Cell:
    row, column = min(group)
    texts = (cells[row][column].text.strip() for row, column in sorted(group))
    text = "\n".join(text for text in texts if text)
    return Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=text)


def by_boxes(cells: Sequence[tuple[FourEdges, str]]) -> Grid:
    """Edges are lines of the grid; a cell covers what lies between its own."""
    across = _lines(edge for (left, _, right, _), _ in cells for edge in (left, right))
    down = _lines(edge for (_, top, _, bottom), _ in cells for edge in (top, bottom))
    made = []
    for (left, top, right, bottom), text in cells:
        row, column = _at(down, top), _at(across, left)
        row_span, column_span = _at(down, bottom) - row, _at(across, right) - column
        made.append(Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=text.strip()))
    return settled(made) or NOTHING


def _lines(edges: Iterable[float]) -> list[float]:
    lines: list[float] = []
    for edge in sorted(edges):
        if not lines or edge - lines[-1] > SAME_EDGE:
            lines.append(edge)
    return lines


def _at(lines: Sequence[float], edge: float) -> int:
    return min(range(len(lines)), key=lambda place: abs(lines[place] - edge))


def by_positions(rows: Sequence[Sequence[tuple[FourEdges, str]]]) -> Grid:
    """A merged cell stands at each of its positions, every time with the same box."""
    places: dict[FourEdges, list[Position]] = {}
    texts: dict[FourEdges, str] = {}
    for row, line in enumerate(rows):
        for column, (box, text) in enumerate(line):
            places.setdefault(box, []).append((row, column))
            texts[box] = text
    made = []
    for box, positions in places.items():
        (row, column), (last_row, last_column) = min(positions), max(positions)
        down, across = last_row + 1 - row, last_column + 1 - column
        made.append(Cell(row=row, column=column, row_span=down, column_span=across, text=texts[box]))
    return settled(made) or NOTHING


def joined(pieces: Iterable[PageGrid]) -> tuple[Grid, ...]:
    """The last table of a page and the first of the next are one when they have as many columns."""
    done: list[PageGrid] = []
    for piece in (piece for piece in pieces if piece.grid.cells):
        before = done[-1] if done else None
        if before and piece.page == before.page + 1 and piece.grid.n_columns == before.grid.n_columns:
            done[-1] = PageGrid(page=piece.page, grid=_below(before.grid, piece.grid))
        else:
            done.append(piece)
    return tuple(piece.grid for piece in done)


def _below(upper: Grid, lower: Grid) -> Grid:
    """Rows at the top of the lower grid that repeat those of the upper are left out.

    A blank cell there goes to the cell of the same columns that it continues.
    """
    heads = 0
    while heads < min(upper.n_rows, lower.n_rows) and _row(upper, heads) == _row(lower, heads):
        heads += 1
    kept = [replace(cell, row=cell.row - heads + upper.n_rows) for cell in lower.cells if cell.row >= heads]
    more = {(cell.column, cell.column_span): cell.row_span for cell in kept if _continues(cell, upper)}
    above = [replace(cell, row_span=cell.row_span + _more_rows(cell, upper, more)) for cell in upper.cells]
    return settled([*above, *kept]) or NOTHING


def _row(grid: Grid, row: int) -> list[str]:
    return [grid.at(row, column).text for column in range(grid.n_columns)]


def _continues(cell: Cell, upper: Grid) -> bool:
    """A blank cell of several rows right below the page break, under a cell of the same columns."""
    if cell.text or cell.row != upper.n_rows or cell.row_span == 1:
        return False
    last = upper.at(upper.n_rows - 1, cell.column)
    return (last.column, last.column_span) == (cell.column, cell.column_span)


def _more_rows(cell: Cell, upper: Grid, more: Mapping[Position, int]) -> int:
    at_break = cell.row + cell.row_span == upper.n_rows
    return more.get((cell.column, cell.column_span), 0) if at_break else 0
