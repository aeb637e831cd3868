"""Text set with tabs or blanks as if it were a table: lines of it are no rows, and what looks like columns is none.

Three things tell it from a table without rules: figures that stand in the cells of labels, rows that begin with the
rest of the row above, and words of a column that share neither a side nor a middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.item_marks import CIRCLED, DASH, NUMBER, SIGN, levels
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.values import is_value

FEWEST_STRAYS, STRAY_SHARE = 2, 0.1
"""Rows with figures where labels are: from so many, and such a share of all, no table."""
ALIGNED: Final = 0.3
"""Em within which sides or middles of words under one another are the same."""
LEAST_ALIGNED: Final = 0.8
"""Share of the words of columns of figures that stand under one another in a table, at least."""
APART: Final = 1.0
"""Em between a label and a figure of another cell."""
NUMBERED: Final = 0.5
"""Share of the cells of a first column that hold figures, from which it numbers the rows."""
_MARK = re.compile(f"{SIGN}+")
DRAWN: Final = ("rules", "both", "form")
"""`found_by` of grids that rules or fills show."""
_NUMBER = re.compile(f"{NUMBER}|{levels(2)}|{CIRCLED}|{DASH}{{1,2}}")
"""Of an item, or a dash before it."""
FEWEST_COUNTED: Final = 3
"""Numbers one after the other that count lines."""
LONG: Final = 20.0
"""Em of a line that is more than a name."""
MARKED: Final = 0.5
"""Share of the rows that begin with such a mark."""
FEWEST: Final = 4
"""Words of a column from which it tells anything."""


def is_tabbed_text(grid: PageGrid) -> bool:
    """Of a grid that words alone show; rules and fills are believed."""
    if grid.found_by != "text":
        return False
    rows = [row for row in _rows(grid) if row]
    labelled = sum(not is_value(cell.words[0]) for row in rows for cell in row[:1])
    found = strays(grid)
    if labelled and found >= FEWEST_STRAYS and found >= STRAY_SHARE * len(rows):
        return True
    return alignment(grid) < LEAST_ALIGNED


def is_list(grid: PageGrid) -> bool:
    """Of a grid that words alone show: lines one under another, or marks or numbers of a list with what they lead."""
    if grid.found_by in DRAWN:
        return False
    begins = [row[0] for row in _rows(grid) if row and row[0].column == 0]
    marks = ["".join(word.text for word in cell.words).strip() for cell in begins]
    marked = sum(_MARK.fullmatch(mark) is not None for mark in marks)
    if (grid.n_columns == 1 and grid.found_by == "text") or (marked > 0 and marked >= MARKED * len(begins)):
        return True
    if grid.n_columns != 2 or _leads_to_figures(grid):
        return False
    numbered = sum(_NUMBER.fullmatch(mark) is not None for mark in marks)
    return (numbered > 0 and marked + numbered >= MARKED * len(begins)) or _counts_sentences(grid, marks)


def _counts_sentences(grid: PageGrid, marks: Sequence[str]) -> bool:
    """Numbers without a mark, one after the other, before long lines: what affiliations and notes begin with."""
    if len(marks) < FEWEST_COUNTED or not all(mark.isascii() and mark.isdigit() for mark in marks):
        return False
    numbers = [int(mark) for mark in marks]
    long = [line for cell in grid.cells if cell.column == 1 for line in lines_of(cell.words)]
    wide = sum(line.box.right - line.box.left >= LONG * line.size for line in long)
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and wide * 2 > len(long)


def is_line(grid: PageGrid) -> bool:
    """Of a grid that words alone show: one line, most of it no figures."""
    if grid.found_by != "text" or grid.n_rows > 1:
        return False
    figures = sum(bool(cell.words) and all(map(is_value, cell.words)) for cell in grid.cells)
    return figures * 2 < len(grid.cells)


def _leads_to_figures(grid: PageGrid) -> bool:
    """Are most cells of the last column figures? Then the numbers are those of its rows."""
    last = [cell for cell in grid.cells if cell.column == 1 and cell.words]
    return sum(all(map(is_value, cell.words)) for cell in last) * 2 >= len(last)


def strays(grid: PageGrid) -> int:
    """Rows of nothing but figures that begin where labels do, and labels with figures apart from them.

    Where most rows begin with a figure, these are their numbers; between the two lines of a label, they are its row.
    """
    rows = [row for row in _rows(grid) if row]
    first = [row[0] for row in rows if row[0].column == 0]
    numbered = sum(is_value(cell.words[0]) for cell in first) >= NUMBERED * len(first)
    late = [at for at, row in enumerate(rows) if _begins_late(row) and not numbered and not _is_amid_label(rows, at)]
    return len({*late, *(at for at, row in enumerate(rows) if _holds_figures(row[0]))})


def _is_amid_label(rows: Sequence[Sequence[PageCell]], at: int) -> bool:
    """Is there a line of a label alone right above, and another right below?"""
    beside = [rows[one] for one in (at - 1, at + 1) if 0 <= one < len(rows)]
    return len(beside) > 1 and all(
        len(row) == 1 and row[0].column == 0 and not any(map(is_value, row[0].words)) for row in beside
    )


def _rows(grid: PageGrid) -> list[list[PageCell]]:
    """Cells with words, by the row that they begin in."""
    rows: list[list[PageCell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        if cell.words:
            rows[cell.row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def _begins_late(row: Sequence[PageCell]) -> bool:
    return row[0].column == 0 and all(is_value(word) for cell in row for word in cell.words)


def _holds_figures(cell: PageCell) -> bool:
    """A label, and on its line or below it a figure that is apart from it."""
    if cell.column > 0 or is_value(cell.words[0]):
        return False
    labels = [word.box for word in cell.words if not is_value(word)]
    return any(_apart(word.box, labels) for word in cell.words if is_value(word))


def _apart(box: Box, labels: Sequence[Box]) -> bool:
    size = box.bottom - box.top
    level = [label for label in labels if abs(middle_y(label) - middle_y(box)) <= size / 2]
    return all(box.left - label.right >= APART * size for label in level)


def alignment(grid: PageGrid) -> float:
    """Share of the figures in columns of figures whose left side, middle or right side is that of most; 1 with few."""
    good = total = 0
    for column in range(grid.n_columns):
        boxes = [
            around(word.box for word in figure)
            for cell in grid.cells
            if cell.column == column and cell.column_span == 1
            for figure in _figures(cell)
        ]
        if column and len(boxes) >= FEWEST:
            good += max(_alike(boxes, side) for side in (_left, middle_x, _right))
            total += len(boxes)
    return good / total if total else 1.0


def _figures(cell: PageCell) -> list[list[Word]]:
    """Of each line of the cell its figures, together: a blank may part the thousands of one."""
    lines = ([word for word in line.words if is_value(word)] for line in lines_of(cell.words))
    return [figures for figures in lines if figures]


def _left(box: Box) -> float:
    return box.left


def _right(box: Box) -> float:
    return box.right


def _alike(boxes: Sequence[Box], side: Callable[[Box], float]) -> int:
    """The most of them that have a side within reach of one."""
    size = min(box.bottom - box.top for box in boxes)
    at = sorted(map(side, boxes))
    return max(sum(abs(x - other) <= ALIGNED * size for other in at) for x in at)
