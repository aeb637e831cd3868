"""From a labelled table to lines and cells of one page, as the recogniser is taught them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.labelled.label import CellLabel, TableLabel
from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TrueLine, TrueRegion
from models.tables.pages.grid_finder import SETTLED

UNKNOWN_LOOK: Final = "unknown"
"""`rules` of a table of which nobody says how it shows its structure."""
CLEARANCE: Final = 40.0
"""Points above the later part of a divided table that must be blank: heads printed again are in no label."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A cell along one axis: the lines it lies between, and where its ink or edges are, None where nobody says."""

    start: int
    end: int
    at: tuple[float, float] | None


def region_of(table: TableLabel, page: int, *, level: Callable[[Box], Box], words: Sequence[Box]) -> TrueRegion | None:
    """The part of a table on a page (from 1), in points of the level page; None where labels do not tell all its lines.

    Boxes may be cells' or their text's: a line lies in the middle between the cells before and after it.

    Args:
        table: with boxes in points of the page as its file shows it.
        page: its number.
        level: takes such a box to the level page.
        words: of the level page.
    """
    placed = [(cell, level(cell.box)) for cell in table.cells if cell.page == page and cell.box is not None]
    if not placed:
        return None
    first = min(cell.row for cell, _ in placed)
    last = _end_on(page, table, placed=[cell for cell, _ in placed])
    cells = [cell for cell in table.cells if cell.row < last and cell.row + cell.row_span > first]
    here = {(cell.row, cell.column): box for cell, box in placed}
    down, across = [], []
    for cell in cells:
        box = here.get((cell.row, cell.column))
        top, bottom = max(cell.row, first), min(cell.row + cell.row_span, last)
        down.append(_Side(top, bottom, None if box is None else (box.top, box.bottom)))
        right = cell.column + cell.column_span
        across.append(_Side(cell.column, right, None if box is None else (box.left, box.right)))
    ys, xs = _places(down), _places(across)
    if ys is None or xs is None or min(len(ys), len(xs)) < 3:
        return None
    rows, columns = _lines(down), _lines(across)
    whole = Box(left=xs[0], top=ys[0], right=xs[-1], bottom=ys[-1])
    if first > 0 and any(_stands_above(word, whole) for word in words):
        return None
    return TrueRegion(
        table=table.id, form=table.form, quad=_quad(whole), first_row=0, n_rows=len(rows) - 1,
        n_columns=len(columns) - 1,
        row_lines=tuple(TrueLine(start=Point(whole.left, y), end=Point(whole.right, y)) for y in ys),
        column_lines=tuple(TrueLine(start=Point(x, whole.top), end=Point(x, whole.bottom)) for x in xs),
        cells=tuple(_cell(cell, rows, columns, xs=xs, ys=ys) for cell in cells),
        rules="all" if table.found_by == SETTLED else UNKNOWN_LOOK,
    )  # fmt: skip


def _end_on(page: int, table: TableLabel, *, placed: Sequence[CellLabel]) -> int:
    """The row after the last one on the page: a merged cell may go on on the next."""
    next_page = [cell.row for cell in table.cells if cell.page is not None and cell.page > page]
    end = max(cell.row + cell.row_span for cell in placed)
    return min([end, *(row for row in next_page if row > max(cell.row for cell in placed))])


def _lines(sides: Sequence[_Side]) -> list[int]:
    """Those at which some cell begins or ends: the others nobody could see."""
    return sorted({line for side in sides for line in (side.start, side.end)})


def _places(sides: Sequence[_Side]) -> list[float] | None:
    """Where each line lies; None where boxes do not tell it, or are out of order."""
    lines, places = _lines(sides), list[float]()
    if any(_untold(sides, start, end) for start, end in pairwise(lines)):
        return None
    for line in lines:
        before = [side.at[1] for side in sides if side.end == line and side.at]
        after = [side.at[0] for side in sides if side.start == line and side.at]
        if not before and not after:
            return None
        if not before or not after:
            places.append(max(before) if before else min(after))
        elif max(before) <= min(after):
            places.append((max(before) + min(after)) / 2)
        else:  # boxes that overlap a little
            places.append((median(before) + median(after)) / 2)
    return places if places == sorted(places) else None


def _untold(sides: Sequence[_Side], start: int, end: int) -> bool:
    """Has a row or column cells without a box, and none with one of its own?"""
    within = [side for side in sides if side.start <= start and side.end >= end]
    own = any(side.at and (side.start, side.end) == (start, end) for side in within)
    return not own and any(side.at is None for side in within)


def _stands_above(word: Box, table: Box) -> bool:
    beside = word.right > table.left and word.left < table.right
    return beside and table.top - CLEARANCE < (word.top + word.bottom) / 2 < table.top


def _cell(
    cell: CellLabel, rows: Sequence[int], columns: Sequence[int], *, xs: Sequence[float], ys: Sequence[float]
) -> TrueCell:
    top, bottom = (rows.index(min(max(line, rows[0]), rows[-1])) for line in (cell.row, cell.row + cell.row_span))
    left, right = columns.index(cell.column), columns.index(cell.column + cell.column_span)
    return TrueCell(
        row=top, column=left, row_span=bottom - top, column_span=right - left,
        quad=_quad(Box(left=xs[left], top=ys[top], right=xs[right], bottom=ys[bottom])),
        text=cell.text, header=cell.header,
    )  # fmt: skip


def _quad(box: Box) -> Quad:
    return Quad.upright(box.left, box.top, box.right, box.bottom)
