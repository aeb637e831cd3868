"""Rows that a report added to a form: they go between the form's own, which keep their geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.document.grid import Cell, Grid
from models.tables.printed.tokens import Token

CONFIDENCE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraRow:
    """A row of the page that has no cell of the form; it stands below the grid's row `after`."""

    after: int
    label: tuple[Token, ...]
    values: tuple[Token, ...]


def find_extra_rows(tokens: Sequence[Token], *, surplus: Sequence[Token], rows_of: Mapping[int, int]) -> list[ExtraRow]:
    """Physical rows of words and figures, all of them surplus. `rows_of`: physical row → row of the grid."""
    loose = set(map(id, surplus))
    by_row: dict[int, list[Token]] = {}
    for token in tokens:
        if token.kind in ("words", "value"):
            by_row.setdefault(token.row, []).append(token)
    found = []
    for row, held in sorted(by_row.items()):
        above = [rows_of[other] for other in rows_of if other < row]
        words = tuple(token for token in held if token.kind == "words")
        values = tuple(token for token in held if token.kind == "value")
        if above and words and values and held[0].trust != "cells" and all(id(token) in loose for token in held):
            found.append(ExtraRow(after=max(above), label=words, values=values))
    return found


def with_extra_rows(grid: Grid, extras: Sequence[ExtraRow]) -> tuple[Grid, dict[int, int]]:
    """The grid with those rows whose figures fit the columns of the row above; also old row → new row."""
    extras = [extra for extra in extras if _fits(grid, extra)]
    moved = {row: row + sum(extra.after < row for extra in extras) for row in range(grid.n_rows)}
    cells = []
    for cell in grid.cells:
        last = moved[cell.row + cell.row_span - 1]
        cells.append(replace(cell, row=moved[cell.row], row_span=last - moved[cell.row] + 1))
    taken = {position for cell in cells for position in cell.positions()}
    for number, extra in enumerate(sorted(extras, key=lambda extra: extra.after)):
        row = extra.after + number + 1
        free = [column for column in range(grid.n_columns) if (row, column) not in taken]
        cells += _extra_cells(extra, row, free, _figures(grid, extra.after))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Grid(n_rows=grid.n_rows + len(extras), n_columns=grid.n_columns, cells=ordered), moved


def _fits(grid: Grid, extra: ExtraRow) -> bool:
    """As many figures as the row above has, which stand side by side to the grid's right edge."""
    above = _figures(grid, extra.after)
    if not above or len(above) != len(extra.values):
        return False
    return sum(cell.column_span for cell in above) == grid.n_columns - above[0].column


def _figures(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.row == row and cell.row_span == 1 and not cell.header]


def _extra_cells(extra: ExtraRow, row: int, free: Sequence[int], above: Sequence[Cell]) -> list[Cell]:
    first = above[0].column
    heads = [column for column in free if column < first]
    cells = []
    if heads:
        text = "".join(token.text for token in extra.label)
        place = extra.label[0].place if len(extra.label) == 1 else None
        label = Cell(
            row=row,
            column=heads[0],
            column_span=len(heads),
            text=text,
            header=True,
            place=place,
            confidence=CONFIDENCE,
        )
        cells.append(label)
    for cell, token in zip(above, extra.values, strict=True):
        cells.append(
            replace(
                cell,
                row=row,
                text=token.text,
                number=token.number,
                state="read" if token.number else "blank",
                place=token.place,
                confidence=CONFIDENCE,
            )
        )
    return cells
