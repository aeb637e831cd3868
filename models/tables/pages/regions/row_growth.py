"""Rows of a table beyond the rules or the fills that showed it: in its columns, at the distance of its rows.

A statement's stripes end where a heading stands between its rows; dotted rules begin below the first row; sums follow
under the last rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import (
    HEADING,
    SAME_SIZE,
    is_caption,
    is_particulars,
    is_row,
    segments,
    stands_outside,
)  # fmt: skip
from models.tables.pages.print.lines import Line, holds, line_of, lines_of, middle_x, middle_y, united
from models.tables.pages.print.word_gaps import Sizes
from models.tables.pages.regions.growing_table import GrowingTable, is_alike, measured, parts_of
from models.tables.pages.regions.rule_stacks import LEAST_FRAME, line_gap
from models.tables.values import is_value, is_year

NEAR_ROW: Final = 1.6
"""Of the distance of rows, from one line's middle to the next: what is further away is of another table."""
NEAR_SECTION: Final = 1.8
"""The same of a heading between rows, which has more space above it."""
MOST_SECTIONS: Final = 4
"""Headings and lines of one label right under each other between two rows."""
FEWEST_SUMS: Final = 2
"""Figures of a row below a rule that has none in some column."""
FEWEST_FLUSH: Final = 3
"""Rows of two columns, all of which begin and end at the same places, for another line that does so to be one."""
BESIDE: Final = 1.0
"""Em between a table's words and others on their line at least, for these to be none of it."""
SIDE: Final = 2.0
"""Points by which words of a table stand out of its box."""
WITHIN_HEAD, OVER_HEADS = 0.5, 1.1
"""Em of white between two lines of a head at most; above them to heads over several columns, which leave the labels'
column free, as titles do not.
"""
SMALL: Final = 0.75
"""Of the table's size, for a line to be marks of notes above another."""
HEAD: Final = 1.5
"""By which the print of heads of all columns may be smaller than that of rows."""
IN_LINE: Final = 1.0
"""Points by which words of one column begin, end or have their middle apart, where columns stand close."""
NARROWEST: Final = 0.7
"""Em between words of a line that stand in two columns of the rows before; Latin words have half of that between."""
INDENT: Final = 3.0
"""Em from the table's first column within which a heading with a colon begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A table's box, and the y where rows beyond its rules and fills begin and end."""

    box: Box
    edges: tuple[float, ...]


def with_further_rows(
    boxes: Sequence[Box], closed: Sequence[Box], words: Sequence[Word], rules: Iterable[Rule]
) -> list[Grown]:
    """The boxes with the rows that go on above and below them, those that meet by them as one.

    Args:
        boxes: of tables without upright rules.
        closed: those of others, which nothing grows into.
        words: of the page.
        rules: of the page.
    """
    level = [rule for rule in rules if rule.horizontal]
    heights, cover = sorted(middle_y(rule.box) for rule in level), RuleCover(level, horizontal=True)
    free = [word for word in words if not any(holds(box, word.box) for box in closed)]
    grown = [_grown(box, free, [y for y in heights if cover.share(y, box.left, box.right) >= COVERED]) for box in boxes]
    whole = united(sorted((one.box for one in grown), key=lambda box: box.top), _overlap)
    return [
        Grown(box=box, edges=tuple(sorted({y for one in grown if _overlap(one.box, box) for y in one.edges})))
        for box in whole
    ]


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) - max(one.top, other.top) > 0


