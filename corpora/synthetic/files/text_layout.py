"""A table as `pdftotext -layout` prints it: columns kept by spaces, wrapped labels above and below their figures."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Literal

from corpora.synthetic.files.columns import character_width, display_width, wrapped
from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import label_columns
from corpora.synthetic.report import PrintedCell, PrintedTable

Vertical = Literal["top", "middle"]
PAGE_WIDTH = 110
"""Places of a printed line, about what an A4 page in a small type holds."""
NARROWEST, WIDEST = 7, 26
GAP = 1
"""Places left free at the right of each column, so that neighbours never touch."""


def laid_out(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """The table's lines; every cell stands in its own columns, top or middle of its rows."""
    vertical: Vertical = random.choice(("top", "middle", "middle"))
    centred = random.random() < 0.5
    texts = {cell: surface.cell(cell.text, random, header=cell.header).strip() for cell in table.cells}
    edges = _edges(table)
    lines = {cell: _lines(cell, texts[cell], edges) for cell in table.cells}
    heights = _heights(table, lines)
    tops = [sum(heights[:row]) for row in range(table.n_rows + 1)]
    canvas: list[dict[int, str]] = [{} for _ in range(tops[-1])]
    for cell in table.cells:
        top, bottom = tops[cell.row], tops[cell.row + cell.row_span]
        space = bottom - top - len(lines[cell])
        first = top + (space // 2 if vertical == "middle" else 0)
        for offset, line in enumerate(lines[cell]):
            _write(canvas[first + offset], line, edges, cell, centred=centred)
    yield from (_printed(row) for row in canvas)


def _edges(table: PrintedTable) -> list[int]:
    """Left edges of the columns in places, and the right edge of the last: columns of labels are wider."""
    labels = label_columns(table)
    values = table.n_columns - labels
    width = max(NARROWEST, min(10, (PAGE_WIDTH - 14 * labels) // max(1, values)))
    label = max(NARROWEST, min(WIDEST, (PAGE_WIDTH - width * values) // max(1, labels)))
    edges = [0]
    for column in range(table.n_columns):
        edges.append(edges[-1] + (label if column < labels else width))
    longest = {cell.column: display_width(cell.text) for cell in table.cells if not cell.header}
    widest = max(longest.values(), default=0) + GAP
    if widest > width:
        return [edge + max(0, column - labels) * (widest - width) for column, edge in enumerate(edges)]
    return edges


def _lines(cell: PrintedCell, text: str, edges: list[int]) -> list[str]:
    width = edges[cell.column + cell.column_span] - edges[cell.column] - GAP
    return wrapped(text, width)


def _heights(table: PrintedTable, lines: dict[PrintedCell, list[str]]) -> list[int]:
    """Lines that each row takes; a cell over several rows stretches the last of them."""
    heights = [1] * table.n_rows
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        missing = len(lines[cell]) - sum(heights[row] for row in rows)
        if missing > 0:
            heights[rows[-1]] += missing
    return heights


def _write(row: dict[int, str], line: str, edges: list[int], cell: PrintedCell, *, centred: bool) -> None:
    place = edges[cell.column]
    if centred and not cell.header:
        place += (edges[cell.column + cell.column_span] - place - GAP - display_width(line)) // 2
    for sign in line:
        row[place] = sign
        place += character_width(sign)


def _printed(row: dict[int, str]) -> str:
    line, place = "", 0
    for start in sorted(row):
        line += " " * (start - place) + row[start]
        place = start + character_width(row[start])
    return line
