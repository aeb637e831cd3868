from collections.abc import Callable
from dataclasses import replace

import pytest

from corpora.document.geometry import Box, Span
from corpora.document.grid import Cell, Grid
from corpora.document.place import Place

Written = Callable[..., Grid]


@pytest.fixture(scope="session")
def grid() -> Written:
    return written


@pytest.fixture(scope="session")
def on_page() -> Written:
    return placed


def written(*lines: str) -> Grid:
    """A column a word; `·` is blank, `<` belongs to the cell on its left, `^` to the one above."""
    rows = [line.split() for line in lines]
    width = len(rows[0])
    cells = []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            if word in ("<", "^"):
                continue
            right = next((at for at in range(column + 1, width) if words[at] != "<"), width)
            below = next((at for at in range(row + 1, len(rows)) if rows[at][column] != "^"), len(rows))
            text = word.replace("·", "")
            cells.append(Cell(row=row, column=column, row_span=below - row, column_span=right - column, text=text))
    return Grid(n_rows=len(rows), n_columns=width, cells=tuple(cells))


def placed(table: Grid, *, page: int = 1, left: float = 0.0, top: float = 0.0, step: float = 10.0) -> Grid:
    """The grid with its cells in squares of `step` points."""
    return replace(
        table, cells=tuple(replace(cell, place=_square(cell, page, left, top, step)) for cell in table.cells)
    )


def _square(cell: Cell, page: int, left: float, top: float, step: float) -> Place:
    box = Box(
        left=left + step * cell.column,
        top=top + step * cell.row,
        right=left + step * (cell.column + cell.column_span),
        bottom=top + step * (cell.row + cell.row_span),
    )
    return Place(span=Span(0, 0), page_number=page, box=box)