def _grown(box: Box, words: Sequence[Word], across: Sequence[float]) -> Grown:
    """`across` are the y of the rules that go over all of the box's width, from top to bottom."""
    left, right = box.left - SIDE, box.right + SIDE
    lines = lines_of(word for word in words if left <= middle_x(word.box) <= right)
    first = next((at for at, line in enumerate(lines) if line.middle > box.top), len(lines))
    last = next((at for at, line in enumerate(lines) if line.middle > box.bottom), len(lines))
    table = measured(lines[first:last])
    if table is None:
        flush = _flush_rows(lines[first:last], lines[last:], [y for y in across if y >= box.bottom])
        return Grown(box=around([box, *(line.box for line in flush)]), edges=())
    others = [word for word in words if not left <= middle_x(word.box) <= right]
    above = _going_on(table, lines[:first][::-1], table.lines[0], others, across)
    if (rule := next((y for y in across if box.top - SIDE <= y <= box.bottom), None)) is not None:
        over = [line for line in lines if line.middle < rule]
        under = measured([line for line in table.lines if line.middle > rule])
        head = [] if under is None else _head_over_rule(under, over[::-1], rule, others)
        above = min(above, head, key=lambda own: own[-1].box.top if own else inf)
    if not above and _begins_with_figures(table):
        above = _head_over_rule(table, lines[:first][::-1], table.lines[0].box.top, others)
    if above and above[-1].box.left > table.columns[0][1] and not any(map(is_value, above[-1].words)):
        over = [line for line in lines if line.middle < above[-1].middle]
        above = [*above, *_head_over_rule(table, over[::-1], above[-1].box.top, others, last=above[-1])]
    below = _going_on(table, lines[last:], table.lines[-1], others, across)
    ends = [(table.lines[0], above), (table.lines[-1], below)]
    edges = [y for edge, beyond in ends for y in _between_rows([edge, *beyond])]
    edges += [y for run in _beyond_rules(table, across) for y in _between_rows(run)]
    return Grown(box=around([box, *(line.box for line in (*above, *below))]), edges=tuple(edges))


def _head_over_rule(
    table: GrowingTable, lines: Sequence[Line], rule: float, others: Sequence[Word], *, last: Line | None = None
) -> list[Line]:
    """The lines right over a table's first rule, or its first row, none apart from the next, that together stand over
    all columns: heads of one line beside those of two and over several columns; numbers of rows may have none. A line
    alone names each column, or is over the `last` line of a head, which has none over labels.
    """
    found: list[Line] = []
    told = {_nearest_column(table, part) for part in segments(last)} if last else set[int]()
    if all(is_value(line.words[0]) for line in table.lines if is_row(line)):
        told.add(0)
    for line in lines:
        top = min((one.box.top for one in found), default=rule - WITHIN_HEAD * table.size)
        over = line.box.left > table.columns[0][1] and is_alike(table, line, most=SAME_SIZE)
        whole = len(told) == len(table.columns) and (last is not None or len(segments(line)) == 1)
        white = (OVER_HEADS if found and over and not whole else WITHIN_HEAD) * table.size
        if top - line.box.bottom > white or _stands_over_table(line):
            break
        found.append(line)
        told |= {_nearest_column(table, part) for part in segments(line)}
    others_met = any(_goes_beyond(line, others) or _says_figures(line) for line in found)
    many = len(found) > (0 if last else 1) or any(_names_columns(table, line) for line in found)
    return found if many and not others_met and len(told) == len(table.columns) else []


def _begins_with_figures(table: GrowingTable) -> bool:
    """Has its first row figures behind its label? A heading over rows may stand over it."""
    first = next(line for line in table.lines if line is not table.lines[0] or len(segments(line)) > 1)
    return any(map(is_value, first.words[1:]))


def _says_figures(line: Line) -> bool:
    """Others than years, which name columns."""
    return any(is_value(word) and not is_year(word.text) for word in line.words)


def _stands_over_table(line: Line) -> bool:
    return stands_outside(line) or is_particulars(line) or HEADING.match(line.text) is not None


def _nearest_column(table: GrowingTable, part: Line) -> int:
    """By the middles of the white between columns."""
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(table.columns)]
    return sum(middle < middle_x(part.box) for middle in middles)


