"""What a table of a web page says, before a style says how it looks: rows of cells with their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from corpora.synthetic.web.words import Words

Align = Literal["", "left", "center", "right"]
RowRole = Literal["head", "body", "section", "subtotal", "total", "note"]
"""What a style may set apart: heads, rows of one label over all columns, sums, a remark over all columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebCell:
    """One cell, `text` plain, with line feeds where the designer breaks it.

    Args:
        down, across: rows and columns that it covers.
        header: a head of columns or a label of its row.
        align: where its text stands; "" leaves it to the style.
        indent: levels by which the text is set in.
        bold: whatever the style says.
        upright: characters stand under each other, as heads of groups do.
    """

    text: str
    down: int = 1
    across: int = 1
    header: bool = False
    align: Align = ""
    indent: int = 0
    bold: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WebRow:
    """The cells that begin in this row, from left to right."""

    cells: tuple[WebCell, ...]
    role: RowRole = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebTable:
    """A table: each position of the grid is covered by exactly one cell.

    Args:
        caption: above or below it; a style may leave it out.
        unit: 单位：万元 and the like, on a line over the table; a style may leave it out.
        note: below it; a style may leave it out.
        widths: shares of the columns' widths, all columns or none.
        ruled: a form, which makes no sense without rules around its cells.
        wide: wants the whole width of the page.
    """

    rows: tuple[WebRow, ...]
    caption: str = ""
    unit: str = ""
    note: str = ""
    widths: tuple[float, ...] = ()
    ruled: bool = False
    wide: bool = False

    @property
    def n_columns(self) -> int:
        """Of the first row, which no cell from above reaches into."""
        return sum(cell.across for cell in self.rows[0].cells)


Design = Callable[[Random, Words], WebTable]
"""Draws one table of its kind; every choice comes from the random source."""


def placed(table: WebTable) -> Iterator[tuple[int, int, WebCell]]:
    """Row, column and cell of each cell, as browsers place them."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.rows):
        column = 0
        for cell in line.cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(cell.down) for x in range(cell.across)}
            yield row, column, cell
            column += cell.across


def is_grid(table: WebTable) -> bool:
    """Whether each position is covered once."""
    covered = [
        (row + y, column + x)
        for row, column, cell in placed(table)
        for y in range(cell.down)
        for x in range(cell.across)
    ]
    whole = {(row, column) for row in range(len(table.rows)) for column in range(table.n_columns)}
    return len(covered) == len(whole) and set(covered) == whole
