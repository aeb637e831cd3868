"""Heads that come again further down: results under each other, each kind with the same names over its columns, or
statements of the same years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.line_shapes import in_columns, segments
from models.tables.pages.print.lines import Line, holds, lines_of, overlap
from models.tables.pages.regions.row_growth import Grown
from models.tables.values import is_value

FEWEST_NAMES: Final = 3
"""Of a head that is there again."""
IN_PLACE: Final = 0.5
"""Em that a name may stand off the same one above it."""
BESIDE: Final = 2.0
"""Em between a head and the sides of its frame at most."""
FEWEST_ROWS: Final = 1
"""Between a head and the title over the next one."""
SAME_PRINT: Final = 1.15
"""Ratio of sizes of two titles at most; what was read is as high as its letters."""
SET_IN: Final = 2.0
"""Em by which a head of years, with no name over the labels, begins right of the row below it at least."""

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"{_YEAR}(?:年.{{0,8}})?|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}|[A-Z][a-z]+\.? \d{{1,2}}, ?{_YEAR}|{_YEAR}-\d\d-\d\d"
)


def between_heads(box: Box, page: PrintedPage) -> Iterator[Box]:
    """The box, or the parts of it that each begin with the same head."""
    lines = lines_of(word for word in page.words if holds(box, word.box))
    yield from _parts(box, lines, _heads(lines, page.words), page)


def _parts(box: Box, lines: Sequence[Line], heads: Sequence[int], page: PrintedPage) -> Iterator[Box]:
    """The box, or what of it begins with each of the heads and ends with a row."""
    if len(heads) < 2 or any(_is_ruled_over(lines[head], page) for head in heads[1:]):
        yield box
        return
    ends = [*(_end(lines, head) for head in heads[1:]), len(lines)]
    for head, end in zip(heads, ends, strict=True):
        top = box.top if head == 0 else (lines[head - 1].box.bottom + lines[head].box.top) / 2
        bottom = box.bottom if end == len(lines) else (lines[end - 1].box.bottom + lines[end].box.top) / 2
        yield replace(box, top=top, bottom=bottom)


def parted_at_titled_heads(table: Grown, page: PrintedPage) -> list[Grown]:
    """The table, or those in its place that begin with the same head, each under a title of its own."""
    lines = lines_of(word for word in page.words if holds(table.box, word.box))
    heads = _under_titles(lines, page.words)
    if len(heads) < 2:
        return [table]
    return [
        Grown(box=part, edges=tuple(y for y in table.edges if part.top < y < part.bottom))
        for part in _parts(table.box, lines, heads, page)
    ]


def has_one_head(box: Box, page: PrintedPage) -> bool:
    """Does no head in the box come again?"""
    return len(list(between_heads(box, page))) == 1


def _heads(lines: Sequence[Line], words: Sequence[Word]) -> list[int]:
    """Where the first head that comes again begins, each time; one of several lines at the first of these."""
    for at, line in enumerate(lines):
        copies = [at, *(at + 1 + n for n, other in enumerate(lines[at + 1 :]) if _is_same(line, other))]
        if len(copies) > 1 and _is_head(line) and all(after - before > 1 for before, after in pairwise(copies)):
            return copies
    years = [at for at in range(len(lines)) if _is_over_years(lines, at)]
    return years if years and all(_is_titled(lines, at) for at in years[1:]) else _under_titles(lines, words)


def _under_titles(lines: Sequence[Line], words: Sequence[Word]) -> list[int]:
    """Where the first row comes again, word for word, under titles that are set as the first one's: each direction of a
    bus has the line's number over all its journeys.
    """
    first = next((at for at, line in enumerate(lines) if in_columns(line)), 0)
    names = segments(lines[first]) if lines else []
    if len(names) < FEWEST_NAMES or is_value(names[0].words[0]):
        return []
    title = lines[first - 1] if first else _right_above(lines[0], words)
    if title is None or in_columns(title):
        return []
    copies = [
        at for at in range(first + FEWEST_ROWS + 2, len(lines))
        if _is_same(lines[first], lines[at]) and not in_columns(lines[at - 1]) and _is_set_as(title, lines[at - 1])
    ]  # fmt: skip
    return [first, *copies] if all(after - before > FEWEST_ROWS + 1 for before, after in pairwise(copies)) else []


def _right_above(line: Line, words: Sequence[Word]) -> Line | None:
    """The nearest line of the page above it that is over a part of it."""
    over = [word for word in words if word.box.bottom <= line.box.top and overlap(word.box, line.box)]
    return max(lines_of(over), key=lambda one: one.middle, default=None)


def _is_set_as(title: Line, other: Line) -> bool:
    """Does it begin where the title does, in print as large?"""
    larger = max(title.size, other.size) / min(title.size, other.size)
    return larger <= SAME_PRINT and abs(title.box.left - other.box.left) <= IN_PLACE * title.size


def _is_over_years(lines: Sequence[Line], at: int) -> bool:
    """Is the line a head of nothing but years or dates, over a row whose label stands left of them? Their unit may
    stand between.
    """
    parts, below = segments(lines[at]), lines[at + 1 : at + 3]
    if len(parts) < 2 or not below or not all(_PERIOD.fullmatch(part.text) for part in parts):
        return False
    row = below[-1] if _is_of_units(below[0], parts) else below[0]
    return lines[at].box.left - row.box.left >= SET_IN * lines[at].size


def _is_of_units(line: Line, years: Sequence[Line]) -> bool:
    """Does the same unit stand under each year?"""
    units = [part.text for part in segments(line)]
    return len(units) == len(years) and len(set(units)) == 1 and not any(map(is_value, line.words))


def _is_titled(lines: Sequence[Line], at: int) -> bool:
    """Does one stretch of words stand between the head and the rows above?"""
    return at > 1 and not in_columns(lines[at - 1])


def _is_head(line: Line) -> bool:
    names = [part.text for part in segments(line)]
    return len(set(names)) == len(names) >= FEWEST_NAMES and not any(map(is_value, line.words))


def _is_same(line: Line, other: Line) -> bool:
    one, two = segments(line), segments(other)
    return len(one) == len(two) and all(
        a.text == b.text and abs(a.box.left - b.box.left) <= IN_PLACE * line.size for a, b in zip(one, two, strict=True)
    )


def _is_ruled_over(head: Line, page: PrintedPage) -> bool:
    """Do upright rules, those of a frame as well, go on from above a head into it? Then it is a row of a form."""
    size = head.size
    return any(
        not rule.horizontal and rule.box.top < head.box.top - size and rule.box.bottom > head.middle
        and head.box.left - BESIDE * size < rule.box.left < head.box.right + BESIDE * size
        for rule in page.rules
    )  # fmt: skip


def _end(lines: Sequence[Line], head: int) -> int:
    """The line after the last row above a head: titles stand between."""
    while head > 0 and not in_columns(lines[head - 1]):
        head -= 1
    return head
