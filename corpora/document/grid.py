"""A table as a grid that covers each position exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpora.document.number import Number
from corpora.document.place import Place

CellState = Literal["read", "blank", "unreadable"]
"""`read`: something is printed. `blank`: the cell is there and empty. `unreadable`: its content could not be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell at (`row`, `column`), both from 0, covering `row_span` by `column_span` positions.

    `number` is what the text says as a number, None when it says none. `place` is None for a cell that the source
    lost (its label can be known from the form, its text is then "").
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    number: Number | None = None
    state: CellState = "read"
    place: Place | None = None
    confidence: float = 1.0

    def positions(self) -> Iterator[tuple[int, int]]:
        """Every (row, column) that the cell covers."""
        for row in range(self.row, self.row + self.row_span):
            for column in range(self.column, self.column + self.column_span):
                yield row, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """`n_rows` by `n_columns` positions, each covered by exactly one cell.

    Raises:
        ValueError: when cells overlap, fall outside, or leave a position uncovered.
    """

    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]

    def __post_init__(self) -> None:
        seen: set[tuple[int, int]] = set()
        for cell in self.cells:
            if cell.row_span < 1 or cell.column_span < 1:
                raise ValueError(f"a cell spans at least one position: {cell}")
            for row, column in cell.positions():
                if not (0 <= row < self.n_rows and 0 <= column < self.n_columns):
                    raise ValueError(f"cell outside the grid of {self.n_rows} by {self.n_columns}: {cell}")
                if (row, column) in seen:
                    raise ValueError(f"position {row, column} is covered twice")
                seen.add((row, column))
        if len(seen) != self.n_rows * self.n_columns:
            raise ValueError(f"{self.n_rows * self.n_columns - len(seen)} positions are not covered")

    def at(self, row: int, column: int) -> Cell:
        """The cell that covers the position. Raises KeyError outside the grid."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return cell
        raise KeyError((row, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid with its name in the document.

    Args:
        form: the profile's form that it fills, None when it fills none.
        found_by: what found the grid on its page, as `Region` has it; None where the source states it.
    """

    id: str
    form: str | None
    grid: Grid
    place: Place
    caption: str | None = None
    found_by: str | None = None
