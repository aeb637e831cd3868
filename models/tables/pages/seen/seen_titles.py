"""What the learned finder saw as one table, cut where a title stands between two: in larger print, or
set out over rows of other columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import in_columns, segments
from models.tables.pages.print.lines import Line, holds, lines_of
from models.tables.values import is_value

LARGER, READ_LARGER = 1.08, 1.3
"""Of the print of the lines above and below, from which a line is a title; the latter where it was read."""
APART, FAR_APART = 1.2, 1.5
"""Of the space below a title, from which that above it tells that it belongs to what follows; the latter where print
tells nothing.
"""
SET_OUT: Final = 2.0
"""Points by which such a title begins left of rows whose cells have padding."""
SET_IN: Final = 1.0
"""Em from the left side of what stands below within which a title begins."""
FEWEST_ROWS: Final = 2
"""On either side."""


def between_titles(box: Box, page: PrintedPage) -> Iterator[Box]:
    """The box, or the parts of it between which titles stand."""
    lines = lines_of(word for word in page.words if holds(box, word.box))
    top = box.top
    for at, line in enumerate(lines):
        above, below = lines[:at], lines[at + 1 :]
        rows = above[-FEWEST_ROWS:], below[:FEWEST_ROWS]
        if all(map(_are_rows, rows)) and (_is_title(line, above[-1], below[0]) or _is_set_out(line, *rows)):
            yield replace(box, top=top, bottom=(above[-1].box.bottom + line.box.top) / 2)
            top = (line.box.bottom + below[0].box.top) / 2
    yield replace(box, top=top)


def _are_rows(lines: Sequence[Line]) -> bool:
    return len(lines) == FEWEST_ROWS and all(map(in_columns, lines))


def _is_title(line: Line, above: Line, below: Line) -> bool:
    if len(segments(line)) > 1 or is_value(line.words[-1]) or not _are_apart(above, line, below):
        return False
    larger = LARGER if all(word.origin == "layer" for word in line.words) else READ_LARGER
    set_in = line.box.left - below.box.left
    return line.size >= larger * max(above.size, below.size) and set_in <= SET_IN * line.size


def _is_set_out(line: Line, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Does it begin left of rows that have other columns below than above, and stand far from those above?"""
    if len(segments(line)) > 1 or is_value(line.words[-1]):
        return False
    columns = [{len(segments(row)) for row in rows} for rows in (above, below)]
    out = all(row.box.left - line.box.left >= SET_OUT for row in (*above, *below))
    over, under = line.box.top - above[-1].box.bottom, below[0].box.top - line.box.bottom
    return out and not columns[0] & columns[1] and under > 0 and over >= max(FAR_APART * under, line.size)


def _are_apart(*lines: Line) -> bool:
    over, under = (low.box.top - high.box.bottom for high, low in pairwise(lines))
    return over >= APART * under and min(over, under) > 0  # a label of several rows is level with some of them
