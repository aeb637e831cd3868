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
from models.tables.pages.print.lines import Line, holds, lines_of, middle_y
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
MOST: Final = 0.8
"""Of a region's width, that a rule over all of its columns has at least."""
FEWEST_ROWS: Final = 2
"""On either side."""


def between_titles(box: Box, page: PrintedPage) -> Iterator[Box]:
    """The box, or the parts of it between which titles stand."""
    lines = lines_of(word for word in page.words if holds(box, word.box))
    top = box.top
    for at, line in enumerate(lines):
        above, below = lines[:at], lines[at + 1 :]
        rows = above[-FEWEST_ROWS:], below[:FEWEST_ROWS]
        if all(map(_are_rows, rows)) and (
            _is_title(line, above[-1], below[0], _drawn_across(box, page)) or _is_set_out(line, *rows)
        ):
            yield replace(box, top=top, bottom=(above[-1].box.bottom + line.box.top) / 2)
            top = (line.box.bottom + below[0].box.top) / 2
    yield replace(box, top=top)


def _are_rows(lines: Sequence[Line]) -> bool:
    return len(lines) == FEWEST_ROWS and all(map(in_columns, lines))


def _drawn_across(box: Box, page: PrintedPage) -> list[float]:
    """Y of the level rules over most of the box's width."""
    level = (rule.box for rule in page.rules if rule.horizontal)
    width = box.right - box.left
    return [middle_y(one) for one in level if min(one.right, box.right) - max(one.left, box.left) >= MOST * width]


def _is_title(line: Line, above: Line, below: Line, drawn: Sequence[float]) -> bool:
    if len(segments(line)) > 1 or is_value(line.words[-1]):
        return False
    if not (_are_apart(above, line, below) or _are_ruled_apart(above, line, below, drawn)):
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


def _are_ruled_apart(above: Line, line: Line, below: Line, drawn: Sequence[float]) -> bool:
    """Does a rule end what is above it, and another, nearer to it, begin what is below?"""
    over = [line.box.top - y for y in drawn if above.box.bottom < y < line.box.top]
    under = [y - line.box.bottom for y in drawn if line.box.bottom < y < below.box.top]
    return bool(over) and bool(under) and min(over) >= FAR_APART * min(under)


def _are_apart(*lines: Line) -> bool:
    over, under = (low.box.top - high.box.bottom for high, low in pairwise(lines))
    return over >= APART * under and min(over, under) > 0  # a label of several rows is level with some of them
