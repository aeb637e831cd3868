"""A table right under another one with other columns: rows of each write over what parts the columns of the other.

Heads and headings reach over columns too, but what they stand over does not reach over theirs. Particulars, names that
end in a colon with what they are beside them, are another table than rows without such names in other columns. So are
figures under heads over other heads in other columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.line_shapes import is_row, segments, two_columns_of_prose
from models.tables.pages.print.lines import Line, holds, lines_of, middle_x
from models.tables.pages.print.ruled_groups import near
from models.tables.pages.regions.row_growth import Grown
from models.tables.values import is_value, is_year

FEWEST_ROWS: Final = 3
"""Of either table."""
MOST_ROWS: Final = 10
"""On either side that are asked: further down another table may begin."""
FEWEST_OVER: Final = 2
"""Rows that write over the white between columns of the other table."""
WHITE: Final = 1.0
"""Em of white between columns at least."""
LEVEL: Final = 0.2
"""Of the lower line's height that what stands beside a row shares with it at least."""
IN_LINE: Final = 3.0
"""Points by which words of one column begin, end or have their middle apart."""
LARGER: Final = 1.15
"""Of the print below it, that of a title."""
MOST: Final = 0.75
"""Share of such white, its middle with it, that words over it fill."""
FEWEST_NAMED: Final = 2
"""Rows of particulars over a table."""
FEWEST_HEADS, FEWEST_FIGURES = 3, 2
"""Of a table that begins under figures, and of a row of these."""
_NAME = re.compile(r"[^:：]{2,40}[:：]")

_Strip = tuple[float, float]


def parted_by_columns(table: Grown, words: Sequence[Word], rules: Sequence[Rule]) -> list[Grown]:
    """The table, or those over one another in its place; where upright rules stand its columns are drawn."""
    if any(not rule.horizontal and near(table.box, rule.box, 1.0) for rule in rules):
        return [table]
    lines = lines_of(word for word in words if holds(table.box, word.box))
    ends = [0, *_ends(lines), len(lines)]
    if len(ends) == 2 or any(two_columns_of_prose(lines[start:end]) for start, end in pairwise(ends)):
        return [table]
    return [_part(table, lines, start, end) for start, end in pairwise(ends)]


def heads_other_columns(table: Box, above: Box, words: Sequence[Word]) -> bool:
    """Does a table begin with a row of heads, and are those above it of other columns, several?"""
    if above.bottom > table.top:
        return False
    own, others = (lines_of(word for word in words if holds(box, word.box)) for box in (table, above))
    rows, first = _rows(others), _rows(own)[:1]
    if len(rows) < FEWEST_ROWS or not first or not _is_head(own[first[0].at]):
        return False
    return not any(_are_alike(row.parts, first[0].parts) for row in rows)


def _part(table: Grown, lines: Sequence[Line], start: int, end: int) -> Grown:
    """What of the table lines from `start` to `end`, half-open, are in; without titles, and what is between two."""
    first = start
    while not is_row(lines[first]) and lines[first].size >= LARGER * lines[first + 1].size:
        first += 1
    top = lines[first].box.top if first else table.box.top
    last = end
    while end < len(lines) and not is_row(lines[last - 1]) and _is_nearer_below(lines, last - 1):
        last -= 1
    bottom = lines[last - 1].box.bottom if end < len(lines) else table.box.bottom
    edges = tuple(y for y in table.edges if top < y < bottom)
    return Grown(box=replace(table.box, top=top, bottom=bottom), edges=edges)


def _is_nearer_below(lines: Sequence[Line], at: int) -> bool:
    above, below = lines[at].box.top - lines[at - 1].box.bottom, lines[at + 1].box.top - lines[at].box.bottom
    return above > below


def _ends(lines: Sequence[Line]) -> Iterator[int]:
    """Where another table begins, from top to bottom."""
    rows = _rows(lines)
    start = 0
    while (end := _end(rows[start:], lines)) is not None:
        start += end
        yield rows[start].at


@dataclass(frozen=True, slots=True)
class _Row:
    """Number of its line, and its parts; those too that stand beside it a little higher or lower."""

    at: int
    parts: Sequence[Box]


def _rows(lines: Sequence[Line]) -> list[_Row]:
    parts = [[part.box for part in segments(line)] for line in lines]
    rows = [at for at, line in enumerate(lines) if is_row(line)]
    for at in set(range(len(lines))) - set(rows):
        beside = next((row for row in rows if abs(row - at) == 1 and _are_level(lines[row], lines[at])), None)
        if beside is not None:
            parts[beside] += parts[at]
    return [_Row(at, parts[at]) for at in rows]


def _are_level(row: Line, line: Line) -> bool:
    shared = min(row.box.bottom, line.box.bottom) - max(row.box.top, line.box.top)
    return shared >= LEVEL * min(row.size, line.size)


