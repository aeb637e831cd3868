"""Grids set by hand: rows of texts, each text with the y and x that it stands at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x, middle_y

SIZE, CHARACTER = 10.0, 5.0
"""Points: height of the print, width of a character."""


def word(text: str, left: float, top: float) -> Word:
    """`text` with its upper left corner there."""
    return Word(text=text, box=Box(left=left, top=top, right=left + CHARACTER * len(text), bottom=top + SIZE))


def level(y: float, left: float, right: float) -> Rule:
    """A rule at `y`."""
    return Rule(box=Box(left=left, top=y - 0.25, right=right, bottom=y + 0.25), horizontal=True)


def grid_of(
    words: Sequence[Word],
    rows: Sequence[float],
    columns: Sequence[float],
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> PageGrid:
    """The grid between the edges, each word where its middle is; `spans` are rows and columns of some cells."""
    over = dict(spans or {})
    hidden = {
        (row + down, column + across)
        for (row, column), (height, width) in over.items()
        for down in range(height)
        for across in range(width)
        if down or across
    }
    cells = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in hidden:
                continue
            height, width = over.get((row, column), (1, 1))
            box = Box(left=columns[column], top=rows[row], right=columns[column + width], bottom=rows[row + height])
            held = [
                one for one in words
                if box.left <= middle_x(one.box) < box.right and box.top <= middle_y(one.box) < box.bottom
            ]  # fmt: skip
            held.sort(key=lambda one: (middle_y(one.box), one.box.left))
            cells.append(
                PageCell(row=row, column=column, row_span=height, column_span=width, box=box, words=tuple(held))
            )
    box = Box(left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1])
    return PageGrid(
        box=box, row_edges=tuple(rows), column_edges=tuple(columns), cells=tuple(cells), confidence=1.0,
        found_by="text",
    )  # fmt: skip


def texts_of(grid: PageGrid) -> list[list[str]]:
    """Row by row, with `[rows x columns]` behind the text of cells that are more than one position."""
    found: list[list[str]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        spans = f"[{cell.row_span}x{cell.column_span}]" if cell.row_span * cell.column_span > 1 else ""
        found[cell.row].append(" ".join(one.text for one in cell.words) + spans)
    return found
