"""A table that may have further rows: its lines from top to bottom, where its columns are, the distance of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.tables.pages.print.line_shapes import is_row, segments
from models.tables.pages.print.lines import Line
from models.tables.pages.print.print_sizes import em_of
from models.tables.pages.print.word_gaps import is_sign

FEWEST_ROWS, FEWEST_COLUMNS = 2, 3
"""Lines in columns that show where the columns are, and columns: of two, words and what is beside them may be text."""
FEWEST_FULL, WHITE = 4, 0.7
"""Rows with words in each column, where these are told by less white than columns have, and em of that: texts right
behind figures that are set right.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowingTable:
    """A table's lines from top to bottom, where its columns are, how many parts of a row stand in each at most (columns
    of figures that stand close, or lie over each other, are one), and the distance of its rows.
    """

    lines: tuple[Line, ...]
    columns: tuple[tuple[float, float], ...]
    parts: tuple[int, ...]
    pitch: float

    @property
    def size(self) -> float:
        """Usual height of its lines, points."""
        return median(line.size for line in self.lines)


def measured(lines: Sequence[Line]) -> GrowingTable | None:
    """None where too few lines are rows, or too few columns stand apart."""
    rows = [line for line in lines if is_row(line)]
    if len(rows) < FEWEST_ROWS:
        return None
    told = (*rows, *_labels_beside(rows, lines))
    pieces = sorted((part.box.left, part.box.right) for line in told for part in parts_of(line))
    columns: list[tuple[float, float]] = []
    for left, right in pieces:
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    if len(columns) < FEWEST_COLUMNS and len(rows) == len(lines):
        columns = _close_columns(rows) or columns
    parts = [[_held(columns, line).count(at) for line in rows] for at in range(len(columns))]
    steps = [below.middle - above.middle for above, below in pairwise(lines) if is_row(above) and is_row(below)]
    pitch = median(steps or [below.middle - above.middle for above, below in pairwise(lines)])
    if len(columns) < FEWEST_COLUMNS or pitch <= 0:
        return None
    return GrowingTable(lines=tuple(lines), columns=tuple(columns), parts=tuple(map(max, parts)), pitch=pitch)


def _close_columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Where white goes through all rows, each of which has words on both sides of it; none where it is too little."""
    white = WHITE * median(line.size for line in rows)
    found: list[tuple[float, float]] = []
    for box in sorted((word.box for line in rows for word in line.words), key=lambda box: box.left):
        if found and box.left - found[-1][1] < white:
            found[-1] = (found[-1][0], max(found[-1][1], box.right))
        else:
            found.append((box.left, box.right))
    full = all(any(left <= word.box.left < right for word in line.words) for line in rows for left, right in found)
    return found if full and len(rows) >= FEWEST_FULL and len(found) >= FEWEST_COLUMNS else []


def _labels_beside(rows: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Lines of one stretch at the left of all rows: labels in the middle of two rows each."""
    start = min(line.box.left for line in rows)
    found = [line for line in lines if line.box.right < start and len(segments(line)) == 1]
    return found if len(found) >= FEWEST_ROWS else []


def _held(columns: Sequence[tuple[float, float]], line: Line) -> list[int]:
    """The columns that parts of a line lie in, one for each."""
    return [
        at for part in parts_of(line) for at, (left, right) in enumerate(columns)
        if part.box.right > left and part.box.left < right
    ]  # fmt: skip


def is_alike(table: GrowingTable, line: Line, *, most: float) -> bool:
    """Is its print `most` times larger or smaller than the table's, at most?"""
    sizes = median(map(em_of, table.lines)), em_of(line)
    return max(sizes) <= most * min(sizes)


def parts_of(line: Line) -> list[Line]:
    """What stands apart from each other, but for signs of a currency, which stand before figures."""
    return [part for part in segments(line) if not all(map(is_sign, part.words))]
