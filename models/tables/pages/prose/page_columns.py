"""Pages whose tables stand in two columns, as newspapers and two pages on one sheet have them: one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import Line, line_of
from models.tables.pages.prose.reading_order import GUTTER

MIDDLE: Final = (0.3, 0.7)
"""Shares of the width of what a page prints between which the gutter lies."""

Column = tuple[list[Line], list[PageGrid]]


def page_columns(lines: Sequence[Line], grids: Sequence[PageGrid]) -> list[Column]:
    """The lines and grids of each column. A page is one column where anything stands over its middle, or where there
    are no tables: lines alone are told apart by what they say.
    """
    whole = [(list(lines), list(grids))]
    boxes = [grid.box for grid in grids] + [word.box for line in lines for word in line.words]
    gutter = _gutter(boxes) if grids else None
    if gutter is None:
        return whole
    halves: tuple[Column, Column] = (([], []), ([], []))
    for grid in grids:
        halves[grid.box.left > gutter][1].append(grid)
    for line in lines:
        for side in (False, True):
            if words := [word for word in line.words if (word.box.left > gutter) is side]:
                halves[side][0].append(line_of(words))
    return list(halves)


def _gutter(boxes: Sequence[Box]) -> float | None:
    """X of the widest white that goes down through the middle of the page; None where there is none."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    low, high = (left + share * (right - left) for share in MIDDLE)
    reach, found = left, (GUTTER, 0.0)
    for box in sorted(boxes, key=lambda box: box.left):
        if low <= (reach + box.left) / 2 <= high:
            found = max(found, (box.left - reach, (reach + box.left) / 2))
        reach = max(reach, box.right)
    return found[1] or None