def _end(rows: Sequence[_Row], lines: Sequence[Line]) -> int | None:
    """The row where the next table begins: of those that both columns allow, the furthest from the one above."""
    best, found = 0.0, None
    parts = [row.parts for row in rows]
    named = next((at for at, row in enumerate(rows) if not _is_named(lines[row.at])), len(rows))
    if _is_over_other_columns(rows, named, lines):
        return named
    headed = next((at for at in range(1, len(rows)) if _is_head(lines[rows[at].at])), len(rows))
    if _is_over_other_heads(rows, headed, lines):
        return headed
    for at in range(FEWEST_ROWS, len(rows) - FEWEST_ROWS + 1):
        above, below = parts[max(0, at - MOST_ROWS) : at], parts[at : at + MOST_ROWS]
        apart = lines[rows[at].at].middle - lines[rows[at - 1].at].middle
        if (
            apart > best
            and not _are_alike(parts[at - 1], parts[at])
            and _write_over_each_other(above, below, WHITE * lines[rows[at].at].size)
        ):
            best, found = apart, at
    return found


def _is_named(line: Line) -> bool:
    """Is every second part a name that ends in a colon?"""
    parts = [part.text for part in segments(line)]
    names = [_NAME.fullmatch(part) is not None for part in parts]
    return len(parts) > 1 and names[0] and 2 * sum(names) >= len(parts)


def _is_over_other_columns(rows: Sequence[_Row], at: int, lines: Sequence[Line]) -> bool:
    """Are the rows above the one at `at` particulars, and those below none, in other columns?"""
    below = rows[at:]
    if at < FEWEST_NAMED or len(below) < FEWEST_ROWS or any(_is_named(lines[row.at]) for row in below):
        return False
    return not any(_are_alike(rows[at - 1].parts, row.parts) for row in below)


def _is_over_other_heads(rows: Sequence[_Row], at: int, lines: Sequence[Line]) -> bool:
    """Are the rows above the one at `at` figures under heads, and is that one further down, and of other columns?"""
    if not 1 < at < len(rows) - 1 or not _is_head(lines[rows[0].at]):
        return False
    middles = [lines[row.at].middle for row in rows[: at + 1]]
    *steps, last = [below - above for above, below in pairwise(middles)]
    figures = max(_n_figures(lines[row.at]) for row in rows[1:at])
    alike = any(_are_alike(row.parts, rows[at].parts) for row in rows[:at])
    return (
        last > max(steps)
        and figures >= FEWEST_FIGURES
        and not alike
        and any(map(is_value, lines[rows[at + 1].at].words))
    )


def _n_figures(line: Line) -> int:
    """Parts that are figures, and no years."""
    return sum(all(is_value(word) and not is_year(word.text) for word in part.words) for part in segments(line))


def _is_head(line: Line) -> bool:
    return len(segments(line)) >= FEWEST_HEADS and not any(map(is_value, line.words))


def _are_alike(above: Sequence[Box], below: Sequence[Box]) -> bool:
    """Are most parts of both in line with one of the other, so that they are rows of the same columns?"""
    few, many = sorted((above, below), key=len)
    return 2 * sum(any(_in_line(box, other) for other in many) for box in few) > len(many)


def _in_line(one: Box, other: Box) -> bool:
    sides = (one.left - other.left, one.right - other.right, middle_x(one) - middle_x(other))
    return min(map(abs, sides)) <= IN_LINE


def write_over_each_other(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Do rows of each fill white between the columns of the other?"""
    least = WHITE * max(line.size for line in (*one, *other))
    return _write_over_each_other([row.parts for row in _rows(one)], [row.parts for row in _rows(other)], least)


def _write_over_each_other(one: Sequence[Sequence[Box]], other: Sequence[Sequence[Box]], least: float) -> bool:
    return _write_over(one, _white(other, least)) and _write_over(other, _white(one, least))


def _white(rows: Sequence[Sequence[Box]], least: float) -> list[_Strip]:
    """From left to right, what no part of a row stands in; on both sides parts of most rows do."""
    found: list[_Strip] = []
    reach = float("-inf")
    for box in sorted((box for row in rows for box in row), key=lambda box: box.left):
        if reach > float("-inf") and box.left - reach >= least and 2 * _n_parted(rows, reach, box.left) > len(rows):
            found.append((reach, box.left))
        reach = max(reach, box.right)
    return found


def _n_parted(rows: Sequence[Sequence[Box]], start: float, end: float) -> int:
    return sum(any(box.right <= start for box in row) and any(box.left >= end for box in row) for row in rows)


def _write_over(rows: Sequence[Sequence[Box]], white: Sequence[_Strip]) -> bool:
    return any(sum(any(_fills(box, strip) for box in row) for row in rows) >= FEWEST_OVER for strip in white)


def _fills(box: Box, strip: _Strip) -> bool:
    start, end = strip
    inside = min(box.right, end) - max(box.left, start)
    return inside >= MOST * (end - start) and box.left <= (start + end) / 2 <= box.right
