"""Groups of rows of one table, a heading between them, that the learned finder saw as tables of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.chosen.choose import shared
from models.tables.pages.print.line_shapes import in_columns, segments
from models.tables.pages.print.lines import Line, holds, line_of, lines_of, middle_y
from models.tables.pages.print.word_gaps import is_currency
from models.tables.values import is_value, is_year

HELD, MOSTLY = 0.8, 0.5
"""Share of a piece that lies in the one grid that geometry found; or of its words, and so much of it: a title was seen
with it.
"""
HEADINGS: Final = 2
"""Lines between the rows of two groups at most: a heading, and one over it or of two lines."""
FEWEST_FIGURES: Final = 2
"""Of a row; a list of names with one figure each may be a table of its own, whatever stands above it."""

SPREAD: Final = 2.0
"""Em from the first name in which labels begin; one that is spread over its cell was read as two."""
FEWEST_NUMBERS: Final = 4
"""Columns that a head numbers: in fewer figures often grow."""


def whole_groups(seen: Sequence[Box], known: Sequence[Box], page: PrintedPage) -> list[Box]:
    """The seen boxes, those as one that lie under each other in a known place where none but the first has a head.

    Of two tables each has its own; rows that go on in the columns above, under a heading, are of the table above.

    Args:
        seen: what the finder of regions saw, page points.
        known: places of the grids that geometry found.
        page: its words.
    """
    found = list(seen)
    for place in known:
        pieces = sorted((box for box in found if _lies_in(box, place, page)), key=lambda box: box.top)
        if len(pieces) > 1 and all(_goes_on(*pair, page) for pair in pairwise(pieces)):
            found = [*(box for box in found if box not in pieces), around(pieces)]
    return found


def _lies_in(piece: Box, place: Box, page: PrintedPage) -> bool:
    share = shared(piece, place)
    if share >= HELD or share < MOSTLY:
        return share >= HELD
    held = [word for word in page.words if holds(piece, word.box)]
    return sum(holds(place, word.box) for word in held) >= HELD * len(held)


def _goes_on(upper: Box, lower: Box, page: PrintedPage) -> bool:
    """Does the lower one, under a heading at most, begin with a row of figures, each under what stands in a column of
    the upper one?
    """
    if lower.top < upper.top or lower.bottom < upper.bottom or shared(upper, lower) >= 1 - HELD:
        return False
    above, below = (lines_of(word for word in page.words if holds(box, word.box)) for box in (upper, lower))
    place = around((upper, lower))
    between = lines_of(
        word for word in page.words if upper.bottom < middle_y(word.box) < lower.top and holds(place, word.box)
    )
    first = next((at for at, line in enumerate(below) if in_columns(line)), len(below))
    rows = [line for line in above if in_columns(line)]
    if len(between) + first > HEADINGS or len(below) < max(2, first + 1) or not rows:
        return False
    edge = next((part.box.left for part in segments(below[first]) if is_value(part.words[0])), 0.0)
    if any(in_columns(line) and (line.box.right > edge or any(map(is_value, line.words))) for line in between):
        return False  # a name and its translation, a blank apart, stand over the labels
    if _number_services(rows[0], below[first]):
        return False
    label, *figures = segments(_without_signs(below[first]))
    words = [word for part in figures for word in part.words]
    parts = [part for line in above for part in segments(line)]
    is_head = not any(all(is_value(word) and not is_year(word.text) for word in part.words) for part in parts)
    if is_head:  # by itself it is no table, and its names stand on several lines
        figures = [part for part in figures if all(map(is_value, part.words))]
        words = [word for part in figures for word in part.words]
    if len(figures) < FEWEST_FIGURES or not all(map(is_value, words)) or all(is_year(word.text) for word in words):
        return False
    if is_head:
        under = all(any(_is_under_one(part, other) for other in rows) for part in figures)
    else:
        under = any(all(_is_under_one(part, other) for part in figures) for other in rows)
    names = min((segments(other)[0].box for other in rows), key=lambda box: box.left)
    return under and label.box.left < max(names.right, names.left + SPREAD * label.size)


def _number_services(head: Line, other: Line) -> bool:
    """Do both begin with the same name and number columns upwards, as heads of timetables there and back do?"""
    (name, *numbers), (again, *others) = ([part.text for part in segments(line)] for line in (head, other))
    return name == again and all(map(_counts, (numbers, others)))


def _counts(numbers: Sequence[str]) -> bool:
    if len(numbers) < FEWEST_NUMBERS or not all(map(str.isdecimal, numbers)):
        return False
    return all(one < other for one, other in pairwise(map(int, numbers)))


def _without_signs(line: Line) -> Line:
    words = [word for word in line.words if not is_currency(word)]
    return line_of(words) if words else line


def _is_under_one(part: Line, row: Line) -> bool:
    """Does it lie under one stretch of the row's words, and no other?"""
    return sum(part.box.right > other.box.left and part.box.left < other.box.right for other in segments(row)) == 1
