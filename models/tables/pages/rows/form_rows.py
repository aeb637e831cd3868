"""Rows of a form that no rules draw, below what was found of it: a label each, in the middle of the lines beside it or
level with the first of them. Texts of several lines look like prose, and so does what a page begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.line_shapes import is_caption, segments
from models.tables.pages.print.lines import Line, line_of, lines_of, middle_x
from models.tables.pages.print.text_columns import despread
from models.tables.values import is_value

SAME_SIZE: Final = 1.04
"""Ratio of the print of such lines and the form's at most."""
LONGEST: Final = 14
"""Characters of a label."""
OFF: Final = 0.6
"""Em by which a label is off the middle of its lines at most."""
FURTHEST: Final = 3.0
"""Em of white above a line at most."""
SET_OUT: Final = 2.0
"""Em by which labels begin left of the form's."""
FEWEST: Final = 2
"""Columns and rows of a form."""
MOST_FIGURES: Final = 0.5
"""Share of what stands beside its labels that is figures: more are of a table."""
_TO_BE_SIGNED = re.compile(r"[^：:]{2,12}[：:].*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A label, or None for the rest of a row that a page break cuts, and the lines beside it."""

    label: Line | None
    lines: tuple[Line, ...]

    @property
    def words(self) -> list[Word]:
        """All of them."""
        return [word for line in ((self.label,) if self.label else ()) + self.lines for word in line.words]


def further_form_rows(grid: PageGrid, lines: Sequence[Line], *, cut: bool) -> PageGrid | None:
    """What the lines, those right below the grid or at the top of the next page, hold of its rows, as a grid; None
    without any. Where a page break may `cut` a row, the first may lack its label.
    """
    if grid.form is not None or grid.n_columns < FEWEST or not _is_form(grid):
        return None
    held, white = _held(grid, lines)
    rows = _rows(held, cut=cut) if any(label for label, _ in held) else []
    return _grid_of(grid, rows, white) if rows else None


def _is_form(grid: PageGrid) -> bool:
    """Has each row a label of its own, no figure, and are most of the texts beside no figures?"""
    first = [cell for cell in grid.cells if cell.column == 0]
    labels = [cell for cell in first if cell.words and cell.column_span == 1 and not any(map(is_value, cell.words))]
    beside = [cell for cell in grid.cells if cell.column and cell.words]
    figures = sum(all(map(is_value, cell.words)) for cell in beside)
    short = all(len("".join(word.text for word in cell.words)) <= LONGEST for cell in labels)
    return (
        len(labels) == len(first) == grid.n_rows >= FEWEST
        and bool(beside)
        and figures <= MOST_FIGURES * len(beside)
        and short
    )


Held = tuple[Line | None, Line | None]
"""The label that a line begins with, and what stands beside it."""


def _held(grid: PageGrid, lines: Sequence[Line]) -> tuple[list[Held], tuple[float, float]]:
    """The first of the lines that keep to both sides of the white behind the labels, and that white."""
    labels = [word.box for cell in grid.cells if cell.column == 0 for word in cell.words]
    others = [word.box for cell in grid.cells if cell.column for word in cell.words]
    low, high = max(box.right for box in labels), min(box.left for box in others)
    start = min(box.left for box in labels)
    size = median(line.size for cell in grid.cells if cell.words for line in lines_of(cell.words))
    found: list[Held] = []
    bottom: float | None = None
    for line in lines:
        parts = segments(line_of(list(despread(line.words, ()))))
        label = parts[0] if parts[0].box.right < high and parts[0].box.left < low else None
        rest = parts[1:] if label else parts
        inner = max(low, label.box.right if label else low)
        outer = min([high, *(part.box.left for part in rest)])
        far = bottom is not None and line.box.top - bottom > FURTHEST * size
        other_size = not 1 / SAME_SIZE <= line.size / size <= SAME_SIZE
        if far or other_size or inner >= outer or _is_of_none(line, label, start - SET_OUT * size):
            break
        low, high, bottom = inner, outer, line.box.bottom
        found.append((label, line_of([word for part in rest for word in part.words]) if rest else None))
    return found, (low, high)


def _is_of_none(line: Line, label: Line | None, start: float) -> bool:
    """Is it a caption, a line to be signed, or does it begin with a label that stands out or says too much?"""
    text = "".join(line.text.split())
    if is_caption(line) or (text.endswith("。") and label is not None and len(label.text) > LONGEST):
        return True
    return label is not None and (
        label.box.left < start
        or len("".join(label.text.split())) > LONGEST
        or any(map(is_value, label.words))
        or _TO_BE_SIGNED.fullmatch("".join(label.text.split())) is not None
    )


def _rows(held: Sequence[Held], *, cut: bool) -> list[FormRow]:
    """The rows, lines after the last whole one left out."""
    labels = [label for label, _ in held if label is not None]
    texts = [text for _, text in held if text is not None]
    middle = _in_the_middle(labels, texts, cut=cut)
    return middle or _level_with_first(held, cut=cut)


def _in_the_middle(labels: Sequence[Line], texts: Sequence[Line], *, cut: bool) -> list[FormRow]:
    """Each label's lines around it; the first lines may be the rest of a row that the break cut."""
    rows: list[FormRow] = []
    at = 0
    for number, label in enumerate(labels):
        begin = at
        starts = range(at, len(texts)) if cut and number == 0 else (at,)
        end, at = next(
            ((end, first) for first in starts if (end := _end_around(label, texts[first:])) is not None), (None, at)
        )
        if end is None:
            break
        if at > begin:
            rows.append(FormRow(label=None, lines=tuple(texts[begin:at])))
        rows.append(FormRow(label=label, lines=tuple(texts[at : at + end])))
        at += end
    return rows if any(row.label for row in rows) else []


def _end_around(label: Line, texts: Sequence[Line]) -> int | None:
    """How many of the lines have the label in their middle: none where all are below it, None where it is in none's."""
    if not texts or texts[0].box.top > label.box.bottom:
        return 0
    off = [abs((texts[0].box.top + texts[n].box.bottom) / 2 - label.middle) for n in range(len(texts))]
    best = min(range(len(texts)), key=off.__getitem__)
    return best + 1 if off[best] <= OFF * label.size else None


def _level_with_first(held: Sequence[Held], *, cut: bool) -> list[FormRow]:
    rows: list[FormRow] = []
    for label, text in held:
        if label is not None or (cut and not rows):
            rows.append(FormRow(label=label, lines=(text,) if text else ()))
        elif rows and text is not None:
            rows[-1] = replace(rows[-1], lines=(*rows[-1].lines, text))
    return rows if rows and all(row.label for row in rows[1:]) else []


def _grid_of(grid: PageGrid, rows: Sequence[FormRow], white: tuple[float, float]) -> PageGrid:
    """The rows as a grid with the columns of the form; a text that keeps to none of them is over all."""
    boxes = [around(word.box for word in row.words) for row in rows]
    at = (boxes[0].top, *((one.bottom + other.top) / 2 for one, other in pairwise(boxes)), boxes[-1].bottom)
    left = min(grid.column_edges[0], *(box.left for box in boxes))
    right = max(grid.column_edges[-1], *(box.right for box in boxes))
    edges = (left, sum(white) / 2, *grid.column_edges[2:-1], right)
    box = Box(left=left, top=at[0], right=right, bottom=at[-1])
    cells = tuple(
        cell for number, row in enumerate(rows) for cell in _cells(row, number, edges, (at[number], at[number + 1]))
    )
    return replace(grid, box=box, row_edges=at, column_edges=edges, cells=cells)


def _cells(row: FormRow, number: int, edges: Sequence[float], y: tuple[float, float]) -> Iterator[PageCell]:
    held = _by_columns(row, edges)
    label = row.label.words if row.label else ()
    columns = [(0, 1, tuple(label)), *held]
    for column, span, words in columns:
        box = Box(left=edges[column], top=y[0], right=edges[column + span], bottom=y[1])
        yield PageCell(row=number, column=column, row_span=1, column_span=span, box=box, words=words)


def _by_columns(row: FormRow, edges: Sequence[float]) -> list[tuple[int, int, tuple[Word, ...]]]:
    """Column, columns and words of each cell beside the label."""
    n_columns = len(edges) - 1
    words = tuple(word for line in row.lines for word in line.words)
    parts = segments(row.lines[0]) if len(row.lines) == 1 else []
    held: dict[int, tuple[Word, ...]] = {}
    for part in parts:
        column = next((at for at in range(1, n_columns) if edges[at] <= middle_x(part.box) <= edges[at + 1]), 0)
        if not column or column in held:
            return [(1, n_columns - 1, words)]
        held[column] = part.words
    if len(parts) < FEWEST:
        return [(1, n_columns - 1, words)]
    return [(column, 1, held.get(column, ())) for column in range(1, n_columns)]
