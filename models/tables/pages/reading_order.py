"""The lines of a page in the order in which they are read: two columns of prose one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from models.tables.pages.line_shapes import is_running_text
from models.tables.pages.lines import Line, line_of

GUTTER: Final = 10.0
"""Points between two columns of prose at least."""
FEWEST_LINES: Final = 4
"""Lines beside each other from which two columns are told from a line with a gap."""
LONG: Final = 8
"""Characters that most lines of a column of prose have."""
_MIDDLE = (0.3, 0.7)
"""Shares of the width between which the gutter lies."""


def reading_order(lines: Sequence[Line], *, left: float, right: float) -> list[list[Line]]:
    """Columns of lines; one that goes over the whole width ends the two columns above it."""
    columns: list[list[Line]] = [[]]
    pending: list[tuple[Line, Line | None]] = []
    for line in lines:
        halves = _halves(line, left, right)
        if halves is None:
            _settle(pending, columns)
            pending = []
            columns[-1].append(line)
        else:
            pending.append(halves)
    _settle(pending, columns)
    return [column for column in columns if column]


def _halves(line: Line, left: float, right: float) -> tuple[Line, Line | None] | None:
    """What stands left and right of the gutter; None when the line goes over it."""
    low, high = (left + share * (right - left) for share in _MIDDLE)
    for one, other in zip(line.words, line.words[1:], strict=False):
        if other.box.left - one.box.right >= GUTTER and low <= (one.box.right + other.box.left) / 2 <= high:
            at = line.words.index(other)
            return line_of(line.words[:at]), line_of(line.words[at:])
    middle = (left + right) / 2
    if line.box.right <= middle or line.box.left >= middle:
        return line, None
    return None


def _is_long(line: Line) -> bool:
    """A line of prose: words that stand apart are none."""
    return len(line.text) >= LONG and "\t" not in line.text


def _settle(pending: Sequence[tuple[Line, Line | None]], columns: list[list[Line]]) -> None:
    """Pending lines go to the last column as they are, unless enough of them stand beside each other."""
    beside = [halves for halves in pending if halves[1] is not None]
    long = sum(_is_long(one) and other is not None and _is_long(other) for one, other in beside)
    prose = bool(beside) and all(map(is_running_text, _columns(pending)))
    if not prose and (len(beside) < FEWEST_LINES or long * 2 < len(beside)):
        columns[-1] += [line_of((*one.words, *(other.words if other else ()))) for one, other in pending]
        return
    columns += [*_columns(pending), []]


def _columns(pending: Sequence[tuple[Line, Line | None]]) -> list[list[Line]]:
    """What stands left and right of the gutter that the lines beside each other leave."""
    beside = [(one, other) for one, other in pending if other is not None]
    gutter = sum((one.box.right + other.box.left) / 2 for one, other in beside) / len(beside)
    both = [line for halves in pending for line in halves if line is not None]
    return [[line for line in both if line.box.left < gutter], [line for line in both if line.box.left >= gutter]]