def _flush_rows(rows: Sequence[Line], below: Sequence[Line], across: Sequence[float]) -> list[Line]:
    """Lines right below rows of two columns, no rule between, that begin and end where all of these do and leave white
    between the two: a row whose figure is longer than the others, with less than a column's white before it.
    """
    halves = [segments(line) for line in rows]
    if len(rows) < FEWEST_FLUSH or not all(
        len(parts) == 2 and is_row(line) for parts, line in zip(halves, rows, strict=True)
    ):
        return []
    white = max(one.box.right for one, _ in halves), min(other.box.left for _, other in halves)
    furthest = max(low.middle - high.middle for high, low in pairwise(rows)) + IN_LINE
    found: list[Line] = []
    for line in below:
        last = found[-1] if found else rows[-1]
        between = any(last.middle < y < line.middle for y in across)
        if between or line.middle - last.middle > furthest or not _is_flush(line, rows, white):
            break
        found.append(line)
    return found


def _is_flush(line: Line, rows: Sequence[Line], white: tuple[float, float]) -> bool:
    sides = [(line.box.left - row.box.left, line.box.right - row.box.right) for row in rows]
    if any(max(map(abs, both)) > IN_LINE for both in sides):
        return False
    sizes = Sizes(line.words)
    return any(
        sizes.are_apart(one, other) and one.box.right > white[0] - SIDE and other.box.left < white[1] + SIDE
        for one, other in pairwise(line.words)
    )


def _beyond_rules(table: GrowingTable, across: Sequence[float]) -> list[list[Line]]:
    """Lines above the first rule and below the last one that each have something in every column."""
    if not across:
        return []
    sides = [[line for line in table.lines if line.middle < across[0]]]
    sides.append([line for line in table.lines if line.middle > across[-1]])
    return [side for side in sides if all(_fits(table, line, whole=True) for line in side)]


def _between_rows(lines: Sequence[Line]) -> list[float]:
    """Y between lines that are rows of their own, however they are ordered; lines of one label stand closer."""
    pairs = [sorted(pair, key=lambda line: line.middle) for pair in pairwise(lines)]
    return [
        (above.box.bottom + below.box.top) / 2
        for above, below in pairs
        if below.box.top - above.box.bottom >= line_gap(above)
    ]


def _going_on(
    table: GrowingTable, lines: Sequence[Line], last: Line, others: Sequence[Word], across: Sequence[float]
) -> list[Line]:
    """The lines, from the table's edge outwards, that are rows of it, with the headings between."""
    found: list[Line] = []
    headings: list[Line] = []
    for line in lines:
        named = _names_columns(table, line)
        heads = named or (not any(map(is_value, line.words)) and _fits(table, line, whole=True))
        if line.size < SMALL * table.size and not heads:
            continue
        away = abs(line.middle - last.middle)
        if not is_alike(table, line, most=HEAD if heads else SAME_SIZE) or _goes_beyond(line, others):
            break
        top, bottom = sorted((line.middle, last.middle))
        between = [y for y in across if top < y < bottom]
        if between and between[-1] - between[0] > LEAST_FRAME:
            break  # the last rule of one table and the first of another
        ruled = bool(between)
        if away <= NEAR_ROW * table.pitch and (named or _fits(table, line, whole=ruled)):
            if headings and not _heads_rows(table, [*found, *headings, line]):
                break
            found += [*headings, line]
            headings = []
        elif (
            away <= NEAR_SECTION * table.pitch
            and not ruled
            and _is_heading(table, line)
            and len(headings) < MOST_SECTIONS
        ):
            headings.append(line)
        else:
            break
        last = line
    return found


def _heads_rows(table: GrowingTable, beyond: Sequence[Line]) -> bool:
    """Are there figures on both sides of the headings? What heads a table of its own has heads of columns under it."""
    heading = next(one for one in reversed(beyond) if not is_row(one))
    lower = [one for one in (*table.lines, *beyond) if is_row(one) and one.middle > heading.middle]
    below = min(lower, key=lambda one: one.middle, default=None)
    return below is not None and any(map(is_value, below.words[1:]))


