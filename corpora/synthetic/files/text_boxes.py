"""A table drawn with ┌─┬─┐, as terminals and some converters print it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpora.synthetic.files.columns import padded, wrapped
from corpora.synthetic.files.surface import Surface
from corpora.synthetic.files.visual import label_columns
from corpora.synthetic.report import PrintedCell, PrintedTable

LABEL_WIDTH, VALUE_WIDTH = 20, 8
"""Places inside a column of labels and one of figures, even because a line sign counts for two."""

Grid = list[list[PrintedCell | None]]


def boxed(table: PrintedTable, random: Random, surface: Surface) -> Iterator[str]:
    """The lines; labels wrap inside their box, and no rule runs through a cell that covers several rows."""
    labels = label_columns(table)
    widest = max((len(cell.text) * 2 for cell in table.cells if not cell.header and len(cell.text) < 20), default=0)
    value = max(VALUE_WIDTH, widest // 2 + widest // 2 % 2)
    widths = [LABEL_WIDTH if column < labels else value for column in range(table.n_columns)]
    grid = _grid(table)
    texts = {
        cell: wrapped(surface.cell(cell.text, random, header=cell.header).strip(), _inner(cell, widths))
        for cell in table.cells
    }
    for row in range(table.n_rows):
        yield _rule(grid, row, widths)
        yield from _row(grid, row, widths, texts)
    yield _rule(grid, table.n_rows, widths)


def _grid(table: PrintedTable) -> Grid:
    grid: Grid = [[None] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = cell
    return grid


def _inner(cell: PrintedCell, widths: list[int]) -> int:
    columns = range(cell.column, cell.column + cell.column_span)
    return sum(widths[column] for column in columns) + 2 * (cell.column_span - 1)


def _row(grid: Grid, row: int, widths: list[int], texts: dict[PrintedCell, list[str]]) -> Iterator[str]:
    """Lines of a row; a cell over several rows prints in its first one, which is as high as it needs."""
    shown: dict[PrintedCell, list[str]] = {}
    for cell in grid[row]:
        if cell is not None and cell.row == row:
            shown[cell] = texts[cell]
    height = max((len(lines) for lines in shown.values()), default=1)
    for number in range(height):
        line, column = "", 0
        while column < len(widths):
            cell = grid[row][column]
            lines = shown.get(cell, []) if cell else []
            span = cell.column_span if cell else 1
            inner = _inner(cell, widths) if cell else widths[column]
            line += "│" + padded(lines[number] if number < len(lines) else "", inner)
            column += span
        yield line + "│"


def _rule(grid: Grid, row: int, widths: list[int]) -> str:
    """The rule above `row`; blank where a cell goes on through it."""
    line = ""
    for column, width in enumerate(widths):
        line += _joint(grid, row, column) + ("─" * (width // 2) if _open(grid, row, column) else " " * width)
    return line + _joint(grid, row, len(widths))


def _open(grid: Grid, row: int, column: int) -> bool:
    """Whether a rule runs above this position."""
    if not 0 <= column < len(grid[0]):
        return False
    if row in (0, len(grid)):
        return True
    cell = grid[row][column]
    return cell is None or cell is not grid[row - 1][column]


def _upright(grid: Grid, row: int, column: int) -> bool:
    """Whether a stroke stands left of this position."""
    if not 0 <= row < len(grid):
        return False
    if column in (0, len(grid[0])):
        return True
    cell = grid[row][column]
    return cell is None or cell is not grid[row][column - 1]


JOINTS = {
    (False, True, False, True): "┌", (True, True, False, True): "┬", (True, False, False, True): "┐",
    (False, True, True, True): "├", (True, True, True, True): "┼", (True, False, True, True): "┤",
    (False, True, True, False): "└", (True, True, True, False): "┴", (True, False, True, False): "┘",
    (True, True, False, False): "─", (False, False, True, True): "│",
}  # fmt: skip
"""By (rule to the left, to the right, stroke above, below)."""


def _joint(grid: Grid, row: int, column: int) -> str:
    left, right = _open(grid, row, column - 1), _open(grid, row, column)
    above, below = _upright(grid, row - 1, column), _upright(grid, row, column)
    return JOINTS.get((left, right, above, below), "  ")