def _goes_beyond(line: Line, others: Sequence[Word]) -> bool:
    """Do other words stand right beside it? Then it is a line of text that the table's width cuts."""
    room = BESIDE * line.size
    return any(
        word.box.top < line.middle < word.box.bottom
        and word.box.right > line.box.left - room
        and word.box.left < line.box.right + room
        for word in others
    )


def _fits(table: GrowingTable, line: Line, *, whole: bool) -> bool:
    """Is each of its parts in one column? `whole`: and does it have all of these, as a row does behind a rule?"""
    if not is_row(line) or is_particulars(line) or stands_outside(line):
        return False
    held: dict[int, list[Line]] = {}
    for part in (piece for whole_part in parts_of(line) for piece in _by_columns(table, whole_part)):
        met = [
            at for at, (left, right) in enumerate(table.columns) if part.box.right > left and part.box.left < right
        ]  # fmt: skip
        if len(met) != 1:
            return False
        held.setdefault(met[0], []).append(part)
    spread = all(
        len(parts) <= table.parts[at] and all(_is_in_line(table, part) for part in parts)
        for at, parts in held.items()
        if len(parts) > 1 and any(len(part.text) > 1 for part in parts)
    )  # fmt: skip
    enough = 2 * len(held) >= len(table.columns)
    return spread and enough and (not whole or len(held) == len(table.columns) or _is_sum(table, held))


def _names_columns(table: GrowingTable, line: Line) -> bool:
    """Is it above the table, one name for each column, between what the columns beside that hold? Names in the middle
    may be over none of the figures that are set to the right under them.
    """
    parts = parts_of(line)
    if line.middle > table.lines[0].middle or len(parts) != len(table.columns) or any(map(is_value, line.words)):
        return False
    if not is_row(line) or is_particulars(line) or stands_outside(line):
        return False
    starts = [*(left for left, _ in table.columns[1:]), inf]
    ends = [-inf, *(right for _, right in table.columns[:-1])]
    return all(
        part.box.left > end and part.box.right < start for part, start, end in zip(parts, starts, ends, strict=True)
    )


def _is_sum(table: GrowingTable, held: Mapping[int, Sequence[Line]]) -> bool:
    """A label in the first column, and figures that begin or end where those of the table do."""
    figures = [part for at, parts in held.items() if at for part in parts]
    return (
        0 in held
        and not any(map(is_value, held[0][0].words))
        and len(figures) >= FEWEST_SUMS
        and all(all(map(is_value, part.words)) and _is_in_line(table, part) for part in figures)
    )


def _by_columns(table: GrowingTable, part: Line) -> list[Line]:
    """The part, or its words of each column where each lies in one, with a blank between as columns have: a number
    right before a name.
    """
    runs: list[list[Word]] = []
    last: list[int] = []
    for word in part.words:
        met = [at for at, (left, right) in enumerate(table.columns) if word.box.right > left and word.box.left < right]
        if len(met) != 1:
            return [part]
        if met != last and runs and word.box.left - runs[-1][-1].box.right < NARROWEST * part.size:
            return [part]
        if met == last:
            runs[-1].append(word)
        else:
            runs.append([word])
        last = met
    return [line_of(run) for run in runs]


def _is_in_line(table: GrowingTable, part: Line) -> bool:
    """Does it begin, end or have its middle where a part of one of the table's rows has?"""
    return any(
        min(abs(own.box.left - part.box.left), abs(own.box.right - part.box.right), off) <= IN_LINE
        for line in table.lines
        for own in parts_of(line)
        if (off := abs(middle_x(own.box) - middle_x(part.box))) < part.box.right - part.box.left
    )


def _is_heading(table: GrowingTable, line: Line) -> bool:
    """One stretch of words; with a colon, where the labels are or in the middle."""
    if len(segments(line)) > 1 or is_caption(line):
        return False
    left, right = table.columns[0][0], table.columns[-1][1]
    off = min(abs(line.box.left - left), abs(middle_x(line.box) - (left + right) / 2))
    named = line.text.endswith((":", "：")) and off <= INDENT * line.size
    return named or not stands_outside(line)
